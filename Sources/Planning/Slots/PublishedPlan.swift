// SPDX-License-Identifier: GPL-3.0-or-later

public import Casework

/// A plan as it stands in its folder: who has whom, what is in the diary, and how it came about.
public struct PublishedPlan: Sendable {
  /// The rows of the allocation.
  public var allocation: [AllocatedRow]
  /// The diary; every booking in it with a day is published.
  public var diary: [Booking]
  /// How it was made; `rebook` says what has happened to it since.
  public var summary: PlanSummary

  /// Creates a plan.
  public init(allocation: [AllocatedRow], diary: [Booking], summary: PlanSummary) {
    self.allocation = allocation
    self.diary = diary
    self.summary = summary
  }

  /// Publishes a plan.
  public init(_ plan: Plan) {
    self.init(
      allocation: plan.allocation.map {
        AllocatedRow(family: $0.family, children: $0.children, officer: $0.officer)
      }, diary: plan.diary, summary: plan.summary)
  }

  /// What has happened to the diary since the plan was made, in order.
  public var events: [DiaryEvent] { summary.rebook?.events ?? [] }
}
