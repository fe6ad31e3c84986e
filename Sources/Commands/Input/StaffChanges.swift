// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// The changes of staff that somebody wants to see planned, from the command line.
struct StaffChanges: Sendable {
  /// One change each time that it is given.
  static let option = Option.texts(
    "change", "CHANGE",
    "plan as if the staff had changed: " + ScenarioChange.forms.joined(separator: ", ")
      + "; dates are yyyy-mm-dd; may be given several times, the changes apply in that order")

  /// The changes, in the order given.
  let changes: [ScenarioChange]

  /// Reads the changes.
  ///
  /// - Throws: `UsageError` for a text that is no change.
  init(_ arguments: Arguments) throws(UsageError) {
    var changes: [ScenarioChange] = []
    for text in try arguments.values(of: Self.option) {
      do throws(ScenarioChangeError) {
        changes.append(try ScenarioChange(text))
      } catch {
        throw UsageError("option --change: \(error)")
      }
    }
    self.changes = changes
  }

  /// The scenario after the changes.
  ///
  /// - Throws: `UsageError` for a change about nobody in the scenario.
  func applied(to scenario: Scenario) throws(UsageError) -> Scenario {
    do throws(ScenarioChangeError) {
      return try scenario.applying(changes)
    } catch {
      var near: String?
      if case .unknownOfficer(let officer, _) = error {
        near = Spelling.nearest(to: officer.text, among: scenario.officers.map(\.id.text))
      }
      throw UsageError("option --change: \(error)", suggestion: near)
    }
  }
}
