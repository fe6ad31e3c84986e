// SPDX-License-Identifier: GPL-3.0-or-later

/// One scenario of a sweep: its name and what it changes.
public struct SweepVariant: Sendable, Hashable {
  /// The name, which is also that of its files: 1 to 60 characters of `A-Z a-z 0-9 _ - + . =`.
  public var name: String
  /// What it changes, in order; nothing for the service as it is.
  public var changes: [SweepChange]
  /// The number of the range that made it, when one did.
  public var step: Double?
  /// The row of the sweep file that it comes from: variants of one range have it in common.
  public var origin: String

  /// Creates a variant.
  public init(name: String, changes: [SweepChange], step: Double? = nil, origin: String) {
    self.name = name
    self.changes = changes
    self.step = step
    self.origin = origin
  }
}

/// A part of a sweep that stands alone: some replications of one variant.
public struct SweepTask: Sendable, Hashable {
  /// Its number among all tasks, from 1.
  public var number: Int
  /// The variant's position in the sweep.
  public var variant: Int
  /// The replications, from 0.
  public var replications: Range<Int>
}

/// What a sweep tries, and cut into which tasks.
public struct SweepPlan: Sendable, Hashable {
  /// The variants; the first is what the others are compared with.
  public var variants: [SweepVariant]
  /// Replications of each.
  public var replications: Int
  /// The most replications of a task.
  public static let replicationsPerTask = 5

  /// Creates a plan.
  public init(variants: [SweepVariant], replications: Int) {
    self.variants = variants
    self.replications = replications
  }

  /// The tasks in order: the first replications of every variant come first, so that a sweep that is stopped has
  /// something of each.
  public var tasks: [SweepTask] {
    var tasks: [SweepTask] = []
    for first in stride(from: 0, to: replications, by: Self.replicationsPerTask) {
      for variant in variants.indices {
        tasks.append(
          SweepTask(
            number: tasks.count + 1, variant: variant,
            replications: first..<min(replications, first + Self.replicationsPerTask)))
      }
    }
    return tasks
  }

  /// Reads rows of a sweep file: variants in the order in which their names come first.
  ///
  /// A change may have a range `FROM..TO` or `FROM..TO/STEP` in the place of a number; it makes a variant for each
  /// number, with the number behind its name. A variant without changes, of the name `as-is`, comes first when no row has
  /// an empty change.
  ///
  /// - Parameter rows: name and change; an empty change is none.
  /// - Throws: `SweepChangeError`.
  public static func variants(
    _ rows: [(name: String, change: String)]
  ) throws(SweepChangeError) -> [SweepVariant] {
    var order: [String] = []
    var texts: [String: [String]] = [:]
    for row in rows {
      if texts[row.name] == nil { order.append(row.name) }
      texts[row.name, default: []] += row.change.isEmpty ? [] : [row.change]
    }
    var variants: [SweepVariant] = []
    for name in order { variants += try Self.variants(of: name, texts[name] ?? []) }
    if let plain = variants.firstIndex(where: { $0.changes.isEmpty }) {
      variants.insert(variants.remove(at: plain), at: 0)
    } else {
      variants.insert(SweepVariant(name: "as-is", changes: [], origin: "as-is"), at: 0)
    }
    return variants
  }

  private static func variants(of name: String, _ texts: [String]) throws(SweepChangeError) -> [SweepVariant]
  {
    let ranges = texts.enumerated().compactMap { index, text in SweepRange(text).map { (index, $0) } }
    guard let (position, range) = ranges.first else {
      var changes: [SweepChange] = []
      for text in texts { changes.append(try SweepChange(text)) }
      return [SweepVariant(name: name, changes: changes, origin: name)]
    }
    if ranges.count > 1 {
      throw .unreadable(
        text: texts[ranges[1].0], expectation: "expected one range in the scenario \"\(name)\" and no more")
    }
    var variants: [SweepVariant] = []
    for step in range.steps {
      var changes: [SweepChange] = []
      for (index, text) in texts.enumerated() {
        changes.append(try SweepChange(index == position ? range.text(at: step) : text))
      }
      variants.append(
        SweepVariant(name: "\(name)=\(SweepChange.short(step))", changes: changes, step: step, origin: name))
    }
    return variants
  }
}

/// A range of numbers in the text of a change, such as `posts:0..4:reviews` or `figure:sickness-percent:2..10/2`.
private struct SweepRange {
  let before: String
  let after: String
  let steps: [Double]

  /// Reads the first part of a change that is a range; nil when none is one of numbers, as in that of dates.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    for (index, part) in parts.enumerated() {
      let isFactor = part.hasPrefix("x")
      guard let steps = SweepRange.steps(isFactor ? part.dropFirst() : part[...]) else { continue }
      before = parts[..<index].map { $0 + ":" }.joined() + (isFactor ? "x" : "")
      after = parts[(index + 1)...].map { ":" + $0 }.joined()
      self.steps = steps
      return
    }
    return nil
  }

  /// The numbers of `FROM..TO` or `FROM..TO/STEP`, at most 201 of them; nil when the text is no such range.
  private static func steps(_ text: Substring) -> [Double]? {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2, let ends = halves[0].aroundDots, let first = Double(ends.0),
      let end = Double(ends.1), first <= end
    else { return nil }
    let step = halves.count == 2 ? Double(halves[1]) ?? 0 : 1
    guard step > 0, (end - first) / step <= 200 else { return nil }
    // Whole multiples, so that no rounding adds up.
    return (0...Int(((end - first) / step + 1e-9).rounded(.down))).map { first + Double($0) * step }
  }

  /// The change with a number in the range's place.
  func text(at step: Double) -> String { before + SweepChange.short(step) + after }
}

extension Substring {
  /// What stands before and behind the two dots of `FROM..TO`.
  fileprivate var aroundDots: (Substring, Substring)? {
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      if self[index] == ".", next < endIndex, self[next] == "." {
        return (self[..<index], self[self.index(after: next)...])
      }
      index = next
    }
    return nil
  }
}
