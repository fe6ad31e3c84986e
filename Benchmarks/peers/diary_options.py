# SPDX-License-Identifier: GPL-3.0-or-later
"""What the models of all peers are made of: the officer-days that a meeting is offered, and the travel of a day.

A meeting is offered every day of its window with its usual officers (those at the least cost) and with the nearest
cover officers; a meeting without a day in its window is offered its first late days. All else together is one option,
*elsewhere*, at the least that any of it could cost. So a model may leave out thousands of hopeless officer-days and
its bound still holds for all answers; who is put elsewhere is booked by the common repair.

Where there are follow-ons, their windows are held still at the best answer so far, and no bound is taken of a model.
"""

from dataclasses import dataclass, field
from itertools import combinations

# So many late days are offered to a meeting that cannot be in its window.
LATE_DAYS = 12


@dataclass
class Option:
    """An officer-day of a meeting: when it may start there, and what chair and day cost."""

    officer: int
    day: int
    mask: int
    cost: int
    # The starts that overlap school hours and cost more for it.
    costly: int
    # Whether nobody costs less as chair: the travel of others is left out.
    is_usual: bool


@dataclass
class Offer:
    """What a meeting is offered."""

    options: list = field(default_factory=list)
    # The least that anything else costs, leaving it unbooked included.
    elsewhere: int = 0


def offers(diary, covers, wanted):
    """What each meeting is offered, with so many cover officers; travel is not in the costs.

    The windows of follow-ons are those that they have when their predecessors are where an answer wants them.
    """
    return [offer(diary, index, covers, wanted) for index in range(len(diary.meetings))]


def days_wanted(diary, index, wanted):
    """The days of a meeting when its predecessor, if it has one, is where an answer wants it."""
    before = wanted.get(diary.follows[index]["predecessor"]) if index in diary.follows else None
    return diary.days_after(index, before[1] if before else None)


def option(diary, index, officer, day, wanted):
    """One officer-day of a meeting."""
    about, mask = diary.meetings[index], diary.starts(index, officer, day)
    cost = about.chairs[officer] + days_wanted(diary, index, wanted)[day][0]
    return Option(officer, day, mask, cost, mask & diary.costly_starts(index, day), False)


def offer(diary, index, covers, wanted, with_late=False):
    """What a meeting is offered; `with_late`: the first late days although there are others."""
    about = diary.meetings[index]
    days_offered = days_wanted(diary, index, wanted)
    usual = min(about.chairs.values(), default=0)

    def journey(officer):
        base = diary.officers[officer]["base"]
        return diary.travel[base][about.place] + diary.travel[about.place][base]

    ranked = sorted(about.chairs, key=lambda officer: (about.chairs[officer], journey(officer), officer))
    named = 1 if len(ranked) > 1 and about.chairs[ranked[1]] > usual else 0
    offered, rest = ranked[: named + covers], ranked[named + covers:]
    result = Offer(elsewhere=diary.unbooked_cost)

    def options(days):
        return [
            Option(
                officer, day, mask, about.chairs[officer] + days_offered[day][0],
                mask & diary.costly_starts(index, day), officer in ranked[:max(1, named)])
            for officer in offered for day in days if (mask := diary.starts(index, officer, day))
        ]

    def cheapest(officers, days):
        chairs = [about.chairs[officer] for officer in officers]
        costs = [days_offered[day][0] for day in days]
        return min(chairs) + min(costs) if chairs and costs else diary.unbooked_cost

    in_time = [day for day, (_, late, _) in days_offered.items() if not late]
    late = [day for day, (_, late, _) in days_offered.items() if late]
    result.options = options(in_time)
    if with_late or not result.options:
        # The first late days on which somebody could: those before are as good as none.
        found = [day for day in late if any(diary.starts(index, officer, day) for officer in offered)]
        late = late[late.index(found[LATE_DAYS]):] if len(found) > LATE_DAYS else []
        result.options += options(found[:LATE_DAYS])
    result.elsewhere = min(
        result.elsewhere, cheapest(rest, days_offered), cheapest(offered, late))
    return result


class Travel:
    """The travel of officers' days, by the places they visit.

    Of the usual officers: `alone[officer, day, place]` is the travel that a place adds to a day, `saved[officer, day][p, q]`
    what it saves that two places are on the same round. With at most three meetings a day and journeys as long in both
    directions, the travel of a day is exactly the sum of the first less the savings along the best path through its
    places; with journeys that differ by direction it is at least that.

    The travel of a cover officer's meeting is left out of the models, as if it were on the way: what it really adds is
    in the price of the repaired answer. Cover is rare, and pairs of all with all would be most of a model.
    """

    def __init__(self, diary, all_offers):
        self.diary = diary
        self.alone, self.saved, self._rounds = {}, {}, {}
        places = {}
        for index, meeting in enumerate(all_offers):
            for option in meeting.options:
                if option.is_usual:
                    places.setdefault((option.officer, option.day), set()).add(diary.meetings[index].place)
        for key, stops in places.items():
            for place in stops:
                self.alone[(*key, place)] = self.added(*key, place)
            savings = {}
            for p, q in combinations(sorted(stops), 2):
                saving = self.added(*key, p) + self.added(*key, q) - self.added(*key, p, q)
                if saving > 0:
                    savings[p, q] = saving
            self.saved[key] = savings

    def path(self, key, places):
        """The pairs of some places of an officer's day that save most, as long as they form a path."""
        degree, left, chosen = dict.fromkeys(places, 2), len(places) - 1, []
        for (p, q), _ in sorted(self.saved.get(key, {}).items(), key=lambda item: -item[1]) if left > 0 else ():
            if left and degree.get(p) and degree.get(q):
                chosen.append((p, q))
                degree[p], degree[q], left = degree[p] - 1, degree[q] - 1, left - 1
        return chosen

    def added(self, officer, day, *places):
        """The least travel that some places add to a round, in any order and between any published bookings."""
        kept = tuple(k["place"] for k in self.diary.officers[officer]["days"][day]["kept"])
        known = self._rounds.get((officer, kept, places))
        if known is None:
            whole = self.diary.round_travel(officer, list(kept))
            known = min(self.diary.round_travel(officer, order) for order in orders(list(kept), places)) - whole
            self._rounds[officer, kept, places] = known
        return known


def orders(route, places):
    """Every way to put places into a route whose own order stays."""
    if not places:
        yield route
        return
    for at in range(len(route) + 1):
        yield from orders(route[:at] + [places[0]] + route[at:], places[1:])
