# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of the diary's peers: what their models are made of against brute force, and what the comparison reckons.

The models of CP-SAT and HiGHS are tested where those are installed, as in `.build/peers/venv`; elsewhere that is said.
Timefold is never run here: it needs a JDK and seconds.
"""

import importlib.util
import itertools
import json
import random
import subprocess
import sys
import tempfile
import types
import unittest
from pathlib import Path

import diary_report
import diary_timefold
from diary import Diary
from diary_book import Book
from diary_options import Travel, offers
from diary_outcome import DiaryOutcome
from diary_patterns import Patterns
from running import PEERS

SOLVERS = [
    (script, package) for script, package in (("cpsat", "ortools"), ("highs", "highspy"), ("highs_patterns", "highspy"))
    if importlib.util.find_spec(package) is not None
]
if len(SOLVERS) < 3:
    left = {"cpsat", "highs", "highs_patterns"} - {script for script, _ in SOLVERS}
    print(f"Not tested, for their solvers are not installed: the diary models {', '.join(sorted(left))}", file=sys.stderr)


def tiny(seed, follow_on=False):
    """A diary of three meetings, two officers and two days, small enough to try everything."""
    chance = random.Random(seed)
    points = [(chance.randint(0, 60), chance.randint(0, 60)) for _ in range(4)]
    travel = [[abs(a - c) + abs(b - d) for c, d in points] for a, b in points]

    def meeting():
        served = chance.random() < 0.5
        days = [0, 1] if chance.random() < 0.8 else [chance.randint(0, 1)]
        return {
            "place": 3 if served else chance.randint(0, 3), "minutes": chance.choice([60, 120]),
            "venue": 0 if served else None, "minute_taker": served,
            "chairs": {"officer": [0, 1], "cost": [0, chance.choice([0, 40])]},
            "days": {"day": days, "cost": [chance.randint(0, 90) for _ in days],
                     "late": [int(day == 1) for day in days], "school": [int(not served) for _ in days]},
            "starts": [600, 720, 840] if served and chance.random() < 0.4 else None,
            "unavailable": [{"day": 0, "spans": [[630, 700]]}] if chance.random() < 0.3 else [],
        }

    def person(base, kept):
        days = [{"hours": [540, 900], "busy": [], "kept": []} for _ in range(2)]
        if chance.random() < 0.5:
            days[0]["busy"] = [[700, 730]]
        if kept and chance.random() < 0.5:
            days[1]["kept"] = [{"span": [600, 660], "place": 2}]
        return {"base": base, "days": days}

    links = [{"predecessor": 0, "successor": 1, "opens": [0, 1], "closes": [1, 1], "otherwise": [0, 0]}]
    return {
        "name": f"tiny-{seed}", "constant": 7, "unbooked_cost": 1000, "grid": 60, "day_count": 2, "day_numbers": [0, 1],
        "meetings_per_day": 3, "gap": 15, "rest": {"minutes": 30, "span": [660, 840]},
        "school": {"hours": [540, 780], "cost": 25},
        "timing": {"late": 300, "late_per_day": 10, "margin_days": 1, "early_per_day": 2, "margin_per_day": 30},
        "meetings": [meeting() for _ in range(3)], "follow_ons": links if follow_on else [],
        "officers": [person(0, True), person(1, True)], "minute_takers": [person(1, False)],
        "venues": [{"rooms": [[[[540, 900]], [[540, 720], [780, 900]]]]}], "travel": travel, "detour_saving": 0,
    }


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def keeps_hours(raw, people, index, row, span, day):
    """Whether a person could be at a meeting as far as hours and appointments go."""
    person = raw[people][index]
    offer, way, base = person["days"][day], raw["travel"], person["base"]
    return (
        offer["hours"][0] + way[base][row["place"]] <= span[0] and span[1] + way[row["place"]][base] <= offer["hours"][1]
        and not any(overlap(span, busy) for busy in offer["busy"]))


def day_keeps_rules(raw, officer, day, stops):
    """Whether an officer's new bookings of a day keep the rules about the day as a whole; written from the text."""
    offer, base = raw["officers"][officer]["days"][day], raw["officers"][officer]["base"]
    way, rest = raw["travel"], raw["rest"]
    every = sorted([(span, place, True) for span, place in stops]
                   + [(tuple(kept["span"]), kept["place"], False) for kept in offer["kept"]])
    if len(every) > raw["meetings_per_day"]:
        return False
    for (a, p, new), (b, q, newer) in itertools.pairwise(every):
        if (new or newer) and a[1] + max(raw["gap"], way[p][q]) > b[0]:
            return False
    # Hours contain the break's span in every tiny diary.
    ends = [((offer["hours"][0],) * 2, base), *((s, p) for s, p, _ in every), ((offer["hours"][1],) * 2, base)]
    for (a, p), (b, q) in itertools.pairwise(ends):
        if b[0] - a[1] - way[p][q] < rest["minutes"]:
            continue
        first, last = max(a[1], rest["span"][0]), min(b[0], rest["span"][1]) - rest["minutes"]
        if any(not any(overlap((t, t + rest["minutes"]), busy) for busy in offer["busy"]) for t in range(first, last + 1)):
            return True
    return False


