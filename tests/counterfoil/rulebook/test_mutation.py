"""Mutation: a change that no test notices is named; tests on every boundary notice every change."""

from collections.abc import Callable

import pytest

from counterfoil.rulebook import Rulebook, RuleError, mutate

PACK = """\
parameters:
  tolerance: {type: money, may: lower, values: {2025-04-01: £20.00, 2026-04-01: £25.00}}
tables:
  price:
    hit: first
    on_missing: {outcome: hold}
    rows:
      - {id: SHUT, name: s, when: {order.state: "one of closed, not_found"}, then: {outcome: hold}}
      - {id: IN, name: i, when: {price.over: "<= tolerance", score: "> 2% and <= 5%"}, then: {outcome: pass}}
      - {id: OLD, name: o, until: 2026-03-31, when: {order.number: present, order.known: no}, then: {outcome: route}}
      - {id: REST, name: r, when: {}, then: {outcome: hold}}
test_base: {judged.on: 2026-05-01, order.state: matched, invoice.net: £125.00, order.net: £100.00, score: 5%,
  order.known: no, order.number: P1}
tests:
  - {name: on both bounds, given: {}, expect: {price: IN}}
"""
BOUNDS = """\
  - {name: closed, given: {order.state: closed}, expect: {price: SHUT}}
  - {name: not found, given: {order.state: not_found}, expect: {price: SHUT}}
  - {name: a penny over, given: {invoice.net: £125.01}, expect: {price: REST}}
  - {name: a hundredth over, given: {score: 5.01%}, expect: {price: REST}}
  - {name: on the lower bound, given: {score: 2%}, expect: {price: REST}}
  - {name: over the lower bound, given: {score: 2.01%}, expect: {price: IN}}
  - {name: last day of the old, given: {judged.on: 2026-03-31, invoice.net: £120.00}, expect: {price: IN}}
  - {name: last day and a penny, given: {judged.on: 2026-03-31, invoice.net: £120.01}, expect: {price: OLD}}
  - {name: known, given: {judged.on: 2026-03-31, invoice.net: £120.01, order.known: yes}, expect: {price: REST}}
  - {name: bare, given: {judged.on: 2026-03-31, invoice.net: £120.01, order.number: missing}, expect: {price: REST}}
  - {name: first day of the new, given: {judged.on: 2026-04-01}, expect: {price: IN}}
  - {name: first day and a penny, given: {judged.on: 2026-04-01, invoice.net: £125.01}, expect: {price: REST}}
"""


def test_tests_on_every_boundary_notice_every_change(load: Callable[..., Rulebook]) -> None:
    report = mutate(load(PACK + BOUNDS))
    assert [str(survivor) for survivor in report.survivors] == []
    # tolerance: 4 values, 2 days; SHUT: removed, turned, 2 dropped; IN: removed, 1 + 2 × (turned, 2 moved);
    # OLD: removed, 2 turned, 2 days; REST: removed.
    assert report.tried == 6 + 4 + 8 + 5 + 1
    assert (report.killed, report.score) == (report.tried, 1.0)


def test_each_change_that_no_test_notices_is_named(load: Callable[..., Rulebook]) -> None:
    report = mutate(load(PACK))
    changes = {survivor.change for survivor in report.survivors}
    assert changes == {
        "tolerance from 2025-04-01: £20.00 made £19.99",
        "tolerance from 2025-04-01: £20.00 made £20.01",
        "tolerance from 2026-04-01: £25.00 made £25.01",
        "tolerance £25.00 from 2026-04-01 made from 2026-03-31",
        "tolerance £25.00 from 2026-04-01 made from 2026-04-02",
        "SHUT: row removed",
        "SHUT: order.state one of closed, not_found made one of not_found",
        "SHUT: order.state one of closed, not_found made one of closed",
        "IN: score > 2% and <= 5% made >= 2% and <= 5%",
        "IN: score > 2% and <= 5% made > 1.99% and <= 5%",
        "IN: score > 2% and <= 5% made > 2.01% and <= 5%",
        "IN: score > 2% and <= 5% made > 2% and <= 5.01%",
        "OLD: row removed",
        "OLD: order.number present made missing",
        "OLD: order.known no made != no",
        "OLD: in force until 2026-03-31 made until 2026-03-30",
        "OLD: in force until 2026-03-31 made until 2026-04-01",
        "REST: row removed",
    }
    assert report.score == pytest.approx((24 - 18) / 24)
    first = report.survivors[0]
    assert str(first).startswith("rules/national/price.yaml:7: no test notices: tolerance from 2025-04-01")


def test_an_organisation_tries_only_what_its_own_layer_says(load: Callable[..., Rulebook]) -> None:
    own = """\
    extends: national
    parameters:
      tolerance: {values: {2026-07-01: £10.00}}
    tables:
      price:
        rows:
          - {id: OWN, name: own, before: REST, when: {order.known: yes}, then: {outcome: route}}
    tests:
      - name: ours
        supersedes: known
        given: {judged.on: 2026-07-01, invoice.net: £110.01, order.known: yes}
        expect: {price: OWN}
    """
    common = mutate(load(PACK + BOUNDS)).tried
    report = mutate(load(PACK + BOUNDS, organisations={"ZN1": own}))
    assert report.tried == common + 6
    assert [(survivor.policy, survivor.change) for survivor in report.survivors] == [
        ("ZN1", "tolerance from 2026-07-01: £10.00 made £9.99"),
        ("ZN1", "tolerance £10.00 from 2026-07-01 made from 2026-06-30"),
    ]


def test_the_first_day_of_a_row_is_moved_too(load: Callable[..., Rulebook]) -> None:
    bounds, _, _ = BOUNDS.partition("  - {name: last day of the old")
    begun = PACK.replace("id: IN,", "id: IN, from: 2026-05-01,") + bounds
    changes = {survivor.change for survivor in mutate(load(begun)).survivors}
    assert "IN: in force from 2026-05-01 made from 2026-04-30" in changes
    assert "IN: in force from 2026-05-01 made from 2026-05-02" not in changes


def test_rules_whose_tests_fail_are_not_mutated(load: Callable[..., Rulebook]) -> None:
    failing = PACK.replace("{price: IN}", "{price: REST}")
    with pytest.raises(RuleError, match=r"tests must pass .* 1 fail: rules/national/price\.yaml:20: on both bounds"):
        mutate(load(failing))
