// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Synchronization

/// One line on standard error, rewritten as the work goes on; nothing when that is not a terminal.
final class ProgressLine: Sendable {
  private struct State {
    var shown = ""
    var last: ContinuousClock.Instant?
    var isClosed = false
  }

  private static let eraseLine = "\r\u{1B}[K"
  /// Rewriting more often than this only flickers.
  private static let pause = Duration.milliseconds(100)

  private let isTerminal: Bool
  private let state = Mutex(State())

  /// Creates a line that is empty.
  init() {
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    isTerminal = isatty(STDERR_FILENO) == 1 && !isDumb
  }

  /// Shows a text instead of the last one, unless that is too recent; may be called on any thread.
  func show(_ text: String) {
    guard isTerminal else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard !state.isClosed, text != state.shown, state.last.map({ now - $0 >= Self.pause }) ?? true else {
        return
      }
      state.shown = text
      state.last = now
      _ = Console.write(Self.eraseLine + text.prefix(Self.columns - 1), to: STDERR_FILENO)
    }
  }

  /// Takes the line away for good.
  func close() {
    guard isTerminal else { return }
    state.withLock { state in
      guard !state.isClosed else { return }
      state.isClosed = true
      _ = Console.write(Self.eraseLine, to: STDERR_FILENO)
    }
  }

  /// Writes a line of its own in the place of the progress; works without a terminal too.
  func interject(_ text: String) {
    state.withLock { state in
      let start = isTerminal && !state.isClosed ? Self.eraseLine : ""
      state.shown = ""
      _ = Console.write("\(start)\(text)\n", to: STDERR_FILENO)
    }
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}
