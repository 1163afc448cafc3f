"""A lower layer may only tighten: proven over all facts, and held against trying them one by one."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.rulebook import Rulebook, RuleError, RuleFiles

FACTS = """\
facts:
  judged.on:   {type: date}
  order.state: {type: code, values: [matched, closed, not_found]}
  order.net:   {type: money, optional: yes}
  days:        {type: integer}
codes:
  outcome: [pass, route, hold, return]
  queue: [clerk, buyer]
strictness:
  outcome: [pass, route]
"""
NATIONAL = """\
pack: price
title: What the tests decide
owner: Financial Control
authority: SFI 9.3
as_at: judged.on
parameters:
  limit: {type: money, may: change, values: {2025-04-01: £10.00}}
tables:
  price:
    hit: first
    on_missing: {outcome: hold, queue: clerk}
    rows:
      - {id: SHUT, name: Closed, when: {order.state: closed}, then: {outcome: hold, queue: buyer}}
      - {id: HIGH, name: High, when: {order.net: "> limit"}, then: {outcome: route, queue: buyer}}
      - {id: REST, name: Rest, when: {}, then: {outcome: pass, queue: clerk}}
"""


def read(*rows: str, parameters: str = "", facts: str = FACTS) -> Rulebook:
    lines = "".join(f"      - {{{row}}}\n" for row in rows)
    tables = f"tables:\n  price:\n    rows:\n{lines}" if rows else ""
    own = f"pack: price\nextends: national\n{parameters}{tables}"
    texts = {"facts.yaml": facts, "national/price.yaml": NATIONAL, "organisations/ZN1/price.yaml": own}
    return Rulebook.read(RuleFiles("rules", texts))


@pytest.mark.parametrize(
    "row",
    [
        "id: X, name: x, before: REST, when: {days: '> 30'}, then: {outcome: hold, queue: clerk}",
        "id: X, name: x, before: HIGH, when: {days: '> 30'}, then: {outcome: hold, queue: clerk}",
        "id: X, name: x, before: HIGH, when: {order.net: '> £5.00'}, then: {outcome: route, queue: clerk}",
        "id: X, name: x, replaces: HIGH, when: {order.net: '> £9.99'}, then: {outcome: route, queue: clerk}",
        "id: X, name: x, replaces: SHUT, when: {order.state: closed}, then: {outcome: return, queue: clerk}",
        "id: X, name: x, after: REST, when: {}, then: {outcome: pass, queue: clerk}",
    ],
)
def test_what_tightens_or_changes_nothing_is_taken(row: str) -> None:
    assert read(row).organisations == ("ZN1",)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "id: X, name: x, before: SHUT, when: {days: '> 30'}, then: {outcome: pass, queue: clerk}",
            "says outcome hold, this would say pass",
        ),
        (
            "id: X, name: x, before: HIGH, when: {order.net: '> £5.00'}, then: {outcome: pass, queue: clerk}",
            "order.net £10.01 that says outcome route, this would say pass",
        ),
        (
            "id: X, name: x, replaces: HIGH, when: {order.net: '> £20.00'}, then: {outcome: route, queue: clerk}",
            "says outcome route, this would say pass",
        ),
        (
            "id: X, name: x, before: HIGH, when: {order.net: missing}, then: {outcome: pass, queue: clerk}",
            "order.net missing that says outcome hold, this would say pass",
        ),
        (
            "id: X, name: x, before: SHUT, from: 2027-01-01, when: {}, then: {outcome: route, queue: buyer}",
            "(from 2027-01-01)",
        ),
    ],
)
def test_what_loosens_is_refused_with_the_row_the_facts_and_both_answers(row: str, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        read(row)
    assert "loosens the layer above" in str(caught.value)
    assert words in str(caught.value)


def test_a_parameter_that_may_change_either_way_may_still_not_loosen_a_table() -> None:
    change = "parameters:\n  limit: {{values: {{2026-04-01: {}}}}}\n"
    assert read(parameters=change.format("£9.99")).organisations == ("ZN1",)
    with pytest.raises(RuleError, match=r"price\.yaml:.*\(from 2026-04-01\): with .*order\.net"):
        read(parameters=change.format("£10.01"))


def test_an_order_of_codes_that_do_not_exist_is_refused() -> None:
    for wrong, words in (("outcom: [pass]", "did you mean outcome?"), ("outcome: [past]", "did you mean pass?")):
        with pytest.raises(RuleError, match=r"rules/facts\.yaml:10: ") as caught:
            read(facts=FACTS.replace("outcome: [pass, route]\n", wrong + "\n"))
        assert words in str(caught.value)


STATES = ("matched", "closed", "not_found")
AMOUNTS = (None, Decimal("4.99"), Decimal(5), Decimal("5.01"), Decimal(10), Decimal("10.01"), Decimal(15), Decimal(16))
DAYS = (0, 30, 31)
CELLS = st.fixed_dictionaries(
    {},
    optional={
        "order.state": st.sampled_from([*STATES, '"one of matched, closed"', '"!= closed"']),
        "order.net": st.sampled_from(['"> £5.00"', '"<= £5.00"', '"> £10.00"', '">= £15.00"', "missing", "present"]),
        "days": st.sampled_from(['"> 30"', '"<= 30"']),
    },
)
ROWS = st.tuples(
    st.sampled_from(
        ["before: SHUT", "before: HIGH", "before: REST", "after: HIGH", "replaces: SHUT", "replaces: HIGH"]
    ),
    CELLS,
    st.sampled_from(["pass", "route", "hold", "return"]),
)
RANK = {"pass": 0, "route": 1, "hold": 2, "return": 2}


@settings(max_examples=120, deadline=None)
@given(ROWS)
def test_a_row_is_refused_exactly_where_trying_all_facts_finds_a_looser_answer(
    drawn: tuple[str, dict[str, str], str],
) -> None:
    position, cells, outcome = drawn
    when = ", ".join(f"{name}: {cell}" for name, cell in cells.items())
    row = f"id: X, name: x, {position}, when: {{{when}}}, then: {{outcome: {outcome}, queue: clerk}}"
    free = read(row, facts=FACTS[: FACTS.index("strictness")])
    above, below = free.policy(None), free.policy("ZN1")
    looser = [
        facts
        for state, net, days in product(STATES, AMOUNTS, DAYS)
        if RANK[below.ask("price", facts := known(state, net, days)).then["outcome"]]
        < RANK[above.ask("price", facts).then["outcome"]]
    ]
    if looser:
        with pytest.raises(RuleError, match="loosens the layer above"):
            read(row)
    else:
        read(row)


def known(state: str, net: Decimal | None, days: int) -> dict[str, object]:
    return {"judged.on": date(2026, 10, 5), "order.state": state, "order.net": net, "days": days}
