// SPDX-License-Identifier: GPL-3.0-or-later

/// Receives GLPK's output in pieces and hands it on in lines.
final class LogRelay {
  private let handler: (String) -> Void
  private var unfinished = ""

  init(_ handler: @escaping (String) -> Void) { self.handler = handler }

  /// Takes a piece of output.
  func receive(_ text: String) {
    unfinished += text
    while let end = unfinished.firstIndex(of: "\n") {
      handler(String(unfinished[..<end]))
      unfinished.removeSubrange(...end)
    }
  }

  /// Hands on a last line that has no end.
  func finish() {
    if !unfinished.isEmpty { handler(unfinished) }
    unfinished = ""
  }

  /// The function that GLPK calls; the context is a `LogRelay`.
  static let forward: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Void = {
    context, text in
    guard let context, let text else { return }
    Unmanaged<LogRelay>.fromOpaque(context).takeUnretainedValue().receive(String(cString: text))
  }
}
