"""Cells: what can be written in one, and what is refused."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.rulebook import FactValue, Rulebook

PARAMETERS = """\
parameters:
  tolerance: {type: money, values: {2025-04-01: £10.00}}
  share: {type: percent, values: {2025-04-01: 2%}}
"""
TODAY = {"judged.on": date(2026, 5, 1)}


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('invoice.nett: "<= £10.00"', "unknown fact 'invoice.nett' (did you mean invoice.net?)"),
        ('invoice.net: "<= 10.00"', "money expected: '10.00' does not read as one"),
        ('invoice.net: "<= £10.0"', "written like £1,234.56"),
        ('invoice.net: "<= 2%"', "money expected"),
        ('score: "<= 2"', "percent expected: '2' does not read as one; it is written like 2%"),
        ('invoice.net: "<= tolerence"', "no parameter and no fact is named 'tolerence' (did you mean tolerance?)"),
        ('score: "<= tolerance"', "of type percent and cannot be compared with parameter tolerance of type money"),
        ('score: "<= hours"', "of type percent and cannot be compared with hours of type number"),
        ("order.state: mached", "is not one of its codes: matched, closed, not_found (did you mean matched?)"),
        ('order.state: "<= matched"', "<= makes no sense for type code"),
        ('order.known: "> no"', "> makes no sense for type boolean"),
        ("order.known: maybe", "boolean expected"),
        ('order.state: "one of matched, closd"', "'closd' is not one of its codes"),
        ('order.state: "one of matched, matched"', "matched is listed twice"),
        ('invoice.net: "<="', "a value is missing after the operator"),
        ('invoice.net: "<= invoice.net"', "compared with itself"),
        ('invoice.net: "> £1.00 and missing"', "money expected"),
        ('order.number: "> A1"', "> makes no sense for type text"),
        ('days: "<= 010"', "no leading zeros"),
        ('judged.on: ">= 01/04/2026"', "date expected"),
    ],
)
def test_a_cell_that_means_nothing_is_refused_with_its_line(
    refusal: Callable[..., str], table: Callable[..., str], cell: str, words: str
) -> None:
    row = f"id: A, name: a, when: {{{cell}}}, then: {{outcome: hold}}"
    message = refusal(table(row, parameters=PARAMETERS))
    assert message.startswith("rules/national/price.yaml:14: ")
    assert words in message


@pytest.mark.parametrize(
    ("cell", "facts", "applies"),
    [
        ("order.known: no", {"order.known": False}, True),
        ("order.known: no", {"order.known": True}, False),
        ('order.known: "!= no"', {"order.known": True}, True),
        ("order.state: closed", {"order.state": "closed"}, True),
        ('order.state: "!= closed"', {"order.state": "closed"}, False),
        ('order.state: "one of matched, closed"', {"order.state": "closed"}, True),
        ('order.state: "none of matched, closed"', {"order.state": "closed"}, False),
        ('order.state: "none of matched, closed"', {"order.state": "not_found"}, True),
        ("order.state: line.state", {"order.state": "matched", "line.state": "matched"}, True),
        ("order.state: line.state", {"order.state": "closed", "line.state": "matched"}, False),
        ('order.number: "010"', {"order.number": "010"}, True),
        ('order.number: "010"', {"order.number": "8"}, False),
        ('order.number: "one of no, 010"', {"order.number": "no"}, True),
        ("order.number: Smith and Sons", {"order.number": "Smith and Sons"}, True),
        ('invoice.net: "<= £10,000.00"', {"invoice.net": Decimal("10000.00")}, True),
        ('invoice.net: "<= £10,000.00"', {"invoice.net": Decimal("10000.01")}, False),
        ('invoice.net: "one of £1,000.00, £2,000.00"', {"invoice.net": Decimal(2000)}, True),
        ('invoice.net: "one of £1,000.00, £2,000.00"', {"invoice.net": Decimal(1)}, False),
        ('invoice.net: "<= order.net"', {"invoice.net": Decimal(2), "order.net": Decimal(2)}, True),
        ('invoice.net: "<= order.net"', {"invoice.net": Decimal(3), "order.net": Decimal(2)}, False),
        ('invoice.net: "<= tolerance"', {"invoice.net": Decimal(10)}, True),
        ('invoice.net: "> tolerance and <= order.net"', {"invoice.net": Decimal(10), "order.net": Decimal(20)}, False),
        ('score: "> 2% and <= 5%"', {"score": Decimal(2)}, False),
        ('score: "> 2% and <= 5%"', {"score": Decimal("2.01")}, True),
        ('score: "> share and <= 5%"', {"score": Decimal("5.001")}, False),
        ("days: 30", {"days": 30}, True),
        ("days: '< 30'", {"days": 30}, False),
        ("hours: '>= 37.5'", {"hours": Decimal("37.5")}, True),
        ("hours: '>= 37.5'", {"hours": 37}, False),
        ("invoice.date: '< judged.on'", {"invoice.date": date(2026, 4, 30)}, True),
        ("invoice.date: missing", {}, True),
        ("invoice.date: missing", {"invoice.date": date(2026, 4, 30)}, False),
        ("invoice.date: present", {"invoice.date": date(2026, 4, 30)}, True),
        ("invoice.date: present", {}, False),
        ("invoice.date: any", {}, True),
        ("price.over: '<= £0.00'", {"invoice.net": Decimal(2), "order.net": Decimal(2)}, True),
        ("price.over_percent: '<= share'", {"invoice.net": Decimal("102.01"), "order.net": Decimal(100)}, False),
    ],
)
def test_a_cell_applies_where_its_fact_is_as_it_says(
    load: Callable[..., Rulebook], table: Callable[..., str], cell: str, facts: dict[str, FactValue], *, applies: bool
) -> None:
    book = load(
        table(
            f"id: A, name: a, when: {{{cell}}}, then: {{outcome: pass}}",
            "id: B, name: b, when: {}, then: {outcome: route}",
            parameters=PARAMETERS,
        )
    )
    assert book.policy(None).ask("price", {**TODAY, **facts}).row == ("A" if applies else "B")


def test_cells_have_one_canonical_spelling(load: Callable[..., Rulebook], table: Callable[..., str]) -> None:
    cells = (
        'invoice.net: ">tolerance  and <=£1000.00", order.state: "one of matched,closed", order.known: = no, days: any'
    )
    book = load(table(f"id: A, name: a, when: {{{cells}}}, then: {{outcome: pass}}", parameters=PARAMETERS))
    row = book.policy(None).tables["price"].rows[0]
    written = [cell.written() for cell in row.cells]
    assert written == ["> tolerance and <= £1,000.00", "one of matched, closed", "no", "any"]


def test_a_code_that_is_also_a_parameters_name_is_refused(
    refusal: Callable[..., str], table: Callable[..., str]
) -> None:
    parameters = "parameters:\n  closed: {type: money, values: {2025-04-01: £1.00}}\n"
    row = "id: A, name: a, when: {order.state: closed}, then: {outcome: hold}"
    assert "also the name of a parameter or fact" in refusal(table(row, parameters=parameters))


def test_codes_that_can_never_be_equal_are_not_compared(refusal: Callable[..., str], table: Callable[..., str]) -> None:
    row = "id: A, name: a, when: {tier: colour}, then: {outcome: hold}"
    facts = (
        "facts:\n  judged.on: {type: date}\n  tier: {type: code, values: [a]}\n  colour: {type: code, values: [b]}\n"
        "codes: {outcome: [hold]}\n"
    )
    assert "tier and colour have no code in common" in refusal(table(row), facts=facts)


def test_a_code_parameter_must_be_one_of_the_facts_codes(
    refusal: Callable[..., str], table: Callable[..., str]
) -> None:
    parameters = "parameters:\n  wanted: {type: code, may: change, values: {2025-04-01: %s}}\n"
    row = "id: A, name: a, when: {order.state: wanted}, then: {outcome: hold}"
    assert "the parameter wanted is 'open'" in refusal(table(row, parameters=parameters % "open"))
    lower = "extends: national\nparameters:\n  wanted: {values: {2026-04-01: open}}\n"
    message = refusal(table(row, parameters=parameters % "closed"), organisations={"ZN1": lower})
    assert message.startswith("rules/organisations/ZN1/price.yaml:4: the parameter wanted is 'open'")
