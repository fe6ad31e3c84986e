// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import StatutoryCalendar

/// Days, times and lengths of time as GOV.UK writes them.
enum TimeWords {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `27 March 2013`.
  static func date(_ day: Day) -> String {
    let (year, month, number) = day.civil
    return "\(number) \(months[month - 1]) \(year)"
  }

  /// `27 March`.
  static func dayAndMonth(_ day: Day) -> String {
    let (_, month, number) = day.civil
    return "\(number) \(months[month - 1])"
  }

  /// `27 Mar`, for the axis of a picture and narrow cells.
  static func shortDate(_ day: Day) -> String {
    let (_, month, number) = day.civil
    return "\(number) \(months[month - 1].prefix(3))"
  }

  /// `27 Mar 2013`, for narrow cells.
  static func shortDateWithYear(_ day: Day) -> String { "\(shortDate(day)) \(day.civil.year)" }

  /// `Wednesday`.
  static func weekday(_ day: Day) -> String {
    let name = day.weekday.rawValue
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// `Wed`.
  static func shortWeekday(_ day: Day) -> String { String(weekday(day).prefix(3)) }

  /// `27 March to 4 April 2013`, with the first year when it is another.
  static func dates(_ first: Day, to last: Day) -> String {
    first.civil.year == last.civil.year
      ? "\(dayAndMonth(first)) to \(date(last))" : "\(date(first)) to \(date(last))"
  }

  /// A text with each `yyyy-mm-dd` that stands by itself in words; one inside an id stays as it is.
  static func withDatesInWords(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    var previous: Character = " "
    while let character = rest.first {
      let candidate = rest.prefix(10)
      if !isPartOfWord(previous), let day = Day(iso: candidate), isEnd(rest.dropFirst(10)) {
        result += date(day)
        rest = rest.dropFirst(10)
        previous = "0"
      } else {
        result.append(character)
        rest = rest.dropFirst()
        previous = character
      }
    }
    return result
  }

  /// Whether a word ends before a text: punctuation that nothing follows at once ends it too.
  private static func isEnd(_ text: Substring) -> Bool {
    guard let first = text.first else { return true }
    if first == "." { return text.dropFirst().first.map { !isPartOfWord($0) } ?? true }
    return !isPartOfWord(first)
  }

  private static func isPartOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-_./".contains(character)
  }

  /// `2:30pm`, `9am`, `midday`, `midnight`.
  static func time(_ time: ClockTime) -> String {
    let hour = time.minutes / 60
    let minute = time.minutes % 60
    if minute == 0 && hour == 12 { return "midday" }
    if minute == 0 && hour % 24 == 0 { return "midnight" }
    let clock = (hour + 11) % 12 + 1
    let half = (12..<24).contains(hour) ? "pm" : "am"
    return minute == 0 ? "\(clock)\(half)" : "\(clock):\(minute < 10 ? "0" : "")\(minute)\(half)"
  }

  /// `9:30am to 11am`.
  static func times(_ span: TimeSpan) -> String { "\(time(span.start)) to \(time(span.end))" }

  /// `2 hours 30 minutes`, for sentences.
  static func duration(minutes: Int) -> String {
    let (sign, hours, rest) = parts(minutes)
    let hourWords = NumberWords.count(hours, "hour")
    let minuteWords = NumberWords.count(rest, "minute")
    if hours == 0 { return sign + minuteWords }
    return sign + (rest == 0 ? hourWords : "\(hourWords) \(minuteWords)")
  }

  /// `2h 30m`, for tables.
  static func shortDuration(minutes: Int) -> String {
    let (sign, hours, rest) = parts(minutes)
    if hours == 0 { return "\(sign)\(rest)m" }
    return "\(sign)\(NumberWords.whole(hours))h \(rest < 10 ? "0" : "")\(rest)m"
  }

  /// `+2h 30m`, `\u{2212}15m`, `the same`, for tables.
  static func difference(minutes: Int) -> String {
    minutes == 0 ? "the same" : (minutes > 0 ? "+" : "") + shortDuration(minutes: minutes)
  }

  private static func parts(_ minutes: Int) -> (sign: String, hours: Int, rest: Int) {
    let magnitude = Int(clamping: minutes.magnitude)
    return (minutes < 0 ? "\u{2212}" : "", magnitude / 60, magnitude % 60)
  }

  /// Seconds with one decimal: `12.3 seconds`.
  static func seconds(_ value: Double) -> String {
    guard value.isFinite, value >= 0, value < 1e9 else { return "not known" }
    if value > 0 && value < 0.05 { return "under 0.1 seconds" }
    let text = NumberWords.tenths(Int((value * 10).rounded()), per: 10)
    return text == "1.0" ? "1 second" : "\(text.hasSuffix(".0") ? String(text.dropLast(2)) : text) seconds"
  }
}
