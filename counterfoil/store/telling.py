"""The audit events of a transaction, once it holds, told to the structured log as well: ids and codes of them only."""

import logging
import re
from collections.abc import Iterable

from counterfoil.audit import Event
from counterfoil.logs import FIELDS, SECONDS
from counterfoil.store.moves import POST

LOG = logging.getLogger(__name__)
ITEM_ID = re.compile(r"\d{4}-\d\d-\d\d-(?:\d{1,6}-)?[0-9a-f]{8}(?:\.\d+)*")
"""Events are also about accounts, whose names are people's: only items are named."""

TOLD = frozenset(
    {
        *(
            "outcome",
            "holds",
            "flags",
            "error",
            "attempts",
            "step",
            "kind",
            "trouble",
            "reader",
            "pages",
            "rows",
            "system",
        ),
        *("failures", "priority", "as_at", "registered", "moved"),
    }
)
"""Of an event's body these, and the times of a run: codes and counts. What else there is may name a person."""


def tell(events: Iterable[Event]) -> None:
    """Log each event."""
    if not LOG.isEnabledFor(logging.INFO):
        return
    for event in events:
        said = {name: value for name, value in event.body.items() if name in TOLD or name.endswith(SECONDS)}
        about = {"item": event.subject} if ITEM_ID.fullmatch(event.subject) else {}
        whose = {} if event.stream == POST else {"organisation": event.stream}
        LOG.info("%s", event.kind, extra={FIELDS: {**about, **whose, **said}})
