// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The peak memory of this process, as Linux counts it.
enum ProcessMemory {
  /// Begins a new peak: memory that was freed goes back to the system, and the kernel forgets the high water mark.
  ///
  /// A kernel that does not allow it keeps the mark of the whole process so far.
  static func resetPeak() {
    returnFreedMemory()
    guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? file.write(contentsOf: Data("5".utf8))
    try? file.close()
  }

  /// Asks the C library to give back what it keeps of freed memory, or one instance would count in the next.
  private static func returnFreedMemory() {
    #if canImport(Glibc)
      // The header that declares malloc_trim is not in Swift's module of the C library.
      guard let program = dlopen(nil, RTLD_LAZY), let symbol = dlsym(program, "malloc_trim") else { return }
      typealias Trim = @convention(c) (Int) -> Int32
      _ = unsafeBitCast(symbol, to: Trim.self)(0)
      dlclose(program)
    #endif
  }

  /// The high water mark of resident memory, MiB rounded up; nil where there is no /proc.
  static func peakMiB() -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    return peakMiB(status: status)
  }

  /// Reads the mark out of the text of /proc/self/status.
  static func peakMiB(status: String) -> Int? {
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
    return kibibytes.map { ($0 + 1023) / 1024 }
  }
}
