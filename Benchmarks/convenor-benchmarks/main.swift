// SPDX-License-Identifier: GPL-3.0-or-later

import Benchmarking
import Foundation

// Lines are written at once, not when a buffer is full: whoever pipes them sees each instance as it ends.
exit(
  BenchmarkProgram.run(
    Array(CommandLine.arguments.dropFirst()),
    result: { FileHandle.standardOutput.write(Data("\($0)\n".utf8)) },
    note: { FileHandle.standardError.write(Data("\($0)\n".utf8)) }))
