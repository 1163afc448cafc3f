"""One invoice by two channels: the richer copy is kept as the record, and the poorer one gives way while it is held."""

from counterfoil.model.decisions import Outcome
from counterfoil.model.documents import Channel, Document
from counterfoil.model.matches import Match, Repeat
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


def _richness(channel: Channel) -> int:
    return RICHNESS.get(channel, SHOWN)
