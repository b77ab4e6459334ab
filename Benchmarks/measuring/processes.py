"""Runs programs and says what they cost."""

import os
import re
import statistics
import subprocess
import tempfile
import time

from repositories import ENVIRONMENT

# One start of the program is not the same as the next in what it hashes, unless it is told so.
FIXED = dict(ENVIRONMENT, SWIFT_DETERMINISTIC_HASHING="1", LC_ALL="C.UTF-8")


class Cost:
    """Seconds of processor and of wall time, and the most kilobytes that were in memory."""

    def __init__(self, user, system, wall, memory, status):
        self.user, self.system, self.wall, self.memory, self.status = user, system, wall, memory, status

    @property
    def processor(self):
        return self.user + self.system


def run(command, folder, processors=None):
    def prepare():
        if processors is not None:
            os.sched_setaffinity(0, processors)

    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=str(folder), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=dict(os.environ, **FIXED), preexec_fn=prepare if processors is not None else None)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    wall = time.perf_counter() - start
    return Cost(usage.ru_utime, usage.ru_stime, wall, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


def in_turns(ways, rounds):
    """Runs ways to do something in turns, so that other work of the machine slows all of them, and gives the costs of each.

    A way is a function that gives the cost of one run.
    """
    costs = [[] for _ in ways]
    for way in ways:
        way()
    for _ in range(rounds):
        for way, found in zip(ways, costs):
            found.append(way())
    return costs


def median(costs, what):
    return statistics.median(getattr(cost, what) for cost in costs)


def instructions(command, folder, statuses=(0, 1)):
    """How many instructions a run takes by callgrind's count, which hardly differs from run to run."""
    with tempfile.TemporaryDirectory() as scratch:
        counted = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=%s/out" % scratch] + list(command), cwd=str(folder),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, universal_newlines=True,
            env=dict(os.environ, **FIXED))
    found = re.search(r"Collected : (\d+)", counted.stderr)
    if counted.returncode not in statuses or not found:
        raise SystemExit("error: %s ended with %d\n%s" % (" ".join(command), counted.returncode, counted.stderr[-2000:]))
    return int(found.group(1))
