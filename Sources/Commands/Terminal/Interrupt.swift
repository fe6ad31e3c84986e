// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Glibc
import LinearOptimization
import Synchronization

/// Turns Ctrl-C and a polite kill into a stop signal: the first asks for the best so far, the second ends the
/// program at once.
final class Interrupt {
  /// What the signal handlers share with the work.
  private struct State {
    var signals = 0
    var isWriting = false
  }

  private final class Shared: Sendable {
    let state = Mutex(State())
  }

  private let shared = Shared()
  private let sources: [any DispatchSourceSignal]

  /// Watches SIGINT and SIGTERM until the program ends.
  ///
  /// - Parameters:
  ///   - stop: raised at the first signal.
  ///   - announce: called once, after that.
  init(raising stop: StopSignal, announce: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "convenor.signals")
    let shared = self.shared
    sources = [SIGINT, SIGTERM].map { number in
      // The source reports the signal; its default action must not end the program first.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        let (count, isWriting) = shared.state.withLock { state in
          state.signals += 1
          return (state.signals, state.isWriting)
        }
        if count == 1, !isWriting {
          stop.raise()
          announce()
        } else if !isWriting {
          _ = Console.write("\n", to: STDERR_FILENO)
          // By convention 128 and the signal's number: 130 after Ctrl-C.
          _exit(128 + number)
        }
      }
      source.resume()
      return source
    }
  }

  /// From now on signals are ignored: files are being written, which takes a moment and must not end halfway.
  func beginWriting() {
    shared.state.withLock { $0.isWriting = true }
  }
}
