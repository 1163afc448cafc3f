"""Who is to be reminded of what, and when: one message for a cause, however many bills wait for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterfoil.insights.root_causes import Root, RootCause
from counterfoil.model.decisions import HoldCode
from counterfoil.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase:
    """One reminder about a cause; `day` counts from the day of its first hold. It is `due` from `on` on."""

    cause: RootCause
    to: str
    day: int
    on: date
    due: bool


def chases(
    store: Store,
    found: Iterable[RootCause],
    *,
    days: Mapping[HoldCode, Sequence[int]],
    chaser: Mapping[HoldCode, str],
    as_at: date,
) -> Iterator[Chase]:
    """Every reminder of every cause of holds; `days` say when by code, `chaser` whom where the bill names nobody."""
    for cause in found:
        if cause.code is None:
            continue
        to = named(store, cause) or chaser[cause.code]
        for day in days[cause.code]:
            on = cause.since + timedelta(days=day)
            yield Chase(cause=cause, to=to, day=day, on=on, due=on <= as_at)


def named(store: Store, cause: RootCause) -> str:
    """Who asked for the goods of an order, or bought them, or has to approve; empty where none of them is known."""
    first = cause.waits[0].work
    if cause.root is Root.APPROVER:
        return first.approver or ""
    match = store.match(first.item)
    if match is None:
        return ""
    return (match.order.requester if cause.code is HoldCode.QTY_REC else match.order.buyer) or ""
