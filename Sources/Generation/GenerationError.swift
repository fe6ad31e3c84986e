// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a scenario cannot be generated.
public enum GenerationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A field of the shape has a value that no service has.
  case shape(field: String, value: String, expected: String)
  /// The builder of a published service asks for a figure or assumption that its lists do not have, or have
  /// with a value that is not of the kind asked for.
  case basis(name: String, value: String?, expected: String)
  /// A table of figures or assumptions has faults.
  case unreadableBasis([String])

  /// The error in words.
  public var description: String {
    switch self {
    case .shape(let field, let value, let expected):
      "the service's \(field) cannot be \(value): expected \(expected)"
    case .basis(let name, let value?, let expected):
      "the figure or assumption \(name) is \"\(value)\": expected \(expected)"
    case .unreadableBasis(let faults): faults.joined(separator: "\n")
    case .basis(let name, nil, let expected):
      "there is no figure or assumption \(name): expected \(expected)"
    }
  }
}
