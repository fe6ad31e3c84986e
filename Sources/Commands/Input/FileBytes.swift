// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Reads whole files.
enum FileBytes {
  /// The bytes of a file.
  ///
  /// - Throws: `BadData` with the file and the system's reason.
  static func read(_ path: String) throws(BadData) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw failure(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes += chunk[..<count]
      if count < chunk.count { break }
    }
    // A folder opens and then cannot be read.
    guard ferror(file) == 0 else { throw failure(path) }
    return bytes
  }

  private static func failure(_ path: String) -> BadData {
    BadData("\(path): cannot be read: \(String(cString: strerror(errno)))")
  }
}
