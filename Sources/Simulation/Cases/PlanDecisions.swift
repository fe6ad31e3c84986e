// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import RandomNumbers
import StatutoryCalendar

extension World {
  /// What an initial conference, or a transfer-in conference, decides: a plan, or none.
  ///
  /// Brothers and sisters are decided on alike. Without a figure every child is put on a plan.
  ///
  /// - Returns: whether a plan was made.
  mutating func decidePlan(_ child: Int, on day: Day) -> Bool {
    let isTransfer = children[child].has(.transferredIn)
    children[child].end(.strategyDiscussion, on: day)
    children[child].end(.transferredIn, on: day)
    guard !children[child].has(.onPlan) else { return false }
    var random = chance.stream(
      .planMade, firstOfFamily(child), children[child].held.count { $0.kind.group == .initialConference })
    let fraction = course.has("plan-made-percent") ? course.fraction("plan-made-percent", on: day) : 1
    // A child who moves in has a plan already, and keeps it.
    guard isTransfer || random.happens(fraction) else { return false }
    children[child].spells.append(.init(status: .onPlan, since: day, until: nil, known: day))
    return true
  }

  /// Whether a review conference ends the plan.
  ///
  /// Plans end at conferences and nowhere else: at the one next to the day that the drawn length names, that is when
  /// the plan would be over half-way to the conference after. A child who has come into care since needs no plan any
  /// more.
  mutating func endsPlan(_ child: Int, on day: Day) -> Bool {
    guard let since = children[child].since(.onPlan) else { return false }
    if children[child].isLookedAfter { return true }
    if children[child].planLength == nil {
      var random = chance.stream(.planLength, firstOfFamily(child))
      // A conference before that kept the plan says that it was to last so long at the least.
      let kept = children[child].held.filter {
        $0.kind.group == .reviewConference && $0.day > since && $0.day < day
      }.map(\.day).max()
      let lasted = kept.map { Double($0 - since) + World.daysToHalfway } ?? 0
      children[child].planLength =
        course.planLength.length(random.unit(), beyond: lasted / pace.factor) * pace.factor
    }
    let halfway = Double(day - since) + World.daysToHalfway
    return (children[child].planLength ?? .infinity) < halfway
  }

  /// Half of the six months between two conferences, in days.
  private static let daysToHalfway = 91.0

  /// The first child of a child's family: whatever is drawn for one is drawn for all.
  private func firstOfFamily(_ child: Int) -> String {
    childrenOfFamily[children[child].family].map { children[$0].id }.min()?.text ?? children[child].id.text
  }
}
