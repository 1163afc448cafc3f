"""The rules folder: what is read from it, and what would be believed to be in force and is not."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from counterfoil.rulebook import FactValue, Rulebook, RuleError, run_tests

ROW = "id: A, name: a, when: {}, then: {outcome: pass}"


def test_a_folder_without_packs_or_facts_is_refused(folder: Callable[..., Path]) -> None:
    rules = folder({})
    with pytest.raises(RuleError, match="rules/national: no pack is here"):
        Rulebook.load(rules)
    (rules / "facts.yaml").unlink()
    with pytest.raises(RuleError, match=r"rules/facts\.yaml:1: there is no such file"):
        Rulebook.load(rules)


def test_a_file_that_is_not_utf8_is_refused_by_name(folder: Callable[..., Path], table: Callable[..., str]) -> None:
    rules = folder(table(ROW))
    (rules / "national" / "price.yaml").write_bytes(b"a: \xa310.00\n")
    with pytest.raises(RuleError, match=r"rules/national/price\.yaml:1: the file cannot be read"):
        Rulebook.load(rules)


@pytest.mark.parametrize(
    "stray",
    [
        "national/price.yml",
        "national/old/price.yaml",
        "organisations/ZN1.yaml",
        "organisations/ZN1/a/b.yaml",
        "systm/a.yaml",
    ],
)
def test_a_rule_file_where_nothing_looks_is_refused(
    folder: Callable[..., Path], table: Callable[..., str], stray: str
) -> None:
    rules = folder(table(ROW))
    (rules / stray).parent.mkdir(parents=True, exist_ok=True)
    (rules / stray).write_text("pack: price\n", encoding="utf-8")
    with pytest.raises(RuleError, match=f"rules/{stray}:1: would not be read"):
        Rulebook.load(rules)


def test_other_files_of_the_folder_are_left_to_others(folder: Callable[..., Path], table: Callable[..., str]) -> None:
    rules = folder(table(ROW))
    (rules / "holds.yaml").write_text("PRICE: {owner: buyer}\n", encoding="utf-8")
    (rules / "organisations" / "ZN9").mkdir(parents=True)
    (rules / "national" / "README.md").write_text("What is here.\n", encoding="utf-8")
    assert Rulebook.load(rules).organisations == ()


@pytest.mark.parametrize(
    ("national", "words"),
    [
        (
            "tables: {price: {hit: any, on_missing: {outcome: hold}, rows: []}}\n",
            "hit is 'any'; it must be one of first",
        ),
        ("tables: {price: {hit: first, on_missing: {outcome: hold}, rows: []}}\n", "the table price has no rows"),
        ("tables: {price: {hit: first, on_missing: {}, rows: []}}\n", "'on_missing' says nothing"),
        ("tables: {price: {hit: first, rows: []}}\n", "'on_missing' is missing"),
        ("tables: {Price: {hit: first, on_missing: {outcome: hold}, rows: []}}\n", "'Price' is not a table's name"),
        ("parameters: {a: {type: money, values: {}}}\ntables: {}\n", "a has no values"),
        ("parameters: {a: {type: money}}\ntables: {}\n", "'values' is missing"),
        ("parameters: {a: {type: text, may: lower, values: {2026-04-01: x}}}\ntables: {}\n", "cannot be lowered"),
        ("parameters: {a: {type: money, may: rise, values: {2026-04-01: £1.00}}}\ntables: {}\n", "may is 'rise'"),
        ("parameters: {days: {type: money, values: {2026-04-01: £1.00}}}\ntables: {}\n", "the name of another"),
        ("parameters: {yes: {type: money, values: {2026-04-01: £1.00}}}\ntables: {}\n", "'yes' cannot be a name"),
        ("tables: {}\ntest: []\n", "unknown key 'test' (did you mean tests?)"),
    ],
)
def test_a_faulty_pack_is_refused_with_its_line(refusal: Callable[..., str], national: str, words: str) -> None:
    message = refusal(national)
    assert message.startswith(("rules/national/price.yaml:6: ", "rules/national/price.yaml:7: "))
    assert words in message


def test_a_pack_that_nothing_above_has_is_refused(folder: Callable[..., Path], table: Callable[..., str]) -> None:
    rules = folder(table(ROW), organisations={"ZN1": "extends: national\n"})
    path = rules / "organisations" / "ZN1" / "price.yaml"
    path.write_text("pack: prise\nextends: national\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"price\.yaml:1: no pack above is named 'prise' \(did you mean price\?\)"):
        Rulebook.load(rules)


def test_the_base_layer_has_the_order_of_its_file(refusal: Callable[..., str], table: Callable[..., str]) -> None:
    message = refusal(table(ROW, f"before: A, {ROW.replace('A', 'B', 1)}"))
    assert message.startswith("rules/national/price.yaml:12: 'before' belongs to a lower layer")


@pytest.mark.parametrize(
    ("as_at", "words"), [("days", "days, which is of type integer"), ("judged.at", "did you mean judged.on?")]
)
def test_the_as_at_date_has_to_be_a_date_that_is_given(
    folder: Callable[..., Path], table: Callable[..., str], as_at: str, words: str
) -> None:
    rules = folder(table(ROW))
    path = rules / "national" / "price.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("judged.on", as_at), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        Rulebook.load(rules)
    assert str(caught.value).startswith("rules/national/price.yaml:5: ")
    assert words in str(caught.value)


def test_packs_share_parameters_but_not_the_names_of_tables(
    load: Callable[..., Rulebook], refusal: Callable[..., str], table: Callable[..., str]
) -> None:
    reader = table('id: A, name: a, when: {invoice.net: "> tolerance"}, then: {outcome: pass}')
    other = "parameters:\n  tolerance: {type: money, values: {2025-04-01: £20.00}}\ntables: {}\n"
    book = load({"alpha": reader, "omega": other})
    facts: dict[str, FactValue] = {"judged.on": date(2026, 5, 1), "invoice.net": Decimal(21)}
    assert book.policy(None).ask("price", facts).row == "A"
    message = refusal({"alpha": table(ROW), "omega": table(ROW)})
    assert message == "rules/national/omega.yaml:7: the table price stands in rules/national/alpha.yaml:7 already"


def test_two_files_cannot_hold_one_pack(folder: Callable[..., Path], table: Callable[..., str]) -> None:
    rules = folder(table(ROW))
    (rules / "national" / "second.yaml").write_bytes((rules / "national" / "price.yaml").read_bytes())
    with pytest.raises(
        RuleError, match=r"second\.yaml:1: the pack price stands in rules/national/price\.yaml:1 already"
    ):
        Rulebook.load(rules)
    own = rules / "organisations" / "ZN1"
    own.mkdir(parents=True)
    (rules / "national" / "second.yaml").unlink()
    for name in ("a.yaml", "b.yaml"):
        (own / name).write_text("pack: price\nextends: national\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"ZN1/b\.yaml:1: the pack price is extended in .*ZN1/a\.yaml:1 already"):
        Rulebook.load(rules)


def test_codes_keep_leading_noughts_and_words_from_the_file_to_the_verdict(
    load: Callable[..., Rulebook], facts: str
) -> None:
    pack = """\
    tables:
      coding:
        hit: first
        on_missing: {ledger_code: "34210"}
        rows:
          - {id: C-1, name: c, when: {order.number: 010, invoice.net: £10000.00}, then: {ledger_code: 010}}
          - {id: C-2, name: c, when: {order.number: no}, then: {ledger_code: 34210}}
    tests:
      - name: an amount with a comma
        given: {order.number: 010, invoice.net: "£10,000.00"}
        expect: {coding: C-1, coding.ledger_code: 010}
      - name: no is a word here
        given: {order.number: no}
        expect: {coding: C-2}
    """
    book = load(pack, facts=facts.replace('["010", "34210"]', "[010, 34210]"))
    verdict = book.policy(None).ask("coding", {"order.number": "010", "invoice.net": Decimal(10000)})
    assert verdict.then == {"ledger_code": "010"}
    assert run_tests(book).passed
