"""The fact dictionary: what it declares, refuses and admits."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.model.matches import OrderState
from counterfoil.rulebook import FactValue, Rulebook, RuleError

CODES = "codes:\n  outcome: [pass, hold]\n"


@pytest.mark.parametrize(
    ("facts", "line", "words"),
    [
        ("  net: {type: mony}\n", 2, "type is 'mony'; it must be one of money"),
        ("  net: {tpye: money}\n", 2, "unknown key 'tpye' (did you mean type?)"),
        ("  net: {label: x}\n", 2, "'type' is missing"),
        ("  net: {type: money}\n  net: {type: money}\n", 3, "'net' stands twice"),
        ("  state: {type: code}\n", 2, "a code lists its 'values'"),
        ("  net: {type: money, values: [a]}\n", 2, "only a code does"),
        ("  state: {type: code, values: [a, b, a]}\n", 2, "'a' is listed twice"),
        ("  state: {type: code, values: open}\n", 2, "'values' must be a list of codes"),
        ("  state: {type: code, values: [open, missing]}\n", 2, "'missing' means something else in a cell"),
        ("  Net: {type: money}\n", 2, "'Net' cannot be a name"),
        ("  missing: {type: money}\n", 2, "'missing' cannot be a name"),
        ("  net: {type: money, optional: true}\n", 2, "optional is 'true'; it must be one of yes, no"),
        ("  net: {type: money}\nderived:\n  over: {type: money, formula: nett}\n", 4, "over: unknown fact 'nett'"),
        ("  net: {type: money}\nderived:\n  net: {type: money, formula: net}\n", 4, "net is a plain fact already"),
        (
            "  net: {type: money}\nderived:\n  a: {type: money, formula: b}\n  b: {type: money, formula: net}\n",
            4,
            "a derived fact has to stand above",
        ),
    ],
)
def test_a_faulty_dictionary_is_refused_with_its_line(
    refusal: Callable[..., str], table: Callable[..., str], facts: str, line: int, words: str
) -> None:
    message = refusal(table("id: A, name: a, when: {}, then: {outcome: hold}"), facts=f"facts:\n{facts}{CODES}")
    assert message.startswith(f"rules/facts.yaml:{line}: ")
    assert words in message


@pytest.fixture
def book(load: Callable[..., Rulebook], table: Callable[..., str]) -> Rulebook:
    return load(table("id: A, name: a, when: {order.state: matched, price.over: any}, then: {outcome: pass}"))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"order.stat": "matched"}, r"unknown fact 'order\.stat' \(did you mean order\.state\?\)"),
        ({"invoice.net": 1.5}, r"the fact invoice\.net must be Decimal \(money\), not float 1\.5"),
        ({"invoice.net": 10}, r"the fact invoice\.net must be Decimal \(money\), not int"),
        ({"invoice.net": Decimal("NaN")}, r"the fact invoice\.net NaN is not an amount"),
        ({"order.known": 1}, r"the fact order\.known must be bool \(boolean\), not int"),
        ({"days": True}, r"the fact days must be int \(integer\), not bool"),
        ({"order.state": "open"}, r"the fact order\.state is 'open', which is not one of matched, closed, not_found"),
        ({"price.over": Decimal(1)}, r"the fact price\.over is derived \(invoice\.net - order\.net\)"),
    ],
)
def test_a_fact_that_was_not_declared_so_is_refused_by_name(
    book: Rulebook, facts: dict[str, object], words: str
) -> None:
    with pytest.raises(RuleError, match=words):
        book.policy(None).ask("price", facts)  # type: ignore[arg-type]  # that is the point


def test_an_enumeration_of_the_model_is_taken_as_its_code(book: Rulebook) -> None:
    verdict = book.policy(None).ask("price", {"order.state": OrderState.MATCHED})
    assert verdict.row == "A"


def test_the_callers_facts_are_left_as_they_are(book: Rulebook) -> None:
    facts: dict[str, FactValue] = {"order.state": "matched", "judged.on": date(2026, 5, 1), "invoice.net": Decimal(1)}
    before = dict(facts)
    book.policy(None).ask("price", facts)
    assert facts == before
