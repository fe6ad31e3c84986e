# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a diary with CP-SAT: a Boolean for each officer-day pattern (see diary_patterns), exactly one for each meeting,
at most one on each officer-day, hinted with the first answer.

A model of optional intervals (one start for each meeting, no overlap on an officer-day, visits and saved journeys as
Booleans, cumulative rooms) was tried first: on Halton's quarter it ended at 5753 with no useful bound where this one
proves the optimum.
"""

from importlib.metadata import version

from ortools.sat.python import cp_model

from diary_master import INFINITY, Master
from diary_peer import DiaryRun


def build(master):
    """The model and its Booleans."""
    model = cp_model.CpModel()
    columns = [model.new_bool_var("") for _ in master.cost]
    for terms, lower, upper in master.rows:
        literals = [columns[column] for column, _ in terms]
        factors = [factor for _, factor in terms]
        if set(factors) == {1} and (lower, upper) == (1, 1):
            model.add_exactly_one(literals)
        elif set(factors) == {1} and upper == 1:
            model.add_at_most_one(literals)
        else:
            total = cp_model.LinearExpr.weighted_sum(literals, factors)
            if lower > -INFINITY:
                model.add(total >= lower)
            if upper < INFINITY:
                model.add(total <= upper)
    model.minimize(cp_model.LinearExpr.weighted_sum(columns, master.cost))
    return model, columns


class Watch(cp_model.CpSolverSolutionCallback):
    """Repairs and notes each better answer."""

    def __init__(self, run, master, columns):
        super().__init__()
        self.run, self.master, self.columns = run, master, columns

    def on_solution_callback(self):
        if self.master.is_whole:
            self.run.take_bound(self.best_objective_bound)
        self.run.repair(self.master.wanted(lambda column: self.boolean_value(self.columns[column])))


def main():
    run = DiaryRun(__doc__)
    first = run.first_answer()
    master = Master(run.diary, run.covers, lambda: run.seconds > 0.5 * run.limit)
    model, columns = build(master)
    hinted = set(master.values(first.wanted()))
    for number, column in enumerate(columns):
        model.add_hint(column, number in hinted)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = run.left
    solver.parameters.num_workers = run.threads
    solver.parameters.random_seed = run.seed
    solver.parameters.log_search_progress = True
    solver.parameters.log_to_stdout = False
    with open(run.path("log.txt"), "w", encoding="utf-8") as log:
        solver.log_callback = lambda text: print(text, file=log, flush=True)
        if master.is_whole:
            solver.best_bound_callback = run.take_bound
        status = solver.solve(model, Watch(run, master, columns))
    if master.is_whole:
        run.take_bound(solver.best_objective_bound)
    run.end(solver.status_name(status).lower(), "CP-SAT " + version("ortools"))


if __name__ == "__main__":
    main()
