// SPDX-License-Identifier: GPL-3.0-or-later

import Casework
import Exchange
import Foundation
import Simulation
import StatutoryCalendar

/// What a sweep is made of: a scenario, a sweep file, the calibration and how to simulate.
struct SweepInput: Sendable {
  /// A sweep that can be run.
  struct Sweep: Sendable {
    let plan: SweepPlan
    let scenario: Scenario
    let calibration: [CourseFigure]
    let calendar: WorkingCalendar
    let options: SimulationOptions
    /// All that the samples depend on.
    let description: JSONValue

    /// A simulator of a variant.
    func simulator(_ variant: Int) throws -> Simulator {
      let calendar = calendar
      let changed = try SweepChange.applying(
        plan.variants[variant].changes, to: scenario, calibration: calibration
      ) { try PolicyEditing.policy($0, setting: $1, to: $2, calendar: calendar) }
      return try Simulator(changed, calibration: calibration, calendar: calendar, options: options)
    }
  }

  private let scenario: ScenarioInput
  private let calibration: CalibrationInput
  private let file: String
  private let options: SimulationOptions
  private let given: [String]

  init(_ arguments: Arguments, options: SimulationOptions) throws(UsageError) {
    scenario = try ScenarioInput(arguments)
    calibration = try CalibrationInput(arguments)
    file = arguments.operands[1]
    self.options = options
    var given = [
      "--weeks", "\(options.weeks)", "--replications", "\(options.replications)", "--seed", "\(options.seed)",
    ]
    if let named = try arguments.valueIfGiven(of: CalibrationInput.option) {
      given += ["--calibration", named]
    }
    if let named = try arguments.valueIfGiven(of: ScenarioInput.bankHolidays) {
      given += ["--bank-holidays", named]
    }
    self.given = given
  }

  /// Reads everything and tries every change, so that nothing is found wrong after an hour.
  ///
  /// - Throws: `BadData` with every error.
  func read(_ console: Console) throws -> Sweep {
    let calendar = try scenario.calendar()
    let tables = try scenario.scenario(calendar: calendar, console: console)
    let figures = try calibration.figures(besides: scenario.folder)
    let reading = SweepFile.read(path: file)
    guard let rows = reading.rows else { throw BadData(reading.faults.map(\.line)) }
    let variants: [SweepVariant]
    do throws(SweepChangeError) {
      variants = try SweepPlan.variants(rows.map { ($0.name, $0.change) })
    } catch {
      throw BadData("\(file): \(error)")
    }
    let plan = SweepPlan(variants: variants, replications: options.replications)
    let sweep = Sweep(
      plan: plan, scenario: tables, calibration: figures, calendar: calendar, options: options,
      description: try description(plan))
    for index in variants.indices {
      do {
        _ = try sweep.simulator(index)
      } catch let error as SweepChangeError {
        throw BadData("\(file), scenario \"\(variants[index].name)\": \(error)")
      } catch let error as CourseError {
        throw BadData("\(scenario.folder), scenario \"\(variants[index].name)\": \(error)")
      }
    }
    return sweep
  }

  /// What the folder's manifest says: another one is another sweep.
  private func description(_ plan: SweepPlan) throws -> JSONValue {
    var files: [String] = []
    let names = (try? FileManager.default.contentsOfDirectory(atPath: scenario.folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".csv") || name.hasSuffix(".json") {
      files.append("\(scenario.folder)/\(name)")
    }
    if let path = calibration.path(besides: scenario.folder) { files.append(path) }
    // FNV-1a over names' sizes and contents: whether something changed, not whether somebody forged it.
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for path in files {
      let bytes = try FileBytes.read(path)
      for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
      digest = (digest ^ UInt64(bytes.count)) &* 0x100_0000_01B3
    }
    return [
      "scenario": .string(scenario.name),
      "tables": .string(String(digest, radix: 16)),
      "weeks": .integer(options.weeks),
      "replications": .integer(options.replications),
      "seed": .string(String(options.seed)),
      "convenor": .string(Version.program),
      "scenarios": .array(
        plan.variants.map { variant in
          ["name": .string(variant.name), "changes": .array(variant.changes.map { .string($0.description) })]
        }),
    ]
  }

  /// A script that runs the tasks as a job array of Slurm.
  func script(tasks: Int, folder: String) -> String {
    func quoted(_ word: String) -> String {
      "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
    let command = (["sweep", scenario.folder, file, "--out", folder] + given).map(quoted).joined(
      separator: " ")
    return """
      #!/bin/sh
      #SBATCH --job-name=convenor-sweep
      #SBATCH --array=1-\(tasks)
      #SBATCH --ntasks=1
      #SBATCH --cpus-per-task=1
      # One task of the sweep each; what is done is not done again. CONVENOR names the program.
      exec "${CONVENOR:-convenor}" \(command) --threads 1 --task "$SLURM_ARRAY_TASK_ID"

      """
  }
}
