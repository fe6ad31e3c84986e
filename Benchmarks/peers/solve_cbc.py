# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves an instance with CBC's own program, from the MPS file; better answers are read from its log.

The log rounds objectives to six digits; the answer at the end is exact.
"""

import re
from importlib.metadata import version

from peer import Run

NUMBER = r"(-?\d[\d.]*(?:e[+-]?\d+)?)"
# In the feasibility pump's table: … status "b&b solution", then the objective.
PUMP = re.compile(rf"solution\s+{NUMBER}\s+[\d.]+\s*$")
# In the tree's table: nodes, on the tree, depth, best objective, and often the method; then bound, gap, time.
TREE = re.compile(rf"^\s*★?\s*\d+\s+\d+\s+\d+\s+{NUMBER}\s+(?:[A-Za-z]\S*(?: \S+)*\s+)?{NUMBER}\s+[\d.]+%")
LAST_VALUE = re.compile(rf"^Objective value:\s+{NUMBER}")
LAST_BOUND = re.compile(rf"^Lower bound:\s+{NUMBER}")


def columns_at_one(path):
    """The choices of a solution file; none when there is no file, or only the values of a relaxation in it.

    Stopped before it has an answer, CBC leaves the relaxation, at times under the heading of an optimum.
    """
    names = []
    try:
        with open(path, encoding="utf-8") as file:
            next(file, None)
            for line in file:
                words = line.replace("**", " ").split()
                if len(words) < 3 or words[1][:2] != "x_":
                    continue
                value = float(words[2])
                if abs(value - round(value)) > 1e-5:
                    return []
                if value > 0.5:
                    names.append(words[1])
    except FileNotFoundError:
        pass
    return names


def main():
    # Not before, so that the tests of what CBC prints run without it.
    import cbcbox

    run = Run(__doc__)
    solution = run.path("solution.txt")
    command = [
        cbcbox.cbc_bin_path(), run.mps, "-threads", str(run.threads), "-randomCbcSeed", str(run.seed),
        "-timeMode", "elapsed", "-sec", str(run.left), "-solve", "-solu", solution,
    ]
    status = "ended"
    objective = None
    for line in run.log_lines(command):
        pump, tree = PUMP.search(line), TREE.match(line)
        value, last = LAST_VALUE.match(line), LAST_BOUND.match(line)
        if tree:
            run.event(float(tree[1]), float(tree[2]))
        elif pump and "★" in line:
            run.event(float(pump[1]))
        elif value:
            objective = float(value[1])
        elif last:
            run.event(bound=float(last[1]))
        elif line.startswith("Result - "):
            status = line.removeprefix("Result - ").lower()
    names = columns_at_one(solution)
    if names:
        run.answer(run.choice_of_names(names))
    if status == "optimal solution found" and objective is not None:
        run.event(objective, objective)
    run.end(status, "CBC of cbcbox " + version("cbcbox"))


if __name__ == "__main__":
    main()
