# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a diary with CP-SAT: a Boolean for each officer-day pattern (see diary_patterns), exactly one for each meeting,
at most one on each officer-day, hinted with the first answer.

A model of optional intervals (one start for each meeting, no overlap on an officer-day, visits and saved journeys as
Booleans, cumulative rooms) was measured too: on Halton's quarter it had 5753 and no useful bound after a minute of
processor time, where this one has proved the optimum, 5413, after some ten seconds.
"""

from importlib.metadata import version

from ortools.sat.python import cp_model

from diary_master import INFINITY, in_rounds
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
    with open(run.path("log.txt"), "w", encoding="utf-8") as log:
        status = in_rounds(run, lambda master: solve(run, master, log))
    run.end(status, "CP-SAT " + version("ortools"))


def solve(run, master, log):
    """One round; its columns that are 1, and how it ended."""
    model, columns = build(master)
    hinted = set(master.values(run.best_wanted))
    for number, column in enumerate(columns):
        model.add_hint(column, number in hinted)
    solver = cp_model.CpSolver()
    settings = solver.parameters
    settings.max_time_in_seconds = run.left
    settings.num_workers = run.threads
    settings.random_seed = run.seed
    # Measured on Halton's quarter, seconds of processor time to the proof: as below 5; with presolve none after 35.
    settings.cp_model_presolve = False
    settings.linearization_level = 2
    settings.root_lp_iterations = 1_000_000
    settings.add_lp_constraints_lazily = False
    settings.log_search_progress = True
    settings.log_to_stdout = False
    solver.log_callback = lambda text: print(text, file=log, flush=True)
    if master.is_whole:
        solver.best_bound_callback = run.take_bound
    status = solver.solve(model, Watch(run, master, columns))
    if master.is_whole:
        run.take_bound(solver.best_objective_bound)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    chosen = {number for number, column in enumerate(columns) if solver.boolean_value(column)} if found else hinted
    return chosen, solver.status_name(status).lower()


if __name__ == "__main__":
    main()
