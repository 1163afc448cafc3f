"""Who is to be reminded of what, and when: one message for a cause, however many bills wait for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterfoil.model.decisions import HoldCode
from counterfoil.model.roots import Root
from counterfoil.store import RootCause, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase:
    """One reminder about a cause; `day` counts from the day of its first hold. It is `due` from `on` on."""

    cause: RootCause
    items: Sequence[str]
    to: str
    day: int
    on: date
    due: bool


def chases(
    store: Store,
    found: Iterable[RootCause],
    *,
    items: Mapping[str, Sequence[str]],
    days: Mapping[HoldCode, Sequence[int]],
    chaser: Mapping[HoldCode, str],
    as_at: date,
) -> Iterator[Chase]:
    """Every reminder of every cause of holds; `days` say when by code, `chaser` whom where the bill names nobody.

    `items` are those that wait, by the cause's id.
    """
    for cause in found:
        if cause.code is None:
            continue
        to = named(store, cause, items[cause.id][0]) or chaser[cause.code]
        for day in days[cause.code]:
            on = cause.since + timedelta(days=day)
            yield Chase(cause=cause, items=items[cause.id], to=to, day=day, on=on, due=on <= as_at)


def named(store: Store, cause: RootCause, item: str) -> str:
    """Who has to approve, or, by an item that waits, asked for an order's goods or bought them; empty if not known."""
    if cause.root is Root.APPROVER:
        return cause.name
    match = store.match(item)
    if match is None:
        return ""
    return (match.order.requester if cause.code is HoldCode.QTY_REC else match.order.buyer) or ""
