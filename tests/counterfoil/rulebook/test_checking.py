"""Gaps, overlaps, unreachable rows and unused parameters are found, and a sound table gives no finding."""

from collections.abc import Callable

import pytest

from counterfoil.rulebook import Problem, Rulebook, check

Table = Callable[..., str]
Load = Callable[..., Rulebook]
REST = "id: REST, name: rest, when: {}, then: {outcome: pass}"


def row(name: str, when: str) -> str:
    return f"id: {name}, name: {name.lower()}, when: {{{when}}}, then: {{outcome: hold}}"


def bands(low: str, high: str) -> tuple[str, str]:
    return row("LOW", f'invoice.net: "{low}"'), row("HIGH", f'invoice.net: "{high}"')


def found(book: Rulebook) -> list[tuple[Problem, tuple[str, ...]]]:
    return [(finding.problem, finding.rows) for finding in check(book)]


@pytest.mark.parametrize(
    ("bounds", "problem", "detail"),
    [
        (("< £10,000.00", "> £10,000.00"), Problem.GAP, "no row applies to invoice.net £10,000.00"),
        (("<= £10,000.00", "> £10,000.01"), Problem.GAP, "no row applies to invoice.net £10,000.01"),
        (("<= £10,000.00", ">= £10,000.01"), Problem.GAP, "no row applies to invoice.net £10,000.005"),
        (("<= £10,000.00", ">= £10,000.00"), Problem.OVERLAP, "LOW and HIGH both apply to invoice.net £10,000.00"),
    ],
)
def test_bands_that_leave_or_share_a_penny_are_found(
    load: Load, table: Table, bounds: tuple[str, str], problem: Problem, detail: str
) -> None:
    findings = check(load(table(*bands(*bounds), hit="unique")))
    assert [(finding.problem, finding.detail) for finding in findings] == [(problem, detail)]
    line = 12 if problem is Problem.OVERLAP else 7
    assert findings[0].source == f"rules/national/price.yaml:{line}"
    assert str(findings[0]).startswith(f"rules/national/price.yaml:{line}: {problem} in price (national, always): ")


def test_bands_that_meet_are_sound(load: Load, table: Table) -> None:
    assert check(load(table(*bands("<= £10,000.00", "> £10,000.00"), hit="unique"))) == []


def test_whole_numbers_and_days_have_nothing_between_them(load: Load, table: Table) -> None:
    days = (row("A", 'days: "<= 7"'), row("B", 'days: ">= 8"'))
    assert check(load(table(*days, hit="unique"))) == []
    dates = (row("A", 'judged.on: "<= 2026-03-31"'), row("B", 'judged.on: ">= 2026-04-01"'))
    assert check(load(table(*dates, hit="unique"))) == []
    hours = (row("A", 'hours: "<= 7"'), row("B", 'hours: ">= 8"'))
    assert found(load(table(*hours, hit="unique"))) == [(Problem.GAP, ())]


def test_a_catch_all_on_top_makes_the_rest_unreachable(load: Load, table: Table) -> None:
    book = load(table(REST, row("A", "order.state: closed"), row("B", "order.known: no")))
    assert found(book) == [(Problem.UNREACHABLE, ("A",)), (Problem.UNREACHABLE, ("B",))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("order.known: no", "order.known: no, order.state: closed"),
        ('order.state: "one of matched, closed"', "order.state: closed"),
        ('invoice.net: "> £10.00"', 'invoice.net: "> £20.00"'),
        ('invoice.net: "<= order.net"', 'invoice.net: "= order.net"'),
        ('order.net: ">= invoice.net"', 'invoice.net: "< order.net"'),
        ("order.known: no", "order.number: present, order.known: no"),
        ("order.known: no", 'score: "> 5% and < 2%"'),
        ("order.known: no", "invoice.net: missing"),
    ],
)
def test_a_narrower_row_behind_a_wider_one_is_unreachable(load: Load, table: Table, first: str, second: str) -> None:
    assert found(load(table(row("WIDE", first), row("NARROW", second), REST))) == [(Problem.UNREACHABLE, ("NARROW",))]


def test_a_row_that_several_earlier_ones_use_up_is_unreachable(load: Load, table: Table) -> None:
    states = [row(state.upper(), f"order.state: {state}") for state in ("matched", "closed", "not_found")]
    assert found(load(table(*states, REST))) == [(Problem.UNREACHABLE, ("REST",))]


def test_a_code_without_a_row_is_a_gap_and_named(load: Load, table: Table) -> None:
    book = load(table(row("A", "order.state: matched"), row("B", "order.state: closed, order.known: yes")))
    details = {finding.detail for finding in check(book)}
    assert details == {
        "no row applies to order.state not_found",
        "no row applies to order.state closed, order.known no",
    }


def test_examples_come_from_the_piece_that_is_left_over(load: Load, table: Table) -> None:
    for cell, example in ((">= £10.00", "£9.99"), ("<= £10.00", "£10.01"), ("!= £10.00", "£10.00")):
        (finding,) = check(load(table(row("A", f'invoice.net: "{cell}"'))))
        assert finding.detail == f"no row applies to invoice.net {example}"


