# SPDX-License-Identifier: GPL-3.0-or-later
"""Officer-day patterns for the models of CP-SAT and HiGHS: sets of meetings that a usual officer could hold on a day,
each with what that costs at the best order and starts (travel, break and school hours exact).

A small diary gets every pattern there is, so that bounds hold. A large one gets every single meeting, the days of the
first answer, and the best few sets of each meeting and day; then its model proves nothing about other sets, and
`is_whole` is False.

A cover meeting is at first a single option without travel. Once an answer has a meeting covered or elsewhere, `make_exact`
offers it with more officers and late days, and puts it into their patterns like their own; the model is solved again.

Relaxed, and put right by the common repair: how conferences share rooms and minute takers beyond what a model counts.
"""

from dataclasses import dataclass
from itertools import combinations

from diary_options import offer, offers

# Every pattern is made when there are no more sets than this.
MOST_SETS = 150_000
# Of a larger diary so many are kept.
MOST_PROMISING = 100_000
# In a diary of no more meetings all officers are looked at for a meeting that needs cover; in a larger one the nearest.
SMALL = 600
NEAREST = 5


@dataclass
class Pattern:
    """Meetings of an officer's day and what they cost together: travel, school hours, days."""

    officer: int
    day: int
    meetings: tuple
    cost: int
    # The start of each meeting at the least cost.
    starts: dict


