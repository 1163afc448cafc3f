"""From facts to what the ledgers know: organisation, supplier, orders, lines and duplicates, each with its reasons."""

from bots.matching.causes import causes_of, known_of, what_changed
from bots.matching.forms import known_suppliers, post_taken
from bots.matching.history import Billed, BilledSoFar, History
from bots.matching.identification import Identity, identify, with_chosen_order
from bots.matching.masters import Masters
from bots.matching.matcher import match
from bots.matching.numbers import number_key

__all__ = [
    "Billed",
    "BilledSoFar",
    "History",
    "Identity",
    "Masters",
    "causes_of",
    "identify",
    "known_of",
    "known_suppliers",
    "match",
    "number_key",
    "post_taken",
    "what_changed",
    "with_chosen_order",
]
