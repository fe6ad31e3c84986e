// SPDX-License-Identifier: GPL-3.0-or-later

import Casework

/// `policy.json`: its name, and the policy as JSON.
enum PolicyFile {
  /// The file's name.
  static let name = "policy.json"

  /// The policy with every key, in the order of `Scenarios/FORMAT.md`.
  static func value(of policy: Policy) -> JSONValue { .object(PolicyKey<Policy>.policy, of: policy) }
}
