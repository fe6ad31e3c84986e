# SPDX-License-Identifier: GPL-3.0-or-later
"""What one solver came to on one diary within one limit."""

import csv
from dataclasses import dataclass, field

from outcome import plain, whole_bound
from traces import PeerTrace, ending


@dataclass
class DiaryOutcome:
    """A solve: what it told of itself, and its answer as the checker judges it."""

    instance: str
    solver: str
    limit: float
    version: str = ""
    status: str = ""
    seconds: float = 0.0
    memory_mib: int | None = None
    # Proved, rounded up: every cost is a whole number.
    bound: int | None = None
    # Judged; None without an answer, or when it breaks a rule.
    objective: int | None = None
    breaches: int | None = None
    unbooked: int | None = None
    meetings: int | None = None
    # What the checker holds against the answer, or why the solver did not run.
    faults: list = field(default_factory=list)

    @staticmethod
    def not_run(instance, solver, limit, reason):
        """Of a solver that cannot run on this machine."""
        return DiaryOutcome(instance, solver, limit, status="not run", faults=[reason])

    @staticmethod
    def read(instance, solver, limit, folder, killed, code, memory, grace):
        """Reads what a solve left in its folder."""
        made = DiaryOutcome(instance, solver, limit, memory_mib=memory)
        (made._read_convenor if solver == "convenor" else made._read_peer)(folder)
        if killed:
            made.status, made.seconds = "killed", limit + grace
        elif code != 0:
            lines = (folder / "output.txt").read_text(encoding="utf-8", errors="replace").splitlines()
            made.status, made.faults = f"failed ({code})", lines[-1:]
        made.status = plain(made.status)
        return made

    def _read_convenor(self, folder):
        self.version, self.status = "Convenor", "no end"
        words = ending(folder / "output.txt")
        if words is not None:
            self.seconds = float(words["seconds"])
            self.status = "optimal" if float(words["gap"]) == 0 else "ended"
            self.bound = whole_bound(None if words["bound"] == "none" else float(words["bound"]))
        if self.bound is None and (folder / "trajectory.csv").exists():
            with open(folder / "trajectory.csv", encoding="utf-8") as file:
                bounds = [float(row["bound"]) for row in csv.DictReader(file) if row["bound"] not in ("", "none")]
            self.bound = whole_bound(max(bounds, default=None))

    def _read_peer(self, folder):
        trace = PeerTrace.read(folder)
        self.version, self.status, self.seconds = trace.version, trace.status, trace.seconds
        self.bound = whole_bound(trace.bound)

    def take_verdict(self, line, faults):
        """Takes the judge's line of the answer."""
        words = dict(word.split("=", 1) for word in line.split()[1:])
        if int(words["violations"]) > 0:
            self.status = "broke a rule"
            # The checker names every violation; a few are enough here, and the rest can be asked for again.
            self.faults = faults.splitlines()[:3] or ["no reason given"]
            return
        self.objective, self.breaches = int(words["objective"]), int(words["breaches"])
        self.unbooked, self.meetings = int(words["unbooked"]), int(words["meetings"])

    def line(self):
        """A line for the person who waits."""
        def shown(value):
            return "none" if value is None else value

        text = (
            f"{self.instance} {self.limit:g} s {self.solver}: breaches={shown(self.breaches)}"
            f" objective={shown(self.objective)} bound={shown(self.bound)} seconds={self.seconds:.2f}"
            f" memory_mib={shown(self.memory_mib)} {self.status}")
        return "\n  ".join([text, *self.faults])
