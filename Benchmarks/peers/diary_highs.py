# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a diary with HiGHS on the time-indexed model: a column for each officer-day of a meeting and each start.

A diary with too many of those has a column for each officer-day and price of starts instead (in school hours or not);
such a column takes only those slots for certain that all its starts have in common, and total time is limited besides.

Relaxed, and put right by the common repair: journeys longer than the usual separation between two meetings, the
break, which room and which minute taker. What is put elsewhere (see diary_options) is booked by the repair too.
"""

import highspy
import numpy

from diary import bits
from diary_options import Travel, offers
from diary_peer import DiaryRun

# More single starts than this are put together by price: Halton's quarter has 31,000, and its relaxation takes eight
# times as long with them for a bound of 4615 instead of 4611.
MOST_STARTS = 20_000


class Rows:
    """Rows of a sparse matrix, as they come."""

    def __init__(self):
        self.starts, self.columns, self.factors, self.lower, self.upper = [0], [], [], [], []

    def add(self, terms, lower, upper):
        self.columns += [column for column, _ in terms]
        self.factors += [factor for _, factor in terms]
        self.starts.append(len(self.columns))
        self.lower.append(lower)
        self.upper.append(upper)


class Bin:
    """Starts of a meeting on an officer-day that have one column."""

    def __init__(self, column, mask):
        self.column, self.mask = column, mask

    def certain(self, length):
        """The slots that a meeting takes wherever in the bin it starts."""
        latest = self.mask.bit_length() - 1
        earliest = (self.mask & -self.mask).bit_length() - 1
        return range(latest, earliest + length)


class Model:
    """The model, and what is needed to read an answer out of it."""

    def __init__(self, diary, covers, wanted):
        self.diary = diary
        self.offers = offers(diary, covers, wanted)
        self.travel = Travel(diary, self.offers)
        self.cost, self.rows = [], Rows()
        self.is_whole = True
        single = sum(option.mask.bit_count() for offer in self.offers for option in offer.options)
        self.is_single = single <= MOST_STARTS
        # By meeting: the column of elsewhere, and the bins of each option.
        self.elsewhere, self.bins = [], []
        self.days = {}
        for index, offer in enumerate(self.offers):
            self.add_meeting(index, offer)
        self.visits, self.pairs = {}, {}
        for key, members in self.days.items():
            self.add_officer_day(key, members)
        self.add_rooms_and_takers()

    def column(self, cost):
        self.cost.append(cost)
        return len(self.cost) - 1

    def add_meeting(self, index, offer):
        self.elsewhere.append(self.column(offer.elsewhere))
        mine = []
        for option in offer.options:
            if self.is_single:
                masks = [1 << slot for slot in bits(option.mask)]
            else:
                masks = [mask for mask in (option.mask & ~option.costly, option.costly) if mask]
            mine.append([
                Bin(self.column(option.cost + (self.diary.school_cost if mask & option.costly else 0)), mask)
                for mask in masks
            ])
            self.days.setdefault((option.officer, option.day), []).append((index, mine[-1], option.is_usual))
        self.bins.append(mine)
        every = [(b.column, 1) for group in mine for b in group]
        self.rows.add([*every, (self.elsewhere[-1], 1)], 1, 1)

    def add_officer_day(self, key, members):
        officer, day = key
        diary = self.diary
        room = diary.per_day - len(diary.officers[officer]["days"][day]["kept"])
        if len(members) > room:
            self.rows.add([(b.column, 1) for _, group, _ in members for b in group], 0, room)
        self.add_time(key, members)
        at = {}
        for index, group, is_usual in members:
            if is_usual:
                at.setdefault(diary.meetings[index].place, []).append([(b.column, 1) for b in group])
        self.visits[key] = {}
        for place, groups in at.items():
            alone = self.travel.alone[officer, day, place]
            if len(groups) == 1:
                # One meeting only goes there: its own columns are the visit.
                for column, _ in groups[0]:
                    self.cost[column] += alone
                self.visits[key][place] = groups[0]
                continue
            visit = self.column(alone)
            for group in groups:
                self.rows.add([*group, (visit, -1)], -numpy.inf, 0)
            self.visits[key][place] = [(visit, 1)]
        self.pairs[key] = {}
        degree = {}
        for (p, q), saving in self.travel.saved.get(key, {}).items():
            pair = self.column(-saving)
            self.pairs[key][p, q] = pair
            for place in (p, q):
                self.rows.add([*((c, -1) for c, _ in self.visits[key][place]), (pair, 1)], -numpy.inf, 0)
                degree.setdefault(place, []).append(pair)
        if len(at) > 2 and self.pairs[key]:
            for place, pairs in degree.items():
                if len(pairs) > 2:
                    # A place is on two of the pairs that save at the most, and on none when it is not visited.
                    visit = [(c, -2) for c, _ in self.visits[key][place]]
                    self.rows.add([*((pair, 1) for pair in pairs), *visit], -numpy.inf, 0)
            self.rows.add([(pair, 1) for pair in self.pairs[key].values()], 0, max(0, room - 1))

    def add_time(self, key, members):
        """Nobody is at two meetings at once."""
        apart = self.diary.least_apart
        taken = {}
        for index, group, _ in members:
            for b in group:
                for slot in b.certain(self.diary.meetings[index].length + apart):
                    taken.setdefault(slot, []).append(b.column)
        self.add_cliques(taken, lambda slot: 1)
        if not self.is_single:
            hours = self.diary.officers[key[0]]["days"][key[1]]["hours"]
            self.rows.add(
                [(b.column, self.diary.meetings[index].length + apart) for index, group, _ in members for b in group],
                0, (hours[1] - hours[0]) // self.diary.grid + apart)

    def add_cliques(self, taken, supply):
        """At most so many of the columns that take a slot; a slot whose columns all take the next one adds nothing."""
        for slot, columns in sorted(taken.items()):
            later = set(taken.get(slot + 1, ()))
            if len(columns) > supply(slot) and not (
                    later.issuperset(columns) and supply(slot + 1) <= supply(slot)):
                self.rows.add([(column, 1) for column in columns], 0, supply(slot))

    def add_rooms_and_takers(self):
        diary = self.diary
        groups = {}
        for index, offer in enumerate(self.offers):
            about = diary.meetings[index]
            for option, group in zip(offer.options, self.bins[index]):
                if about.venue is not None:
                    groups.setdefault((about.venue, option.day), []).append((index, group))
                if about.needs_taker:
                    groups.setdefault((None, option.day), []).append((index, group))
        for (venue, day), members in groups.items():
            supply = diary.supply(venue, day)
            taken = {}
            for index, group in members:
                for b in group:
                    for slot in b.certain(diary.meetings[index].length):
                        taken.setdefault(slot, []).append(b.column)
            self.add_cliques(taken, lambda slot: supply[slot] if slot < len(supply) else 0)
            if not self.is_single:
                self.rows.add(
                    [(b.column, diary.meetings[index].length) for index, group in members for b in group],
                    0, sum(supply))

    def values(self, wanted):
        """The columns of an answer, whole; the savings of each day along the best path."""
        values = numpy.zeros(len(self.cost))
        visited = {}
        for index, offer in enumerate(self.offers):
            officer, day, start = wanted.get(index, (None, None, None))
            found = False
            for option, group in zip(offer.options, self.bins[index]):
                if (option.officer, option.day) == (officer, day):
                    found = True
                    values[next(b.column for b in group if b.mask >> start & 1)] = 1
                    if option.is_usual:
                        visited.setdefault((officer, day), set()).add(self.diary.meetings[index].place)
            values[self.elsewhere[index]] = not found
        for key, places in visited.items():
            for place in places:
                if len(self.visits[key][place]) == 1:
                    values[self.visits[key][place][0][0]] = 1
            for pair in self.travel.path(key, places):
                values[self.pairs[key][pair]] = 1
        return values

    def wanted(self, values):
        """Where an answer puts each meeting that is not elsewhere."""
        result = {}
        for index, offer in enumerate(self.offers):
            for option, group in zip(offer.options, self.bins[index]):
                for b in group:
                    if values[b.column] > 0.5:
                        start = b.mask.bit_length() - 1 if self.is_single else None
                        result[index] = (option.officer, option.day, start)
        return result


def program(model):
    """A model as HiGHS takes it; every column is 0 or 1."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.cost), len(model.rows.lower)
    lp.col_cost_ = numpy.array(model.cost, dtype=float)
    lp.col_lower_ = numpy.zeros(lp.num_col_)
    lp.col_upper_ = numpy.ones(lp.num_col_)
    lp.row_lower_ = numpy.array(model.rows.lower, dtype=float)
    lp.row_upper_ = numpy.array(model.rows.upper, dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = numpy.array(model.rows.starts, dtype=numpy.int32)
    lp.a_matrix_.index_ = numpy.array(model.rows.columns, dtype=numpy.int32)
    lp.a_matrix_.value_ = numpy.array(model.rows.factors, dtype=float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    return lp


def solve(run, model):
    """Solves a model from the best answer on; returns the columns of the last answer, and how it ended.

    Its bound counts when the model has all that an answer could have.
    """
    highs = highspy.Highs()
    for name, value in [
        ("log_to_console", False), ("log_file", run.path("log.txt")), ("threads", run.threads),
        ("parallel", "on" if run.threads > 1 else "off"), ("random_seed", run.seed), ("mip_rel_gap", 0.0),
        # Measured on Halton's quarter: with presolve the patterns' proof takes 6.1 seconds of processor time instead of
        # 4.6, and the compact model's bound rises half as fast.
        ("presolve", "off"),
    ]:
        highs.setOptionValue(name, value)
    highs.passModel(program(model))
    solution = highspy.HighsSolution()
    solution.col_value = list(model.values(run.best_wanted))
    highs.setSolution(solution)

    def take_bound(bound):
        if model.is_whole:
            run.take_bound(bound)

    def better(event):
        take_bound(event.data_out.mip_dual_bound)
        run.repair(model.wanted(event.data_out.mip_solution))

    highs.cbMipImprovingSolution.subscribe(better)
    highs.cbMipLogging.subscribe(lambda event: take_bound(event.data_out.mip_dual_bound))
    highs.setOptionValue("time_limit", run.left)
    highs.run()
    info = highs.getInfo()
    take_bound(info.mip_dual_bound)
    status = highs.modelStatusToString(highs.getModelStatus()).lower()
    if info.primal_solution_status != 2:
        return solution.col_value, status
    values = highs.getSolution().col_value
    run.repair(model.wanted(values))
    return values, status


def main():
    run = DiaryRun(__doc__)
    run.first_answer()
    _, status = solve(run, Model(run.diary, run.covers, run.best_wanted))
    run.end(status, version())


def version():
    return "HiGHS " + highspy.Highs().version()


if __name__ == "__main__":
    main()
