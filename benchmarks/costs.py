"""What a measurement costs: seconds by the clock, and CPU seconds of this process and of all servers that it started.

Where a ratio is wanted, both sides take turns, so that whatever else the machine does weighs on both alike.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """Seconds, added up."""

    clock: float = 0.0
    cpu: float = 0.0

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Add what happens inside."""
        servers, cpu, clock = of_descendants(), time.process_time(), time.perf_counter()
        yield
        self.clock += time.perf_counter() - clock
        self.cpu += time.process_time() - cpu
        self.cpu += of_descendants() - servers

    def over(self, bare: "Cost") -> str:
        """How much more this is than the bare cost, in words."""
        return f"{self.cpu / bare.cpu - 1:+.0%} of CPU, {self.clock / bare.clock - 1:+.0%} by the clock"


def taking_turns(
    ours: Callable[[T], object], bare: Callable[[T], object], each: Iterable[tuple[T, T]]
) -> tuple[Cost, Cost]:
    """What ours and the bare one cost over the pairs, of which each gets its own; who is first changes every time."""
    costs = Cost(), Cost()
    for turn, (mine, its) in enumerate(each):
        sides = [(costs[0], ours, mine), (costs[1], bare, its)]
        for cost, act, what in sides[:: -1 if turn % 2 else 1]:
            with cost.counting():
                act(what)
    return costs


def of_descendants() -> float:
    """CPU seconds of all processes that this one started, and of theirs, with those that they have waited for."""
    children, spent = defaultdict[int, list[int]](list), dict[int, int]()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended since
            continue
        process = int(stat.parent.name)
        children[int(told[1])].append(process)
        spent[process] = sum(map(int, told[11:15]))
    waiting, total = children[os.getpid()], 0
    while waiting:
        process = waiting.pop()
        total += spent[process]
        waiting += children[process]
    return total / TICKS
