"""What a flow run's page shows in Prefect: how far the post has come, how much is held, how the office does.

Counts, codes and ids only: the scheduler's page is open to more people than the desk.
"""

from collections.abc import Iterator
from datetime import date

from connectors.ledgers.choosing import open_ledgers
from counterfoil.insights import Performance, performance, summarise
from counterfoil.insights.performance import PAYMENT_DAYS, Body, Share
from counterfoil.settings import Settings
from counterfoil.store import EVERY_BODY, Store, Tab, Wanted

MOST_LINKED = 20


def so_far(store: Store, *, desk: str) -> str:
    """What has become of the post, in Markdown, and what falls due first of what people have to settle.

    Holds and items lead to the desk at this address, where one is given.
    """
    return "\n".join(_so_far(store, desk)) + "\n"


def _so_far(store: Store, desk: str) -> Iterator[str]:
    summary = summarise(store)
    yield from ("| what | items |", "|---|---:|")
    for outcome, count in summary.outcomes.items():
        yield f"| {outcome} | {count} |"
    for state, count in summary.unfinished.items():
        yield f"| on its way: {state} | {count} |"
    for code, count in summary.holds.items():
        yield f"| hold {_link(code, desk, f'work?tab=all&code={code}')} | {count} |"
    open_work = store.work(Wanted(tab=Tab.ALL, mine=0), EVERY_BODY, limit=MOST_LINKED)
    if open_work:
        yield from ("", "What falls due first of what waits for people:", "")
        yield from ("| item | waits for | due |", "|---|---|---|")
    for work in open_work:
        waits = work.code.value if work.code else "approval"
        yield f"| {_link(work.item, desk, f'items/{work.item}')} | {waits} | {work.due_on:%d %b %Y} |"


def _link(words: str, desk: str, path: str) -> str:
    return f"[{words}]({desk.rstrip('/')}/{path})" if desk else words


def figures(settings: Settings, store: Store, *, today: date) -> Performance:
    """The office's figures over everything that it may count; payments as the ledgers have them."""
    with open_ledgers(settings) as ledger:
        payments = ledger.masterdata().ledger_invoices
    return performance(store, EVERY_BODY, payments=payments, today=today)


def as_table(found: Performance) -> str:
    """The figures in Markdown: for each organisation and together, then what is held for how long."""
    return "\n".join(_figures(found)) + "\n"


def _figures(found: Performance) -> Iterator[str]:
    yield f"| organisation | straight through | posted by the due day | paid within {PAYMENT_DAYS.days} days |"
    yield "|---|---:|---:|---:|"
    for body in found.bodies:
        yield _row(body.organisation or "not known yet", body)
    yield _row("together", found.together)
    if found.held:
        yield from ("", "| held for | holds |", "|---|---:|")
        for row in found.held:
            yield f"| {row.code.value} | {sum(row.ages)} |"
    yield ""
    yield f"Duplicates not paid: {len(found.stopped)} bills, GBP {found.pounds_stopped:,.2f}."


def _row(name: str, body: Body) -> str:
    return f"| {name} | {_percent(body.touchless)} | {_percent(body.in_time)} | {_percent(body.paid)} |"


def _percent(share: Share) -> str:
    return f"{share.by_number:.1%} of {share.of_number}" if share.by_number is not None else "none yet"
