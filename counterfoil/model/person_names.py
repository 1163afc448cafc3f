"""Names of people as papers, ledgers and accounts write them, compared to keep two duties apart."""

import re
import unicodedata
from collections.abc import Sequence

TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx", "prof", "professor", "sir"})


def may_be_one_person(one: str, other: str) -> bool:
    """Whether two names may be the same person's, which is enough to keep them from checking one another.

    `Wetherby, Priscilla`, `Mrs P. Wetherby`, `p.wetherby@trust.example` and `pwetherby` may all be Priscilla Wetherby;
    Paul Wetherby is not.
    """
    first, second = _parts(one), _parts(other)
    if not first or not second:
        return False
    if len(first) > 1 and len(second) > 1:
        return sorted(first) == sorted(second) or (first[-1] == second[-1] and _goes_with(first[0], second[0]))
    return not _joined(first).isdisjoint(_joined(second))


def _goes_with(one: str, other: str) -> bool:
    """Whether one given name is the other, or its initial."""
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])


def _joined(parts: Sequence[str]) -> set[str]:
    """A name in one word, as user names have it: all of it, or the initial and the family name."""
    return {"".join(parts)} if len(parts) == 1 else {"".join(parts), parts[0] + parts[-1], parts[0][0] + parts[-1]}


def _parts(name: str) -> list[str]:
    """The words of a name, given name first, without case, accents, title or the domain of an address."""
    plain = unicodedata.normalize("NFKD", name.partition("@")[0]).casefold()
    family, comma, given = "".join(each for each in plain if not unicodedata.combining(each)).partition(",")
    words = re.findall(r"\w+", f"{given} {family}" if comma else family)
    return [part for word in words for part in word.split("_") if part and part not in TITLES]
