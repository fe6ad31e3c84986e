// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a folder cannot be written.
public enum FolderError: Error, Hashable, CustomStringConvertible {
  /// Something stands there that must not be replaced.
  case exists(path: String, reason: String)
  /// The system does not allow it.
  case cannotWrite(path: String, reason: String)

  /// The error in words.
  public var description: String {
    switch self {
    case .exists(let path, let reason): "\(path) exists: \(reason)"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
