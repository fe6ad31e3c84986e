// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

extension TemporaryFolder {
  /// A small service inside, with a course of its own, to be simulated.
  ///
  /// - Returns: its folder's path.
  func serviceOfAYear() async throws -> String {
    let made = try await convenor("generate", "--children", "30", "--out", path("service"))
    #expect(made.code == 0)
    let header = "quantity,month,value,unit,basis,source,section\n"
    let rows = [
      "care-entries,,12,children", "care-exits,,12,children", "initial-conference-children,,20,children",
      "plan-length-under-91,,20,percent", "plan-length-under-365,,70,percent",
      "plan-made-percent,,85,percent", "sickness-percent,,4,percent", "rearranged-percent,,6,percent",
      "conference-notice-days,,6,working days",
    ]
    try write(header + rows.map { $0 + ",assumed,test,\n" }.joined(), to: "service/course.csv")
    try write(
      "outcome,value,unit,period,source,section\ncaseload-per-fte,60,children,2026,test,1\n",
      to: "service/published.csv")
    return path("service")
  }
}
