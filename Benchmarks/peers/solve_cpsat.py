# SPDX-License-Identifier: GPL-3.0-or-later
"""Solves an instance with CP-SAT, from the JSON: Booleans for options, integers for the load in each band."""

from importlib.metadata import version

from ortools.sat.python import cp_model

from peer import Run


def parts(option, children):
    """What an option gives to each officer: officer, load, children."""
    second = option.get("second")
    if second is None:
        return [(option["officer"], option["load"], children)]
    return [
        (option["officer"], option["load"], children - second["children"]),
        (second["officer"], second["load"], second["children"]),
    ]


def weighted(terms):
    """The sum of coefficient times variable, built in one go: adding one by one is slow."""
    return cp_model.LinearExpr.weighted_sum([variable for _, variable in terms], [factor for factor, _ in terms])


def build(instance):
    """The model, and the Booleans of each family's options."""
    model = cp_model.CpModel()
    officers = instance["officers"]
    load = [[] for _ in officers]
    children = [[] for _ in officers]
    touching = []
    choices = []
    cost = []
    for index, family in enumerate(instance["families"]):
        options = [model.new_bool_var(f"x_{index}_{number}") for number in range(len(family["options"]))]
        choices.append(options)
        mine = {}
        for literal, option in zip(options, family["options"]):
            cost.append((option["cost"], literal))
            for officer, amount, count in parts(option, family["children"]):
                if amount:
                    load[officer].append((amount, literal))
                if count:
                    children[officer].append((count, literal))
                mine.setdefault(officer, []).append(literal)
        touching.append(mine)
        if instance["must_place"]:
            model.add_exactly_one(options)
        else:
            out = model.new_bool_var(f"u_{index}")
            cost.append((instance["unplaced_cost"], out))
            model.add_exactly_one([*options, out])
    for index, officer in enumerate(officers):
        added = weighted(load[index])
        most = sum(amount for amount, _ in load[index])
        if officer.get("limit") is not None:
            model.add(added <= max(0, officer["limit"] - officer["load"]))
        if officer.get("room") is not None:
            model.add(weighted(children[index]) <= max(0, officer["room"]))
        if load[index] and any(band["rate"] for band in officer["bands"]):
            bottom = officer["load"]
            in_bands = []
            for number, band in enumerate(officer["bands"]):
                end = band.get("up_to")
                if end is not None and end <= bottom:
                    continue
                width = most if end is None else min(most, end - bottom)
                amount = model.new_int_var(0, width, f"y_{index}_{number}")
                in_bands.append(amount)
                cost.append((band["rate"], amount))
                bottom = end
            model.add(added == cp_model.LinearExpr.sum(in_bands))
    for left, right in instance["apart"]:
        for officer in sorted(set(touching[left]) & set(touching[right])):
            model.add_at_most_one([*touching[left][officer], *touching[right][officer]])
    model.minimize(weighted(cost))
    return model, choices


class Watch(cp_model.CpSolverSolutionCallback):
    """Notes each better answer."""

    def __init__(self, run, choices):
        super().__init__()
        self.run = run
        self.choices = choices

    def on_solution_callback(self):
        choice = [
            next((number for number, literal in enumerate(options) if self.boolean_value(literal)), None)
            for options in self.choices
        ]
        self.run.event(round(self.objective_value), self.best_objective_bound, choice)


def main():
    run = Run(__doc__)
    model, choices = build(run.instance)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = run.left
    solver.parameters.num_workers = run.threads
    solver.parameters.random_seed = run.seed
    solver.best_bound_callback = lambda bound: run.event(bound=bound)
    status = solver.solve(model, Watch(run, choices))
    run.event(bound=solver.best_objective_bound)
    run.end(solver.status_name(status).lower(), "CP-SAT " + version("ortools"))


if __name__ == "__main__":
    main()