class Patterns:
    """The patterns of a diary, and the single options of cover officers."""

    def __init__(self, diary, covers, wanted, is_over=lambda: False):
        self.diary, self.wanted = diary, wanted
        self.offers = offers(diary, covers, wanted)
        self.known, self.exact, self.signatures = {}, set(), {}
        # By officer-day the options of its usual meetings.
        self.days = {}
        for index, offer in enumerate(self.offers):
            for option in offer.options:
                if option.is_usual:
                    self.days.setdefault((option.officer, option.day), {})[index] = option
        sets = sum(len(m) + len(m) * (len(m) - 1) // 2 + len(m) * (len(m) - 1) * (len(m) - 2) // 6
                   for m in self.days.values())
        self.is_whole = sets <= MOST_SETS and diary.per_day <= 3
        self.patterns = self.every(is_over) if self.is_whole else self.promising(is_over)

    def plan(self, key, meetings):
        """The best way through a day with some meetings, or None; the same for days that offer the same."""
        diary, options = self.diary, self.days[key]
        offer = diary.officers[key[0]]["days"][key[1]]
        if len(meetings) > 1 and not offer["kept"]:
            # No order is shorter than the longest single journey.
            least = sum(diary.meetings[m].length * diary.grid + diary.gap for m in meetings) - diary.gap
            base = diary.officers[key[0]]["base"]
            out = max(min(diary.travel[base][p], diary.travel[p][base]) for p in (diary.meetings[m].place for m in meetings))
            if least + out > offer["hours"][1] - offer["hours"][0]:
                return None
        same = (key[0], self.signature(key), tuple((m, options[m].mask, options[m].costly) for m in meetings))
        if same not in self.known:
            self.known[same] = diary.best_day(*key, {m: options[m].mask for m in meetings})
        return self.known[same]

    def signature(self, key):
        """What an officer's day offers, as a word: days that offer the same have the same."""
        if key not in self.signatures:
            self.signatures[key] = str(self.diary.officers[key[0]]["days"][key[1]])
        return self.signatures[key]

    def pattern(self, key, meetings):
        plan = self.plan(key, meetings)
        if plan is None:
            return None
        days = sum(self.days[key][m].cost for m in meetings)
        return Pattern(*key, meetings, plan[0] + days, plan[1])

    def every(self, is_over):
        """Every set of a day's meetings that can be held."""
        found = []
        for key, options in self.days.items():
            if is_over():
                self.is_whole = False
                break
            found += self.sets(key, sorted(options), ())
        return found

    def sets(self, key, meetings, given):
        """Every set of some meetings and given ones that a day can hold; a set that cannot has no greater one that can."""
        found, pairs = [], set()
        for size in range(0 if given else 1, min(self.diary.per_day, 3) + 1 - len(given)):
            for more in combinations(meetings, size):
                members = tuple(sorted(given + more))
                if len(members) == 3 and not given and not all(pair in pairs for pair in combinations(members, 2)):
                    continue
                made = self.pattern(key, members)
                if made is not None:
                    found.append(made)
                    if size == 2:
                        pairs.add(members)
        return found

    def make_exact(self, meetings):
        """Puts meetings into the patterns of all officers who could cover them; returns whether that is anything new."""
        diary = self.diary
        new = sorted(set(meetings) - self.exact)
        for m in new:
            self.exact.add(m)
            old = {(o.officer, o.day) for o in self.offers[m].options if o.is_usual}
            nearest = len(diary.officers) if len(diary.meetings) <= SMALL else NEAREST
            self.offers[m] = offer(diary, m, nearest, self.wanted, with_late=True)
            for option in self.offers[m].options:
                key = (option.officer, option.day)
                option.is_usual = True
                if key not in old:
                    others = sorted(self.days.setdefault(key, {}))
                    self.days[key][m] = option
                    if self.is_whole:
                        self.patterns += self.sets(key, others, (m,))
                    else:
                        # Beside one of the officer's own meetings at the most: there are too many pairs of them.
                        made = [self.pattern(key, tuple(sorted({m, other}))) for other in [m, *others]]
                        self.patterns += [pattern for pattern in made if pattern is not None]
        return bool(new)

    def promising(self, is_over):
        """Every single meeting, the days of the first answer with all their subsets, and of each meeting and day in turn
        the best pair, the best triple, the second best pair, and so on, until there are enough or the time is over."""
        found, made = [], set()

        def take(key, meetings):
            if (key, meetings) in made:
                return True
            pattern = self.pattern(key, meetings)
            if pattern is not None:
                made.add((key, meetings))
                found.append(pattern)
            return pattern is not None

        for key, options in self.days.items():
            for m in options:
                take(key, (m,))
        first = {}
        for m, (officer, day, _) in self.wanted.items():
            if m in self.days.get((officer, day), {}):
                first.setdefault((officer, day), []).append(m)
        for key, meetings in first.items():
            for size in range(2, len(meetings) + 1):
                for members in combinations(sorted(meetings), size):
                    take(key, members)
        least = {}
        for pattern in found:
            if len(pattern.meetings) == 1:
                m = pattern.meetings[0]
                least[m] = min(least.get(m, pattern.cost), pattern.cost)
        ranked = {}
        for turn in range(self.DEPTH):
            for key, options in self.days.items():
                if is_over() or len(found) >= MOST_PROMISING:
                    return found
                if key not in ranked:
                    ranked[key] = self.ranked(key, options, least)
                for sets in ranked[key]:
                    # The next best of each meeting that the day can hold.
                    for members in sets[turn] if turn < len(sets) else ():
                        take(key, members)
        return found

    # How many pairs and triples of a meeting and day are looked at, and how many partners for triples.
    DEPTH = 6
    PARTNERS = 5

    def ranked(self, key, options, least):
        """Pairs and triples of a day: `[turn]` has of each meeting the one that gains most but for so many."""
        travel, base = self.diary.travel, self.diary.officers[key[0]]["base"]
        place = {m: self.diary.meetings[m].place for m in options}
        # What a meeting costs more alone on this day than on its best one.
        loss = {m: options[m].cost + travel[base][place[m]] + travel[place[m]][base] - least.get(m, 0) for m in options}

        def saving(p, q):
            return travel[place[p]][base] + travel[base][place[q]] - travel[place[p]][place[q]]

        pairs, triples = [[] for _ in range(self.DEPTH)], [[] for _ in range(self.DEPTH)]
        for m in options:
            partners = sorted((q for q in options if q != m), key=lambda q: loss[q] - saving(m, q))
            for turn, q in enumerate(partners[:self.DEPTH]):
                pairs[turn].append(tuple(sorted((m, q))))
            both = [
                (sum(sorted((saving(m, p), saving(m, q), saving(p, q)))[1:]) - loss[p] - loss[q], p, q)
                for p, q in combinations(partners[:self.PARTNERS], 2)
            ]
            for turn, (_, p, q) in enumerate(sorted(both, reverse=True)[:self.DEPTH]):
                triples[turn].append(tuple(sorted((m, p, q))))
        return pairs, triples
