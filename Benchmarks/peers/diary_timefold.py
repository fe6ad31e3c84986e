# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a diary with Timefold, whose Java library comes in the Python package `timefold`: DiaryTimefold.java is compiled
against it once, and run. It needs a JDK of Java 17 or later (`java` and `javac`).

Timefold's community edition uses one thread and proves no bound. Which room and which minute taker a meeting gets is
for the common repair.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from diary_options import offer, option
from diary_peer import DiaryRun
from running import PEERS, ROOT

CLASSES = ROOT / ".build/peers/java"
SOURCE = PEERS / "DiaryTimefold.java"
CONFIG = PEERS / "diary_timefold.xml"


def missing():
    """What is missing to run Timefold, in words; None when nothing is."""
    if importlib.util.find_spec("timefold") is None:
        return "the Python package timefold is not installed"
    for word in ("java", "javac"):
        if shutil.which(word) is None:
            return f"{word} is missing: Timefold needs a JDK of Java 17 or later (apt-get install openjdk-17-jdk-headless)"
    said = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    if (java_major(said) or 0) < 17:
        return f"Timefold needs Java 17 or later; java -version says: {said.splitlines()[0] if said else 'nothing'}"
    return None


def java_major(said):
    """The major version in what `java -version` says; None when there is none."""
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else None


def classpath():
    """Timefold's own libraries, but for the logger: it would print a line for every step."""
    package = Path(importlib.util.find_spec("timefold").submodule_search_locations[0])
    jars = sorted((package / "solver/jars").glob("*.jar"))
    return os.pathsep.join(str(jar) for jar in jars if not jar.name.startswith("logback"))


def compiled():
    """The folder with the classes of DiaryTimefold, compiled unless they are there and newer."""
    made = CLASSES / "DiaryTimefold.class"
    if not made.exists() or made.stat().st_mtime < SOURCE.stat().st_mtime:
        CLASSES.mkdir(parents=True, exist_ok=True)
        subprocess.run(["javac", "-nowarn", "-cp", classpath(), "-d", str(CLASSES), str(SOURCE)], check=True)
    return CLASSES


class Problem:
    """The diary as numbers for the Java program, and back."""

    def __init__(self, diary, covers, wanted):
        self.diary = diary
        # Its score has the travel of all officers exactly, so that nothing is gained by an elsewhere that costs too
        # little: whoever is elsewhere is unbooked, and more officers and the first late days are offered instead.
        self.offers = [offer(diary, m, 2 * covers, wanted, with_late=True) for m in range(len(diary.meetings))]
        for m, made in enumerate(self.offers):
            made.elsewhere = diary.unbooked_cost
            if m in wanted and not any((o.officer, o.day) == wanted[m][:2] for o in made.options):
                made.options.append(option(diary, m, *wanted[m][:2], wanted))
        self.keys = sorted({(o.officer, o.day) for offer in self.offers for o in offer.options})
        self.index = {key: number for number, key in enumerate(self.keys)}
        self.wanted = wanted

    def numbers(self):
        diary = self.diary
        rest = diary.instance.get("rest") or {"minutes": 0}
        yield [diary.grid, diary.slots, diary.gap, rest["minutes"], diary.school_cost]
        yield [len(diary.travel)]
        yield from diary.travel
        yield [len(self.keys)]
        for officer, day in self.keys:
            yield self.officer_day(officer, day)
        days = diary.instance["day_count"]
        yield [len(diary.venues) + 1, days]
        for venue in [*range(len(diary.venues)), None]:
            for day in range(days):
                yield diary.supply(venue, day)
        yield [len(diary.meetings)]
        for index in range(len(diary.meetings)):
            yield from self.meeting(index)

    def officer_day(self, officer, day):
        diary = self.diary
        person = diary.officers[officer]
        offer = person["days"][day]
        stretches = diary.rest_stretches(officer, day)
        row = [day, person["base"], *offer["hours"], diary.per_day - len(offer["kept"]),
               diary.kept_travel(officer, day), int(stretches is not None), len(stretches or ())]
        for stretch in stretches or ():
            row += stretch
        row.append(len(offer["kept"]))
        for kept in offer["kept"]:
            row += [*kept["span"], kept["place"]]
        return row

    def meeting(self, index):
        about, offer = self.diary.meetings[index], self.offers[index]
        yield [about.place, about.length, -1 if about.venue is None else about.venue, int(about.needs_taker),
               offer.elsewhere, len(offer.options)]
        for option in offer.options:
            slots = [slot for slot in range(self.diary.slots) if option.mask >> slot & 1]
            row = [self.index[option.officer, option.day], option.cost, len(slots)]
            for slot in slots:
                row += [slot, option.costly >> slot & 1]
            yield row
        officer, day, start = self.wanted.get(index, (None, None, None))
        offered = any((o.officer, o.day) == (officer, day) and o.mask >> start & 1 for o in offer.options)
        yield [self.index[officer, day], start] if offered else [-1, -1]

    def answer(self, words):
        """Where an ANSWER line puts each meeting that is not elsewhere."""
        pairs = list(map(int, words))
        return {
            index: (*self.keys[key], slot)
            for index, (key, slot) in enumerate(zip(pairs[::2], pairs[1::2])) if key >= 0
        }


def main():
    run = DiaryRun(__doc__)
    reason = missing()
    if reason:
        raise SystemExit(f"Timefold cannot run: {reason}")
    classes = compiled()
    first = run.first_answer()
    problem = Problem(run.diary, run.covers, first.wanted())
    path = run.path("problem.txt")
    with open(path, "w", encoding="utf-8") as file:
        for row in problem.numbers():
            file.write(" ".join(map(str, row)) + "\n")
    # For the virtual machine's start, and the repair of the last answer.
    reserve = min(0.3 * run.left, 1 + 2 * len(run.diary.meetings) / 1000)
    command = [
        "java", "-XX:ActiveProcessorCount=" + str(run.threads), "-cp", os.pathsep.join([str(classes), classpath()]),
        "DiaryTimefold", path, str(CONFIG), str(max(0.1, run.left - reserve)), str(run.seed)]
    with open(run.path("java.txt"), "w", encoding="utf-8") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        told = 0.0
        for line in process.stdout:
            words = line.split()
            # Repairing takes time that is not Timefold's: now and then is enough, and the last answer always.
            if words and words[0] == "ANSWER":
                latest = words[3:]
                if run.seconds > 1.5 * told:
                    told = run.seconds
                    run.repair(problem.answer(latest))
        if process.wait() != 0:
            raise SystemExit(f"Timefold failed; see {run.path('java.txt')}")
    run.repair(problem.answer(latest))
    run.end("time limit", "Timefold " + version("timefold"))


if __name__ == "__main__":
    main()
