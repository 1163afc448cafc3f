"""Who may take which step of a change of master data, and at which number somebody may be rung."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.model.changes import Answer, Change, against_approval, against_call, phone_key
from counterfoil.model.judged import ACTING, CHANGING, PREPARING, JudgementKind

HELD = "01632 960123"
PROPOSED = {
    "change": "bank", "organisation": "ZN1", "supplier_id": "S-1", "held": "089999/66374958", "reason": "a letter",
    "sort_code": "10-79-99", "account_number": "88837491",
}  # fmt: skip
CALLED = {
    "proposal": "1", "number": HELD, "spoken_to": "Ada Quill", "called_at": "2026-10-05 10:00", "answer": "confirmed",
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    id: int
    person: str
    kind: str
    body: dict[str, str] = field(default_factory=dict)
    at: datetime = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


def change(*, proposer: str = "ann", caller: str | None = "ben", answer: Answer = Answer.CONFIRMED) -> Change:
    steps = [Made(1, proposer, JudgementKind.PROPOSE_CHANGE, PROPOSED)]
    if caller:
        steps.append(Made(2, caller, JudgementKind.CALL_BACK, {**CALLED, "answer": answer.value}))
    found = Change.of(steps, item="I")
    assert found is not None
    return found


def approval(found: Change, person: str, full_name: str = "Cy Cole", asker: str = "") -> str:
    return against_approval(found, person=person, full_name=full_name, requested_by=asker)


def test_a_second_person_approves_what_was_called_back_and_nobody_who_took_part() -> None:
    assert approval(change(), "cy") == ""
    assert "You proposed" in approval(change(), "ann")
    assert "You made the call" in approval(change(), "ben")
    assert approval(change(proposer="ann", caller="ann"), "cy") == "", "two people are enough"
    assert "names you" in approval(change(), "cy", "Cy  COLE", "cy cole")


@pytest.mark.parametrize("answer", [Answer.DENIED, Answer.NO_ANSWER, None])
def test_nothing_is_approved_before_it_was_confirmed(answer: Answer | None) -> None:
    found = change(answer=answer) if answer else change(caller=None)
    assert "Nobody has called back" in approval(found, "cy")


def test_a_proposal_that_is_changed_needs_a_new_call_and_one_that_is_refused_is_gone() -> None:
    steps = [
        Made(1, "ann", JudgementKind.PROPOSE_CHANGE, PROPOSED),
        Made(2, "ben", JudgementKind.CALL_BACK, CALLED),
        Made(3, "ann", JudgementKind.PROPOSE_CHANGE, PROPOSED | {"account_number": "11111111"}),
    ]
    again = Change.of(steps, item="I")
    assert again is not None
    assert again.stands == "to_call_back"
    assert "Nobody has called back" in approval(again, "cy")
    assert Change.of([*steps, Made(4, "cy", JudgementKind.REFUSE_CHANGE, {"reason": "no"})], item="I") is None


def test_a_number_is_rung_only_if_the_master_data_holds_it() -> None:
    found, letter = change(caller=None), "Ring us at 01632 960999 about invoice 7"
    assert against_call(found, number="+44 (0)1632 960-123", held=[HELD], printed=letter) == ""
    assert against_call(found, number=HELD, held=[HELD], printed=HELD) == "", "it is held, whatever else has it"
    assert "in the document itself" in against_call(found, number="01632960999", held=[HELD], printed=letter)
    assert "does not hold this number" in against_call(found, number="01632 960777", held=[HELD], printed=letter)
    assert "whole number" in against_call(found, number="960123", held=["960123"], printed="")
    assert "whole number" in against_call(found, number="ring them", held=[""], printed="")


@given(st.from_regex(r"[1-9][0-9]{9}", fullmatch=True))
def test_a_number_is_the_same_however_its_country_is_written(rest: str) -> None:
    assert {phone_key(f"{before}{rest}") for before in ("0", "+44", "0044 ", "+44 (0)", "44")} == {f"0{rest}"}


def test_what_was_read_out_is_compared_without_its_spaces_and_hyphens() -> None:
    proposal = change().proposal
    assert proposal.is_told("8883 74-91")
    assert not proposal.is_told("88837492")
    assert not proposal.is_told(" ")


def test_the_steps_of_a_change_act_on_no_item_and_prepare_no_bill() -> None:
    assert not CHANGING & (ACTING | PREPARING)
