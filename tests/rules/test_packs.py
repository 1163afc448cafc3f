"""The rules as delivered: no gaps, no overlaps, every row tested, every boundary noticed; and they fit the program."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bots.deciding import TABLES, retention
from connectors.ledgers.base import Refusal
from counterfoil.model import documents, matches
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.masters import LedgerStatus
from counterfoil.rulebook import Rulebook, check, mutate, run_tests
from tests.bots.deciding.bills import Case
from tests.bots.deciding.causes import MADE_WORSE

RULES = Path(__file__).parents[2] / "rules"
NOBODY = "none"
# Facts that list the model's own codes, so that a new member is not refused by the rules.
MIRRORED = {
    "document.kind": documents.Kind,
    "document.channel": documents.Channel,
    "remark.finding": documents.Finding,
    "bill.sums": documents.Sums,
    "organisation.certainty": matches.Certainty,
    "supplier.certainty": matches.Certainty,
    "credit.certainty": matches.Certainty,
    "duplicate.repeat": matches.Repeat,
    "order.state": matches.OrderState,
    "line.state": matches.LineState,
}


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.load(RULES)


def test_the_tables_have_no_gap_overlap_or_unreachable_row(book: Rulebook) -> None:
    assert check(book) == []


def test_the_packs_hold_exactly_the_tables_that_are_asked(book: Rulebook) -> None:
    assert set(book.policy(None).tables) == TABLES | {retention.TABLE}


def test_every_test_beside_the_rules_passes_and_every_row_has_one(book: Rulebook) -> None:
    report = run_tests(book)
    assert report.failures == ()
    assert report.untested == ()


def test_the_tests_beside_the_rules_notice_every_moved_boundary(book: Rulebook) -> None:
    report = mutate(book)
    assert report.tried > 0
    assert report.survivors == ()


@pytest.mark.parametrize("fact", MIRRORED)
def test_facts_list_the_models_codes(book: Rulebook, fact: str) -> None:
    listed = book.policy(None).rules.dictionary.facts[fact].values
    assert set(listed) == {member.value for member in MIRRORED[fact]}


def test_troubles_refusals_and_standings_are_the_programs_with_few_more(book: Rulebook) -> None:
    facts = book.policy(None).rules.dictionary.facts
    assert set(facts["file.trouble"].values) == {NOBODY, *(each.value for each in documents.Trouble)}
    assert set(facts["ledger.refusal"].values) == {"differs", "fault", *(each.value for each in Refusal)}
    assert set(facts["statement.status"].values) == {"unknown", *(each.value for each in LedgerStatus)}


def test_answers_are_outcomes_and_hold_codes_that_exist(book: Rulebook) -> None:
    codes = book.policy(None).rules.dictionary.codes
    assert set(codes["outcome"]) <= {NOBODY, *(outcome.value for outcome in Outcome)}
    assert {*codes["hold"], *codes["flag"]} <= {NOBODY, *(code.value for code in HoldCode)}


def test_every_table_that_holds_answers_the_same_three_questions(book: Rulebook) -> None:
    for table in book.policy(None).tables.values():
        for answer in (table.on_missing, *(row.then for row in table.rows)):
            if "hold" in answer:
                assert set(answer) == {"outcome", "hold", "next"}, table.name


def test_row_ids_are_unique_over_all_tables(book: Rulebook) -> None:
    ids = [row.id for table in book.policy(None).tables.values() for row in table.rows]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Z]{3}-\d{3}", row_id) for row_id in ids)


def test_every_pack_has_an_owner_and_an_authority(book: Rulebook) -> None:
    for pack in book.policy(None).rules.packs.values():
        assert pack.owner, pack.name
        assert pack.authority, pack.name


def test_every_hold_that_bills_can_get_is_reached_by_a_bill(book: Rulebook) -> None:
    elsewhere = {"remark", "trouble", "form", "kind", "refusal"}
    policy = book.policy(None)
    given = {
        row.then["hold"]
        for name, table in policy.tables.items()
        if name not in elsewhere
        for row in table.rows
        if "hold" in row.then
    }
    reached = {code for change, _, code in MADE_WORSE.values() if change(Case(policy)).decide().holds}
    assert given - {NOBODY} <= reached


def test_every_fact_that_a_table_reads_is_given_to_it(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = book.policy(None)
    given: dict[str, set[str]] = {}
    ask = policy.ask

    def noted(table: str, facts: Mapping[str, object], *, subject: str = "") -> object:
        given.setdefault(table, set()).update(facts)
        return ask(table, facts, subject=subject)  # type: ignore[arg-type]

    monkeypatch.setattr(policy, "ask", noted)
    for change, _, _ in MADE_WORSE.values():
        change(Case(policy)).decide()
    Case(policy).decide()
    facts = policy.rules.dictionary.facts
    for table, passed in given.items():
        cells = [cell for row in policy.tables[table].rows for cell in row.cells]
        read = {name for cell in cells for name in (cell.fact.name, *cell.other_facts)}
        derived = [formula for name in read if (formula := facts[name].formula)]
        inputs = {name for formula in derived for name in formula.inputs}
        assert {name for name in read if facts[name].formula is None} | inputs <= passed, table
