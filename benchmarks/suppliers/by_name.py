"""By name alone, on real spellings of the half of the entities that nothing was fitted on, beside the peers."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.accuracy.wilson import wilson
from benchmarks.suppliers import corpus
from benchmarks.suppliers.asking import ask
from benchmarks.suppliers.made_names import made_master
from bots.matching.name_index import NameIndex
from bots.matching.name_likeness import Pairing, likeness
from bots.matching.names import normalise, plain

PEERS = ("string_grouper", "tantivy")


@dataclass(frozen=True, slots=True)
class Asked:
    """A spelling as it is asked for, and the keys that are right."""

    core: str
    right: frozenset[str]


def measure(size: int, *, brute_force: int) -> None:
    """Print who finds how many first, and at what cost, in a master of so many names."""
    spellings = corpus.spellings()
    never = [spelling.written for spelling in spellings]
    master = made_master(corpus.register(), size, never=never)
    cores = sorted({normalise(name).core for name in master})
    asked, same, clashing = _asked([s for s in spellings if not s.fitting], {_key(core) for core in cores})
    print(
        f"{size:,} names ({len(cores):,} once normalised). Once normalised, {len(same)} of the spellings scored equal"
    )
    print(f"    their name and {clashing} another register name; these are left out, and {len(asked)} are to be found")
    began = time.process_time()
    index = NameIndex.build(cores)
    built = time.process_time() - began
    ours, seconds = _timed(lambda: [_first(index, each.core) for each in asked])
    _tell(
        "counterfoil", asked, ours, f"{len(asked) / seconds:,.0f} a second of a core, indexed in {built:.0f} s of CPU"
    )
    lifted = sum(not _plainly_same(each) for each in same)
    share = (sum(map(_is_right, asked, ours)) + lifted) / (len(asked) + lifted)
    print(f"    {'':22} {share:6.1%} of the {len(asked) + lifted} that differ by more than capitals and punctuation")
    for peer in PEERS:
        answers = ask(peer, cores, [each.core for each in asked])
        found = [cores[best[0]] if best else None for best in answers.best]
        rate = f"{len(asked) / answers.seconds:,.0f} a second of a core, prepared in {answers.preparing:.0f} s"
        _tell(peer, asked, found, f"{rate}, {answers.memory:,.0f} MB")
    some = random.Random(1).sample(asked, min(brute_force, len(asked)))
    found, seconds = _timed(lambda: [process.extractOne(each.core, cores, scorer=fuzz.ratio)[0] for each in some])
    _tell("rapidfuzz extractOne", some, found, f"{len(some) / seconds:,.0f} a second of a core (a sample)")


def _asked(spellings: Sequence[corpus.Spelling], keys: set[str]) -> tuple[list[Asked], list[corpus.Spelling], int]:
    """The spellings to be found, those that equal their own name, and how many equal another's."""
    asked, same, clashing = [], [], 0
    for spelling in spellings:
        query = normalise(spelling.written)
        right = frozenset(normalise(name).key for name in spelling.canonical)
        if query.key in right:
            same.append(spelling)
        elif query.key in keys:
            clashing += 1
        else:
            asked.append(Asked(query.core, right))
    return asked, same, clashing


def _plainly_same(spelling: corpus.Spelling) -> bool:
    return plain(spelling.written) in {plain(name) for name in spelling.canonical}


def _first(index: NameIndex, core: str) -> str | None:
    query = index.query(core)
    places = index.shortlist(query)
    if not len(places):
        return None
    return index.names[int(places[np.argmax(likeness(Pairing(index, query, places)))])]


def _key(core: str) -> str:
    return core.replace(" ", "")


def _timed(answer: Callable[[], list[str | None]]) -> tuple[list[str | None], float]:
    began = time.process_time()
    found = answer()
    return found, time.process_time() - began


def _is_right(each: Asked, name: str | None) -> bool:
    return name is not None and _key(name) in each.right


def _tell(who: str, asked: Sequence[Asked], found: Sequence[str | None], cost: str) -> None:
    right = sum(map(_is_right, asked, found))
    low, high = wilson(right, len(asked))
    print(f"    {who:22} {right / len(asked):6.1%} right first ({right}/{len(asked)}; {low:.0%} to {high:.0%}), {cost}")
