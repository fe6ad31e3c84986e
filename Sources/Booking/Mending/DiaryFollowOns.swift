// SPDX-License-Identifier: GPL-3.0-or-later

/// Which meetings of a diary have windows that depend on another one's day.
struct DiaryFollowOns: Sendable {
  /// By meeting, itself as the follow-on of another one.
  private var bySuccessor: [BookingProblem.FollowOn?]
  /// By meeting, what follows it.
  private var byPredecessor: [[BookingProblem.FollowOn]]

  init(_ problem: BookingProblem) {
    var bySuccessor = problem.meetings.map { _ in BookingProblem.FollowOn?.none }
    var byPredecessor = problem.meetings.map { _ in [BookingProblem.FollowOn]() }
    for followOn in problem.followOns {
      bySuccessor[followOn.successor] = followOn
      byPredecessor[followOn.predecessor].append(followOn)
    }
    self.bySuccessor = bySuccessor
    self.byPredecessor = byPredecessor
  }

  /// Makes room for further meetings that neither follow nor are followed.
  mutating func extend(by count: Int) {
    bySuccessor += Array(repeating: nil, count: count)
    byPredecessor += Array(repeating: [], count: count)
  }

  /// A meeting as the follow-on of another one, or nil.
  func before(_ meeting: Int) -> BookingProblem.FollowOn? { bySuccessor[meeting] }

  /// The follow-ons of a meeting.
  func after(_ meeting: Int) -> [BookingProblem.FollowOn] { byPredecessor[meeting] }

  /// How many meetings a meeting comes after, one after the other.
  func depth(_ meeting: Int) -> Int {
    var (depth, last) = (0, meeting)
    while let previous = before(last)?.predecessor {
      depth += 1
      last = previous
    }
    return depth
  }

  /// Whether a meeting is one of such a pair.
  func isLinked(_ meeting: Int) -> Bool { bySuccessor[meeting] != nil || !byPredecessor[meeting].isEmpty }
}

extension BookingProblem.FollowOn {
  /// The first and the last calendar day of the successor's window when the predecessor is on a day of the problem, or
  /// has none.
  public func window(after day: Int?) -> (opens: Int, closes: Int) {
    day.map { (opens[$0], closes[$0]) } ?? (otherwise.lowerBound, otherwise.upperBound)
  }
}

/// A day on which a meeting may be held in a diary as it is.
struct DayOffer: Sendable {
  /// The day, and what it costs by the meeting's window as it is now.
  var option: BookingProblem.DayOption
  /// What the meeting's follow-ons cost more, or less, where they are.
  var followOnCost: Int
}

extension DiaryBoard {
  /// What a booked follow-on's distance from the end of its window costs; 0 for any other meeting.
  func windowCost(of meeting: Int) -> Int {
    guard let followOn = followOns.before(meeting), let booking = bookings[meeting] else { return 0 }
    return windowCost(followOn, on: booking.day, after: bookings[followOn.predecessor]?.day)
  }

  /// What a follow-on's day costs when the meeting before it is on a day, or has none.
  func windowCost(_ followOn: BookingProblem.FollowOn, on day: Int, after previous: Int?) -> Int {
    problem.timing.cost(slack: followOn.window(after: previous).closes - problem.dayNumbers[day])
  }

  /// What the booked follow-ons of a meeting cost with it on a day, or without one.
  func followOnCost(of meeting: Int, on day: Int?) -> Int {
    followOns.after(meeting).reduce(0) { sum, followOn in
      bookings[followOn.successor].map { sum + windowCost(followOn, on: $0.day, after: day) } ?? sum
    }
  }

  /// Whether a meeting on a day comes after the opening of its window, and its follow-ons after that of theirs.
  ///
  /// Two that were published as they are may be out of order; nobody makes them so.
  ///
  /// - Parameter isFresh: whether the meeting would be there otherwise than as published.
  func isInOrder(_ meeting: Int, on day: Int, isFresh: Bool = true) -> Bool {
    guard followOns.isLinked(meeting) else { return true }
    func mayStay(beside other: Int) -> Bool {
      !isFresh && bookings[other].map { !self.isFresh(other, at: $0) } ?? false
    }
    if let followOn = followOns.before(meeting),
      !opens(followOn, on: day, after: bookings[followOn.predecessor]?.day),
      !mayStay(beside: followOn.predecessor)
    {
      return false
    }
    return followOns.after(meeting).allSatisfy { followOn in
      guard let booking = bookings[followOn.successor] else { return true }
      return opens(followOn, on: booking.day, after: day) || mayStay(beside: followOn.successor)
    }
  }

  /// Whether a follow-on on a day would come after the opening of its window with the meeting before it on another.
  func isInOrder(_ successor: Int, on day: Int, after previous: Int) -> Bool {
    followOns.before(successor).map { opens($0, on: day, after: previous) } ?? true
  }

  /// Whether the window of a follow-on has opened by a day.
  private func opens(_ followOn: BookingProblem.FollowOn, on day: Int, after previous: Int?) -> Bool {
    problem.dayNumbers[day] >= followOn.window(after: previous).opens
  }

  /// The days on which a meeting that is out may be held, with what they cost as the diary is.
  ///
  /// - Parameters:
  ///   - only: the only day to look at, or nil for all.
  ///   - home: the day of the meeting that its follow-ons' costs are compared with, or nil for none.
  func dayOffers(for meeting: Int, only: Int? = nil, comparedWith home: Int? = nil) -> [DayOffer] {
    let options = problem.meetings[meeting].days.filter { option in only.map { $0 == option.day } ?? true }
    guard followOns.isLinked(meeting) else { return options.map { DayOffer(option: $0, followOnCost: 0) } }
    let before = followOnCost(of: meeting, on: home)
    let followOn = followOns.before(meeting)
    let previous = followOn.flatMap { bookings[$0.predecessor]?.day }
    return options.compactMap { option in
      guard isInOrder(meeting, on: option.day) else { return nil }
      var option = option
      if let followOn {
        option.cost = windowCost(followOn, on: option.day, after: previous)
        option.isLate = problem.dayNumbers[option.day] > followOn.window(after: previous).closes
      }
      return DayOffer(option: option, followOnCost: followOnCost(of: meeting, on: option.day) - before)
    }
  }
}
