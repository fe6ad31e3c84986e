// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What the system says went wrong with a file.
struct SystemFailure: Error, Hashable {
  /// The system's error number.
  let number: Int32

  /// The failure of the call just made.
  static var last: SystemFailure { SystemFailure(number: errno) }

  /// Whether something of that name stands there already.
  var isNameTaken: Bool { number == EEXIST }

  /// Whether nothing of that name is there.
  var isMissing: Bool { number == ENOENT }

  /// The system's words for it, such as `Permission denied`.
  ///
  /// Since glibc 2.32 they stand in memory of the calling thread.
  var reason: String { strerror(number).map { String(cString: $0) } ?? "error \(number)" }
}

/// Reads and writes files by the system's calls, whose errors are plain.
enum SystemFile {
  /// The bytes that are read at a time.
  static let blockSize = 1 << 18

  /// Calls `body` with the blocks of a file, one after another, until it returns false.
  ///
  /// - Throws: `SystemFailure`.
  static func forEachBlock(of path: String, _ body: (UnsafeRawBufferPointer) -> Bool) throws(SystemFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = read(descriptor, block.baseAddress, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      guard count > 0, body(UnsafeRawBufferPointer(rebasing: block[0..<count])) else { return }
    }
  }

  /// All bytes of a file.
  ///
  /// - Throws: `SystemFailure`.
  static func bytes(of path: String) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachBlock(of: path) { block in
      bytes.append(contentsOf: block)
      return true
    }
    return bytes
  }

  /// Writes a new file; the name must be free.
  ///
  /// - Throws: `SystemFailure`.
  static func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .last }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Foundation.write(descriptor, all.baseAddress?.advanced(by: written), all.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = SystemFailure.last
        close(descriptor)
        throw failure
      }
      written += count
    }
    // A full disk behind a network drive may be reported only here.
    guard close(descriptor) == 0 else { throw .last }
  }

  /// Makes a folder; the name must be free.
  ///
  /// - Throws: `SystemFailure`.
  static func makeFolder(_ path: String) throws(SystemFailure) {
    guard mkdir(path, 0o777) == 0 else { throw .last }
  }

  /// Renames a file or folder in one step; an empty folder of the new name is replaced.
  ///
  /// - Throws: `SystemFailure`.
  static func rename(_ path: String, to newPath: String) throws(SystemFailure) {
    guard Foundation.rename(path, newPath) == 0 else { throw .last }
  }

  /// Says whether files can be made in a folder.
  ///
  /// - Throws: `SystemFailure`: there is no such folder, or it may not be written.
  static func checkWritable(folder path: String) throws(SystemFailure) {
    guard access(path, W_OK | X_OK) == 0 else { throw .last }
  }
}
