// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// A day that may be missing, as a cell.
func cell(_ day: Day?) -> String { day?.description ?? "" }
/// A time that may be missing, as a cell.
func cell(_ time: ClockTime?) -> String { time?.description ?? "" }
/// A number that may be missing, as a cell.
func cell(_ number: Int?) -> String { number.map { String($0) } ?? "" }
/// An id that may be missing, as a cell.
func cell<Subject>(_ id: Identifier<Subject>?) -> String { id?.text ?? "" }
/// A truth as a cell.
func yesOrNo(_ value: Bool) -> String { (value ? YesOrNo.yes : .no).rawValue }

extension Sequence<String> {
  /// The words in the order of their bytes, the same on every machine.
  var sortedByBytes: [String] { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
