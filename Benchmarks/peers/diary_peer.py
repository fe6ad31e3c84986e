# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts of the diary's peers share: arguments, clock, and how they tell what they found.

A peer's script fills one diary in a process of its own and leaves in its folder
  events.jsonl   a line for each better answer or bound: seconds, objective, bound (null when unknown)
  answer.json    the best answer so far, rooms and minute takers included
  end.json       written last: status, version, seconds, bound; missing when the process was killed
Seconds count from before the instance is read; starting Python and importing the solver are not counted.
"""

import argparse
import json
import os
import time

from diary import Diary
from diary_book import Book

FORMAT = "convenor-diary-answer-1"


class DiaryRun:
    """One solve: arguments, clock, and the files that tell about it."""

    def __init__(self, description):
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument("--json", required=True, help="the instance")
        parser.add_argument("--limit", type=float, required=True, help="seconds")
        parser.add_argument("--threads", type=int, required=True)
        parser.add_argument("--seed", type=int, required=True)
        parser.add_argument("--folder", required=True, help="where to leave events, answer and end")
        parser.add_argument("--covers", type=int, help="cover officers offered to each meeting; usual: by size")
        arguments = parser.parse_args()
        self.limit, self.threads, self.seed = arguments.limit, arguments.threads, arguments.seed
        self.folder = arguments.folder
        self._best = self._bound = None
        self._events = open(os.path.join(self.folder, "events.jsonl"), "w", encoding="utf-8")
        self._start = time.monotonic()
        self.diary = Diary.read(arguments.json)
        # All cover officers are offered while the diary is small; else the nearest few.
        meetings = len(self.diary.meetings)
        self.covers = arguments.covers if arguments.covers is not None else 99 if meetings <= 60 else 2
        self.best_wanted = {}

    @property
    def seconds(self):
        return time.monotonic() - self._start

    @property
    def left(self):
        """Seconds that are left of the limit, at least a little."""
        return max(0.01, self.limit - self.seconds)

    def is_over(self):
        return self.seconds > self.limit

    def first_answer(self):
        """Notes the answer by insertion with which every peer begins, and returns it."""
        book = Book.first(self.diary, self.is_over)
        self.take(book)
        return book

    def repair(self, wanted):
        """Makes an answer of what a solver wants, as (officer, day, start or None) by meeting, and notes it."""
        book = Book(self.diary).place_all(wanted, self.is_over)
        self.take(book)
        return book

    def take(self, book):
        """Notes an answer when it is better than the last."""
        placements = book.placements()
        objective = self.diary.price(placements)
        if self._best is None or objective < self._best:
            self._best = objective
            self.best_wanted = book.wanted()
            with open(self.path("answer.part"), "w", encoding="utf-8") as file:
                json.dump({"format": FORMAT, "placements": placements}, file)
            os.replace(self.path("answer.part"), self.path("answer.json"))
            self._note()

    def take_bound(self, bound):
        """Notes a bound, without the constant, when it is better than the last.

        With follow-ons there is none: the models hold their windows still.
        """
        if self.diary.follows:
            return
        if abs(bound) < 1e15 and (self._bound is None or bound + self.diary.constant > self._bound + 1e-6):
            self._bound = bound + self.diary.constant
            self._note()

    def _note(self):
        row = {"seconds": round(self.seconds, 4), "objective": self._best, "bound": self._bound}
        self._events.write(json.dumps(row) + "\n")
        self._events.flush()

    def end(self, status, version):
        """Says that the solver has ended by itself."""
        row = {"status": status, "version": version, "seconds": round(self.seconds, 3), "bound": self._bound}
        with open(self.path("end.json"), "w", encoding="utf-8") as file:
            json.dump(row, file)

    def path(self, name):
        return os.path.join(self.folder, name)
