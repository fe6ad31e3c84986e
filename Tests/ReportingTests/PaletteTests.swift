// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Reporting

@Suite("Colours")
struct PaletteTests {
  @Test("Text stands out from its ground by 4.5 to 1 at least")
  func text() {
    for (text, ground) in Palette.textPairs {
      #expect(contrast(text, ground) >= 4.5, "\(text.hex) on \(ground.hex)")
    }
  }

  @Test("Marks stand out from their ground by 3 to 1 at least")
  func graphics() {
    for (mark, ground) in Palette.graphicPairs {
      #expect(contrast(mark, ground) >= 3, "\(mark.hex) on \(ground.hex)")
    }
  }

  @Test("The contrast of black on white is 21, and of a colour on itself 1")
  func knownContrasts() {
    let black = Colour(value: 0)
    #expect(abs(contrast(black, Palette.paper) - 21) < 1e-9)
    #expect(abs(contrast(Palette.link, Palette.link) - 1) < 1e-9)
    // W3C's own example of a grey that just fails on white.
    #expect(abs(contrast(Colour(value: 0x777777), Palette.paper) - 4.478) < 0.001)
  }

  @Test("The page uses no colour but the palette's, and every colour that text or meaning needs is paired")
  func nothingElse() throws {
    let page = try ParsedPage(.small).text + SampleService.rebookPages.get().map(\.text).joined()
    var used: Set<String> = []
    for piece in page.components(separatedBy: "#").dropFirst() {
      let digits = piece.prefix { $0.isHexDigit && $0.isASCII }
      let next = piece.dropFirst(digits.count).first
      if digits.count == 6, next.map({ ";\" ),".contains($0) }) ?? false { used.insert("#\(digits)") }
    }
    let paired =
      Palette.textPairs.flatMap { [$0.text, $0.ground] }
      + Palette.graphicPairs.flatMap { [$0.mark, $0.ground] }
    // Lines between rows and on the grid of a picture only decorate.
    let decoration = [Palette.line, Palette.chartLine, Palette.bannerEdge]
    #expect(used.subtracting((paired + decoration).map(\.hex)) == [])
    #expect(used.count > 15)
  }

  @Test("Every series of a picture has a pattern of its own")
  func patterns() {
    let patterns = ChartFill.allCases.map { fill in
      fill.definition(in: "x").rendered.replacingOccurrences(of: fill.colour.hex, with: "")
        .replacingOccurrences(of: fill.rawValue, with: "")
    }
    #expect(Set(patterns).count == ChartFill.allCases.count)
  }

  /// Contrast as WCAG 2.2 defines it.
  private func contrast(_ one: Colour, _ other: Colour) -> Double {
    let lights = [luminance(one), luminance(other)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private func luminance(_ colour: Colour) -> Double {
    func channel(_ shift: UInt32) -> Double {
      let share = Double((colour.value >> shift) & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
  }
}
