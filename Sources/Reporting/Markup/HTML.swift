// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a page: text, an element, or several of them in a row.
///
/// Text and attribute values are escaped as a piece is made and nowhere else, so that no caller can forget it. What is
/// written is at the same time HTML and well-formed XML: void elements end in `/>`.
///
/// A county's year has millions of pieces. So a small piece is its bytes at once; a large one is a row of smaller ones,
/// which are put together at the end, so that nothing is copied again for every element around it.
struct HTML: Sendable {
  private enum Content: Sendable {
    /// A text in which nothing has to be escaped any more.
    case text(String)
    case bytes([UInt8])
    case row([HTML])
  }

  /// The most bytes of a piece that is put together at once.
  private static let mostAtOnce = 2048

  private let content: Content
  /// How many bytes the piece has.
  private let length: Int

  private init(_ content: Content, length: Int) {
    self.content = content
    self.length = length
  }

  // MARK: - Making

  /// Nothing at all.
  static let empty = HTML(.text(""), length: 0)

  /// A text.
  static func text(_ text: String) -> HTML {
    if Escaping.isPlain(text) { return HTML(.text(text), length: text.utf8.count) }
    var bytes: [UInt8] = []
    Escaping.write(text, to: &bytes)
    return HTML(.bytes(bytes), length: bytes.count)
  }

  /// Several pieces in a row.
  static func fragment(_ pieces: [HTML]) -> HTML {
    if pieces.count == 1 { return pieces[0] }
    let length = pieces.reduce(0) { $0 + $1.length }
    if length > mostAtOnce { return HTML(.row(pieces), length: length) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    for piece in pieces { piece.write(to: &bytes) }
    return HTML(.bytes(bytes), length: length)
  }

  /// A stylesheet, which HTML reads without any escaping: only for text that is part of the program.
  static func style(_ sheet: String) -> HTML {
    let text = "<style>\n\(sheet)\n</style>\n"
    return HTML(.text(text), length: text.utf8.count)
  }

  /// What a page begins with.
  static let doctype = HTML(.text("<!DOCTYPE html>\n"), length: 16)

  /// An element.
  static func element(_ tag: Tag, _ attributes: [Attribute], _ child: HTML = .empty) -> HTML {
    let name = tag.rawValue
    let isLong = child.length > mostAtOnce
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      attributes.reduce(2 * name.utf8.count + 8) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        + (isLong ? 0 : child.length))
    bytes.append(UInt8(ascii: "<"))
    bytes.append(name)
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes.append(attribute.name)
      bytes.append("=\"")
      Escaping.write(attribute.value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(tag.isVoid ? "/>" : ">")
    guard isLong else {
      child.write(to: &bytes)
      end(tag, &bytes)
      return HTML(.bytes(bytes), length: bytes.count)
    }
    let start = HTML(.bytes(bytes), length: bytes.count)
    bytes = []
    end(tag, &bytes)
    return .fragment([start, child, HTML(.bytes(bytes), length: bytes.count)])
  }

  /// Writes what comes after an element's children.
  private static func end(_ tag: Tag, _ bytes: inout [UInt8]) {
    if !tag.isVoid {
      bytes.append("</")
      bytes.append(tag.rawValue)
      bytes.append(UInt8(ascii: ">"))
    }
    // A line for each block keeps the file readable and its lines short enough for any editor.
    if tag.endsLine { bytes.append(UInt8(ascii: "\n")) }
  }

  // MARK: - Writing

  /// The text of the piece.
  var rendered: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the piece to bytes.
  private func write(to output: inout [UInt8]) {
    switch content {
    case .text(let text): output.append(text)
    case .bytes(let bytes): output.append(contentsOf: bytes)
    case .row(let pieces): for piece in pieces { piece.write(to: &output) }
    }
  }
}

extension [UInt8] {
  /// Adds a text as it is.
  mutating func append(_ text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append(contentsOf: $0) }
    if isDone == nil { append(contentsOf: text.utf8) }
  }
}
