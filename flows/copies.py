"""One invoice by two channels: the richer copy is kept as the record, and the poorer one gives way while it is held."""

from collections.abc import Mapping, Sequence

from counterfoil.model.decisions import Outcome
from counterfoil.model.documents import Channel, Document, Reading
from counterfoil.model.matches import Match, Repeat
from counterfoil.store import Claim
from flows.workbench import Workbench

# An e-invoice states its facts, a page or a list shows them, and a scan has to be recognised.
RICHNESS = {Channel.E_INVOICE: 2, Channel.SCAN: 0}
SHOWN = 1
REASON = "a richer copy has come"


def poorer_copy(bench: Workbench, document: Document, matched: Match) -> str | None:
    """The held item that this bill is a richer copy of. What is posted, or awaits approval, stays the record."""
    known = matched.duplicate.of
    if matched.duplicate.repeat is not Repeat.SAME_INVOICE or known is None or known.item is None:
        return None
    if bench.store.item(known.item).outcome is not Outcome.HELD:
        return None
    reading = bench.store.reading(known.item)
    channels = [earlier.channel for earlier in reading.documents] if reading else []
    return known.item if channels and max(map(_richness, channels)) < _richness(document.channel) else None


def richest_first(claims: Sequence[Claim], readings: Mapping[str, Reading]) -> list[Claim]:
    """What came in one letter with the richest copies first, so that these are the record; else as the post came."""
    places: dict[str, int] = {}
    for place, claim in enumerate(claims):
        places.setdefault(claim.item.parent or claim.item.id, place)

    def order(claim: Claim) -> tuple[int, bool, int]:
        item, document = claim.item, readings[claim.item.id].document
        return places[item.parent or item.id], item.parent is not None, -_richness(document.channel) if document else 0

    return sorted(claims, key=order)


def _richness(channel: Channel) -> int:
    return RICHNESS.get(channel, SHOWN)
