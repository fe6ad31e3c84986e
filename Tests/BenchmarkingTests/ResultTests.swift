// SPDX-License-Identifier: GPL-3.0-or-later

import Allocation
import Foundation
import LinearOptimization
import Testing

@testable import Benchmarking

@Suite("Lines, trajectories, tables")
struct ResultTests {
  private var result: RunResult {
    RunResult(name: "d20200", objective: 12_240, bound: 12_230, seconds: 1.239, memoryMiB: 31)
  }

  @Test("A line has the agreed fields in the agreed order")
  func line() {
    let agreed = "d20200 objective=12240 bound=12230 gap=0.000817 seconds=1.24 memory_mib=31"
    #expect(result.line() == agreed)
    #expect(result.line(best: 12_238) == agreed + " to_best=0.000163")
    var partial = result
    partial.unplaced = 2
    #expect(partial.line() == agreed + " unplaced=2")
    partial.memoryMiB = nil
    #expect(partial.line().hasSuffix("memory_mib=unknown unplaced=2"))
  }

  @Test("A bound is never printed above itself")
  func bounds() {
    #expect(Figures.bound(12_230) == "12230")
    #expect(Figures.bound(12_229.999) == "12229.99")
    #expect(Figures.bound(-0.001) == "-0.01")
    #expect(Figures.bound(-.infinity) == "none")
    #expect(Figures.gap(objective: 200, bound: 190) == 0.05)
    #expect(Figures.gap(objective: 0, bound: 0) == 0)
    #expect(Figures.gap(objective: 0, bound: -2) == 2)
    #expect(Figures.gap(objective: -10, bound: -11) == 0.1)
  }

  @Test("Only what gets better is noted")
  func trajectory() {
    let recorder = TrajectoryRecorder()
    recorder.report(seconds: 0.1, objective: 50, bound: nil)
    recorder.report(seconds: 0.2, objective: 50, bound: nil)
    recorder.report(seconds: 0.3, objective: 60, bound: 20)
    recorder.report(seconds: 0.4, objective: 50, bound: 10)
    recorder.report(seconds: 0.5, objective: 45, bound: nil)
    #expect(
      TrajectoryTable.rows(name: "a", recorder.recorded)
        == "a,0.100,50,\na,0.300,50,20\na,0.500,45,20\n")
  }

  @Test("A run is scored, and its trajectory ends with its answer", arguments: 1...20)
  func run(seed: Int) throws {
    var instance = randomInstance(seed: UInt64(seed))
    // What every engine of this problem handles.
    instance.mustPlace = false
    let fixed = instance
    let result = try InstanceRunner.run(RunSettings(timeLimit: 10, threads: 1)) { fixed }
    #expect(result.faults == [], "seed \(seed)")
    #expect(result.trajectory.last?.objective == result.objective, "seed \(seed)")
    #expect(result.objective == AllocationScore(fixed, choice: result.choice).objective, "seed \(seed)")
    #expect(result.bound <= Double(result.objective) + 1e-6, "seed \(seed)")
  }

  @Test("The memory of a process is read from the kernel's page")
  func memory() {
    #expect(ProcessMemory.peakMiB(status: "VmPeak:\t  9 kB\nVmHWM:\t    2049 kB\nVmRSS:\t 1 kB\n") == 3)
    #expect(ProcessMemory.peakMiB(status: "Name: x\n") == nil)
  }

  @Test(
    "Services of a country add up, and vary as much as real ones",
    arguments: [(1, 1), (7, 30), (150, 134_000)])
  func sizes(services: Int, children: Int) {
    let sizes = ServiceSizes.sizes(services: services, children: children)
    #expect(sizes.count == services && sizes.reduce(0, +) == children)
    #expect(sizes.allSatisfy { $0 >= 1 })
    guard services == 150 else { return }
    #expect(sizes == sizes.sorted())
    #expect((100...250).contains(sizes[0]) && (3000...6000).contains(sizes[149]))
  }

  @Test("The picture of growth has a point for each size in both panels, and is well formed")
  func growth() throws {
    let points = [100, 1000, 20_000].map { children in
      var point = GrowthPoint(children: children, officers: 2, families: 60, options: 120, result: result)
      point.result.seconds = Double(children) / 500
      return point
    }
    let svg = try #require(GrowthPlot.svg(points))
    #expect(svg.split(separator: "<circle").count - 1 == 6)
    #expect(svg.contains("<title>20000 children: 40</title>"))
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
    for element in ["text", "title", "svg"] {
      let opened = svg.components(separatedBy: "<\(element)").count
      #expect(opened > 1 && opened == svg.components(separatedBy: "</\(element)>").count)
    }
    #expect(!svg.contains("nan") && !svg.contains("inf"))
    #expect(GrowthPlot.svg([]) == nil)
    #expect(points[0].row == "100,2,60,120,12240,12230,0.000817,0.200,31\n")
  }
}
