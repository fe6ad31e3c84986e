# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a diary with CP-SAT: a Boolean for each officer-day of a meeting, one start for each meeting, and optional
intervals that may not overlap on an officer's day nor exceed the rooms and minute takers of a moment.

Relaxed, and put right by the common repair: journeys longer than the usual separation between two meetings, the
break, which room and which minute taker. What is put elsewhere (see diary_options) is booked by the repair too.
"""

from importlib.metadata import version

from ortools.sat.python import cp_model

from diary_options import Travel, offers
from diary_peer import DiaryRun


class Model:
    """The model, and what is needed to read an answer out of it."""

    def __init__(self, diary, covers):
        self.diary = diary
        self.offers = offers(diary, covers)
        self.travel = Travel(diary, self.offers)
        self.model = cp_model.CpModel()
        self.cost = []
        # By meeting: the Booleans of its options, that of elsewhere, its start, and whether it pays for school hours.
        self.chosen, self.elsewhere, self.start, self.pays = [], [], [], []
        self.days = {}
        for index in range(len(diary.meetings)):
            self.add_meeting(index)
        self.places, self.pairs = {}, {}
        for key, members in self.days.items():
            self.add_officer_day(key, members)
        self.add_rooms_and_takers()
        literals = [literal for _, literal in self.cost]
        self.model.minimize(cp_model.LinearExpr.weighted_sum(literals, [factor for factor, _ in self.cost]))

    def add_meeting(self, index):
        """One officer-day or elsewhere, a start that the officer-day allows, and what they cost."""
        model, offer, about = self.model, self.offers[index], self.diary.meetings[index]
        literals = [model.new_bool_var(f"x{index}_{o.officer}_{o.day}") for o in offer.options]
        elsewhere = model.new_bool_var(f"e{index}")
        model.add_exactly_one([*literals, elsewhere])
        self.cost += [(option.cost, literal) for option, literal in zip(offer.options, literals) if option.cost]
        self.cost.append((offer.elsewhere, elsewhere))
        # Officer-days with the same starts share one rule.
        masks = {}
        for option, literal in zip(offer.options, literals):
            masks.setdefault((option.mask, option.costly), []).append(literal)
            self.days.setdefault((option.officer, option.day), []).append((index, literal, option.is_usual))
        union = 0
        for mask, _ in masks:
            union |= mask
        start = model.new_int_var_from_domain(domain(union or 1), f"s{index}")
        pays = None
        for (mask, costly), members in masks.items():
            if mask != union:
                for literal in members:
                    model.add_linear_expression_in_domain(start, domain(mask)).only_enforce_if(literal)
            if costly:
                if pays is None:
                    pays = model.new_bool_var(f"c{index}")
                    self.cost.append((self.diary.school_cost, pays))
                for literal in members:
                    if mask & ~costly:
                        model.add_linear_expression_in_domain(start, domain(mask & ~costly)).only_enforce_if(
                            literal, ~pays)
                    else:
                        model.add_implication(literal, pays)
        self.chosen.append(literals)
        self.elsewhere.append(elsewhere)
        self.start.append((start, about.length))
        self.pays.append(pays)

    def add_officer_day(self, key, members):
        """Nobody is at two meetings at once, has more than the day allows, or travels for nothing."""
        model, diary = self.model, self.diary
        officer, day = key
        room = diary.per_day - len(diary.officers[officer]["days"][day]["kept"])
        if len(members) > room:
            model.add(cp_model.LinearExpr.sum([literal for _, literal, _ in members]) <= room)
        if len(members) > 1:
            model.add_no_overlap([
                model.new_optional_fixed_size_interval_var(
                    self.start[index][0], self.start[index][1] + diary.least_apart, literal, "")
                for index, literal, _ in members
            ])
        at = {}
        for index, literal, is_usual in members:
            if is_usual:
                at.setdefault(diary.meetings[index].place, []).append(literal)
        visits = {}
        for place, literals in at.items():
            visits[place] = literals[0] if len(literals) == 1 else model.new_bool_var("")
            if len(literals) > 1:
                for literal in literals:
                    model.add_implication(literal, visits[place])
            self.cost.append((self.travel.alone[officer, day, place], visits[place]))
        self.places[key] = (at, visits)
        self.pairs[key] = {}
        degree = {}
        for (p, q), saving in self.travel.saved.get(key, {}).items():
            pair = model.new_bool_var("")
            model.add_implication(pair, visits[p])
            model.add_implication(pair, visits[q])
            self.cost.append((-saving, pair))
            self.pairs[key][p, q] = pair
            degree.setdefault(p, []).append(pair)
            degree.setdefault(q, []).append(pair)
        if len(visits) > 2 and self.pairs[key]:
            # The pairs that save form a path: each place in two at the most, and one fewer than places.
            for pairs in degree.values():
                if len(pairs) > 2:
                    model.add(cp_model.LinearExpr.sum(pairs) <= 2)
            model.add(cp_model.LinearExpr.sum(list(self.pairs[key].values())) <= room - 1)

    def add_rooms_and_takers(self):
        """At every moment no more meetings than rooms at a venue, nor than minute takers at work."""
        model, diary = self.model, self.diary
        groups = {}
        for index, offer in enumerate(self.offers):
            about = diary.meetings[index]
            if not about.is_served:
                continue
            by_day = {}
            for option, literal in zip(offer.options, self.chosen[index]):
                by_day.setdefault(option.day, []).append(literal)
            for day, literals in by_day.items():
                if len(literals) == 1:
                    held = literals[0]
                else:
                    held = model.new_bool_var("")
                    model.add(cp_model.LinearExpr.sum(literals) == held)
                interval = model.new_optional_fixed_size_interval_var(*self.start[index], held, "")
                if about.venue is not None:
                    groups.setdefault((about.venue, day), []).append(interval)
                if about.needs_taker:
                    groups.setdefault((None, day), []).append(interval)
        for (venue, day), intervals in groups.items():
            supply = diary.supply(venue, day)
            most = max(supply)
            # What is not there at a moment is a fixed interval that takes it.
            demands = [1] * len(intervals)
            for slot, count in enumerate(supply):
                if 0 < count < most:
                    intervals.append(model.new_fixed_size_interval_var(slot, 1, ""))
                    demands.append(most - count)
            model.add_cumulative(intervals, demands, most)

    def hint(self, wanted):
        """Tells the solver of an answer, whole."""
        visited, hint = {}, self.model.add_hint
        for index, offer in enumerate(self.offers):
            officer, day, start = wanted.get(index, (None, None, None))
            found, pays = False, False
            for option, literal in zip(offer.options, self.chosen[index]):
                is_it = (option.officer, option.day) == (officer, day)
                hint(literal, is_it)
                if is_it:
                    found, pays = True, bool(option.costly >> start & 1)
                    if option.is_usual:
                        visited.setdefault((officer, day), set()).add(self.diary.meetings[index].place)
            hint(self.elsewhere[index], not found)
            if found:
                hint(self.start[index][0], start)
            if self.pays[index] is not None:
                hint(self.pays[index], pays)
        for key, (at, visits) in self.places.items():
            places = visited.get(key, set())
            for place, literal in visits.items():
                if len(at[place]) > 1:
                    hint(literal, place in places)
            path = self.travel.path(key, places)
            for pair, literal in self.pairs[key].items():
                hint(literal, pair in path)

    def wanted(self, value):
        """Where an answer puts each meeting that is not elsewhere."""
        result = {}
        for index, literals in enumerate(self.chosen):
            for option, literal in zip(self.offers[index].options, literals):
                if value(literal):
                    result[index] = (option.officer, option.day, value(self.start[index][0]))
        return result


def domain(mask):
    """A set of starts as CP-SAT has it."""
    return cp_model.Domain.from_values([slot for slot in range(mask.bit_length()) if mask >> slot & 1])


class Watch(cp_model.CpSolverSolutionCallback):
    """Repairs and notes each better answer."""

    def __init__(self, run, model):
        super().__init__()
        self.run, self.model = run, model

    def on_solution_callback(self):
        self.run.take_bound(self.best_objective_bound)
        self.run.repair(self.model.wanted(self.value))


def main():
    run = DiaryRun(__doc__)
    first = run.first_answer()
    model = Model(run.diary, run.covers)
    model.hint(first.wanted())
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = run.left
    solver.parameters.num_workers = run.threads
    solver.parameters.random_seed = run.seed
    solver.best_bound_callback = run.take_bound
    solver.parameters.log_search_progress = True
    solver.parameters.log_to_stdout = False
    log = open(run.path("log.txt"), "w", encoding="utf-8")
    solver.log_callback = lambda text: print(text, file=log, flush=True)
    status = solver.solve(model.model, Watch(run, model))
    run.take_bound(solver.best_objective_bound)
    run.end(solver.status_name(status).lower(), "CP-SAT " + version("ortools"))


if __name__ == "__main__":
    main()
