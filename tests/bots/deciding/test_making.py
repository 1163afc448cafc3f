"""A decision made again from its basis, however bad the bill and whatever the rules."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from pydantic import TypeAdapter

from bots.deciding import NotConsultedError, decide_on_record, make, value_in_pounds
from bots.deciding.docket import Docket, Fact
from counterfoil.model.basis import Basis
from counterfoil.model.decisions import Decision
from counterfoil.rulebook import Policy, Rulebook, RuleFiles
from tests.bots.deciding.bills import Case
from tests.bots.deciding.causes import MADE_WORSE

BASIS = TypeAdapter(Basis)


@pytest.fixture(scope="module")
def lenient(book: Rulebook) -> Policy:
    """Rules that never stop, so that every later stage is asked about every bill."""
    texts = {path: text.replace("next: stop", "next: go_on") for path, text in book.files.texts.items()}
    return Rulebook.read(RuleFiles("rules", texts)).policy(None)


def on_record(case: Case) -> tuple[Decision, Basis]:
    """A decision with its basis as it comes back from the store."""
    decision, basis = decide_on_record(case.document, case.match, organisation="ZN1", **case._world())
    return decision, BASIS.validate_json(BASIS.dump_json(basis, exclude_defaults=True))


@pytest.mark.parametrize("worse", MADE_WORSE)
def test_the_basis_gives_the_same_decision_without_the_masters(case: Case, worse: str) -> None:
    change, _, _ = MADE_WORSE[worse]
    decision, basis = on_record(change(case))
    assert make(basis, policy=case.policy) == decision


@pytest.mark.parametrize("worse", MADE_WORSE)
def test_rules_that_go_on_where_todays_stop_find_their_questions_answered(
    case: Case, lenient: Policy, worse: str
) -> None:
    change, _, _ = MADE_WORSE[worse]
    _, basis = on_record(change(case))
    make(basis, policy=lenient)


def test_earlier_rules_are_not_told_what_they_do_not_declare(case: Case) -> None:
    docket = Docket(case.policy, case.as_at)
    then = docket.look_up("claim", {"bill.wording": "none", "bill.declared_next_year": True})
    assert then["outcome"] == "none"


@pytest.mark.parametrize("worse", MADE_WORSE)
def test_todays_rules_declare_everything_that_they_are_told(
    case: Case, worse: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: set[str] = set()
    ask = Docket.look_up

    def listening(docket: Docket, table: str, facts: Mapping[str, Fact], *, subject: str = "") -> Mapping[str, str]:
        told.update(facts)
        return ask(docket, table, facts, subject=subject)

    monkeypatch.setattr(Docket, "look_up", listening)
    change, _, _ = MADE_WORSE[worse]
    change(case).decide()
    assert told <= set(case.policy.rules.dictionary.facts)


def test_a_question_that_nobody_asked_then_is_told_and_not_guessed(case: Case) -> None:
    _, basis = on_record(case)
    assert basis.bill is not None
    forgetful = replace(basis, bill=replace(basis.bill, consulted=()))
    with pytest.raises(NotConsultedError, match=r'needs \["supplier","ZN1","S-1"\] of the master data'):
        make(forgetful, policy=case.policy)


def test_what_is_at_stake_is_the_total_in_pounds(case: Case) -> None:
    _, basis = on_record(case)
    assert case.document.gross is not None
    assert value_in_pounds(basis) == case.document.gross.value