def test_a_text_that_no_row_names_is_a_gap(load: Load, table: Table) -> None:
    (finding,) = check(load(table(row("A", "order.number: P1"))))
    assert finding.detail == "no row applies to order.number anything else"


def test_a_missing_fact_that_a_row_needs_is_answered_and_no_gap(load: Load, table: Table) -> None:
    assert check(load(table(*bands("<= £0.00", "> £0.00")).replace("invoice.net", "order.net"))) == []


def test_a_missing_fact_that_no_row_needs_is_a_gap(load: Load, table: Table) -> None:
    (finding,) = check(load(table(row("A", "order.net: present"))))
    assert finding.detail == "no row applies to order.net missing"


def test_comparisons_of_two_facts_are_understood(load: Load, table: Table) -> None:
    sound = (row("A", 'invoice.net: "<= order.net"'), row("B", 'invoice.net: "> order.net"'))
    assert check(load(table(*sound, hit="unique"))) == []
    turned = (row("A", 'invoice.net: "<= order.net"'), row("B", 'order.net: "<= invoice.net"'))
    assert found(load(table(*turned, hit="unique"))) == [(Problem.OVERLAP, ("A", "B"))]


def test_facts_that_cannot_meet_are_neither_an_overlap_nor_reached(load: Load, table: Table) -> None:
    apart = (
        row("A", 'order.net: "> £100.00", invoice.net: "<= £50.00"'),
        row("B", 'order.net: "> £60.00", invoice.net: "> order.net"'),
    )
    assert Problem.OVERLAP not in {problem for problem, _ in found(load(table(*apart, hit="unique")))}
    equal = row("C", "line.state: unmatched, order.state: line.state")
    assert found(load(table(equal, REST))) == [(Problem.UNREACHABLE, ("C",))]


DATED = """\
parameters:
  low:  {type: percent, values: {2025-04-01: 2%, 2026-04-01: 6%}}
  high: {type: percent, values: {2025-04-01: 5%}}
"""


def test_a_fault_that_begins_on_a_date_is_told_with_it(load: Load, table: Table) -> None:
    rows = (row("A", 'score: "<= low"'), row("B", 'score: "> low and <= high"'), row("C", 'score: "> high"'))
    findings = check(load(table(*rows, hit="unique", parameters=DATED)))
    assert {(finding.problem, finding.rows, finding.when) for finding in findings} == {
        (Problem.UNREACHABLE, ("B",), "from 2026-04-01"),
        (Problem.OVERLAP, ("A", "C"), "from 2026-04-01"),
    }


def test_a_row_out_of_force_neither_covers_nor_counts(load: Load, table: Table) -> None:
    closing = f"until: 2026-03-31, {row('OLD', 'order.known: no')}"
    findings = check(load(table(row("A", "order.known: yes"), closing)))
    assert [(finding.problem, finding.when) for finding in findings] == [(Problem.GAP, "from 2026-04-01")]


def test_the_date_that_picks_the_values_stays_within_its_segment(load: Load, table: Table) -> None:
    used = row("A", 'score: "<= low"')
    split = row("B", 'judged.on: "< 2026-04-01"'), row("C", 'judged.on: ">= 2026-04-01"')
    findings = check(
        load(table(used, *split, parameters=DATED.replace("  high: {type: percent, values: {2025-04-01: 5%}}\n", "")))
    )
    assert [(finding.problem, finding.rows, finding.when) for finding in findings] == [
        (Problem.UNREACHABLE, ("C",), "from 2025-04-01"),
        (Problem.UNREACHABLE, ("B",), "from 2026-04-01"),
    ]


def test_a_parameter_that_nothing_reads_is_found_unless_code_is_named(load: Load, table: Table) -> None:
    parameters = """\
    parameters:
      spare:  {type: money, values: {2025-04-01: £1.00}}
      coded:  {type: money, read_by: bots.deciding, values: {2025-04-01: £1.00}}
    """
    (finding,) = check(load(table(REST, parameters=parameters)))
    assert (finding.problem, finding.subject, finding.source) == (
        Problem.UNUSED,
        "spare",
        "rules/national/price.yaml:7",
    )


def test_an_organisations_own_fault_is_told_once_and_as_its_own(load: Load, table: Table) -> None:
    lower = """\
    extends: national
    tables:
      price:
        rows:
          - {id: OWN, name: own, before: B, when: {order.state: matched}, then: {outcome: pass}}
    """
    national = table(row("A", "order.state: matched"), row("B", "order.state: closed"))
    findings = check(load(national, organisations={"ZN1": lower, "ZN2": "extends: national\n"}))
    assert [(finding.problem, finding.policy, finding.rows) for finding in findings] == [
        (Problem.GAP, "national", ()),
        (Problem.UNREACHABLE, "ZN1", ("OWN",)),
    ]
    assert findings[1].source == "rules/organisations/ZN1/price.yaml:6"


def test_a_table_with_too_many_ways_through_is_said_to_be_unproven(
    load: Load, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterfoil.rulebook.exploring.MOST_STATES", 2)
    book = load(table(row("A", "order.known: no, order.state: closed"), row("B", 'score: "> 5%"'), REST))
    assert found(book) == [(Problem.UNPROVEN, ())]
