// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Synchronization

/// Writes to standard output and standard error, and outlives a reader that has gone away.
public final class Console: Sendable {
  /// The first error of standard output other than a closed pipe.
  private let outputError = Mutex<Int32?>(nil)

  /// Creates a console and lets writes to a closed pipe fail instead of ending the program.
  ///
  /// `convenor windows DIR | head` closes the pipe early: the rest of the output is then dropped, and a plan
  /// under way is still written.
  public init() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes lines to standard output.
  func say(_ text: String) {
    let code = Self.write(text + "\n", to: STDOUT_FILENO)
    guard code != 0, code != EPIPE else { return }
    outputError.withLock { $0 = $0 ?? code }
  }

  /// Writes lines to standard error.
  func complain(_ text: String) {
    _ = Self.write(text + "\n", to: STDERR_FILENO)
  }

  /// Why standard output could not be written, when it could not: a full disk for example.
  var outputFailure: String? {
    outputError.withLock { $0 }.map { String(cString: strerror($0)) }
  }

  /// Writes all of a text, whatever interrupts it.
  ///
  /// - Returns: 0, or the error number that ended it.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
