// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// A text file that is written piece by piece, so that a long run leaves what it has when it is ended.
struct OutputFile {
  private let handle: FileHandle

  /// Makes the file, empty.
  init(path: String) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  /// Writes behind what there is.
  func append(_ text: String) throws { try handle.write(contentsOf: Data(text.utf8)) }
}
