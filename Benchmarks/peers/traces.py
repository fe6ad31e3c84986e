# SPDX-License-Identifier: GPL-3.0-or-later
"""What a peer leaves in its folder while it solves and when it ends; `peer.py` writes it."""

import json
from dataclasses import dataclass, field


@dataclass
class PeerTrace:
    """A peer's own account of a solve."""

    version: str = ""
    status: str = "no end"
    seconds: float = 0.0
    # Proved, as the peer told it last; None when it proves none.
    bound: float | None = None
    # Seconds, objective (None before the first answer).
    events: list = field(default_factory=list)

    @staticmethod
    def read(folder):
        """Reads what there is: a process that was killed leaves no end, and perhaps half a line."""
        trace = PeerTrace()
        if (folder / "events.jsonl").exists():
            with open(folder / "events.jsonl", encoding="utf-8") as file:
                for line in file:
                    try:
                        row = json.loads(line)
                    except ValueError:
                        break
                    trace.bound = row["bound"] if row["bound"] is not None else trace.bound
                    trace.seconds = row["seconds"]
                    trace.events.append((trace.seconds, row["objective"]))
        if (folder / "end.json").exists():
            end = json.loads((folder / "end.json").read_text(encoding="utf-8"))
            trace.version, trace.status, trace.seconds = end["version"], end["status"], end["seconds"]
        return trace


def ending(output):
    """The words of the line of results that convenor-benchmarks prints last; None when it did not end."""
    found = None
    for line in output.read_text(encoding="utf-8").splitlines():
        words = dict(word.split("=", 1) for word in line.split() if "=" in word)
        if "seconds" in words and "gap" in words:
            found = words
    return found
