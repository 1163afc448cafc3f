"""Asking a policy: verdicts, what a missing fact does, dates, and the trace."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.model.decisions import PassedOver, TraceStep
from counterfoil.rulebook import FactValue, Policy, Rulebook, RuleError

PACK = """\
parameters:
  price_tolerance: {type: percent, values: {2025-04-01: 5%, 2026-04-01: 2%}}
tables:
  price:
    hit: first
    on_missing: {outcome: hold, hold: QTY_REC}
    rows:
      - id: PRC-010
        name: Order closed
        when: {order.state: closed}
        then: {outcome: hold, hold: PO_CLOSED}
      - id: PRC-020
        name: Inside the tolerance
        when: {order.state: matched, price.over_percent: "<= price_tolerance"}
        then: {outcome: pass, hold: none}
      - id: PRC-030
        name: Over
        when: {}
        then: {outcome: hold, hold: PRICE}
"""
UNKNOWN_PRICE = (
    "price.over_percent: not known (percent_of(price.over, order.net): price.over: not known, order.net: not known), "
    "and PRC-020 (Inside the tolerance) needs it"
)
FACTS: dict[str, FactValue] = {
    "judged.on": date(2026, 5, 1),
    "order.state": "matched",
    "invoice.net": Decimal("103.10"),
    "order.net": Decimal("100.00"),
}


@pytest.fixture
def policy(load: Callable[..., Rulebook]) -> Policy:
    return load(PACK).policy(None)


def test_the_first_row_that_applies_answers(policy: Policy) -> None:
    verdict = policy.ask("price", FACTS)
    assert verdict.row == "PRC-030"
    assert verdict.then == {"outcome": "hold", "hold": "PRICE"}
    assert policy.ask("price", {**FACTS, "invoice.net": Decimal("102.00")}).row == "PRC-020"
    assert policy.ask("price", {**FACTS, "order.state": "closed"}).row == "PRC-010"


def test_the_trace_says_which_row_where_and_why_no_earlier_one(policy: Policy) -> None:
    assert policy.ask("price", FACTS, subject="line 2").step == TraceStep(
        table="price",
        row="PRC-030",
        name="Over",
        source="rules/national/price.yaml:21",
        subject="line 2",
        then=(("outcome", "hold"), ("hold", "PRICE")),
        parameters=(("price_tolerance", "2%"),),
        passed_over=(
            PassedOver(row="PRC-010", why="order.state: matched, the row needs closed"),
            PassedOver(row="PRC-020", why="price.over_percent: 3.1%, the row needs at most 2% (price_tolerance)"),
        ),
    )


def test_traces_that_repeat_a_code_say_the_same_and_others_differ(policy: Policy) -> None:
    first = policy.ask("price", FACTS).step
    again = policy.ask("price", {**FACTS, "invoice.net": Decimal("104.00")}).step
    other = policy.ask("price", {**FACTS, "order.state": "not_found"}).step
    assert again.passed_over[0] == first.passed_over[0]
    assert again.passed_over[1].why == "price.over_percent: 4%, the row needs at most 2% (price_tolerance)"
    assert [passed.why for passed in other.passed_over] == [
        "order.state: not_found, the row needs closed",
        "order.state: not_found, the row needs matched",
    ]


def test_the_as_at_date_picks_the_values(policy: Policy) -> None:
    old = policy.ask("price", {**FACTS, "judged.on": date(2026, 3, 31)})
    assert old.row == "PRC-020"
    assert old.step.parameters == (("price_tolerance", "5%"),)
    assert policy.ask("price", {**FACTS, "judged.on": date(2026, 4, 1)}).row == "PRC-030"


@pytest.mark.parametrize(
    ("facts", "name", "source"),
    [
        ({"judged.on": None}, "judged.on: not known, and it picks the values that hold", 9),
        ({"judged.on": date(2025, 3, 31)}, "price_tolerance has no value before 2025-04-01", 9),
        ({"order.state": None}, "order.state: not known, and PRC-010 (Order closed) needs it", 13),
        (
            {"order.net": None},
            UNKNOWN_PRICE,
            17,
        ),
    ],
)
def test_a_missing_fact_stops_with_the_safe_answer_and_is_named(
    policy: Policy, facts: dict[str, FactValue], name: str, source: int
) -> None:
    verdict = policy.ask("price", {**FACTS, **facts})
    assert verdict.row == "on_missing"
    assert verdict.then == {"outcome": "hold", "hold": "QTY_REC"}
    assert verdict.step.row == "on_missing"
    assert verdict.step.name == name
    assert verdict.step.then == (("outcome", "hold"), ("hold", "QTY_REC"))
    assert verdict.step.source == f"rules/national/price.yaml:{source}"


def test_a_row_that_fails_earlier_does_not_need_the_later_fact(policy: Policy) -> None:
    verdict = policy.ask("price", {"judged.on": date(2026, 5, 1), "order.state": "not_found"})
    assert verdict.row == "PRC-030"


def test_rows_passed_over_before_a_missing_fact_are_told(policy: Policy) -> None:
    step = policy.ask("price", {**FACTS, "order.net": None}).step
    assert [passed.row for passed in step.passed_over] == ["PRC-010"]


def test_where_no_row_applies_the_safe_answer_says_so(load: Callable[..., Rulebook], table: Callable[..., str]) -> None:
    book = load(table("id: A, name: a, when: {order.known: yes}, then: {outcome: pass}"))
    verdict = book.policy(None).ask("price", {"order.known": False})
    assert (verdict.row, verdict.step.name) == ("on_missing", "no row of the table applies")
    assert verdict.step.passed_over == (PassedOver(row="A", why="order.known: no, the row needs yes"),)


def test_presence_and_other_facts_are_told_in_words(load: Callable[..., Rulebook], table: Callable[..., str]) -> None:
    book = load(
        table(
            "id: A, name: a, when: {order.net: missing}, then: {outcome: hold}",
            "id: B, name: b, when: {order.number: present}, then: {outcome: hold}",
            'id: C, name: c, when: {invoice.net: "<= order.net"}, then: {outcome: hold}',
            "id: D, name: d, when: {order.state: line.state}, then: {outcome: hold}",
            "id: E, name: e, when: {}, then: {outcome: pass}",
        )
    )
    facts = {**FACTS, "line.state": "unmatched"}
    step = book.policy(None).ask("price", facts).step
    assert [passed.why for passed in step.passed_over] == [
        "order.net: £100.00, the row needs it missing",
        "order.number: not known, the row needs it known",
        "invoice.net: £103.10, the row needs at most order.net (order.net: £100.00)",
        "order.state: matched, the row needs line.state (line.state: unmatched)",
    ]


def test_a_row_counts_from_its_first_to_its_last_day(load: Callable[..., Rulebook], table: Callable[..., str]) -> None:
    book = load(
        table(
            "id: A, name: a, from: 2026-04-01, until: 2026-09-30, when: {}, then: {outcome: pass}",
            "id: B, name: b, when: {}, then: {outcome: route}",
        )
    )
    policy = book.policy(None)
    rows = {
        day: policy.ask("price", {"judged.on": day}).row
        for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 9, 30), date(2026, 10, 1))
    }
    assert list(rows.values()) == ["B", "A", "A", "B"]
    passed = policy.ask("price", {"judged.on": date(2026, 10, 1)}).step.passed_over
    assert passed == (PassedOver(row="A", why="the row is in force only from 2026-04-01 until 2026-09-30"),)


def test_a_table_without_dated_values_needs_no_date(load: Callable[..., Rulebook], table: Callable[..., str]) -> None:
    book = load(table("id: A, name: a, when: {}, then: {outcome: pass}"))
    assert book.policy(None).ask("price", {}).row == "A"


UNIQUE = (
    'id: LOW, name: low, when: {invoice.net: "<= £100.00"}, then: {outcome: pass}',
    'id: MID, name: mid, when: {invoice.net: "> £100.00", order.net: "<= £500.00"}, then: {outcome: route}',
    'id: TOP, name: top, when: {invoice.net: ">= £100.00", order.net: "> £500.00"}, then: {outcome: hold}',
)


def test_two_rows_of_a_unique_table_that_both_apply_are_no_answer(
    load: Callable[..., Rulebook], table: Callable[..., str]
) -> None:
    policy = load(table(*UNIQUE, hit="unique")).policy(None)
    both = {"invoice.net": Decimal(100), "order.net": Decimal("500.01")}
    verdict = policy.ask("price", both)
    assert (verdict.row, verdict.then["outcome"]) == ("on_missing", "hold")
    assert verdict.step.name == "LOW and TOP both apply, and only one row may"
    assert policy.ask("price", {**both, "invoice.net": Decimal("100.01")}).row == "TOP"
    assert policy.ask("price", {**both, "order.net": Decimal(500)}).row == "LOW"


def test_a_unique_table_that_has_its_row_is_not_stopped_by_a_later_doubt(
    load: Callable[..., Rulebook], table: Callable[..., str]
) -> None:
    policy = load(table(*UNIQUE, hit="unique")).policy(None)
    assert policy.ask("price", {"invoice.net": Decimal(100)}).row == "LOW"
    missing = policy.ask("price", {"invoice.net": Decimal("100.01")}).step
    assert (missing.row, missing.name) == ("on_missing", "order.net: not known, and MID (mid) needs it")
    assert [passed.row for passed in missing.passed_over] == ["LOW"]


def test_an_unknown_table_is_refused_with_the_one_that_was_meant(policy: Policy) -> None:
    with pytest.raises(RuleError, match=r"no table is named 'prices' \(did you mean price\?\)"):
        policy.ask("prices", FACTS)


def test_a_parameter_is_read_as_of_a_day(policy: Policy) -> None:
    assert policy.parameter("price_tolerance", date(2026, 3, 31)) == Decimal(5)
    assert policy.parameter("price_tolerance", date(2026, 4, 1)) == Decimal(2)
    with pytest.raises(RuleError, match="has no value on 2025-03-31, its first is from 2025-04-01"):
        policy.parameter("price_tolerance", date(2025, 3, 31))
    with pytest.raises(RuleError, match=r"no parameter is named 'price_tolerence' \(did you mean price_tolerance\?\)"):
        policy.parameter("price_tolerence", date(2026, 4, 1))


def test_the_stamp_changes_with_what_can_change_an_answer_and_with_nothing_else(load: Callable[..., Rulebook]) -> None:
    stamp = load(PACK).policy(None).stamp
    assert (stamp.commit, stamp.layers, len(stamp.content_hash)) == ("c0ffee", ("national",), 64)
    same = PACK.replace("{order.state: closed}", '{order.state: "closed"}   # the buyer closed it')
    assert load(same).policy(None).stamp.content_hash == stamp.content_hash
    assert load(same).policy(None).stamp.files != stamp.files
    for old, new in (
        ("2026-04-01: 2%", "2026-04-01: 2.01%"),
        ("2026-04-01: 2%", "2026-04-02: 2%"),
        ("<= price_tolerance", "< price_tolerance"),
        ("hold: PRICE}", "hold: QTY_REC}"),
        ("id: PRC-030", "id: PRC-040"),
        ("on_missing: {outcome: hold,", "on_missing: {outcome: route,"),
        ("order.state: matched, ", ""),
    ):
        assert load(PACK.replace(old, new)).policy(None).stamp.content_hash != stamp.content_hash


def test_the_stamp_covers_the_fact_dictionary_and_its_formulas(load: Callable[..., Rulebook], facts: str) -> None:
    stamp = load(PACK).policy(None).stamp
    for old, new in (
        ("invoice.net - order.net", "order.net - invoice.net"),
        ("order.net:     {type: money, optional: yes}", "order.net:     {type: money}"),
        ("[matched, closed, not_found]", "[matched, closed, not_found, open]"),
    ):
        changed = facts.replace(old, new)
        assert changed != facts
        assert load(PACK, facts=changed).policy(None).stamp.content_hash != stamp.content_hash
