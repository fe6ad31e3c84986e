# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of a comparison, as CSV and Markdown."""

import csv
import os
import platform

TITLES = {"convenor": "Convenor", "cpsat": "CP-SAT", "highs": "HiGHS", "scip": "SCIP", "cbc": "CBC", "glpk": "GLPK"}


def rows(outcomes, moments, known):
    """A row for each solve, with what relates it to the others of its instance."""
    result = []
    for outcome in outcomes:
        mine = [other for other in outcomes if other.instance == outcome.instance]
        convenor = next(other for other in mine if other.solver == "convenor")
        finals = [other.final for other in mine if other.final is not None]
        best = min(finals + ([known[outcome.instance]] if outcome.instance in known else []), default=None)
        row = {
            "instance": outcome.instance,
            "solver": TITLES[outcome.solver],
            **{f"objective_at_{moment:g}": whole(outcome.objective_at(moment)) for moment in moments},
            "objective": outcome.final,
            "best": best,
            **{f"ratio_at_{moment:g}": ratio(outcome.objective_at(moment), best) for moment in moments},
            "ratio": ratio(outcome.final, best),
            "bound": outcome.bound,
            "seconds": round(outcome.seconds, 2),
            "memory_mib": outcome.memory_mib,
            "status": outcome.status,
            "convenor_seconds_to_match": None,
            "convenor_against_peer": "",
        }
        if outcome is not convenor:
            row["convenor_against_peer"], row["convenor_seconds_to_match"] = against(convenor, outcome)
        result.append(row)
    return result


def whole(value):
    return None if value is None else round(value)


def ratio(value, best):
    """How many times the best objective; nothing when that is not above 0."""
    return None if value is None or best is None or best <= 0 else round(value / best, 6)


def against(convenor, peer):
    """Who has the better last answer, and when Convenor had one as good as the peer's."""
    if peer.final is None:
        return ("better" if convenor.final is not None else "neither has an answer"), None
    seconds = convenor.seconds_to(peer.final)
    if convenor.final is None or convenor.final > peer.final:
        return "worse", None
    return ("equal" if convenor.final == peer.final else "better"), None if seconds is None else round(seconds, 3)


def write_csv(table, path):
    """Writes the rows."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(table[0]) if table else [])
        writer.writeheader()
        writer.writerows(table)


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def cell(value):
    return "-" if value is None or value == "" else str(value)


def markdown(table, outcomes, options):
    """The table for people, and in words where a peer is ahead."""
    moments = options.moments
    versions = {TITLES[o.solver]: o.version for o in outcomes if o.version and o.solver != "convenor"}
    lines = [
        "# Convenor's allocation engine against its peers", "",
        f"Limit {options.limit:g} s, {options.threads} threads (SCIP and GLPK use one), seed {options.seed};"
        f" {processor()}, {os.cpu_count()} cores. {'; '.join(versions.values())}.", "",
        "Objectives are to be small. `@ t s` is what a solver itself told of its best answer by then; the last one"
        " is re-priced by one scorer for all. `/ best` is the last objective over the best that any of them, or the"
        " literature, has. Bounds are rounded up. `Convenor there in` is when Convenor had an answer as good as the solver's last.", "",
        "| instance | solver | " + " | ".join(f"@ {moment:g} s" for moment in moments)
        + " | last | / best | bound | s | MiB | end | Convenor there in |",
        "|---|---|" + "--:|" * (len(moments) + 5) + "---|--:|",
    ]
    for row in table:
        there = row["convenor_seconds_to_match"]
        match = "never" if row["convenor_against_peer"] == "worse" else "-" if there is None else f"{there:.2f} s"
        shown = [row["instance"], row["solver"]]
        shown += [cell(row[f"objective_at_{moment:g}"]) for moment in moments]
        shown += [cell(row["objective"]), "-" if row["ratio"] is None else f"{row['ratio']:.5f}"]
        shown += [cell(row["bound"]), f"{row['seconds']:.2f}", cell(row["memory_mib"]), row["status"], match]
        lines.append("| " + " | ".join(shown) + " |")
    lines += ["", "## Last answers", "", *summary(table)]
    return "\n".join([*lines, "", "## Where a peer is ahead of Convenor", "", *ahead(outcomes, moments), ""])


def ahead(outcomes, moments):
    """For each peer and instance what the peer has before Convenor: an answer, a bound, or the proof."""
    lines = []
    for convenor in (outcome for outcome in outcomes if outcome.solver == "convenor"):
        for peer in outcomes:
            if peer.instance != convenor.instance or peer is convenor:
                continue
            points = []
            for moment in moments:
                mine, theirs = convenor.objective_at(moment), peer.objective_at(moment)
                if theirs is not None and (mine is None or theirs < mine - 1e-6):
                    points.append(f"{theirs:.0f} at {moment:g} s (Convenor {cell(whole(mine))})")
            if peer.final is not None and (convenor.final is None or peer.final < convenor.final):
                points.append(f"{peer.final} at the end (Convenor {cell(convenor.final)})")
            if peer.bound is not None and (convenor.bound is None or peer.bound > convenor.bound):
                points.append(f"a bound of {peer.bound} (Convenor {cell(convenor.bound)})")
            if "optimal" == peer.status and (convenor.status != "optimal" or peer.seconds < convenor.seconds):
                when = f"{convenor.seconds:.2f} s" if convenor.status == "optimal" else "no"
                points.append(f"the proof after {peer.seconds:.2f} s (Convenor {when})")
            if points:
                lines.append(f"- {peer.instance}: {TITLES[peer.solver]} has {'; '.join(points)}")
    return lines or ["Nowhere in this run."]


def summary(table):
    """A line for each peer: on how many instances Convenor's last answer is better, equal, worse."""
    lines = ["| peer | Convenor better | equal | worse |", "|---|--:|--:|--:|"]
    for title in TITLES.values():
        verdicts = [row["convenor_against_peer"] for row in table if row["solver"] == title]
        if any(verdicts):
            counts = [verdicts.count(word) for word in ("better", "equal", "worse")]
            lines.append(f"| {title} | " + " | ".join(map(str, counts)) + " |")
    return lines
