# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves the same instances with Convenor's engine and with its peers, one process a solve, one after the other.

Without options: c and d 20 x 200, e 20 x 400, d 40 x 400 (the published files where there are, else drawn by the
same recipes), and children's services of 500 children with 20 officers and of 2,400 with 40.
"""

import argparse
import csv
import shutil
import sys
from pathlib import Path

import report
from outcome import Outcome
from running import PEERS, ROOT, build_convenor, call_convenor, run_killable

SCRIPTS = {name: PEERS / f"solve_{name}.py" for name in ("cpsat", "highs", "scip", "cbc", "glpk")}
USUAL_GAP = [("c20200", "C", 20, 200), ("d20200", "D", 20, 200), ("e20400", "E", 20, 400), ("d40400", "D", 40, 400)]


def parse():
    parser = argparse.ArgumentParser(prog="Benchmarks/peers/compare", description=__doc__)
    parser.add_argument("files", nargs="*", help="generalised assignment files instead of the usual ones")
    parser.add_argument("--limit", type=float, default=60, help="seconds for a solve (60)")
    parser.add_argument("--grace", type=float, default=15, help="seconds over the limit until a solver is killed (15)")
    parser.add_argument("--threads", type=int, default=2, help="threads of each solver that can use them (2)")
    parser.add_argument("--seed", type=int, default=1, help="seed of each solver (1)")
    parser.add_argument("--peers", default=",".join(SCRIPTS), help="which peers, by comma (%(default)s)")
    parser.add_argument(
        "--services", default="500x20,2400x40", help="children x officers of services, by comma; '' for none (%(default)s)")
    parser.add_argument("--no-gap", action="store_true", help="services only")
    parser.add_argument(
        "--gap-folder", default=str(ROOT.parent / "shared/instances/gap"),
        help="folder with the published instances and best-known.csv (%(default)s)")
    parser.add_argument("--at", default="1,10,60", help="moments at which objectives are compared (%(default)s)")
    parser.add_argument("--convenor", help="a convenor-benchmarks that is built already")
    parser.add_argument("--folder", default=str(ROOT / ".build/peers/results"), help="where results go (%(default)s)")
    options = parser.parse_args()
    options.peers = [name for name in options.peers.split(",") if name]
    unknown = [name for name in options.peers if name not in SCRIPTS]
    if unknown:
        parser.error(f"--peers: no such peer: {', '.join(unknown)}; there are {', '.join(SCRIPTS)}")
    if "glpk" in options.peers and not shutil.which("glpsol"):
        parser.error("glpsol is missing: apt-get install glpk-utils, or leave glpk out of --peers")
    if options.limit <= 0 or options.grace < 0 or options.threads < 1 or options.seed < 0:
        parser.error("--limit must be above 0, --grace and --seed 0 or more, --threads 1 or more")
    try:
        moments = sorted({float(text) for text in options.at.split(",") if text})
        options.services = [tuple(map(int, text.split("x"))) for text in options.services.split(",") if text]
    except ValueError as error:
        parser.error(f"--at takes numbers by comma, --services CHILDRENxOFFICERS by comma: {error}")
    if any(len(size) != 2 for size in options.services):
        parser.error("--services takes CHILDRENxOFFICERS by comma")
    options.moments = [moment for moment in moments if moment <= options.limit]
    options.convenor = str(Path(options.convenor).resolve()) if options.convenor else build_convenor()
    return options


def export(options, folder):
    """Writes every instance once; returns their names in order."""
    files = list(options.files)
    if not files and not options.no_gap:
        for name, recipe, agents, jobs in USUAL_GAP:
            published = Path(options.gap_folder) / name
            if published.exists():
                files.append(str(published))
            else:
                drawn = folder / f"{recipe.lower()}{agents}x{jobs}-s{options.seed}.txt"
                call_convenor(options.convenor, "draw-gap", recipe, agents, jobs, options.seed, drawn)
                files.append(str(drawn))
    lines = []
    if files:
        lines += call_convenor(options.convenor, "export", *files, "--folder", folder)[0]
    for children, officers in options.services:
        lines += call_convenor(
            options.convenor, "export", "--children", children, "--officers", officers, "--seed", options.seed,
            "--folder", folder)[0]
    return [line.split()[0] for line in lines]


def best_known(options):
    """The best known objective of the published instances, from the tables beside the files."""
    known = {}
    for folder in {Path(options.gap_folder), *(Path(file).parent for file in options.files)}:
        path = folder / "best-known.csv"
        if path.exists():
            with open(path, encoding="utf-8") as file:
                known.update({row["name"]: int(row["best"]) for row in csv.DictReader(file)})
    return known


def solve(options, solver, name, instances, folder):
    """Solves an instance with one solver and scores the answer."""
    folder = folder / f"{name}-{solver}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    model = instances / f"{name}.json"
    if solver == "convenor":
        command = [
            options.convenor, "solve", model, "--time-limit", options.limit, "--threads", options.threads, "--seed",
            options.seed, "--trajectory", folder / "trajectory.csv", "--answer", folder / "answer.json",
        ]
    else:
        command = [
            sys.executable, SCRIPTS[solver], "--json", model, "--mps", instances / f"{name}.mps", "--limit",
            options.limit, "--threads", options.threads, "--seed", options.seed, "--folder", folder,
        ]
    killed, code, memory = run_killable(list(map(str, command)), folder, options.limit + options.grace)
    outcome = Outcome.read(name, solver, folder, killed, code, memory, options)
    if (folder / "answer.json").exists():
        lines, faults = call_convenor(options.convenor, "score", model, folder / "answer.json")
        outcome.take_score(lines[0], faults)
    return outcome


def main():
    options = parse()
    folder = Path(options.folder)
    instances = folder / "instances"
    instances.mkdir(parents=True, exist_ok=True)
    names = export(options, instances)
    known = best_known(options)
    outcomes = []
    for name in names:
        for solver in ["convenor", *options.peers]:
            outcome = solve(options, solver, name, instances, folder / "runs")
            outcomes.append(outcome)
            print(outcome.line(), file=sys.stderr, flush=True)
    rows = report.rows(outcomes, options.moments, known)
    report.write_csv(rows, folder / "comparison.csv")
    text = report.markdown(rows, outcomes, options)
    (folder / "comparison.md").write_text(text, encoding="utf-8")
    print(text)
    print(f"Written to {folder}/comparison.csv and comparison.md", file=sys.stderr)


if __name__ == "__main__":
    main()
