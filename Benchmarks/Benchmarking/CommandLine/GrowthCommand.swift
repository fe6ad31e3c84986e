// SPDX-License-Identifier: GPL-3.0-or-later

/// Measures how time and memory of allocation grow with the size of a service.
enum GrowthCommand: BenchmarkCommand {
  static let name = "growth"
  static let summary = """
    allocates services of growing size from scratch
    and writes a table, and a picture, of seconds and memory against children. A size is done when the gap is
    proved, or at the time limit.
    """
  static let options: [DeclaredOption] = [
    DeclaredOption(
      name: "sizes", value: "N,N,...",
      help: "children of each service (100,200,500,1000,2000,5000,10000,20000)"),
    .timeLimit, .threads, .seed, .gap("0.001"),
    DeclaredOption(name: "csv", value: "FILE", help: "write the table"),
    DeclaredOption(name: "svg", value: "FILE", help: "draw the picture"),
  ]

  static func run(_ arguments: Arguments, console: Console) throws -> Bool {
    try arguments.requireNoWords()
    let text = try arguments.text("sizes") ?? "100,200,500,1000,2000,5000,10000,20000"
    var sizes: [Int] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      sizes.append(try Arguments.integer(String(word), in: 1...200_000, "--sizes"))
    }
    let settings = try arguments.settings(gap: 0.001)
    let table = try arguments.text("csv").map(OutputFile.init(path:))
    try table?.append(GrowthPoint.header)
    let picture = try arguments.text("svg").map(OutputFile.init(path:))
    var points: [GrowthPoint] = []
    var allCount = true
    for size in sizes.sorted() {
      let point = try point(size, settings)
      allCount = console.show(point.result) && allCount
      try table?.append(point.row)
      points.append(point)
    }
    if let svg = GrowthPlot.svg(points) { try picture?.append(svg) }
    return allCount
  }

  private static func point(_ children: Int, _ settings: RunSettings) throws -> GrowthPoint {
    let service = try ServiceInstance(
      name: "growth-\(children)-s\(settings.seed)", children: children, officers: nil, seed: settings.seed)
    var families = 0
    var options = 0
    let result = try InstanceRunner.run(settings) {
      let instance = try service.instance()
      families = instance.familyCount
      options = instance.optionCount
      return instance
    }
    return GrowthPoint(
      children: children, officers: service.officers, families: families, options: options, result: result)
  }
}
