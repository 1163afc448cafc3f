"""`make calibrate`: measures what the readers' confidence is worth on calibration documents, and writes it down.

For each channel and group of fields the pairs (confidence, right or not) are made into a rising staircase by isotonic
regression; each step is worth the lower end of Wilson's interval of its share, so that few samples do not claim much.
Documents of one layout are right or wrong together: the interval counts them by layout, as far as they are alike.
"""

import argparse
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from scipy.optimize import isotonic_regression

from benchmarks.accuracy.compare import same
from benchmarks.accuracy.facts import Case, Channel, Role, Truth
from benchmarks.accuracy.generated import ROOT, generated_cases
from benchmarks.accuracy.lines import is_right
from benchmarks.accuracy.reading import documents_of, named_fields, plain_line, text_of_value
from benchmarks.accuracy.score import BILLS, SAID_BY_OTHERS
from benchmarks.accuracy.wilson import Cluster, clustered, correlation, effective
from bots.reading.calibration import GUESSED, MEASURED, group_of
from bots.reading.read import read_as_found
from counterfoil.model.documents import Document, Sums

PROCESSES = 2
# Amounts that nothing proves keep what their reader says: of totals alone, prose and sums that contradict one another
# one share would be made, and a bill whose sums contradict would be worth as much as one that states a total alone.
UNPROVEN = group_of("net", Sums.OPEN)
# A step has at least so many samples: a few hits by chance make none.
LEAST = 25
# Where the steps end at first, as shares of all samples: most fields are found surely, and doubt wants finer steps.
SHARES = (0.02, 0.05, 0.1, 0.2, 0.4)
Json = dict[str, Any]


class Sample(NamedTuple):
    """A field that was read: how sure its reader was, whether it was right, and on which layout it stood."""

    confidence: float
    right: bool
    layout: str


def samples_of(case: Case) -> Iterator[tuple[tuple[str, str], Sample]]:
    """The samples of a file by channel and group; documents whose pages were not kept together are left out."""
    found = list(documents_of(case.name, case.read(), read_as_found))
    for truth in case.truths:
        document = next((one for one in found if one.pages == truth.pages), None)
        if document is not None and truth.kind in BILLS:
            yield from _of_document(truth, document, case.layout)


def _of_document(truth: Truth, document: Document, layout: str) -> Iterator[tuple[tuple[str, str], Sample]]:
    channel = document.channel.value
    for name, (path, several) in named_fields(document).items():
        group, true = group_of(path, document.sums), truth.fields.get(name, ())
        if not group or (not true and (name in SAID_BY_OTHERS or not truth.complete)):
            continue
        for field in (one for one in several if one.confidence > GUESSED):
            read = text_of_value(field.value)
            right = any(same(name, (one,), (read,)) for one in true)
            yield (channel, group), Sample(field.confidence, right, layout)
    for line in document.lines if truth.lines is not None else ():
        sure = line.net or line.quantity or line.unit_price
        if sure:
            right = any(is_right(one, plain_line(line)) for one in truth.lines or ())
            yield (channel, group_of("lines", document.sums)), Sample(sure.confidence, right, layout)


def staircase(samples: Sequence[Sample], alike: float) -> list[Json]:
    """The steps, the lowest first, each with its counts; empty where there are too few samples for one step.

    `alike` is how much the documents of one layout are right or wrong together, from 0 to 1.
    """
    if len(samples) < LEAST:
        return []
    bins = _bins(sorted(samples))
    shares = np.array([sum(one.right for one in members) / len(members) for members in bins])
    fitted = isotonic_regression(shares, weights=np.array([float(len(members)) for members in bins])).x
    steps = [list(bins[0])]
    for before, after, members in zip(fitted, fitted[1:], bins[1:], strict=False):
        if after > before or all(one.right for one in members):
            steps.append(list(members))
        else:
            steps[-1] += members
    return [_step(members, alike) for members in _rising(steps, alike)]


def _bins(ordered: Sequence[Sample]) -> list[list[Sample]]:
    """Fine at the doubtful end and coarse at the sure one; samples of one confidence stay together."""
    ends = [max(LEAST, round(share * len(ordered))) for share in SHARES]
    bins: list[list[Sample]] = [[]]
    for place, sample in enumerate(ordered):
        full = len(bins) <= len(ends) and place >= ends[len(bins) - 1] and len(bins[-1]) >= LEAST
        if full and sample.confidence > bins[-1][-1].confidence:
            bins.append([])
        bins[-1].append(sample)
    if len(bins) > 1 and len(bins[-1]) < LEAST:
        last = bins.pop()
        bins[-1] += last
    return bins


def _rising(steps: list[list[Sample]], alike: float) -> list[list[Sample]]:
    """Joined until what each is worth rises; a step of few layouts may be worth less than a larger one below it."""
    joined: list[list[Sample]] = []
    for step in steps:
        joined.append(list(step))
        while len(joined) > 1 and _worth(joined[-1], alike) <= _worth(joined[-2], alike):
            last = joined.pop()
            joined[-1] += last
    return joined


