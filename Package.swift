// swift-tools-version: 6.1
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

// Every Swift target gets the same settings: Swift 6 mode (complete concurrency checking) and the
// upcoming features that make imports and existentials explicit.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The engines' inner loops are some thirty times slower without optimisation, so that debug builds, and with
// them the tests, would take minutes instead of seconds; overflow and bounds checks stay on.
let engineSettings = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A Swift library target with the common settings.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
  settings: [SwiftSetting] = settings
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// The tests of one target, which may also use the shared builders in `TestSupport`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: settings)
}

/// The published services that scenarios are generated of.
let services = ["east-sussex-2015", "enfield-2015", "halton-2013", "lancashire-2012", "middlesbrough-2020"]

let package = Package(
  name: "Convenor",
  products: [
    .executable(name: "convenor", targets: ["convenor"]),
    .executable(name: "convenor-benchmarks", targets: ["convenor-benchmarks"]),
  ],
  targets: [
    // C libraries of the system, one module map each, imported in one target only.
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CPopt", providers: [.apt(["libpopt-dev"])]),
    .target(name: "GLPKGuard", dependencies: ["CGLPK"]),

    // Seeded chance, the same on every machine.
    room("RandomNumbers", settings: engineSettings),
    // Dates and places.
    room("StatutoryCalendar", resources: [.embedInCode("Data/bank-holidays.json")]),
    room("Travel"),
    // The vocabulary.
    room("Casework", ["StatutoryCalendar", "Travel"]),
    // The safe face of GLPK.
    room("LinearOptimization", ["GLPKGuard", "CGLPK"]),
    // The engines.
    room("Allocation", ["LinearOptimization", "RandomNumbers"], settings: engineSettings),
    room("Booking", ["LinearOptimization", "RandomNumbers"], settings: engineSettings),
    // Files in and out; knows no solver.
    room("Exchange", ["CCSV", "Casework", "StatutoryCalendar", "Travel"]),
    // Synthetic scenarios, and those of published services from their tables.
    room(
      "Generation", ["Casework", "Exchange", "RandomNumbers", "StatutoryCalendar", "Travel"],
      resources: services.flatMap { service in
        ["figures", "assumptions"].map { .embedInCode("Services/\(service)-\($0).csv") }
      }),
    // The checker: no solver below it.
    room("Verification", ["Exchange", "Casework", "StatutoryCalendar", "Travel"]),
    // Pages for people.
    room("Reporting", ["Casework", "StatutoryCalendar", "Travel"]),
    // Use cases.
    room(
      "Planning", ["Allocation", "Booking", "Casework", "LinearOptimization", "StatutoryCalendar", "Travel"],
      settings: engineSettings),

    // A year, week by week, with the plans that users make: it repeats use cases, so it is above them.
    room(
      "Simulation",
      ["Planning", "Casework", "LinearOptimization", "RandomNumbers", "StatutoryCalendar", "Travel"]),

    // The command line; the program itself is three lines, so that tests can import the rest.
    room(
      "Commands",
      [
        "CPopt", "Simulation", "Planning", "Exchange", "Generation", "Verification", "Reporting", "Casework",
        "StatutoryCalendar", "LinearOptimization",
      ]),
    .executableTarget(name: "convenor", dependencies: ["Commands"], swiftSettings: settings),
    // Benchmarks: everything but three lines is in a library, so that tests can import it.
    .target(
      name: "Benchmarking",
      dependencies: [
        "Allocation", "Booking", "Planning", "Simulation", "Generation", "Exchange", "Verification",
        "Casework", "StatutoryCalendar", "LinearOptimization", "RandomNumbers",
      ], path: "Benchmarks/Benchmarking", swiftSettings: settings),
    .executableTarget(
      name: "convenor-benchmarks", dependencies: ["Benchmarking"], path: "Benchmarks/convenor-benchmarks",
      swiftSettings: settings),

    tests("RandomNumbers", ["RandomNumbers"]),
    tests("StatutoryCalendar", ["StatutoryCalendar"]),
    tests("Travel", ["Travel", "RandomNumbers"]),
    tests("Casework", ["Casework", "StatutoryCalendar", "Travel"]),
    tests("LinearOptimization", ["LinearOptimization"]),
    tests("Exchange", ["Exchange", "Generation", "Casework", "StatutoryCalendar", "Travel"]),
    tests("Generation", ["Generation", "Exchange", "Casework", "StatutoryCalendar", "Travel"]),
    tests("Allocation", ["Allocation", "LinearOptimization"]),
    tests("Booking", ["Booking", "LinearOptimization"]),
    tests(
      "Planning",
      [
        "Planning", "Allocation", "Booking", "Generation", "Casework", "StatutoryCalendar", "Travel",
        "LinearOptimization",
      ]),
    tests(
      "Verification",
      [
        "Verification", "Planning", "Exchange", "Generation", "Casework", "StatutoryCalendar", "Travel",
        "LinearOptimization", "RandomNumbers",
      ]),
    tests(
      "Simulation",
      [
        "Simulation", "Planning", "Verification", "Exchange", "Generation", "Casework", "RandomNumbers",
        "StatutoryCalendar", "Travel", "LinearOptimization",
      ]),
    tests(
      "Reporting", ["Reporting", "Planning", "Generation", "Casework", "StatutoryCalendar", "Travel"]),
    tests(
      "Benchmarking",
      ["Benchmarking", "Allocation", "Booking", "LinearOptimization", "RandomNumbers"]),
    tests("CommandLine", ["Commands", "convenor", "Casework", "Planning", "StatutoryCalendar"]),
  ]
)
