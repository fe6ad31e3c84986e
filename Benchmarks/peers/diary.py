# SPDX-License-Identifier: GPL-3.0-or-later
"""A diary instance as all peers see it: what may be when, what it costs, and the best way through an officer's day.

Times are slots of the grid from midnight; a set of starts is an integer whose bit s says that slot s is allowed.
Nothing here needs a solver or numpy. Benchmarks/DIARY-FORMAT.md says what the fields of an instance are.
"""

import json
from functools import lru_cache

NEVER = 10**9


def bits(mask):
    """The slots of a mask, the earliest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def first_from(mask, slot):
    """The earliest slot of a mask that is not before another; None when there is none."""
    mask = mask >> slot << slot
    return (mask & -mask).bit_length() - 1 if mask else None


class Meeting:
    """A meeting to be booked."""

    def __init__(self, row, grid, slots, school):
        self.place = row["place"]
        self.length = row["minutes"] // grid
        self.venue = row.get("venue")
        self.needs_taker = row["minute_taker"]
        self.chairs = dict(zip(row["chairs"]["officer"], row["chairs"]["cost"]))
        columns = row["days"]
        self.days = {
            day: (cost, bool(late), bool(at_school))
            for day, cost, late, at_school in zip(columns["day"], columns["cost"], columns["late"], columns["school"])
        }
        self.is_served = self.venue is not None or self.needs_taker
        given = row.get("starts")
        self.starts = (1 << slots) - 1 if given is None else sum({1 << (s // grid) for s in given if s % grid == 0})
        self.unavailable = {part["day"]: part["spans"] for part in row["unavailable"]}
        # The starts that overlap school hours.
        self.at_school = sum(
            1 << slot for slot in range(slots)
            if slot * grid < school["hours"][1] and school["hours"][0] < (slot + self.length) * grid)


class Diary:
    """The instance."""

    def __init__(self, instance):
        self.instance = instance
        self.name = instance["name"]
        self.grid = instance["grid"]
        self.slots = 1440 // self.grid
        self.constant = instance["constant"]
        self.unbooked_cost = instance["unbooked_cost"]
        self.detour_saving = instance["detour_saving"]
        self.gap = instance["gap"]
        self.per_day = instance["meetings_per_day"]
        self.school_cost = instance["school"]["cost"]
        self.travel = instance["travel"]
        self.officers = instance["officers"]
        self.takers = instance["minute_takers"]
        self.venues = instance["venues"]
        self.meetings = [Meeting(row, self.grid, self.slots, instance["school"]) for row in instance["meetings"]]
        self.day_numbers = instance["day_numbers"]
        self.timing = instance["timing"]
        # By successor its link; how many predecessors a meeting has, one after the other.
        self.follows = {link["successor"]: link for link in instance["follow_ons"]}
        self.depth = [0] * len(self.meetings)
        for index in range(len(self.meetings)):
            at = index
            while at in self.follows:
                at = self.follows[at]["predecessor"]
                self.depth[index] += 1
        # The separation of two meetings of an officer at one place, in slots: the least there is.
        self.least_apart = -(-self.gap // self.grid)

    @staticmethod
    def read(path):
        with open(path, encoding="utf-8") as file:
            return Diary(json.load(file))

    # What one person, room or participant allows.

    def mask_within(self, spans, length):
        """The starts of meetings of a length that lie wholly in one of some spans of minutes."""
        mask = 0
        for begin, end in spans:
            first, last = -(-begin // self.grid), end // self.grid - length
            if first <= last:
                mask |= (1 << last + 1) - (1 << first)
        return mask

    def mask_clear(self, spans, length):
        """The starts of meetings of a length that overlap none of some spans of minutes."""
        mask = (1 << self.slots) - 1
        for begin, end in spans:
            if begin < end:
                # Overlap: start < end of the span, and begin of the span < end of the meeting.
                first, last = max(0, begin // self.grid - length + 1), -(-end // self.grid) - 1
                mask &= ~((1 << last + 1) - (1 << first))
        return mask

    def person_mask(self, people, index, day, place, length, gap):
        """When a person could be at a meeting, as if it were the only new one: hours with travel, appointments,
        published bookings."""
        person = people[index]
        offer = person["days"][day]
        if offer.get("hours") is None:
            return 0
        base, hours = person["base"], offer["hours"]
        mask = self.mask_within([[hours[0] + self.travel[base][place], hours[1] - self.travel[place][base]]], length)
        if offer["busy"]:
            mask &= self.mask_clear(offer["busy"], length)
        for kept in offer["kept"]:
            before = max(gap, self.travel[place][kept["place"]])
            after = max(gap, self.travel[kept["place"]][place])
            mask &= self.mask_clear([[kept["span"][0] - before, kept["span"][1] + after]], length)
        return mask

    @lru_cache(maxsize=None)
    def officer_mask(self, officer, day, place, length):
        if len(self.officers[officer]["days"][day]["kept"]) >= self.per_day:
            return 0
        return self.person_mask(self.officers, officer, day, place, length, self.gap)

    @lru_cache(maxsize=None)
    def taker_mask(self, taker, day, place, length):
        return self.person_mask(self.takers, taker, day, place, length, 0)

    @lru_cache(maxsize=None)
    def room_mask(self, venue, room, day, length):
        return self.mask_within(self.venues[venue]["rooms"][room][day], length)

    @lru_cache(maxsize=None)
    def served_mask(self, venue, needs_taker, place, day, length):
        """When some room and some minute taker could serve a meeting, as if it were the only new one."""
        mask = (1 << self.slots) - 1
        if venue is not None:
            rooms = 0
            for room in range(len(self.venues[venue]["rooms"])):
                rooms |= self.room_mask(venue, room, day, length)
            mask &= rooms
        if needs_taker:
            takers = 0
            for taker in range(len(self.takers)):
                takers |= self.taker_mask(taker, day, place, length)
            mask &= takers
        return mask

    @lru_cache(maxsize=None)
    def supply(self, venue, day):
        """How many rooms of a venue, or of no venue how many minute takers, are there in each slot of a day."""
        if venue is None:
            free = [
                self.mask_within([offer["hours"]], 1)
                & self.mask_clear(offer["busy"] + [kept["span"] for kept in offer["kept"]], 1)
                for offer in (taker["days"][day] for taker in self.takers) if offer.get("hours")
            ]
        else:
            free = [self.room_mask(venue, room, day, 1) for room in range(len(self.venues[venue]["rooms"]))]
        return [sum(mask >> slot & 1 for mask in free) for slot in range(self.slots)]

    def starts(self, index, officer, day):
        """When a meeting could start on an officer's day, as if it were the only new one."""
        meeting = self.meetings[index]
        mask = self.officer_mask(officer, day, meeting.place, meeting.length) & meeting.starts
        if not mask:
            return 0
        if meeting.is_served:
            mask &= self.served_mask(meeting.venue, meeting.needs_taker, meeting.place, day, meeting.length)
        if day in meeting.unavailable:
            mask &= self.mask_clear(meeting.unavailable[day], meeting.length)
        return mask

    def costly_starts(self, index, day):
        """The starts that cost what overlapping school hours costs."""
        meeting = self.meetings[index]
        return meeting.at_school if meeting.days[day][2] else 0

    # An officer's day.

    @lru_cache(maxsize=None)
    def rest_stretches(self, officer, day):
        """Where the break of a day may lie, in minutes; None when the day needs none."""
        rest = self.instance.get("rest")
        offer = self.officers[officer]["days"][day]
        hours = offer.get("hours")
        if not rest or hours is None or hours[0] > rest["span"][0] or rest["span"][1] > hours[1]:
            return None
        stretches, begin = [], rest["span"][0]
        for busy in sorted(offer["busy"]):
            if busy[1] > begin and busy[0] < rest["span"][1]:
                stretches.append((begin, busy[0]))
                begin = busy[1]
        stretches.append((begin, rest["span"][1]))
        return [(a, b) for a, b in stretches if b - a >= rest["minutes"]]

    def rested_from(self, stretches, end, journey):
        """The earliest minute at which what comes next may begin, so that a break fits after something that ended."""
        minutes = self.instance["rest"]["minutes"]
        for begin, close in stretches:
            if max(begin, end) + minutes <= close:
                return max(max(begin, end) + minutes, end + journey + minutes)
        return NEVER

    @lru_cache(maxsize=None)
    def kept_travel(self, officer, day):
        stops = [kept["place"] for kept in self.officers[officer]["days"][day]["kept"]]
        return self.round_travel(officer, stops)

    def round_travel(self, officer, places):
        """The minutes of a round from the base over places in their order."""
        if not places:
            return 0
        base = self.officers[officer]["base"]
        stops = [base, *places, base]
        return sum(self.travel[a][b] for a, b in zip(stops, stops[1:]))

    def best_day(self, officer, day, allowed):
        """The cheapest way to hold some meetings on an officer's day, all orders and all starts considered.

        `allowed` maps each meeting to the starts that it may have. Returns the cost (travel beyond that of the
        published bookings, and school hours) and the start of each meeting, or None when there is no way.
        """
        kept = self.officers[officer]["days"][day]["kept"]
        if len(allowed) + len(kept) > self.per_day:
            return None
        base = self.officers[officer]["base"]
        hours = self.officers[officer]["days"][day]["hours"]
        stretches = self.rest_stretches(officer, day)
        travel, grid = self.travel, self.grid
        limit = kept + [{"span": [hours[1], hours[1]], "place": base}]
        best = [NEVER, None]

        def follow(left, turn, end, place, rested, cost, chosen):
            """Continues a day that has come to `end` at `place`, `turn` published bookings passed."""
            # The way home is still to come; journeys that are known to be shorter over a third place say no more.
            if cost + (0 if kept or self.detour_saving else travel[place][base]) >= best[0]:
                return
            upcoming = limit[turn]
            journey = travel[place][upcoming["place"]]
            if not left or turn < len(kept):
                # On to the next published booking, or home.
                ready = rested or (
                    stretches is not None and self.rested_from(stretches, end, journey) <= upcoming["span"][0])
                if turn < len(kept):
                    follow(left, turn + 1, upcoming["span"][1], upcoming["place"], ready, cost + journey, chosen)
                elif ready and cost + journey < best[0]:
                    best[0], best[1] = cost + journey, chosen
            for meeting in left:
                about = self.meetings[meeting]
                journey = travel[place][about.place]
                # Nothing stands between the base and the first meeting but the journey, which the masks know.
                apart = 0 if not chosen and turn == 0 else max(self.gap, journey)
                mask = allowed[meeting] & ((1 << max(0, (upcoming["span"][0] // grid - about.length) + 1)) - 1)
                costly = self.costly_starts(meeting, day)
                # For each cost only the earliest start is worth looking at, and the earliest after a break.
                readies = {-(-(end + apart) // grid): rested}
                if not rested:
                    later = self.rested_from(stretches, end, journey)
                    if later < NEVER:
                        readies[max(-(-later // grid), -(-(end + apart) // grid))] = True
                for ready, rests in readies.items():
                    starts = {first_from(mask, ready), first_from(mask & ~costly, ready)} - {None}
                    for start in sorted(starts):
                        extra = self.school_cost if costly >> start & 1 else 0
                        follow(
                            [other for other in left if other != meeting], turn, (start + about.length) * grid,
                            about.place, rests, cost + journey + extra, {**chosen, meeting: start})

        follow(sorted(allowed), 0, hours[0], base, stretches is None, 0, {})
        return None if best[1] is None else (best[0] - self.kept_travel(officer, day), best[1])

    # The price of an answer.

    def price(self, placements):
        """What an answer costs, the constant included; whether it keeps the rules is for the checker to say."""
        rounds, total = {}, self.constant
        day_of = [None if placement is None else placement["day"] for placement in placements]
        for index, placement in enumerate(placements):
            if placement is None:
                total += self.unbooked_cost
                continue
            meeting, day = self.meetings[index], placement["day"]
            slot = placement["start"] // self.grid
            before = day_of[self.follows[index]["predecessor"]] if index in self.follows else None
            total += meeting.chairs[placement["officer"]] + self.days_after(index, before)[day][0]
            total += self.school_cost if self.costly_starts(index, day) >> slot & 1 else 0
            rounds.setdefault((placement["officer"], day), []).append((placement["start"], meeting.place))
        for (officer, day), stops in rounds.items():
            kept = [(k["span"][0], k["place"]) for k in self.officers[officer]["days"][day]["kept"]]
            places = [place for _, place in sorted(stops + kept)]
            total += self.round_travel(officer, places) - self.kept_travel(officer, day)
        return total

    def days_after(self, index, day_before):
        """The days of a meeting, each with cost, lateness and whether it is a school day; of a follow-on those that it
        has when its predecessor is on a day, or unbooked (None)."""
        days, link = self.meetings[index].days, self.follows.get(index)
        if link is None:
            return days
        if day_before is None:
            opens, closes = link["otherwise"]
        else:
            opens, closes = link["opens"][day_before], link["closes"][day_before]
        found = {}
        for day, (_, _, at_school) in days.items():
            slack = closes - self.day_numbers[day]
            if self.day_numbers[day] >= opens:
                found[day] = (self.timing_cost(slack), slack < 0, at_school)
        return found

    def timing_cost(self, slack):
        """What a day costs that is so many days before the end of a window."""
        timing = self.timing
        if slack < 0:
            return timing["late"] - timing["late_per_day"] * slack
        if slack > timing["margin_days"]:
            return timing["early_per_day"] * (slack - timing["margin_days"])
        return timing["margin_per_day"] * (timing["margin_days"] - slack)
