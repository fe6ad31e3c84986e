# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of what the comparison reckons itself; `python3 -m unittest discover Benchmarks/peers`.

The test of CP-SAT's model runs where ortools is installed, as in `.build/peers/venv`, and is left out elsewhere.
"""

import json
import sys
import tempfile
import types
import unittest
from pathlib import Path

import report
import solve_cbc
import solve_glpk
from outcome import Outcome, plain, whole_bound

try:
    import solve_cpsat
except ModuleNotFoundError:
    solve_cpsat = None
    print("Not tested, for ortools is not installed: the allocation model of CP-SAT", file=sys.stderr)


def outcome(solver, final, events=(), status="time limit", seconds=10.0, bound=90):
    made = Outcome("i", solver, "", status, seconds, 1, bound, list(events))
    made.final = final
    return made


class Logs(unittest.TestCase):
    def test_cbc_tables(self):
        pump = " ★    2     11           18       4.7767 b&b solution             2497    0.795"
        found = " ★       0        1      0            2398 DiveCoefficient          2384.07    0.58%      1.53"
        row = "       254      128     25            2398                          2384.21    0.57%      2.57"
        self.assertEqual(solve_cbc.PUMP.search(pump)[1], "2497")
        self.assertIsNone(solve_cbc.TREE.match(pump))
        self.assertEqual(solve_cbc.TREE.match(found).groups(), ("2398", "2384.07"))
        self.assertEqual(solve_cbc.TREE.match(row).groups(), ("2398", "2384.21"))
        self.assertEqual(solve_cbc.LAST_BOUND.match("Lower bound:                    2384.21")[1], "2384.21")
        self.assertIsNone(solve_cbc.PUMP.search("      4     89           17       5.2600 no solution          1.67"))

    def test_cbc_solution(self):
        rows = "      3 x_0_3      1    0\n     22 x_1_2      %s    0\n     90 y_0_1   12.5    0\n"
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "solution.txt"
            self.assertEqual(solve_cbc.columns_at_one(path), [])
            path.write_text("Stopped on time - objective value 9\n" + rows % "1", encoding="utf-8")
            self.assertEqual(solve_cbc.columns_at_one(path), ["x_0_3", "x_1_2"])
            path.write_text("Optimal - objective value 8.5\n" + rows % "0.6", encoding="utf-8")
            self.assertEqual(solve_cbc.columns_at_one(path), [])

    def test_glpk_lines(self):
        row = "+  6026: mip =   1.186600000e+04 >=   1.154600000e+04   2.7% (1288; 16)"
        none = "+   481: mip =     not found yet >=   1.154600000e+04        (1; 0)"
        found = "+  7001: >>>>>   1.180000000e+04 >=   1.154600000e+04   2.2% (1288; 16)"
        self.assertEqual([float(x) for x in solve_glpk.TREE.match(row).group(1, 3)], [11866, 11546])
        self.assertEqual(solve_glpk.TREE.match(none).group(1, 2), (None, None))
        self.assertEqual(float(solve_glpk.TREE.match(found)[2]), 11800)
        self.assertEqual(solve_glpk.HEURISTIC.match("Solution found by heuristic: 11866")[1], "11866")


@unittest.skipIf(solve_cpsat is None, "ortools is not installed")
class Model(unittest.TestCase):
    def test_cpsat_knows_every_rule(self):
        """Bands, limit, room, a split family and families apart, against the optimum found by hand."""
        instance = {
            "must_place": False, "unplaced_cost": 500, "apart": [[0, 1]],
            "officers": [
                {"load": 8, "limit": 20, "bands": [{"up_to": 10, "rate": 0}, {"rate": 3}]},
                {"load": 0, "room": 2, "bands": [{"rate": 1}]},
            ],
            "families": [
                {"children": 2, "options": [{"officer": 0, "load": 12, "cost": 1}, {"officer": 1, "load": 12, "cost": 9}]},
                {"children": 2, "options": [{"officer": 0, "load": 13, "cost": 0}, {"officer": 1, "load": 5, "cost": 4}]},
                {"children": 3, "options": [
                    {"officer": 0, "load": 4, "cost": 2, "second": {"officer": 1, "load": 2, "children": 2}}]},
            ],
        }
        model, choices = solve_cpsat.build(instance)
        solver = solve_cpsat.cp_model.CpSolver()
        self.assertEqual(solver.status_name(solver.solve(model)), "OPTIMAL")
        chosen = [[solver.boolean_value(literal) for literal in options] for options in choices]
        # Family 0 with officer 0: 1 + 2 minutes free and 10 at 3; family 1 with officer 1: 4 + 5; family 2
        # would exceed officer 1's room, and officer 0's limit with family 0.
        self.assertEqual(chosen, [[True, False], [False, True], [False]])
        self.assertEqual(solver.objective_value, 31 + 9 + 500)


class Reckoning(unittest.TestCase):
    def test_objective_at_a_moment(self):
        solve = outcome("highs", 95, [(0.5, None), (0.8, 120.0), (4.0, 100.0)])
        self.assertEqual([solve.objective_at(at) for at in (0.6, 1, 5, 10)], [None, 120, 100, 95])
        self.assertEqual([solve.seconds_to(at) for at in (130, 100, 95, 94)], [0.8, 4.0, 10.0, None])

    def test_words_and_bounds(self):
        self.assertEqual(plain("integer optimal solution found"), "optimal")
        self.assertEqual(plain("stopped on time limit"), "time limit")
        self.assertEqual(plain("killed"), "killed")
        self.assertEqual([whole_bound(b) for b in (None, 89.01, 89.00001, 90)], [None, 90, 89, 90])

    def test_where_a_peer_is_ahead(self):
        mine = outcome("convenor", 100, [(0.2, 110.0), (3.0, 100.0)])
        peers = [
            outcome("cpsat", 110, [(2.0, 110.0)]), outcome("highs", 99, [(0.5, 105.0), (6.0, 99.0)], bound=99),
            outcome("scip", None), outcome("cbc", 100, [(5.0, 100.0)], status="optimal", seconds=5.0),
        ]
        table = report.rows([mine, *peers], [1, 10], {"i": 98})
        self.assertEqual([row["convenor_against_peer"] for row in table], ["", "better", "worse", "better", "equal"])
        self.assertEqual([row["convenor_seconds_to_match"] for row in table], [None, 0.2, None, None, 3.0])
        self.assertEqual([row["ratio"] for row in table], [1.020408, 1.122449, 1.010204, None, 1.020408])
        self.assertEqual(report.ahead([mine, *peers], [1, 10]), [
            "- i: HiGHS has 105 at 1 s (Convenor 110); 99 at 10 s (Convenor 100); 99 at the end (Convenor 100);"
            " a bound of 99 (Convenor 90)",
            "- i: CBC has the proof after 5.00 s (Convenor no)",
        ])

    def test_a_broken_rule_counts_for_nothing(self):
        solve = outcome("convenor", None, [(0.2, 50.0)])
        solve.take_score("a.json objective=50 unplaced=0 feasible=no", "a.json: officer 0 has a load of 9, above 8\nmore")
        self.assertIsNone(solve.objective_at(10))
        self.assertEqual((solve.final, solve.status), (None, "broke a rule"))

    def test_what_a_killed_peer_leaves(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            line = json.dumps({"seconds": 0.5, "objective": 120.0, "bound": 80.2})
            (folder / "events.jsonl").write_text(line + '\n{"seconds": 0.9, "obj', encoding="utf-8")
            options = types.SimpleNamespace(limit=3.0, grace=1.0)
            solve = Outcome.read("i", "highs", folder, True, -9, 30, options)
            self.assertEqual((solve.status, solve.seconds, solve.bound), ("killed", 4.0, 81))
            self.assertEqual(solve.events, [(0.5, 120.0)])


if __name__ == "__main__":
    unittest.main()
