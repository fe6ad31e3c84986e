# SPDX-License-Identifier: GPL-3.0-or-later
"""What both comparisons share: building and calling Convenor, and running a solver that may have to be killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PEERS = Path(__file__).resolve().parent
ROOT = PEERS.parent.parent


def build_convenor():
    """Builds convenor-benchmarks for release; returns its path."""
    command = ["swift", "build", "--configuration", "release", "--product", "convenor-benchmarks"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)
    where = subprocess.run([*command, "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return str(Path(where.stdout.strip()) / "convenor-benchmarks")


def call_convenor(convenor, *words):
    """Runs a command of convenor-benchmarks and returns its lines and what it says on standard error."""
    end = subprocess.run([convenor, *map(str, words)], capture_output=True, text=True)
    if end.returncode not in (0, 1):
        sys.exit(f"convenor-benchmarks {words[0]} failed: {end.stderr.strip()}")
    return end.stdout.splitlines(), end.stderr.strip()


def run_killable(command, folder, seconds):
    """Runs a process group and kills it after so many seconds; returns whether so, exit status, peak MiB."""
    with open(folder / "output.txt", "wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        end = time.monotonic() + seconds
        killed = False
        try:
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    process.returncode = os.waitstatus_to_exitcode(status)
                    return killed, process.returncode, -(-usage.ru_maxrss // 1024)
                if time.monotonic() > end and not killed:
                    # The group is the one this script started: the solver and what it started itself.
                    os.killpg(process.pid, signal.SIGKILL)
                    killed = True
                time.sleep(0.01)
        finally:
            # Whoever interrupts the comparison leaves no solver behind.
            if process.returncode is None:
                os.killpg(process.pid, signal.SIGKILL)