def _by_layout(members: Sequence[Sample]) -> list[Cluster]:
    right = Counter(one.layout for one in members if one.right)
    return [Cluster(right[layout], count) for layout, count in Counter(one.layout for one in members).items()]


def _worth(members: Sequence[Sample], alike: float) -> float:
    return clustered(_by_layout(members), alike).low


def _step(members: Sequence[Sample], alike: float) -> Json:
    layouts = _by_layout(members)
    return {
        "from": int(members[0].confidence * 10_000) / 10_000,
        # Rounded down, so that nothing claims more than was measured.
        "worth": int(_worth(members, alike) * 10_000) / 10_000,
        "right": sum(one.right for one in members),
        "of": len(members),
        "layouts": len(layouts),
        "as": round(effective(layouts, alike), 1),
    }


class Measured(NamedTuple):
    """The staircases by channel and group, the files of each channel that gave samples, and how alike layouts are."""

    worth: dict[str, dict[str, list[Json]]]
    files: Counter[str]
    alike: float


def _samples(case: Case) -> list[tuple[tuple[str, str], Sample]]:
    return list(samples_of(case))


def measured(cases: Iterable[Case]) -> Measured:
    """What confidence is worth on these files."""
    samples: dict[tuple[str, str], list[Sample]] = defaultdict(list)
    files: Counter[str] = Counter()
    bills = [case for case in cases if any(truth.kind in BILLS for truth in case.truths)]
    with get_context("spawn").Pool(PROCESSES) as pool:
        for case, found in zip(bills, pool.imap(_samples, bills, chunksize=4), strict=True):
            files[case.channel.value] += bool(found)
            for key, sample in found:
                samples[key].append(sample)
    worth: dict[str, dict[str, list[Json]]] = defaultdict(dict)
    alike = correlation([_by_layout(members) for members in samples.values()])
    for (channel, group), members in sorted(samples.items()):
        if group != UNPROVEN and (steps := staircase(members, alike)):
            worth[channel][group] = steps
    return Measured(dict(worth), files, alike)


def unprinted(cases: Iterable[Case]) -> set[str]:
    """The layouts of which there are tables and no pages: no browser was there to print them."""
    layouts = {channel: {case.layout for case in cases if case.channel is channel} for channel in Channel}
    return layouts[Channel.TABLE] - layouts[Channel.TEXT]


def main() -> None:
    """Read the command line, measure, and write the file."""
    parser = argparse.ArgumentParser(prog="make calibrate", description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[101, 102], help="which documents are generated")
    parser.add_argument("--each", type=int, default=40, help="bills of each layout and seed")
    parser.add_argument("--scans", type=int, default=8, help="pictures of each condition and seed")
    parser.add_argument("--out", type=Path, default=MEASURED)
    options = parser.parse_args()
    sizes = {"each": options.each, "scans": options.scans}
    seeds = (generated_cases(seed=seed, role=Role.CALIBRATION, **sizes) for seed in options.seeds)
    cases = list(chain.from_iterable(seeds))
    if missing := unprinted(cases):
        sys.exit(
            f"{len(missing)} layouts were not printed for want of a browser, so only their tables would be measured: "
            f"install one (apt-get install chromium), remove {cases[0].path.parent.parent} and measure again"
        )
    options.out.write_text(_written(measured(cases), options), encoding="utf-8")
    print(f"Written: {options.out}")


_HEAD = """\
# What a reader's own confidence is worth, by channel and group of fields: of fields found at least so surely ("from"),
# so many were right ("right" of "of", on so many "layouts"). Those of one layout are right or wrong together, so that
# they count "as" fewer; "worth" is the lower end of Wilson's 95 % interval of that share in so many.
# Written by `make calibrate`; do not edit. Channels and groups that are not named keep what their reader says.
"""


def _written(found: Measured, options: argparse.Namespace) -> str:
    about = {
        "on": datetime.now(tz=UTC).date().isoformat(),
        "code": _commit(),
        "documents": "generated, calibration layouts only (samples/unseen)",
        "seeds": options.seeds,
        "each": options.each,
        "scans": options.scans,
        "files": {channel: count for channel, count in found.files.items() if count},
        # The intracluster correlation of right and wrong by layout (benchmarks/accuracy/wilson.py).
        "alike": round(found.alike, 3),
    }
    text = yaml.safe_dump({"measured": about}, sort_keys=False)
    rows = ["worth:"]
    for channel, groups in found.worth.items():
        rows.append(f"  {channel}:")
        for group, steps in groups.items():
            rows.append(f"    {group}:")
            rows += [
                f"      - {{from: {s['from']}, worth: {s['worth']}, right: {s['right']}, of: {s['of']}, "
                f"layouts: {s['layouts']}, as: {s['as']}}}"
                for s in steps
            ]
    return _HEAD + text + "\n".join(rows) + "\n"


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()


if __name__ == "__main__":
    main()
