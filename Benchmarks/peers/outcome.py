# SPDX-License-Identifier: GPL-3.0-or-later
"""What one solver came to on one instance."""

import csv
import math
from dataclasses import dataclass, field

from traces import PeerTrace, ending


def plain(status):
    """The same words for the same ending of different solvers."""
    if "optimal" in status:
        return "optimal"
    if "time" in status or status == "feasible":
        return "time limit"
    return status


def whole_bound(bound):
    """The least whole number that a proved bound allows, but for rounding errors of the solver."""
    return None if bound is None else math.ceil(bound - 1e-4)


@dataclass
class Outcome:
    """A solve: its events in time, and its answer as the common scorer prices it."""

    instance: str
    solver: str
    version: str
    status: str
    seconds: float
    memory_mib: int
    # Rounded up: every cost is a whole number.
    bound: int | None
    # Seconds, objective (None before the first answer).
    events: list = field(default_factory=list)
    # Of the last answer, re-priced; None without an answer, or when it breaks a rule.
    final: int | None = None
    faults: str = ""

    @staticmethod
    def read(name, solver, folder, killed, code, memory, options):
        """Reads what a solve left in its folder."""
        reader = Outcome._read_convenor if solver == "convenor" else Outcome._read_peer
        version, status, seconds, bound, events = reader(folder)
        if killed:
            status = "killed"
            seconds = options.limit + options.grace
        elif code != 0 and not events:
            status = f"failed ({code})"
        return Outcome(name, solver, version, plain(status), seconds, memory, whole_bound(bound), events)

    @staticmethod
    def _read_convenor(folder):
        events, bound, seconds = [], None, 0.0
        if (folder / "trajectory.csv").exists():
            with open(folder / "trajectory.csv", encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    seconds = float(row["seconds"])
                    events.append((seconds, float(row["objective"])))
                    bound = float(row["bound"]) if row["bound"] not in ("", "none") else bound
        # The line of results has the time of the end, later than the last event.
        status = "ended"
        words = ending(folder / "output.txt")
        if words is not None:
            seconds = float(words["seconds"])
            status = "optimal" if float(words["gap"]) == 0 else "time limit"
        return "Convenor", status, seconds, bound, events

    @staticmethod
    def _read_peer(folder):
        trace = PeerTrace.read(folder)
        return trace.version, trace.status, trace.seconds, trace.bound, trace.events

    def take_score(self, line, faults):
        """Takes the scorer's line of the answer."""
        words = dict(word.split("=", 1) for word in line.split()[1:])
        if words["feasible"] == "yes":
            self.final = int(words["objective"])
        else:
            self.status = "broke a rule"
            # The scorer names every broken rule; one is enough here, and the rest can be asked for again.
            self.faults = (faults.splitlines() or ["no reason given"])[0]
            self.events = []

    def objective_at(self, moment):
        """The best objective that was known at a moment, as the solver told it; at the end, as it was re-priced."""
        if self.final is None and self.faults:
            return None
        if self.final is not None and self.seconds <= moment:
            return self.final
        known = [objective for seconds, objective in self.events if seconds <= moment and objective is not None]
        return min(known) if known else None

    def seconds_to(self, objective):
        """When an objective was reached or beaten; None when it never was."""
        for seconds, found in self.events:
            if found is not None and found <= objective + 1e-6:
                return seconds
        return self.seconds if self.final is not None and self.final <= objective else None

    def line(self):
        """A line for the person who waits."""
        final = "none" if self.final is None else self.final
        bound = "none" if self.bound is None else self.bound
        text = (
            f"{self.instance} {self.solver}: objective={final} bound={bound} seconds={self.seconds:.2f}"
            f" memory_mib={self.memory_mib} {self.status}")
        return text + (f"\n  {self.faults}" if self.faults else "")
