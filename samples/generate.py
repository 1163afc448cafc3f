"""Writes the sample month: a folder of post, the master data it refers to, and what should become of every document."""

import argparse
import random
from pathlib import Path

from sample_month import masters
from sample_month.month import Month, Printer
from sample_month.post import Post
from sample_month.situations import SITUATIONS, clean
from sample_month.world import Name, World

# Of a hundred clean bills, how many come by each channel.
SHARES = {"text": 60, "ubl": 14, "ubl_with_pdf": 4, "cii": 10, "hybrid": 6, "scan": 4, "scan_tiff": 2}
BENCHMARK_SHARES = {"text": 70, "ubl": 16, "cii": 10, "hybrid": 4}
CLEAN_BILLS = 48


def generate(
    folder: Path,
    *,
    seed: int = 7,
    bills: int = CLEAN_BILLS,
    only: str | None = None,
    name: Name | None = None,
    printer: Printer | None = None,
) -> int:
    """Write the month into `folder` (mail, masterdata, expected.jsonl); the number of files comes back.

    `bills` is the number of clean bills. With `only` (text, ubl, cii or scan) there are clean bills of that channel and
    nothing else. More bills than the default come without further scans, which take the most time. `name` gives
    the firms other names, and `printer` prints text bills in another way where it can.
    """
    world = World(random.Random(seed), name=name)
    post = Post(folder)
    month = Month(world, post, printer=printer)
    world.remember()
    for channel in _channels(bills, only):
        clean.exact(month, channel=channel)
    if only is None:
        for situation in SITUATIONS:
            situation(month)
    masters.write(world.rows, folder / "masterdata")
    post.write_expectations()
    return sum(post.counts.values())


def _channels(bills: int, only: str | None) -> list[str]:
    if only:
        return [only] * bills
    few = min(bills, CLEAN_BILLS)
    return [*_spread(few, SHARES), *_spread(bills - few, BENCHMARK_SHARES)]


def _spread(count: int, shares: dict[str, int]) -> list[str]:
    """`count` channels in these shares, evenly mixed."""
    total = sum(shares.values())
    owed = dict.fromkeys(shares, 0)
    chosen = []
    for _ in range(count):
        for channel, share in shares.items():
            owed[channel] += share
        most = max(owed, key=lambda channel: owed[channel])
        owed[most] -= total
        chosen.append(most)
    return chosen


def main() -> None:
    """Read the command line and write the month."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", type=Path, help="where to write mail/, masterdata/ and expected.jsonl; must be empty or new"
    )
    parser.add_argument("--seed", type=int, default=7, help="another seed gives another month")
    parser.add_argument("--bills", type=int, default=CLEAN_BILLS, help="how many clean bills there are among the post")
    parser.add_argument("--only", choices=("text", "ubl", "cii", "scan"), help="only clean bills, all of this channel")
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty; name a new folder")
    generate(options.folder, seed=options.seed, bills=options.bills, only=options.only)


if __name__ == "__main__":
    main()
