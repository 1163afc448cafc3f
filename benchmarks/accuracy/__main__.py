"""`make accuracy`: how right reading is, by field, kind and channel, on documents with truth, beside its peers.

Text goes to the screen and everything as data to build/accuracy/accuracy.json. Only documents for development are
ever listed; the others are counted.
"""

import argparse
import json
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.accuracy.corpora import corpora_cases
from benchmarks.accuracy.facts import Case, Channel, Role
from benchmarks.accuracy.generated import generated_cases
from benchmarks.accuracy.naive import read_naively
from benchmarks.accuracy.peer import read_by_invoice2data
from benchmarks.accuracy.reading import read_ours
from benchmarks.accuracy.score import DocumentScore, Reader, Verdict, score_case
from benchmarks.accuracy.summary import Json, summarised, table

READERS: dict[str, Reader] = {
    "counterfoil": read_ours,
    "invoice2data 1.0, its own templates": read_by_invoice2data,
    "naive: labels and regular expressions": read_naively,
}
OUT = Path(__file__).parents[2] / "build" / "accuracy"
_PEERS_READ = frozenset({Channel.TEXT})


def main() -> None:
    """Read the command line, measure, print and write."""
    options = _options()
    # Libraries of the peers warn about their own future; that is no finding about a document.
    warnings.simplefilter("ignore")
    cases = [case for case in _cases(options) if not options.only or options.only in f"{case.channel}/{case.group}"]
    report: Json = {}
    for name, reader in READERS.items():
        ours = reader is read_ours
        if not ours and options.no_peers:
            continue
        read = [case for case in cases if ours or case.channel in _PEERS_READ]
        scores = [score for case in read for score in score_case(case, reader)]
        report[name] = _reported(name, scores)
        if ours and options.wrong:
            print("\n".join(listed(scores)))
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "accuracy.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    print(f"\nAll of it as data: {OUT / 'accuracy.json'}")


def _cases(options: argparse.Namespace) -> Iterator[Case]:
    if not options.no_corpora:
        yield from corpora_cases()
    each, scans = (1, 0) if options.quick else (options.each, options.scans)
    yield from generated_cases(seed=options.seed, each=each, scans=scans, role=options.role)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make accuracy", description=__doc__)
    parser.add_argument(
        "--wrong", action="store_true", help="list what was read wrong, only of documents for development"
    )
    parser.add_argument("--no-peers", action="store_true", help="leave invoice2data and the naive reading out")
    parser.add_argument("--only", default="", help="only cases whose channel/group contains this, as text/zugferd")
    parser.add_argument("--no-corpora", action="store_true", help="leave the documents of others out")
    parser.add_argument("--role", type=Role, choices=list(Role), help="only layouts of this role")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other documents")
    parser.add_argument("--each", type=int, default=12, help="how many bills of each layout are made")
    parser.add_argument("--scans", type=int, default=6, help="how many pictures of each condition are made")
    parser.add_argument("--quick", action="store_true", help="one bill of each layout and no scans")
    return parser.parse_args()


def _reported(name: str, scores: Sequence[DocumentScore]) -> Json:
    groups: dict[str, list[DocumentScore]] = defaultdict(list)
    for score in scores:
        groups[f"{score.channel.value}, {score.group}"].append(score)
    report = {group: summarised(members) for group, members in groups.items()}
    for group, summary in sorted(report.items()):
        print(table(f"{name}: {group}", summary))
    return report


def listed(scores: Sequence[DocumentScore]) -> Iterator[str]:
    """A line for everything that was read wrong in documents for development."""
    yield "\nRead wrong:"
    for score in scores:
        if score.role is not Role.DEVELOPMENT:
            continue  # who tunes the readers must not see these
        where = f"  {score.case} [{score.number}] {score.layout}".rstrip()
        if score.kind and score.kind != score.kind_read:
            yield f"{where}: is {score.kind}, read as {score.kind_read}"
        if score.pages != score.pages_right:
            yield f"{where}: its pages were not kept together"
        for field in score.fields:
            if field.verdict is not Verdict.RIGHT:
                yield f"{where}: {field.name} {field.verdict.value}: is {_list(field.true)}, read {_list(field.read)}"
        if score.lines and score.lines.right < max(score.lines.read, score.lines.true):
            yield f"{where}: lines {score.lines.right} right, {score.lines.read} read, {score.lines.true} there"


def _list(values: Sequence[str]) -> str:
    return " / ".join(values) or "nothing"


if __name__ == "__main__":
    main()
