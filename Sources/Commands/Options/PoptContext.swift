// SPDX-License-Identifier: GPL-3.0-or-later

import CPopt
import Glibc

/// Owns a popt context and the memory that popt reads: the option table and the arguments.
///
/// popt keeps pointers into both for as long as the context lives, so all three live and die together.
final class PoptContext {
  /// What popt found next.
  enum Item: Equatable {
    /// The option at this index of the table, with its value.
    case option(index: Int, value: String?)
    case fault(Fault)
  }

  /// An argument that popt cannot follow.
  enum Fault: Equatable {
    case unknownOption(String)
    case missingValue(String)
    case unwantedValue(String)
    case other(String)
  }

  private let context: poptContext?
  private let rows: UnsafeMutablePointer<popt_option_row>
  private let argumentPointers: UnsafeMutablePointer<UnsafePointer<CChar>?>
  /// Every C string of the table and the arguments.
  private let strings: [UnsafeMutablePointer<CChar>?]

  /// Creates a context for a list of arguments.
  ///
  /// - Parameters:
  ///   - program: what popt calls the program in the usage line.
  ///   - arguments: without the program's name.
  ///   - stopAtOperand: whether options end at the first argument that is none.
  init(program: String, arguments: [String], options: [any DeclaredOption], stopAtOperand: Bool) {
    var strings: [UnsafeMutablePointer<CChar>?] = []
    func copied(_ text: String?) -> UnsafePointer<CChar>? {
      guard let copy = text.flatMap({ strdup($0) }) else { return nil }
      strings.append(copy)
      return UnsafePointer(copy)
    }

    rows = .allocate(capacity: options.count + 1)
    for (index, option) in options.enumerated() {
      (rows + index).initialize(
        to: popt_option_row(
          longName: copied(option.name),
          shortName: option.letter?.asciiValue.map { CChar(bitPattern: $0) } ?? 0,
          argInfo: option.placeholder == nil ? POPT_ARG_NONE : POPT_ARG_STRING,
          // Without a place to store it, popt hands the value out by poptGetOptArg.
          arg: nil, val: Int32(index + 1), descrip: copied(option.explanation),
          argDescrip: copied(option.placeholder)))
    }
    // The table ends at a row of zeros.
    (rows + options.count).initialize(to: popt_option_row())

    let words = [program] + arguments
    argumentPointers = .allocate(capacity: words.count + 1)
    for (index, word) in words.enumerated() { (argumentPointers + index).initialize(to: copied(word)) }
    (argumentPointers + words.count).initialize(to: nil)

    self.strings = strings
    context = poptGetContext(
      program, Int32(words.count), argumentPointers, rows,
      stopAtOperand ? POPT_CONTEXT_POSIXMEHARDER : 0)
  }

  deinit {
    poptFreeContext(context)
    rows.deallocate()
    argumentPointers.deallocate()
    for string in strings { free(string) }
  }

  /// The next option, nil when there is none left.
  func next() -> Item? {
    let code = poptGetNextOpt(context)
    switch code {
    case 1...:
      guard let text = poptGetOptArg(context) else { return .option(index: Int(code) - 1, value: nil) }
      defer { free(text) }
      return .option(index: Int(code) - 1, value: String(cString: text))
    case -1: return nil
    case POPT_ERROR_BADOPT: return .fault(.unknownOption(badOption))
    case POPT_ERROR_NOARG: return .fault(.missingValue(badOption))
    case POPT_ERROR_UNWANTEDARG: return .fault(.unwantedValue(badOption))
    default:
      return .fault(
        .other("\(badOption): \(poptStrerror(code).map { String(cString: $0) } ?? "not understood")"))
    }
  }

  /// The option that the last error is about, as it was typed and without a value.
  private var badOption: String {
    let text = poptBadOption(context, 0).map { String(cString: $0) } ?? ""
    return String(text.prefix { $0 != "=" })
  }

  /// What is left when there are no more options.
  var operands: [String] {
    guard let first = poptGetArgs(context) else { return [] }
    var words: [String] = []
    var place = first
    while let word = place.pointee {
      words.append(String(cString: word))
      place += 1
    }
    return words
  }

  /// popt's own usage line and list of options, at most 79 columns wide.
  ///
  /// - Parameter synopsis: what follows the program's name in the usage line.
  func help(synopsis: String) -> String {
    var buffer: UnsafeMutablePointer<CChar>?
    var size = 0
    guard let stream = open_memstream(&buffer, &size) else { return "" }
    poptSetOtherOptionHelp(context, synopsis)
    poptPrintHelp(context, stream, 0)
    fclose(stream)
    defer { free(buffer) }
    return buffer.map { String(cString: $0) } ?? ""
  }
}
