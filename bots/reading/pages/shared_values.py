"""Labels that share one value: "Job/PO", "Order No / Date", and what of the value is meant by each."""

from collections.abc import Sequence

from bots.reading.pages.labels import Found, Label
from bots.reading.pages.segments import Segment

# Signs that part two labels for one value, and the two values where both are given.
SIGNS = frozenset({"/", "|", "&"})
NO_BILL = frozenset(
    {
        Label.ORDER,
        Label.OTHER_NUMBER,
        Label.CUSTOMER,
        Label.ORIGINAL,
        Label.OUR_REFERENCE,
        Label.CONTRACT,
        Label.BUYER_REFERENCE,
    }
)


def together(labels: Sequence[Found], segment: Segment) -> list[list[Found]]:
    """Labels gathered that share one value.

    They share a word ("Job/PO") or stand about a sign ("Order No / Date"), or one is said of the other ("Order dated").
    """
    groups: list[list[Found]] = []
    for found in labels:
        last = groups[-1][-1].stop if groups else -1
        sign = groups and _parted_by_sign(segment, last, found.start)
        dated = found.start == last and _is_plain_date(found) and groups[-1][-1].wording.label in NO_BILL
        if groups and (found.start < last or sign or dated):
            groups[-1].append(found)
        else:
            groups.append([found])
    return groups


def _parted_by_sign(segment: Segment, stop: int, start: int) -> bool:
    """Whether a sign stands between two labels, alone or at one of them ("Invoice no. /Document date")."""
    if start == stop + 1:
        return segment.words[stop].text in SIGNS
    between = segment.words[stop - 1].text[-1:] + segment.words[start].text[:1] if start == stop else ""
    return not SIGNS.isdisjoint(between)


def dates_another(found: Found, group: Sequence[Found]) -> bool:
    """Whether a plain "date" is said of what it stands together with, and that is no bill ("Order No / Date")."""
    return _is_plain_date(found) and any(other.wording.label in NO_BILL for other in group)


def _is_plain_date(found: Found) -> bool:
    return found.wording.label is Label.DATE and found.wording.weight < 1


def share(value: Segment, index: int, count: int) -> Segment:
    """What of a value is meant by one of the labels that share it: its part, where it has as many as there are."""
    cuts = [number for number, word in enumerate(value.words) if word.text in SIGNS]
    if count == 1 or len(cuts) != count - 1:
        return value
    edges = [-1, *cuts, len(value.words)]
    return value.part(edges[index] + 1, edges[index + 1]) or value