def keeps_rules(raw, chosen):
    """Whether an answer keeps every rule; there is one room and one minute taker."""
    spans, days = {}, {}
    for m, place in enumerate(chosen):
        if place is None:
            continue
        row, (officer, day, start) = raw["meetings"][m], place
        span = spans[m] = (start, start + row["minutes"])
        if day not in row["days"]["day"] or row["starts"] is not None and start not in row["starts"]:
            return False
        if any(part["day"] == day and any(overlap(span, s) for s in part["spans"]) for part in row["unavailable"]):
            return False
        if not keeps_hours(raw, "officers", officer, row, span, day):
            return False
        if row["venue"] is not None:
            room = raw["venues"][0]["rooms"][0][day]
            if not any(a <= span[0] and span[1] <= b for a, b in room):
                return False
            if not keeps_hours(raw, "minute_takers", 0, row, span, day):
                return False
        for other, earlier in enumerate(chosen[:m]):
            served = row["venue"] is not None and raw["meetings"][other]["venue"] is not None
            if earlier is not None and earlier[1] == day and served and overlap(span, spans[other]):
                return False
        days.setdefault((officer, day), []).append((span, row["place"]))
    for link in raw["follow_ons"]:
        place, before = chosen[link["successor"]], chosen[link["predecessor"]]
        opens = link["otherwise"][0] if before is None else link["opens"][before[1]]
        if place is not None and raw["day_numbers"][place[1]] < opens:
            return False
    return all(day_keeps_rules(raw, *key, stops) for key, stops in days.items())


def as_placements(chosen):
    return [None if c is None else {"officer": c[0], "day": c[1], "start": c[2], "room": None, "minute_taker": None}
            for c in chosen]


def least_cost(raw):
    """The cost of the best answer, by trying them all."""
    diary = Diary(raw)
    options = []
    for row in raw["meetings"]:
        starts = range(540, 900 - row["minutes"] + 1, 60)
        options.append([None, *itertools.product(row["chairs"]["officer"], row["days"]["day"], starts)])
    return min(diary.price(as_placements(c)) for c in itertools.product(*options) if keeps_rules(raw, c))


class Days(unittest.TestCase):
    def test_the_best_day_is_the_best_of_all_orders_and_starts(self):
        for seed in range(25):
            raw = tiny(seed)
            diary = Diary(raw)
            for officer, day, size in itertools.product((0, 1), (0, 1), (1, 2, 3)):
                for members in itertools.combinations(range(3), size):
                    if any(day not in diary.meetings[m].days for m in members):
                        continue
                    found = diary.best_day(officer, day, {m: diary.starts(m, officer, day) for m in members})
                    costs = []
                    for starts in itertools.product(*(range(9, 15) for _ in members)):
                        lone = [diary.starts(m, officer, day) >> s & 1 for m, s in zip(members, starts)]
                        spans = [((s * 60, (s + diary.meetings[m].length) * 60), diary.meetings[m].place)
                                 for m, s in zip(members, starts)]
                        if all(lone) and day_keeps_rules(raw, officer, day, spans):
                            kept = [(k["span"][0], k["place"]) for k in raw["officers"][officer]["days"][day]["kept"]]
                            route = [p for _, p in sorted([(span[0], p) for span, p in spans] + kept)]
                            school = sum(25 for m, s in zip(members, starts) if diary.costly_starts(m, day) >> s & 1)
                            costs.append(
                                diary.round_travel(officer, route) - diary.kept_travel(officer, day) + school)
                    self.assertEqual(None if found is None else found[0], min(costs, default=None), (seed, officer, day, members))

    def test_a_meeting_alone_may_start_when_every_rule_allows_it(self):
        for seed in range(25):
            raw = tiny(seed)
            diary = Diary(raw)
            for m, officer, day in itertools.product(range(3), (0, 1), (0, 1)):
                if day not in diary.meetings[m].days:
                    continue
                mask = diary.starts(m, officer, day)
                for start in range(9, 16 - diary.meetings[m].length):
                    chosen = [None] * 3
                    chosen[m] = (officer, day, start * 60)
                    # The break and what else concerns the whole day is no matter of a start alone.
                    whole = diary.best_day(officer, day, {m: 1 << start & mask}) is not None
                    self.assertEqual(bool(mask >> start & 1) and whole, keeps_rules(raw, chosen), (seed, m, officer, day, start))


