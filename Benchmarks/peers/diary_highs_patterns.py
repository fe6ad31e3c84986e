# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a diary with HiGHS on officer-day patterns (see diary_patterns): set partitioning, begun at the first answer."""

import numpy

from diary_highs import Rows, solve, version
from diary_master import in_rounds
from diary_peer import DiaryRun


class PatternModel:
    """The choice among patterns as `diary_highs.solve` takes it."""

    def __init__(self, master):
        self.master, self.cost, self.rows = master, master.cost, Rows()
        for terms, lower, upper in master.rows:
            self.rows.add(terms, lower, upper)
        self.is_whole = master.is_whole

    def values(self, wanted):
        values = numpy.zeros(len(self.cost))
        values[self.master.values(wanted)] = 1
        return values

    def wanted(self, values):
        return self.master.wanted(lambda column: values[column] > 0.5)


def main():
    run = DiaryRun(__doc__)

    def round(master):
        values, status = solve(run, PatternModel(master))
        return {column for column, value in enumerate(values) if value > 0.5}, status

    run.end(in_rounds(run, round), version())


if __name__ == "__main__":
    main()
