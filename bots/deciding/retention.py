"""How long an original is kept: the rules asked about one item that it belongs to."""

from datetime import date

from counterfoil.model.retention import years_since
from counterfoil.rulebook import Policy, Verdict
from counterfoil.rulebook.literals import FactValue

TABLE = "retention"
DISPOSE = "dispose"


def retention_of(policy: Policy, *, day: date, last_used: date, is_open: bool, on_hold: bool) -> Verdict:
    """Whether the item's original may go, as its organisation's rules stand on a day.

    `last_used` is when it was last decided, or else received; `on_hold` says that a legal hold covers it.
    """
    facts: dict[str, FactValue] = {
        "case.day": day,
        "record.legal_hold": on_hold,
        "record.open": is_open,
        "record.years": years_since(last_used, day),
    }
    return policy.ask(TABLE, facts)
