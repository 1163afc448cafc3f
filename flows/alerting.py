"""Alerts by mail: what stands still or falls due is told at once, and once, until there is more to tell of it."""

from collections.abc import Collection, Sequence
from datetime import date

from connectors.ledgers.base import LedgerInDoubt
from connectors.mail.outgoing import MailServer, send
from counterfoil.credentials import fetch
from counterfoil.insights import Patience, alerts
from counterfoil.store import Alert, Store
from flows.chasing import REMINDER

SUBJECTS = {
    "due": "bills fall due",
    "queue": "the queue stands still",
    "ledger": "a ledger does not answer",
    "doubt": "bills in doubt",
    REMINDER: "whom to remind",
}
KINDS = frozenset(SUBJECTS) - {REMINDER}


def standing(store: Store, *, today: date, patience: Patience) -> tuple[Alert, ...]:
    """All alerts that there are, told or not."""
    return alerts(store, today=today, patience=patience, doubt=LedgerInDoubt.__name__)


def tell(
    store: Store,
    found: Collection[Alert],
    *,
    server: str,
    sender: str,
    to: Sequence[str],
    password: str | None = None,
    kinds: Collection[str] = KINDS,
) -> tuple[Alert, ...]:
    """Send in one message those that are new, or have more to tell than last time; gives them.

    They are all that stand of these `kinds`. What could not be sent counts as not told, and is sent the next time.

    Raises:
        MailError, CredentialError: it cannot be sent, and why.
    """
    secret = fetch(password) if password else None
    told = store.told_marks()
    new = tuple(alert for alert in found if alert.has_more_than(told.get(alert.key, ())))
    if new:
        send(MailServer.at(server), secret, sender=sender, to=to, subject=subject(new), text=as_text(new))
    with store.transaction(actor="alerts") as tx:
        tx.keep_told(found, kinds=kinds)
    return new


def subject(new: Sequence[Alert]) -> str:
    """What it is about, as far as a line holds it."""
    about = sorted({alert.key.partition(" ")[0] for alert in new})
    return f"Counterfoil: {', '.join(SUBJECTS[each] for each in about)}"


def as_text(new: Sequence[Alert]) -> str:
    """All of them, one after the other."""
    return "\n\n".join(alert.text for alert in new) + "\n"