class Answers(unittest.TestCase):
    def test_the_first_answer_keeps_every_rule(self):
        for seed in range(40):
            raw = tiny(seed, follow_on=seed % 2 == 1)
            placements = Book.first(Diary(raw)).placements()
            chosen = [None if p is None else (p["officer"], p["day"], p["start"]) for p in placements]
            self.assertTrue(keeps_rules(raw, chosen), seed)
            for row, p in zip(raw["meetings"], placements):
                if p is not None:
                    self.assertEqual((p["room"], p["minute_taker"]), (None, None) if row["venue"] is None else (0, 0), seed)

    def test_an_answer_that_is_repaired_and_was_good_stays_what_it_was(self):
        for seed in range(40):
            diary = Diary(tiny(seed, follow_on=seed % 2 == 1))
            first = Book.first(diary)
            again = Book(diary).place_all(first.wanted())
            self.assertEqual(diary.price(again.placements()), diary.price(first.placements()), seed)

    def test_a_follow_on_is_priced_by_the_day_of_its_predecessor(self):
        raw = tiny(3, follow_on=True)
        for row in raw["meetings"]:
            row["days"] = {"day": [0, 1], "cost": [0, 0], "late": [0, 0], "school": [0, 0]}
        diary = Diary(raw)
        self.assertEqual(diary.days_after(1, 0), {0: (0, False, False), 1: (30, False, False)})
        self.assertEqual(diary.days_after(1, 1), {1: (30, False, False)})
        self.assertEqual(diary.days_after(1, None), {0: (30, False, False), 1: (310, True, False)})

    def test_patterns_are_all_the_sets_that_a_day_can_hold(self):
        for seed in range(25):
            diary = Diary(tiny(seed))
            made = Patterns(diary, 5, {})
            self.assertTrue(made.is_whole)
            made.make_exact(range(3))
            found = {(p.officer, p.day, p.meetings): p.cost for p in made.patterns}
            self.assertEqual(len(found), len(made.patterns), seed)
            for officer, day, size in itertools.product((0, 1), (0, 1), (1, 2, 3)):
                for members in itertools.combinations(range(3), size):
                    about = [diary.meetings[m] for m in members]
                    days = [m.days.get(day) for m in about]
                    plan = None if None in days else diary.best_day(
                        officer, day, {m: diary.starts(m, officer, day) for m in members})
                    expected = None if plan is None else (
                        plan[0] + sum(m.chairs[officer] for m in about) + sum(d[0] for d in days))
                    self.assertEqual(found.get((officer, day, members)), expected, (seed, officer, day, members))

    def test_savings_make_up_the_travel_of_a_round(self):
        for seed in range(25):
            diary = Diary(tiny(seed))
            for m in diary.meetings:
                m.chairs = {0: 0}
            travel = Travel(diary, offers(diary, 5, {}))
            for key in travel.saved:
                places = {p for officer, day, p in travel.alone if (officer, day) == key}
                if diary.officers[key[0]]["days"][key[1]]["kept"]:
                    continue
                exact = travel.added(*key, *sorted(places))
                alone = sum(travel.alone[(*key, p)] for p in places)
                self.assertEqual(alone - sum(travel.saved[key][pair] for pair in travel.path(key, places)), exact, seed)


@unittest.skipIf(not SOLVERS, "neither ortools nor highspy is installed")
class Models(unittest.TestCase):
    def test_models_find_the_optimum_that_all_answers_tried_have(self):
        """Each solver in a process of its own, as in a comparison; the repair of the last answer included."""
        reached = 0
        with tempfile.TemporaryDirectory() as name:
            for seed, (script, _) in itertools.product((4, 5, 8), SOLVERS):
                raw = tiny(seed)
                path, folder = Path(name) / "tiny.json", Path(name) / f"{script}-{seed}"
                path.write_text(json.dumps(raw), encoding="utf-8")
                folder.mkdir()
                subprocess.run(
                    [sys.executable, PEERS / f"diary_{script}.py", "--json", path, "--limit", "20", "--threads", "1",
                     "--seed", "1", "--folder", folder], check=True, timeout=60)
                placements = json.loads((folder / "answer.json").read_text(encoding="utf-8"))["placements"]
                best, end = least_cost(raw), json.loads((folder / "end.json").read_text(encoding="utf-8"))
                chosen = [None if p is None else (p["officer"], p["day"], p["start"]) for p in placements]
                self.assertTrue(keeps_rules(raw, chosen), (script, seed))
                self.assertLessEqual(end["bound"], best + 1e-6, (script, seed))
                if script != "highs":
                    # No two conferences want the one room of these diaries at once, which patterns do not see.
                    self.assertEqual(end["bound"], best, (script, seed))
                    self.assertEqual(Diary(raw).price(placements), best, (script, seed))
                    reached += 1
        self.assertEqual(reached, 3 * sum(script != "highs" for script, _ in SOLVERS))


