// SPDX-License-Identifier: GPL-3.0-or-later

/// Lets the children of an element stand in braces, with loops and conditions; a string is text.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ piece: HTML) -> HTML { piece }
  static func buildExpression(_ text: String) -> HTML { .text(text) }
  static func buildExpression(_ pieces: [HTML]) -> HTML { .fragment(pieces) }
  static func buildBlock(_ pieces: HTML...) -> HTML { pieces.count == 1 ? pieces[0] : .fragment(pieces) }
  static func buildArray(_ pieces: [HTML]) -> HTML { .fragment(pieces) }
  static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
  static func buildEither(first piece: HTML) -> HTML { piece }
  static func buildEither(second piece: HTML) -> HTML { piece }
}
