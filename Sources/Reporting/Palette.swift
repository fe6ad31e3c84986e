// SPDX-License-Identifier: GPL-3.0-or-later

/// A colour of the screen.
struct Colour: Hashable, Sendable {
  /// Red, green and blue, eight bits each.
  let value: UInt32
  /// The colour as stylesheets and pictures write it: a county's pictures do so a million times.
  let hex: String

  /// A colour of six hexadecimal digits.
  init(value: UInt32) {
    self.value = value
    let digits = String(value, radix: 16)
    hex = "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}

/// Every colour of the page.
///
/// `textPairs` and `graphicPairs` say which stand on which; a test computes their contrast (WCAG 2.2, 1.4.3
/// and 1.4.11).
enum Palette {
  static let paper = Colour(value: 0xFFFFFF)
  static let ink = Colour(value: 0x12_18_1C)
  static let quiet = Colour(value: 0x4A_54_5B)
  static let line = Colour(value: 0xB4_BC_C2)
  static let tint = Colour(value: 0xF2_F5_F6)
  static let link = Colour(value: 0x1A_5A_96)
  static let linkHover = Colour(value: 0x0E_33_57)
  static let focus = Colour(value: 0xFF_DD_00)
  static let banner = Colour(value: 0x14_3A_4F)
  static let bannerEdge = Colour(value: 0x4F_9D_A6)
  static let alert = Colour(value: 0x9C_1F_0D)
  static let alertTint = Colour(value: 0xFB_E9_E5)
  static let good = Colour(value: 0x0F_5C_3A)
  static let goodTint = Colour(value: 0xE3_F3_EA)
  static let note = Colour(value: 0x12_3F_66)
  static let noteTint = Colour(value: 0xE4_EE_F7)

  static let chartBlue = Colour(value: 0x1F_5F_99)
  static let chartBrown = Colour(value: 0x8A_4B_08)
  static let chartRed = Colour(value: 0x9C_1F_0D)
  static let chartGrey = Colour(value: 0x5B_66_70)
  static let chartLine = Colour(value: 0xD5_DB_DF)
  static let chartBand = Colour(value: 0xDD_EF_E6)
  static let chartBandEdge = Colour(value: 0x2F_7A_55)

  /// Text and what it stands on: at least 4.5 to 1.
  static let textPairs: [(text: Colour, ground: Colour)] = [
    (ink, paper), (ink, tint), (quiet, paper), (quiet, tint), (link, paper), (link, tint),
    (linkHover, paper), (ink, focus), (paper, banner), (alert, paper), (alert, alertTint),
    (ink, alertTint), (good, goodTint), (good, paper), (ink, goodTint), (note, noteTint), (ink, noteTint),
    (link, alertTint),
    (ink, chartBand),
  ]

  /// Marks that carry meaning and what they stand on: at least 3 to 1.
  static let graphicPairs: [(mark: Colour, ground: Colour)] = [
    (chartBlue, paper), (chartBrown, paper), (chartRed, paper), (chartGrey, paper), (chartBlue, chartBand),
    (chartGrey, chartBand), (chartBandEdge, paper), (chartBandEdge, chartBand), (alert, paper),
    (good, paper), (ink, focus),
  ]
}
