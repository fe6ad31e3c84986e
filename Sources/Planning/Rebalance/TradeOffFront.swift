// SPDX-License-Identifier: GPL-3.0-or-later

/// The best answers known for each number of children moved.
struct TradeOffFront: Sendable {
  /// Families without an officer of every answer here: the fewest known.
  private(set) var unplaced = Int.max
  private var best: [Int: MoveAnswer] = [:]

  /// The answers of which none moves more children and costs no less than another; few moves first.
  var answers: [MoveAnswer] {
    var least = Int.max
    return best.keys.sorted().compactMap { children in
      guard let answer = best[children], answer.cost < least else { return nil }
      least = answer.cost
      return answer
    }
  }

  /// Takes an answer in unless one that moves as many children is as good; answers that leave more families
  /// without an officer do not belong here.
  mutating func add(_ answer: MoveAnswer) {
    guard answer.unplaced <= unplaced else { return }
    if answer.unplaced < unplaced { best = [:] }
    unplaced = answer.unplaced
    if let known = best[answer.childrenMoved], known.cost <= answer.cost { return }
    best[answer.childrenMoved] = answer
  }

  /// The answers on the lower convex hull: those that are cheapest at some price of a child moved.
  var hull: [MoveAnswer] {
    var hull: [MoveAnswer] = []
    for answer in answers {
      while hull.count > 1, !isBelow(hull[hull.count - 1], hull[hull.count - 2], answer) { hull.removeLast() }
      hull.append(answer)
    }
    return hull
  }

  /// Whether a point lies below the straight line between two others.
  private func isBelow(_ point: MoveAnswer, _ left: MoveAnswer, _ right: MoveAnswer) -> Bool {
    (point.cost - left.cost) * (right.childrenMoved - left.childrenMoved)
      < (right.cost - left.cost) * (point.childrenMoved - left.childrenMoved)
  }

  /// The cheapest answer that moves no more children; nil when every answer moves more.
  func cheapest(moving children: Int) -> MoveAnswer? { answers.last { $0.childrenMoved <= children } }

  /// At most so many of the answers: those between which a straight line strays least from the curve.
  ///
  /// - Parameter chosen: an answer that is to be among them whatever it costs; it stands for those that move as
  ///   many children.
  func points(atMost count: Int, chosen: MoveAnswer) -> [MoveAnswer] {
    var points = answers.filter { $0.childrenMoved != chosen.childrenMoved }
    points.append(chosen)
    points.sort { $0.childrenMoved < $1.childrenMoved }
    while points.count > max(count, 3) {
      // The ends and the chosen one stay; of the others goes the one that its neighbours foretell best.
      let inner = (1..<points.count - 1).filter { points[$0].childrenMoved != chosen.childrenMoved }
      let least = inner.min { area(points, $0) < area(points, $1) }
      guard let least else { break }
      points.remove(at: least)
    }
    return points
  }

  /// Twice the area of the triangle of a point and its neighbours.
  private func area(_ points: [MoveAnswer], _ index: Int) -> Int {
    let (left, point, right) = (points[index - 1], points[index], points[index + 1])
    return abs(
      (point.cost - left.cost) * (right.childrenMoved - left.childrenMoved)
        - (right.cost - left.cost) * (point.childrenMoved - left.childrenMoved))
  }
}
