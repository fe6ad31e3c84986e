# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts of all peers share: their arguments, the instance, and how they tell what they found.

A peer's script solves one instance in a process of its own and leaves in its folder
  events.jsonl   a line for each better answer or bound: seconds, objective, bound (null when unknown)
  answer.json    the best answer so far as a `choice` list, there from the first one on where the solver tells it
  end.json       written last: status, version, seconds, bound; missing when the process was killed
Seconds count from before the model is read or built; starting Python and importing the solver are not counted.
"""

import argparse
import json
import os
import re
import subprocess
import time


class Run:
    """One solve: arguments, clock, and the files that tell about it."""

    def __init__(self, description: str):
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument("--json", required=True, help="the instance as JSON")
        parser.add_argument("--mps", required=True, help="the instance as MPS")
        parser.add_argument("--limit", type=float, required=True, help="seconds")
        parser.add_argument("--threads", type=int, required=True)
        parser.add_argument("--seed", type=int, required=True)
        parser.add_argument("--folder", required=True, help="where to leave events, answer and end")
        arguments = parser.parse_args()
        self.mps = arguments.mps
        self.limit = arguments.limit
        self.threads = arguments.threads
        self.seed = arguments.seed
        self.folder = arguments.folder
        self._best = None
        self._bound = None
        self._events = open(os.path.join(self.folder, "events.jsonl"), "w", encoding="utf-8")
        self._start = time.monotonic()
        with open(arguments.json, encoding="utf-8") as file:
            self.instance = json.load(file)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start

    @property
    def left(self) -> float:
        """Seconds that are left of the limit, at least a little."""
        return max(0.01, self.limit - self.seconds)

    def event(self, objective=None, bound=None, choice=None):
        """Notes an answer or a bound that is better than the last; objective and bound are without the constant."""
        constant = self.instance["constant"]
        better = objective is not None and (self._best is None or objective + constant < self._best - 1e-6)
        tighter = bound is not None and abs(bound) < 1e15 and (
            self._bound is None or bound + constant > self._bound + 1e-6)
        if better:
            self._best = objective + constant
        if tighter:
            self._bound = bound + constant
        if choice is not None and (better or not os.path.exists(self.path("answer.json"))):
            self.answer(choice)
        if better or tighter:
            row = {"seconds": round(self.seconds, 4), "objective": self._best, "bound": self._bound}
            self._events.write(json.dumps(row) + "\n")
            self._events.flush()

    def answer(self, choice):
        """Leaves an answer; never half of one."""
        with open(self.path("answer.part"), "w", encoding="utf-8") as file:
            json.dump({"format": "convenor-allocation-answer-1", "choice": choice}, file)
        os.replace(self.path("answer.part"), self.path("answer.json"))

    def end(self, status: str, version: str):
        """Says that the solver has ended by itself."""
        row = {"status": status, "version": version, "seconds": round(self.seconds, 3), "bound": self._bound}
        with open(self.path("end.json"), "w", encoding="utf-8") as file:
            json.dump(row, file)

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def choice_of_names(self, names) -> list:
        """The choices that the names of the columns at 1 stand for, as x_FAMILY_OPTION."""
        choice = [None] * len(self.instance["families"])
        for name in names:
            match = re.fullmatch(r"x_(\d+)_(\d+)", name)
            if match:
                choice[int(match[1])] = int(match[2])
        return choice

    def log_lines(self, command: list):
        """Runs a solver and yields the lines of its log as they come; keeps them in log.txt."""
        # Not a terminal: without stdbuf the C library would hold lines back, and their times would be wrong.
        process = subprocess.Popen(
            ["stdbuf", "-oL", *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            encoding="utf-8", errors="replace")
        with open(self.path("log.txt"), "w", encoding="utf-8") as log:
            for line in process.stdout:
                log.write(line)
                log.flush()
                yield line.rstrip("\n")
        process.wait()
