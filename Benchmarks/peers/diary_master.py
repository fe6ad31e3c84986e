# SPDX-License-Identifier: GPL-3.0-or-later
"""The choice among officer-day patterns as rows and columns, for every solver that takes those."""

from diary_patterns import Patterns

INFINITY = float("inf")


class Master:
    """Columns with costs, rows of (terms, lower, upper), and what an answer means. All columns are 0 or 1."""

    def __init__(self, source):
        self.diary = diary = source.diary
        self.source = source
        self.patterns, self.offers = source.patterns, source.offers
        self.is_whole = source.is_whole
        self.cost, self.rows = [], []
        by_meeting = [[] for _ in diary.meetings]
        # By officer-day: its patterns and its cover meetings, as columns with their meetings.
        self.day_patterns, self.day_covers = {}, {}
        for pattern in self.patterns:
            column = self.column(pattern.cost)
            for m in pattern.meetings:
                by_meeting[m].append(column)
            self.day_patterns.setdefault((pattern.officer, pattern.day), []).append((column, pattern.meetings))
        self.covers = []
        for m, offer in enumerate(self.offers):
            for option in offer.options:
                if not option.is_usual:
                    school = diary.school_cost if option.mask == option.costly else 0
                    column = self.column(option.cost + school)
                    self.covers.append((column, m, option))
                    by_meeting[m].append(column)
                    self.day_covers.setdefault((option.officer, option.day), []).append((column, (m,)))
        self.elsewhere = [self.column(offer.elsewhere) for offer in self.offers]
        for m, columns in enumerate(by_meeting):
            self.row([*((c, 1) for c in columns), (self.elsewhere[m], 1)], 1, 1)
        for key in sorted({*self.day_patterns, *self.day_covers}):
            self.add_officer_day(key)
        self.add_rooms_and_takers()

    def column(self, cost):
        self.cost.append(cost)
        return len(self.cost) - 1

    def row(self, terms, lower, upper):
        self.rows.append((terms, lower, upper))

    def add_officer_day(self, key):
        """One pattern, and cover meetings only as many and as long as the day has room for beside it."""
        diary = self.diary
        patterns, covers = self.day_patterns.get(key, []), self.day_covers.get(key, [])
        if len(patterns) > 1:
            self.row([(column, 1) for column, _ in patterns], -INFINITY, 1)
        if not covers:
            return
        offer = diary.officers[key[0]]["days"][key[1]]
        self.row([(column, len(ms)) for column, ms in patterns + covers], -INFINITY, diary.per_day - len(offer["kept"]))
        apart = diary.least_apart
        self.row(
            [(column, sum(diary.meetings[m].length + apart for m in ms)) for column, ms in patterns + covers],
            -INFINITY, (offer["hours"][1] - offer["hours"][0]) // diary.grid + apart)

    def add_rooms_and_takers(self):
        """Of each day no more time in rooms of a venue, nor with minute takers, than there is."""
        diary, used = self.diary, {}
        for (_, day), members in [*self.day_patterns.items(), *self.day_covers.items()]:
            for column, ms in members:
                for m in ms:
                    about = diary.meetings[m]
                    kinds = [about.venue] if about.venue is not None else []
                    for kind in kinds + ([-1] if about.needs_taker else []):
                        terms = used.setdefault((kind, day), {})
                        terms[column] = terms.get(column, 0) + about.length
        for (kind, day), terms in used.items():
            self.row(list(terms.items()), -INFINITY, sum(diary.supply(None if kind < 0 else kind, day)))

    def values(self, wanted):
        """An answer as columns that are 1; what no pattern has is put elsewhere."""
        days = {}
        for m, (officer, day, _) in wanted.items():
            days.setdefault((officer, day), set()).add(m)
        chosen, placed = [], set()
        for key, ms in days.items():
            usual = {m for m in ms if m in self.source.days.get(key, {})}
            for column, members in self.day_patterns.get(key, []):
                if set(members) == usual:
                    chosen.append(column)
                    placed |= usual
        for column, m, option in self.covers:
            if m not in placed and m in days.get((option.officer, option.day), ()):
                chosen.append(column)
                placed.add(m)
        return chosen + [self.elsewhere[m] for m in range(len(self.offers)) if m not in placed]

    def wanted(self, is_chosen):
        """Where an answer puts each meeting that is not elsewhere."""
        result = {}
        for number, pattern in enumerate(self.patterns):
            if is_chosen(number):
                for m in pattern.meetings:
                    result[m] = (pattern.officer, pattern.day, pattern.starts[m])
        for column, m, option in self.covers:
            if is_chosen(column):
                result[m] = (option.officer, option.day, None)
        return result

    def relaxed(self, is_chosen):
        """The meetings that an answer has covered without travel, or elsewhere."""
        return {m for column, m, _ in self.covers if is_chosen(column)} | {
            m for m, column in enumerate(self.elsewhere) if is_chosen(column)}


def in_rounds(run, solve):
    """Solves the choice among patterns again and again, until no answer has a meeting covered at less than it costs.

    `solve(master)` solves it from the best answer on, and returns the columns that are 1 and how it ended.
    """
    run.first_answer()
    source = Patterns(run.diary, run.covers, run.best_wanted, lambda: run.seconds > 0.6 * run.limit)
    while True:
        master = Master(source)
        chosen, status = solve(master)
        if run.is_over() or not source.make_exact(master.relaxed(lambda column: column in chosen)):
            return status
