"""Layers: an organisation may tighten what the layer above allows, and nothing else."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.rulebook import FactValue, Rulebook, run_tests

PACK = """\
parameters:
  tolerance: {type: money, may: lower, values: {2025-04-01: £20.00, 2026-04-01: £25.00, 2027-04-01: £15.00}}
  threshold: {type: percent, may: raise, values: {2025-04-01: 90%}}
  window: {type: integer, may: change, values: {2025-04-01: 30}}
  limit: {type: money, values: {2025-04-01: "£10,000.00"}}
tables:
  price:
    hit: first
    on_missing: {outcome: hold}
    rows:
      - {id: LOCKED, name: Order closed, locked: yes, when: {order.state: closed}, then: {outcome: hold}}
      - {id: WINDOW, name: Late, when: {days: "> window"}, then: {outcome: hold}}
      - {id: SURE, name: Surely the same, when: {score: ">= threshold"}, then: {outcome: hold}}
      - {id: OVER, name: Over, when: {invoice.net: "> tolerance"}, then: {outcome: hold}}
      - {id: REST, name: Rest, when: {}, then: {outcome: pass}}
test_base: {judged.on: 2026-05-01, order.state: matched, days: 1, score: 0%, invoice.net: £25.00}
tests:
  - {name: on the tolerance, given: {}, expect: {price: REST}}
  - {name: a penny over, given: {invoice.net: £25.01}, expect: {price: OVER}}
