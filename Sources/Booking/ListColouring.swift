// SPDX-License-Identifier: GPL-3.0-or-later

/// Gives each of a few items a colour of its own list, so that no two that are apart have the same: rooms or minute
/// takers for the conferences of a day.
///
/// Depth first, always the item that has the fewest colours left (Haralick and Elliott 1980: forward checking, fail
/// first). Of colours that are the same to all items and that none has yet, one is tried for all.
struct ListColouring {
  private let count: Int
  private let colours: Int
  /// By item and colour, whether it is on the list.
  private var isAllowed: [Bool]
  /// By item and colour, how many of those that are apart from it have the colour.
  private var blocks: [Int]
  /// By item, how many colours of its list nobody blocks.
  private var left: [Int]
  /// By item, those it must be apart from.
  private var others: [[Int]]
  private var chosen: [Int]
  /// By colour, how many items have it.
  private var users: [Int]
  /// By colour, the first of those that are the same to all items.
  private var kind: [Int] = []
  /// How many colours have been tried.
  private var steps = 0

  /// Items without colours.
  init(count: Int, colours: Int) {
    self.count = count
    self.colours = colours
    isAllowed = Array(repeating: false, count: count * colours)
    blocks = Array(repeating: 0, count: count * colours)
    left = Array(repeating: 0, count: count)
    others = Array(repeating: [], count: count)
    chosen = Array(repeating: -1, count: count)
    users = Array(repeating: 0, count: colours)
  }

  /// Puts a colour on an item's list.
  mutating func allow(_ item: Int, _ colour: Int) {
    isAllowed[item * colours + colour] = true
    left[item] += 1
  }

  /// Lets two items never have the same colour.
  mutating func separate(_ first: Int, _ second: Int) {
    others[first].append(second)
    others[second].append(first)
  }

  /// The colour of each item; nil when there are none, or none was found in so many steps.
  mutating func solve(steps most: Int) -> [Int]? {
    guard !left.contains(0) else { return nil }
    kind = (0..<colours).map { colour in
      (0..<colour).first { other in
        (0..<count).allSatisfy { isAllowed[$0 * colours + colour] == isAllowed[$0 * colours + other] }
      } ?? colour
    }
    return descend(most) ? chosen : nil
  }

  private mutating func descend(_ most: Int) -> Bool {
    var next = -1
    for item in 0..<count where chosen[item] < 0 {
      if next < 0 || left[item] < left[next] { next = item }
    }
    guard next >= 0 else { return true }
    var isTried = Array(repeating: false, count: colours)
    for colour in 0..<colours where isAllowed[next * colours + colour] && blocks[next * colours + colour] == 0
    {
      if users[colour] == 0 {
        if isTried[kind[colour]] { continue }
        isTried[kind[colour]] = true
      }
      steps += 1
      if steps > most { return false }
      if take(next, colour), descend(most) { return true }
      release(next, colour)
    }
    return false
  }

  /// Gives an item a colour.
  ///
  /// - Returns: whether all others have one left.
  private mutating func take(_ item: Int, _ colour: Int) -> Bool {
    chosen[item] = colour
    users[colour] += 1
    var isPossible = true
    for other in others[item] {
      let cell = other * colours + colour
      blocks[cell] += 1
      guard blocks[cell] == 1, isAllowed[cell] else { continue }
      left[other] -= 1
      if left[other] == 0, chosen[other] < 0 { isPossible = false }
    }
    return isPossible
  }

  private mutating func release(_ item: Int, _ colour: Int) {
    chosen[item] = -1
    users[colour] -= 1
    for other in others[item] {
      let cell = other * colours + colour
      blocks[cell] -= 1
      if blocks[cell] == 0, isAllowed[cell] { left[other] += 1 }
    }
  }
}
