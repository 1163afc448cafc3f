"""The tally counts what the list lists, for everybody, and knows at once of what another process did."""

import random
from collections import Counter
from dataclasses import replace
from itertools import product

from sqlalchemy import update

from counterfoil.model.decisions import HoldCode
from counterfoil.settings import Settings
from counterfoil.store import Scope, Store, Tab, Wanted
from counterfoil.store.desk_tables import WORK
from counterfoil.store.sight import PATIENT, PLAIN, SHUT
from tests.counterfoil.store.test_work import a_clerk, hold_one
from tests.support.items import DAY

SCOPES = (
    Scope(organisations=None),
    Scope(organisations=("ZN1",)),
    Scope(organisations=("ZN1", "ZN2"), shut=True),
    Scope(organisations=None, plain=False, patient=True),
    Scope(organisations=()),
)
AUTHORITIES = ((), ()), (("Dominic",), ()), (("Dominic", "Esther"), ()), (("Esther",), (("ZN1", "Dominic"),))


def test_the_tally_counts_what_the_list_lists(store: Store) -> None:
    draw = random.Random(5)
    clerks = [a_clerk(store, name) for name in ("ann", "bob")]
    items = [hold_one(store, number) for number in range(1, 49)]
    with store._writer.begin() as connection:
        for item in items:
            anything = {
                "queue": draw.choice(("held", "held", "approval", "done")),
                "restricted": draw.choice((PLAIN, PLAIN, SHUT, PATIENT)),
                "organisation": draw.choice(("ZN1", "ZN2", "ZN3", None)),
                "code": draw.choice(("PRICE", "QTY_REC", "")),
                "assignee": draw.choice((None, None, *clerks)),
                "approver": draw.choice((None, "Dominic", "Esther")),
                "asked_until": draw.choice((None, None, DAY)),
                "settled_by": draw.choice((None, None, None, clerks[0])),
            }
            connection.execute(update(WORK).where(WORK.c.item == item).values(anything))
    tally, seen = store.tally(), Counter[Tab]()
    for scope, mine, (acts_for, lent) in product(SCOPES, (*clerks, 0), AUTHORITIES):
        asked = Wanted(tab=Tab.ALL, mine=mine, acts_for=acts_for, lent=lent)
        for tab, count in tally.counts(asked, scope).items():
            rows = store.work(replace(asked, tab=tab), scope, limit=100)
            assert count == len(rows), (tab, scope, asked)
            seen[tab] += bool(rows)
        everything = store.work(Wanted(tab=Tab.ALL, mine=mine), scope, limit=100)
        assert tally.holds(scope) == Counter(row.code for row in everything if row.code)
        assert tally.organisations(scope) == sorted({row.organisation for row in everything if row.organisation})
    assert min(seen[tab] for tab in (Tab.MINE, Tab.UNCLAIMED, Tab.APPROVE, Tab.WAITING)) > 0


def test_what_another_process_did_is_counted_at_once(store: Store, settings: Settings) -> None:
    mine, wanted, scope = a_clerk(store), Wanted(tab=Tab.ALL, mine=1), Scope(organisations=None)
    with Store.open(settings) as desk:
        assert desk.tally().counts(wanted, scope)[Tab.UNCLAIMED] == 0
        item = hold_one(store, 1, HoldCode.PRICE)
        assert desk.tally().counts(wanted, scope)[Tab.UNCLAIMED] == 1
        assert desk.tally() is desk.tally(), "nothing is counted again while nothing happens"
        with store.transaction() as tx:
            tx.take(item, version=1, account=mine)
        counts = desk.tally().counts(Wanted(tab=Tab.ALL, mine=mine), scope)
        assert (counts[Tab.UNCLAIMED], counts[Tab.MINE]) == (0, 1)


def test_nobody_waits_for_a_count_that_another_makes(store: Store) -> None:
    first = store.tally()
    hold_one(store)
    with store._tallies.lock:
        assert store.tally() is first
    assert store.tally() is not first