"""
LIMIT_USED = PACK.replace('"> tolerance"', '"> tolerance and <= limit"')


def parameters(text: str) -> str:
    return f"extends: national\nparameters:\n  {text}\n"


def rows(*texts: str) -> str:
    lines = "".join(f"      - {{{text}}}\n" for text in texts)
    return f"extends: national\ntables:\n  price:\n    rows:\n{lines}"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("tolerance: {values: {2026-04-01: £25.01}}", "£25.01 is not allowed, the layer above says £25.00"),
        ("tolerance: {values: {2026-04-01: £20.00}}", "tolerance on 2027-04-01: £20.00 is not allowed"),
        ("tolerance: {values: {2025-04-01: £20.00, 2026-01-01: £21.00}}", "tolerance on 2026-01-01: £21.00"),
        ("tolerance: {values: {2025-03-31: £1.00}}", "the layer above has no value before its own first date"),
        ("threshold: {values: {2026-04-01: 89.99%}}", "which may only be raised"),
        ("limit: {values: {2026-04-01: £1.00}}", "which may only be kept"),
        ("tolerence: {values: {2026-04-01: £1.00}}", "'tolerence' (did you mean tolerance?) in the pack price"),
        ("tolerance: {values: {2026-04-01: 2%}}", "money expected"),
        ("tolerance: {values: {April: £1.00}}", "date expected"),
        ("tolerance: {values: {}}", "tolerance has no values"),
        ("tolerance: {type: money, values: {2026-04-01: £1.00}}", "unknown key 'type'"),
    ],
)
def test_a_parameter_moves_only_as_the_layer_above_allows_on_every_date(
    refusal: Callable[..., str], change: str, words: str
) -> None:
    message = refusal(LIMIT_USED, organisations={"ZN1": parameters(change)})
    assert message.startswith("rules/organisations/ZN1/price.yaml:4: ")
    assert words in message


def test_a_lowered_parameter_holds_from_its_date_and_for_its_organisation_only(load: Callable[..., Rulebook]) -> None:
    book = load(LIMIT_USED, organisations={"ZN1": parameters("tolerance: {values: {2026-07-01: £10.00}}")})
    assert book.organisations == ("ZN1",)
    own, common = book.policy("ZN1"), book.policy(None)
    days = [date(2025, 4, 1), date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1), date(2027, 4, 1)]
    assert [own.parameter("tolerance", day) for day in days] == [20, 25, 25, 10, 10]
    assert [common.parameter("tolerance", day) for day in days] == [20, 25, 25, 25, 15]
    facts: dict[str, FactValue] = {
        "judged.on": date(2026, 7, 1),
        "order.state": "matched",
        "days": 1,
        "score": Decimal(0),
    }
    assert own.ask("price", {**facts, "invoice.net": Decimal("10.01")}).row == "OVER"
    assert common.ask("price", {**facts, "invoice.net": Decimal("10.01")}).row == "REST"
    assert book.policy("ZN2") is common
    assert own.stamp.layers == ("national", "ZN1")
    assert own.stamp.content_hash != common.stamp.content_hash


def test_a_parameter_may_change_either_way_where_that_is_allowed(load: Callable[..., Rulebook]) -> None:
    for value in (29, 31):
        book = load(LIMIT_USED, organisations={"ZN1": parameters(f"window: {{values: {{2026-04-01: {value}}}}}")})
        assert book.policy("ZN1").parameter("window", date(2026, 4, 1)) == value


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("id: X, name: x, when: {}, then: {outcome: pass}", "says exactly one of before, after, replaces"),
        ("id: X, name: x, before: OVER, after: OVER, when: {}, then: {outcome: pass}", "exactly one of"),
        ("id: X, name: x, before: LOCKED, when: {}, then: {outcome: pass}", "X may not stand ahead of LOCKED"),
        ("id: X, name: x, replaces: LOCKED, when: {}, then: {outcome: pass}", "X may not replace LOCKED"),
        ("id: X, name: x, before: NONE, when: {}, then: {outcome: pass}", "the table has no row NONE"),
        ("id: OVER, name: x, replaces: OVER, when: {}, then: {outcome: pass}", "the row id OVER is taken"),
        ("id: on_missing, name: x, before: OVER, when: {}, then: {outcome: pass}", "is not a row's id"),
        ("id: X, name: x, before: OVER, when: {}, then: {outcom: pass}", "'outcom' is not among the codes"),
        ("id: X, name: x, before: OVER, when: {}, then: {outcome: passed}", "'passed' is not a known outcome"),
        ("id: X, name: x, before: OVER, when: {}, then: {}", "'then' says nothing"),
        ("id: X, name: x, before: OVER, then: {outcome: pass}", "'when' is missing"),
        ("id: X, name: x, before: OVER, until: 2026-03-31, from: 2026-04-01, when: {}, then: {outcome: pass}", "end"),
        ("id: X, name: x, before: OVER, from: April, when: {}, then: {outcome: pass}", "from: date expected"),
    ],
)
def test_a_row_that_loosens_or_has_no_place_is_refused(refusal: Callable[..., str], row: str, words: str) -> None:
    message = refusal(LIMIT_USED, organisations={"ZN1": rows(row)})
    assert message.startswith("rules/organisations/ZN1/price.yaml:6: ")
    assert words in message


def test_rows_are_put_before_after_and_in_place_in_the_order_of_the_file(load: Callable[..., Rulebook]) -> None:
    text = rows(
        "id: B1, name: x, before: OVER, when: {order.known: yes}, then: {outcome: pass}",
        "id: B2, name: x, before: OVER, when: {order.known: yes}, then: {outcome: pass}",
        "id: A1, name: x, after: LOCKED, when: {order.known: yes}, then: {outcome: pass}",
        "id: A2, name: x, after: LOCKED, when: {order.known: yes}, then: {outcome: pass}",
        "id: R1, name: x, replaces: SURE, when: {order.known: yes}, then: {outcome: pass}",
        "id: A3, name: x, after: A2, when: {order.known: yes}, then: {outcome: pass}",
    )
    book = load(LIMIT_USED, organisations={"ZN1": text})
    order = [row.id for row in book.policy("ZN1").tables["price"].rows]
    assert order == ["LOCKED", "A1", "A2", "A3", "WINDOW", "R1", "B1", "B2", "OVER", "REST"]
    assert [row.id for row in book.policy(None).tables["price"].rows] == ["LOCKED", "WINDOW", "SURE", "OVER", "REST"]


def test_a_row_that_the_system_locks_is_safe_from_its_organisations(refusal: Callable[..., str]) -> None:
    system = rows("id: SYS, name: x, before: OVER, locked: yes, when: {order.known: no}, then: {outcome: hold}")
    own = rows("id: X, name: x, before: WINDOW, when: {}, then: {outcome: pass}").replace("national", "system")
    message = refusal(LIMIT_USED, system=system, organisations={"ZN1": own})
    assert "X may not stand ahead of SYS, which is locked" in message


def test_three_layers_lie_on_each_other(load: Callable[..., Rulebook]) -> None:
    system = parameters("tolerance: {values: {2026-04-01: £12.00}}")
    own = parameters("tolerance: {values: {2026-10-01: £6.00}}").replace("national", "system")
    book = load(LIMIT_USED, system=system, organisations={"ZN1": own})
    assert book.policy(None).stamp.layers == ("national", "system")
    assert book.policy("ZN1").stamp.layers == ("national", "system", "ZN1")
    assert book.policy(None).parameter("tolerance", date(2026, 10, 1)) == 12
    assert book.policy("ZN1").parameter("tolerance", date(2026, 9, 30)) == 12
    assert book.policy("ZN1").parameter("tolerance", date(2026, 10, 1)) == 6


def test_an_organisation_may_not_pass_over_the_system(refusal: Callable[..., str]) -> None:
    system = parameters("tolerance: {values: {2026-04-01: £12.00}}")
    own = parameters("tolerance: {values: {2026-10-01: £15.00}}")
    assert "price.yaml:2: the layer right above with a pack price is system" in refusal(
        LIMIT_USED, system=system, organisations={"ZN1": own}
    )
    loose = own.replace("national", "system")
    assert "£15.00 is not allowed, the layer above says £12.00" in refusal(
        LIMIT_USED, system=system, organisations={"ZN1": loose}
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("parameters: {}\n", 1, "'extends' is missing"),
        ("extends: system\n", 2, "the layer right above with a pack price is national"),
        ("extends: national\npack: prices\n", 3, "'pack' stands twice"),
        ("extends: national\nas_at: invoice.date\n", 3, "unknown key 'as_at'"),
        ("extends: national\ntables:\n  prices: {rows: []}\n", 4, "has no table 'prices' (did you mean price?)"),
        ("extends: national\ntables:\n  price: {hit: unique, rows: []}\n", 4, "unknown key 'hit'"),
    ],
)
def test_a_lower_layer_changes_nothing_else(refusal: Callable[..., str], text: str, line: int, words: str) -> None:
    message = refusal(LIMIT_USED, organisations={"ZN1": text})
    assert message.startswith(f"rules/organisations/ZN1/price.yaml:{line}: ")
    assert words in message


TIGHTER = parameters("tolerance: {values: {2026-04-01: £10.00}}")


def test_inherited_tests_must_still_pass_for_the_organisation(load: Callable[..., Rulebook]) -> None:
    report = run_tests(load(PACK, organisations={"ZN1": TIGHTER}))
    assert [(failure.policy, failure.test, failure.got) for failure in report.failures] == [
        ("ZN1", "on the tolerance", "OVER")
    ]


def test_a_departure_is_said_by_superseding_the_inherited_test(load: Callable[..., Rulebook]) -> None:
    tests = (
        "test_base: {order.known: no}\n"
        "tests:\n"
        "  - {name: ours, supersedes: on the tolerance, given: {invoice.net: £10.01}, expect: {price: OVER}}\n"
    )
    book = load(PACK, organisations={"ZN1": TIGHTER + tests})
    report = run_tests(book)
    assert report.passed
    assert report.run == 4
    assert {case.name for case in book.policy("ZN1").rules.cases} == {"a penny over", "ours"}
    assert book.policy("ZN1").rules.cases[-1].facts["order.known"] is False


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("name: ours, supersedes: on tolerance, given: {}, expect: {price: OVER}", "no inherited test is named"),
        ("name: a penny over, given: {}, expect: {price: OVER}", "a test named 'a penny over' exists already"),
        ("name: ours, given: {}, expect: {}", "the test expects nothing"),
        ("name: ours, given: {}, expect: {prise: OVER}", "no table is named 'prise' (did you mean price?)"),
        ("name: ours, given: {}, expect: {price: OVR}", "the table price has no row 'OVR' (did you mean OVER?)"),
        ("name: ours, given: {}, expect: {price.outcome: passed}", "'passed' is not a known outcome"),
        ("name: ours, given: {}, expect: {price.outcom: pass}", "'outcom' is not among the codes"),
        ("name: ours, given: {invoice.nett: £1.00}, expect: {price: OVER}", "unknown fact 'invoice.nett'"),
        ("name: ours, given: {invoice.net: 1.00}, expect: {price: OVER}", "money expected"),
        ("name: ours, given: {price.over: £1.00}, expect: {price: OVER}", "price.over is derived"),
    ],
)
def test_a_faulty_test_is_refused_with_its_line(refusal: Callable[..., str], test: str, words: str) -> None:
    message = refusal(PACK, organisations={"ZN1": f"{TIGHTER}tests:\n  - {{{test}}}\n"})
    assert message.startswith("rules/organisations/ZN1/price.yaml:6: ")
    assert words in message
