# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the same diaries with Convenor's engine and with its peers, one process a solve, one after the other.

Without options: every size that `convenor-benchmarks book` knows, at 10, 60 and 300 seconds; a diary takes about
half an hour then (five solves of 370 seconds together each, and judging).
"""

import argparse
import re
import shutil
import sys
from pathlib import Path

import diary_report as report
import diary_timefold
from diary_outcome import DiaryOutcome
from running import PEERS, ROOT, build_convenor, call_convenor, run_killable

SCRIPTS = {name: PEERS / f"diary_{name}.py" for name in ("cpsat", "highs", "highs_patterns", "timefold")}


def parse():
    parser = argparse.ArgumentParser(prog="Benchmarks/peers/compare diary", description=__doc__)
    parser.add_argument("scenarios", nargs="*", help="scenario folders instead of the generated services")
    parser.add_argument("--sizes", help="sizes of generated services, by comma (all that there are)")
    parser.add_argument("--limits", default="10,60,300", help="seconds for a solve, by comma (%(default)s)")
    parser.add_argument("--grace", type=float, default=20, help="seconds over the limit until a solver is killed (20)")
    parser.add_argument("--threads", type=int, default=2, help="threads of each solver that can use them (2)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the services and of each solver (1)")
    parser.add_argument("--peers", default=",".join(SCRIPTS), help="which peers, by comma (%(default)s)")
    parser.add_argument("--convenor", help="a convenor-benchmarks that is built already")
    parser.add_argument(
        "--folder", default=str(ROOT / ".build/peers/diary-results"), help="where results go (%(default)s)")
    options = parser.parse_args()
    options.peers = [name for name in options.peers.split(",") if name]
    unknown = [name for name in options.peers if name not in SCRIPTS]
    if unknown:
        parser.error(f"--peers: no such peer: {', '.join(unknown)}; there are {', '.join(SCRIPTS)}")
    try:
        options.limits = sorted({float(text) for text in options.limits.split(",") if text})
    except ValueError as error:
        parser.error(f"--limits takes numbers by comma: {error}")
    if not options.limits or options.limits[0] <= 0 or options.grace < 0 or options.threads < 1 or options.seed < 0:
        parser.error("--limits must be above 0, --grace and --seed 0 or more, --threads 1 or more")
    # What cannot run is said before hours are spent, and again in the table.
    options.missing = {}
    if "timefold" in options.peers and (reason := diary_timefold.missing()):
        options.missing["timefold"] = reason
        print(f"Timefold will not be run: {reason}", file=sys.stderr)
    options.convenor = str(Path(options.convenor).resolve()) if options.convenor else build_convenor()
    known = known_sizes(options.convenor)
    options.sizes = options.sizes.split(",") if options.sizes else [] if options.scenarios else known
    unknown = [size for size in options.sizes if size not in known]
    if unknown:
        parser.error(f"--sizes: no such size: {', '.join(unknown)}; there are {', '.join(known)}")
    return options


def known_sizes(convenor):
    """The sizes that this convenor-benchmarks generates."""
    lines, _ = call_convenor(convenor, "export-diary", "--help")
    return re.search(r"--size .*: (.*)", "\n".join(lines))[1].split(", ")


def export(options, folder):
    """Writes every instance once; returns name and scenario of each, in order."""
    found = []
    requests = [[scenario] for scenario in options.scenarios]
    requests += [["--size", size, "--seed", options.seed] for size in options.sizes]
    for request in requests:
        for line in call_convenor(options.convenor, "export-diary", *request, "--folder", folder)[0]:
            words = line.split()
            found.append((words[0], dict(word.split("=", 1) for word in words[1:])["scenario"]))
            print(line, file=sys.stderr)
    return found


def solve(options, solver, limit, name, scenario, folder):
    """Fills a diary with one solver and has its answer judged."""
    if solver in options.missing:
        return DiaryOutcome.not_run(name, solver, limit, options.missing[solver])
    model = folder / "instances" / f"{name}.json"
    here = folder / "runs" / f"{name}-{limit:g}-{solver}"
    shutil.rmtree(here, ignore_errors=True)
    here.mkdir(parents=True)
    if solver == "convenor":
        command = [
            options.convenor, "solve-diary", model, "--time-limit", limit, "--threads", options.threads, "--seed",
            options.seed, "--gap", 0, "--trajectory", here / "trajectory.csv", "--answer", here / "answer.json",
        ]
    else:
        command = [
            sys.executable, SCRIPTS[solver], "--json", model, "--limit", limit, "--threads", options.threads, "--seed",
            options.seed, "--folder", here,
        ]
    killed, code, memory = run_killable(list(map(str, command)), here, limit + options.grace)
    outcome = DiaryOutcome.read(name, solver, limit, here, killed, code, memory, options.grace)
    if (here / "answer.json").exists():
        lines, faults = call_convenor(
            options.convenor, "judge-diary", scenario, here / "answer.json", "--plans", here / "plan")
        outcome.take_verdict(lines[0], faults)
    return outcome


def main():
    options = parse()
    folder = Path(options.folder)
    (folder / "instances").mkdir(parents=True, exist_ok=True)
    if "timefold" in options.peers and not options.missing:
        # Here, so that no solve has to compile first.
        diary_timefold.compiled()
    outcomes = []
    for name, scenario in export(options, folder / "instances"):
        for limit in options.limits:
            for solver in ["convenor", *options.peers]:
                outcomes.append(solve(options, solver, limit, name, scenario, folder))
                print(outcomes[-1].line(), file=sys.stderr, flush=True)
                # Written after each solve: whoever interrupts hours of this keeps what there is.
                table = report.rows(outcomes)
                report.write_csv(table, folder / "comparison.csv")
                text = report.markdown(table, outcomes, options)
                (folder / "comparison.md").write_text(text, encoding="utf-8")
    print(text)
    print(f"Written to {folder}/comparison.csv and comparison.md", file=sys.stderr)
    if report.contradictions(outcomes):
        sys.exit("A bound is above an answer: a model is wrong")


if __name__ == "__main__":
    main()