def outcome(solver, objective, breaches=0, bound=None, limit=10.0, faults=()):
    return DiaryOutcome("d", solver, limit, objective=objective, breaches=breaches, bound=bound, faults=list(faults))


class Reckoning(unittest.TestCase):
    def test_ratios_are_of_one_limit(self):
        made = [outcome("convenor", 100, bound=99), outcome("cpsat", 110, 1, bound=80), outcome("timefold", None),
                outcome("convenor", 90, bound=90, limit=60.0)]
        table = diary_report.rows(made)
        self.assertEqual([row["objective_to_best"] for row in table], [1.0, 1.1, None, 1.0])
        self.assertEqual([row["objective_to_convenor"] for row in table], [1.0, 1.1, None, 1.0])
        self.assertEqual([row["bound_to_best"] for row in table], [1.0, 0.80808, None, 1.0])
        self.assertEqual([row["gap"] for row in table], [0.01, 0.27273, None, 0.0])
        self.assertEqual([row["gap_to_best_bound"] for row in table], [0.01, 0.1, None, 0.0])

    def test_where_a_peer_is_ahead(self):
        made = [outcome("convenor", 100, 2, bound=90), outcome("cpsat", 99, 2, bound=95), outcome("highs", 105, 1)]
        self.assertEqual(diary_report.ahead(made), [
            "- d, 10 s: CP-SAT has objective 99 (Convenor 100); bound 95 (Convenor 90)",
            "- d, 10 s: HiGHS compact has breaches 1 (Convenor 2)",
        ])

    def test_a_bound_above_an_answer_is_a_fault_of_a_model(self):
        made = [outcome("convenor", 100, bound=90), outcome("cpsat", 120, bound=101, limit=60.0)]
        self.assertEqual(diary_report.contradictions(made), [
            "d: CP-SAT's bound of 101 (60 s) is above Convenor's answer of 100 (10 s)"])

    def test_what_did_not_run_is_said(self):
        made = [outcome("convenor", 100), DiaryOutcome.not_run("d", "timefold", 10.0, "java is missing")]
        options = types.SimpleNamespace(threads=2, seed=1)
        text = diary_report.markdown(diary_report.rows(made), made, options)
        self.assertIn("- d, 10 s, Timefold: not run: java is missing", text)

    def test_an_answer_with_violations_counts_for_nothing(self):
        made = outcome("highs", None, None)
        made.take_verdict("a.json objective=5 breaches=0 unbooked=0 meetings=3 violations=2", "a: officer-double-booked\nb")
        self.assertEqual((made.objective, made.status, made.faults), (None, "broke a rule", ["a: officer-double-booked", "b"]))
        made.take_verdict("a.json objective=5 breaches=1 unbooked=0 meetings=3 violations=0", "")
        self.assertEqual((made.objective, made.breaches, made.meetings), (5, 1, 3))

    def test_a_killed_peer_keeps_what_it_told(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            line = json.dumps({"seconds": 0.5, "objective": 120, "bound": 80.2})
            (folder / "events.jsonl").write_text(line + '\n{"seconds": 0.9, "obj', encoding="utf-8")
            made = DiaryOutcome.read("d", "highs", 3.0, folder, True, -9, 30, 1.0)
            self.assertEqual((made.status, made.seconds, made.bound), ("killed", 4.0, 81))

    def test_an_old_java_is_refused_in_words(self):
        said = types.SimpleNamespace(stderr='openjdk version "11.0.2" 2019-01-15\n')
        self.assertEqual(diary_timefold.java_major(said.stderr), 11)
        self.assertEqual(diary_timefold.java_major('openjdk version "17.0.15" 2025-04-15\n'), 17)
        self.assertIsNone(diary_timefold.java_major("command not found"))


if __name__ == "__main__":
    unittest.main()
