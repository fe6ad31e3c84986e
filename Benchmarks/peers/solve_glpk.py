# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves an instance with plain GLPK's own program, from the MPS file; GLPK uses one thread.

Better answers are read from its log.
"""

import math
import re
import subprocess

from peer import Run

NUMBER = r"(-?\d[\d.]*(?:e[+-]?\d+)?)"
TREE = re.compile(rf"^\+\s*\d+: (?:mip =\s+(?:not found yet|{NUMBER})|>>>>>\s+{NUMBER}) >=\s+{NUMBER}")
HEURISTIC = re.compile(rf"^Solution found by heuristic: {NUMBER}")


def main():
    run = Run(__doc__)
    solution = run.path("solution.txt")
    limit = max(1, math.ceil(run.left))
    status = "ended"
    for line in run.log_lines(
        ["glpsol", "--freemps", run.mps, "--tmlim", str(limit), "--seed", str(run.seed), "--write", solution]
    ):
        tree, heuristic = TREE.match(line), HEURISTIC.match(line)
        if tree:
            found = tree[1] or tree[2]
            run.event(None if found is None else float(found), float(tree[3]))
        elif heuristic:
            run.event(float(heuristic[1]))
        elif re.match(r"INTEGER OPTIMAL|TIME LIMIT|PROBLEM HAS NO", line):
            status = line.split(";")[0].lower()
    # Columns are in the order of the file: options of the families first, family by family.
    columns = [
        (family, option)
        for family, row in enumerate(run.instance["families"]) for option in range(len(row["options"]))
    ]
    choice = [None] * len(run.instance["families"])
    counts = proved = False
    objective = None
    try:
        with open(solution, encoding="utf-8") as file:
            for line in file:
                words = line.split()
                if words[0] == "s":
                    counts = words[4] in ("o", "f")
                    proved = words[4] == "o"
                    objective = float(words[5])
                elif words[0] == "j" and float(words[2]) > 0.5 and int(words[1]) <= len(columns):
                    family, option = columns[int(words[1]) - 1]
                    choice[family] = option
    except FileNotFoundError:
        pass
    if counts:
        run.answer(choice)
        if proved:
            run.event(objective, objective)
    version = subprocess.run(["glpsol", "--version"], capture_output=True, text=True, check=True).stdout
    run.end(status, "GLPK " + (re.search(r"[\d.]+\d", version) or [""])[0])


if __name__ == "__main__":
    main()
