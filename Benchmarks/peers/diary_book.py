# SPDX-License-Identifier: GPL-3.0-or-later
"""A diary under construction, for all peers alike: a first answer by insertion, and the repair of what a model relaxes.

It never moves a booking to another day or officer by itself: what is good in an answer is the solver's.
"""

from diary import NEVER, bits

# How many steps the search for rooms or minute takers of one day may take before the day counts as impossible.
EFFORT = 5_000


class Book:
    """Who chairs what, when; rooms and minute takers suffice for it at every moment."""

    def __init__(self, diary):
        self.diary = diary
        # Of each officer-day that has new bookings: its cost, and the start of each.
        self.plans = {}
        self.home = {}
        # Of each day its bookings that need a room or a minute taker.
        self.served = {}

    def served_starts(self, day, without=()):
        """The starts of a day's bookings that need a room or a minute taker."""
        return {
            index: self.plans[self.home[index]][1][index]
            for index in self.served.get(day, ()) if index not in without
        }

    def days_of(self, index):
        """The days of a meeting, as its predecessor, if it has one, is booked now."""
        link = self.diary.follows.get(index)
        if link is None:
            return self.diary.meetings[index].days
        return self.diary.days_after(index, self.home.get(link["predecessor"], (None, None))[1])

    def plan_with(self, index, officer, day, preferred=None):
        """An officer's day with one more meeting: its cost and starts, or None; `preferred` are starts to keep to."""
        diary = self.diary
        present = self.plans.get((officer, day), (0, {}))[1]
        allowed = {other: diary.starts(other, officer, day) for other in [*present, index]}
        if preferred:
            allowed = {m: allowed[m] & (1 << preferred[m] if m in preferred else -1) for m in allowed}
        if not all(allowed.values()):
            return None
        plan = diary.best_day(officer, day, allowed)
        needing = [m for m in allowed if diary.meetings[m].is_served]
        if plan is None or not needing:
            return plan
        others = self.served_starts(day, without=allowed)
        if self.assign(day, {**others, **{m: plan[1][m] for m in needing}}) is not None:
            return plan
        # Not every start finds a room and a minute taker: keep what is booked, and try those that do.
        for other in present:
            if diary.meetings[other].is_served:
                allowed[other] = 1 << present[other]
        if diary.meetings[index].is_served:
            fixed = {**others, **{m: present[m] for m in needing if m != index}}
            allowed[index] = sum(
                1 << slot for slot in bits(allowed[index]) if self.assign(day, {**fixed, index: slot}) is not None)
            if not allowed[index]:
                return None
        plan = diary.best_day(officer, day, allowed)
        if plan is None or self.assign(day, {**others, **{m: plan[1][m] for m in needing}}) is None:
            return None
        return plan

    def put(self, index, officer, day, plan):
        """Takes a meeting into an officer's day, which then is as planned."""
        self.plans[officer, day] = plan
        self.home[index] = (officer, day)
        if self.diary.meetings[index].is_served:
            self.served.setdefault(day, []).append(index)

    def added_cost(self, index, officer, day, plan):
        """What a meeting costs where a plan puts it: chair, day, and what the officer's day costs more."""
        about = self.diary.meetings[index]
        return about.chairs[officer] + self.days_of(index)[day][0] + plan[0] - self.plans.get((officer, day), (0,))[0]

    def best_place(self, index, officers, ceiling=NEVER):
        """The cheapest officer, day and plan for a meeting, or None when none costs less than the ceiling."""
        about, days = self.diary.meetings[index], self.days_of(index)
        found, least = None, ceiling
        options = sorted(
            (about.chairs[officer] + terms[0], officer, day) for officer in officers for day, terms in days.items())
        for cost, officer, day in options:
            # A meeting never makes an officer's day cheaper.
            if cost >= least:
                break
            if cost + self.detour(about.place, officer, day) >= least or not self.diary.starts(index, officer, day):
                continue
            plan = self.plan_with(index, officer, day)
            if plan is not None and self.added_cost(index, officer, day, plan) < least:
                found, least = (officer, day, plan), self.added_cost(index, officer, day, plan)
        return found

    def detour(self, place, officer, day):
        """What a place lengthens the round of an officer's day by, wherever on it; an estimate, from below as a rule."""
        diary = self.diary
        stops = {diary.meetings[m].place for m in self.plans.get((officer, day), (0, {}))[1]}
        stops |= {kept["place"] for kept in diary.officers[officer]["days"][day]["kept"]}
        if place in stops:
            return 0
        travel, base = diary.travel, diary.officers[officer]["base"]
        if stops <= {base}:
            return travel[base][place] + travel[place][base]
        stops.add(base)
        return min(travel[a][place] + travel[place][b] - travel[a][b] for a in stops for b in stops if a != b)

    def insert(self, index):
        """Books a meeting where it is cheapest; cover is looked at when the usual officers have no good place."""
        about = self.diary.meetings[index]
        cheapest = min(about.chairs.values(), default=0)
        usual = [officer for officer, cost in about.chairs.items() if cost == cheapest]
        found = self.best_place(index, usual)
        least = self.diary.unbooked_cost if found is None else self.added_cost(index, *found)
        # Cover is looked at only where it could be cheaper.
        others = [officer for officer, cost in about.chairs.items() if cheapest < cost < least]
        if others:
            found = self.best_place(index, others, ceiling=least) or found
        if found is not None:
            self.put(index, *found)
        return found is not None

    def place_all(self, wanted, over=lambda: False):
        """Books meetings as a solver wants them, as (officer, day, start or None), and the others where it is cheapest.

        Every wanted start is tried first; a day that does not hold with them is planned anew. `over` ends it.
        """
        # Predecessors first: the windows of their follow-ons are known then.
        for depth in range(max(self.diary.depth, default=0) + 1):
            here = [index for index, own in enumerate(self.diary.depth) if own == depth]
            left = self.place_wanted({index: wanted[index] for index in here if index in wanted})
            left += [index for index in here if index not in wanted]
            for index in sorted(left, key=self.urgency):
                if over():
                    return self
                self.insert(index)
        return self

    def place_wanted(self, wanted):
        """Books meetings where they are wanted; returns those that cannot be there."""
        diary, days, left = self.diary, {}, []
        for index, (officer, day, start) in wanted.items():
            days.setdefault((officer, day), {})[index] = start

        def is_served(item):
            return any(diary.meetings[index].is_served for index in item[1])

        for (officer, day), starts in sorted(days.items(), key=lambda item: (not is_served(item), item[0])):
            for index in sorted(starts, key=lambda m: (not diary.meetings[m].is_served, m)):
                if day not in self.days_of(index) or officer not in diary.meetings[index].chairs:
                    left.append(index)
                    continue
                kept = {m: s for m, s in starts.items() if s is not None and (m == index or m in self.home)}
                plan = self.plan_with(index, officer, day, kept) if kept else None
                plan = plan or self.plan_with(index, officer, day)
                if plan is None:
                    left.append(index)
                else:
                    self.put(index, officer, day, plan)
        return left

    def urgency(self, index):
        """Meetings with few days first."""
        in_window = sum(1 for _, late, _ in self.days_of(index).values() if not late)
        return (in_window == 0, not self.diary.meetings[index].is_served, in_window, index)

    # Rooms and minute takers.

    def assign(self, day, starts):
        """A room and a minute taker for each of a day's meetings that start at given slots; None when there are none."""
        diary = self.diary
        order = sorted(starts, key=lambda index: (starts[index], index))
        rooms, takers = {}, {}
        for venue in sorted({diary.meetings[m].venue for m in order} - {None}):
            here = [m for m in order if diary.meetings[m].venue == venue]
            masks = {
                m: [r for r in range(len(diary.venues[venue]["rooms"]))
                    if diary.room_mask(venue, r, day, diary.meetings[m].length) >> starts[m] & 1]
                for m in here
            }
            if not self.choose(here, masks, starts, rooms, lambda a, b: 0):
                return None
        minuted = [m for m in order if diary.meetings[m].needs_taker]
        masks = {
            m: [t for t in range(len(diary.takers))
                if diary.taker_mask(t, day, diary.meetings[m].place, diary.meetings[m].length) >> starts[m] & 1]
            for m in minuted
        }
        if not self.choose(minuted, masks, starts, takers, self.journey_slots):
            return None
        return {m: (rooms.get(m), takers.get(m)) for m in order}

    def journey_slots(self, first, then):
        minutes = self.diary.travel[self.diary.meetings[first].place][self.diary.meetings[then].place]
        return -(-minutes // self.diary.grid)

    def choose(self, order, options, starts, chosen, apart):
        """Chooses an option for each meeting, in the order of their starts, so that none has two at once."""
        steps = 0

        def descend(position, last):
            nonlocal steps
            if position == len(order):
                return True
            index = order[position]
            for option in options[index]:
                steps += 1
                if steps > EFFORT:
                    return False
                before = last.get(option)
                if before is not None:
                    end = starts[before] + self.diary.meetings[before].length
                    if end + apart(before, index) > starts[index]:
                        continue
                chosen[index] = option
                if descend(position + 1, {**last, option: index}):
                    return True
            chosen.pop(index, None)
            return False

        return descend(0, {})

    # The answer.

    def placements(self):
        """The answer, with rooms and minute takers."""
        diary = self.diary
        result = [None] * len(diary.meetings)
        given = {}
        for day in self.served:
            given.update(self.assign(day, self.served_starts(day)))
        for index, (officer, day) in self.home.items():
            slot = self.plans[officer, day][1][index]
            room, taker = given.get(index, (None, None))
            result[index] = {
                "officer": officer, "day": day, "start": slot * diary.grid, "room": room, "minute_taker": taker}
        return result

    def wanted(self):
        """Where everything is: meeting to (officer, day, start)."""
        return {index: (*key, self.plans[key][1][index]) for index, key in self.home.items()}

    @staticmethod
    def first(diary, over=lambda: False):
        """A first answer: every meeting where it is cheapest, those with few days first."""
        return Book(diary).place_all({}, over)
