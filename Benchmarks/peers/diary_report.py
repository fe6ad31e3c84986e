# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of a comparison of diaries, as CSV and Markdown."""

import csv
import os

from report import cell, processor

TITLES = {
    "convenor": "Convenor", "cpsat": "CP-SAT", "highs": "HiGHS compact", "highs_patterns": "HiGHS patterns",
    "timefold": "Timefold",
}


def rows(outcomes):
    """A row for each solve, with what relates it to the others of its instance and limit."""
    return [row(outcome, outcomes) for outcome in outcomes]


def row(outcome, outcomes):
    here = [o for o in outcomes if (o.instance, o.limit) == (outcome.instance, outcome.limit)]
    best = min((o.objective for o in here if o.objective is not None), default=None)
    bound = max((o.bound for o in here if o.bound is not None), default=None)
    convenor = next((o for o in here if o.solver == "convenor"), None)
    return {
        "instance": outcome.instance,
        "limit": outcome.limit,
        "solver": TITLES[outcome.solver],
        "meetings": outcome.meetings,
        "breaches": outcome.breaches,
        "unbooked": outcome.unbooked,
        "objective": outcome.objective,
        "objective_to_best": ratio(outcome.objective, best),
        "objective_to_convenor": ratio(outcome.objective, convenor.objective if convenor else None),
        "bound": outcome.bound,
        "bound_to_best": ratio(outcome.bound, bound),
        "gap": gap(outcome.objective, outcome.bound),
        "gap_to_best_bound": gap(outcome.objective, bound),
        "seconds": round(outcome.seconds, 2),
        "memory_mib": outcome.memory_mib,
        "status": outcome.status,
        "faults": " | ".join(outcome.faults),
    }


def ratio(value, to):
    """How many times another; nothing when that is not above 0."""
    return None if value is None or to is None or to <= 0 else round(value / to, 5)


def gap(objective, bound):
    """(objective - bound) / objective."""
    return None if objective is None or bound is None or objective <= 0 else round((objective - bound) / objective, 5)


def contradictions(outcomes):
    """Bounds that an answer without violations of the same diary contradicts: then a model is wrong."""
    lines = []
    for outcome in outcomes:
        for other in outcomes:
            if (other.instance == outcome.instance and other.objective is not None and outcome.bound is not None
                    and outcome.bound > other.objective):
                lines.append(
                    f"{outcome.instance}: {TITLES[outcome.solver]}'s bound of {outcome.bound} ({outcome.limit:g} s) is"
                    f" above {TITLES[other.solver]}'s answer of {other.objective} ({other.limit:g} s)")
    return lines


def write_csv(table, path):
    """Writes the rows."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(table[0]) if table else [])
        writer.writeheader()
        writer.writerows(table)


def markdown(table, outcomes, options):
    """The table for people, and in words what was not run, what is wrong, and where a peer is ahead."""
    versions = sorted({o.version for o in outcomes if o.version and o.solver != "convenor"})
    lines = [
        "# Convenor's booking engine against its peers", "",
        f"{options.threads} threads (Timefold uses one), seed {options.seed}; {processor()}, {os.cpu_count()} cores."
        f" {'; '.join(versions)}.", "",
        "A solve for each limit. Every answer, Convenor's too, is made a plan and judged by the checker (`convenor"
        " verify`); breaches and objective are of that, to be small. `/ best` is over the best objective, `/ Convenor`"
        " over Convenor's, of the same limit; `bound / best` is over the highest bound. `gap` is to the solver's own"
        " bound, `gap*` to the highest of all. Bounds are rounded up.", "",
        "| instance | limit | solver | breaches | objective | / best | / Convenor | bound | bound / best | gap | gap* |"
        " s | MiB | end |",
        "|---|--:|---|" + "--:|" * 10 + "---|",
    ]
    for row in table:
        shown = [
            row["instance"], f"{row['limit']:g} s", row["solver"], cell(row["breaches"]), cell(row["objective"]),
            fixed(row["objective_to_best"]), fixed(row["objective_to_convenor"]), cell(row["bound"]),
            fixed(row["bound_to_best"]), percent(row["gap"]), percent(row["gap_to_best_bound"]),
            f"{row['seconds']:.1f}", cell(row["memory_mib"]), row["status"],
        ]
        lines.append("| " + " | ".join(shown) + " |")
    wrong = [f"- {o.instance}, {o.limit:g} s, {TITLES[o.solver]}: {o.status}: {'; '.join(o.faults)}"
             for o in outcomes if o.faults]
    wrong += [f"- {line}" for line in contradictions(outcomes)]
    lines += ["", "## What did not run, or is wrong", "", *(wrong or ["Nothing in this run."])]
    return "\n".join([*lines, "", "## Where a peer is ahead of Convenor", "", *ahead(outcomes), ""])


def fixed(value):
    return "-" if value is None else f"{value:.4f}"


def percent(value):
    return "-" if value is None else f"{100 * value:.2f} %"


def ahead(outcomes):
    """For each instance, limit and peer what the peer has before Convenor."""
    lines = []
    for mine in (o for o in outcomes if o.solver == "convenor"):
        for peer in outcomes:
            if (peer.instance, peer.limit) != (mine.instance, mine.limit) or peer is mine:
                continue
            points = [
                f"{word} {cell(theirs)} (Convenor {cell(own)})"
                for word, theirs, own in (
                    ("breaches", peer.breaches, mine.breaches), ("objective", peer.objective, mine.objective))
                if theirs is not None and (own is None or theirs < own)
            ]
            if peer.bound is not None and (mine.bound is None or peer.bound > mine.bound):
                points.append(f"bound {peer.bound} (Convenor {cell(mine.bound)})")
            if points:
                lines.append(f"- {mine.instance}, {mine.limit:g} s: {TITLES[peer.solver]} has {'; '.join(points)}")
    return lines or ["Nowhere in this run."]
