// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import StatutoryCalendar

extension World {
  /// Lets the children of a day leave care, move, or come to the end that the tables name.
  ///
  /// Whoever is looked after leaves at eighteen; all others leave alike at the rate that brings the published number
  /// of a year, whatever their age: no report says more. A child leaves when the rates that it has lived through come
  /// to a number drawn once for it, so that another number of other children changes little for this one.
  ///
  /// - Returns: how many left care.
  mutating func depart(on day: Day) -> Int {
    var left = 0
    var cared: [Int] = []
    // Those of seventeen leave within the year anyway, and are part of the published number.
    var nearEnd = 0
    for child in children.indices where children[child].isLookedAfter {
      cared.append(child)
      if day >= children[child].seventeenthBirthday { nearEnd += 1 }
    }
    let others = max(0, course.perDay("care-exits", on: day) - Double(nearEnd) / 365)
    let exit = cared.isEmpty ? 0 : others / Double(cared.count)
    let move = course.fraction("placement-move-percent", on: day) / 365
    for child in cared {
      children[child].exit.lived += exit
      children[child].move.lived += move
      if children[child].exit.lived >= children[child].exit.limit
        || day >= children[child].eighteenthBirthday
      {
        for status in CaseFile.careStates { children[child].end(status, on: day) }
        children[child].events = []
        left += 1
      } else if children[child].move.lived >= children[child].move.limit {
        movePlacement(of: child, on: day)
      }
    }
    for child in children.indices {
      for index in children[child].spells.indices where children[child].spells[index].ends == day {
        children[child].spells[index].until = day
      }
    }
    return left
  }

  private mutating func movePlacement(of child: Int, on day: Day) {
    var random = chance.stream(.placementMove, children[child].id.text, day.number)
    children[child].move = .init(lived: 0, limit: random.exponential())
    guard let donor = donors.donor([.lookedAfter], using: &random) else { return }
    children[child].placement = donor.placement
    children[child].cohorts = donor.cohorts
  }

  /// Takes children off the bookings of meetings that they do not need any more; a booking without children is
  /// cancelled.
  ///
  /// - Returns: how many were cancelled.
  mutating func withdrawBookings() -> Int {
    // Most bookings stay as they are: these are looked at and not copied.
    var changed: [Int] = []
    for index in diary.indices where hasGroundless(index) { changed.append(index) }
    guard !changed.isEmpty else { return 0 }
    for index in changed {
      var booking = diary[index]
      touch(booking)
      booking.children.removeAll { !needs($0, booking.kind.group) }
      booking.combined.removeAll { review in
        !booking.children.contains(review.child) || !needs(review.child, review.kind.group)
      }
      diary[index] = booking
    }
    let before = diary.count
    diary.removeAll { $0.children.isEmpty }
    return before - diary.count
  }

  /// Whether a booking has a child who needs no such meeting any more.
  private func hasGroundless(_ index: Int) -> Bool {
    let group = diary[index].kind.group
    for child in diary[index].children where !needs(child, group) { return true }
    for review in diary[index].combined where !needs(review.child, review.kind.group) { return true }
    return false
  }

  private func needs(_ child: Child.ID, _ group: MeetingGroup) -> Bool {
    index(of: child).map { children[$0].needs(group) } ?? false
  }
}

extension World {
  /// Forgets that a child's meeting was adjourned, once it was held.
  mutating func settleAdjourned(_ group: MeetingGroup, _ child: Int) {
    let id = children[child].id
    for index in adjourned.indices where adjourned[index].kind.group == group {
      adjourned[index].children.removeAll { $0 == id }
    }
    adjourned.removeAll { $0.children.isEmpty }
  }
}

extension CaseFile {
  /// Whether some open state, or event, asks for meetings of a group.
  func needs(_ group: MeetingGroup) -> Bool {
    switch group {
    case .review: isLookedAfter
    case .secondPart: events.contains { $0.kind.group == .secondPart }
    case .shortBreaks: has(.shortBreaks)
    case .disruption: has(.adoptionDisrupted)
    case .secure: has(.secure)
    case .pathway: has(.pathway) || has(.housedCareLeaver)
    case .initialConference: has(.strategyDiscussion) || has(.transferredIn)
    case .reviewConference: has(.onPlan)
    }
  }
}
