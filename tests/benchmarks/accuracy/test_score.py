"""The scorer: a wrong value must lower the score, a missing one must be told from it, and held-out ones stay unseen."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.accuracy.curve import curve
from benchmarks.accuracy.facts import Case, Channel, Found, LineFacts, Truth
from benchmarks.accuracy.score import DocumentScore, Verdict, score_case
from benchmarks.accuracy.summary import summarised, table

FIELDS = {
    "invoice_number": ("INV-7",),
    "issue_date": ("2026-10-05",),
    "currency": ("GBP",),
    "net": ("100.00",),
    "vat": ("20.00",),
    "gross": ("120.00",),
}
LINE = LineFacts(description="Gloves", quantity="10", unit_price="10.00", net="100.00")
TRUTH = Truth(kind="invoice", pages=(1,), fields=FIELDS, lines=(LINE,), complete=True)
RIGHT = Found(
    kind="invoice", pages=(1,), fields=FIELDS, confidence=dict.fromkeys(FIELDS, 0.9), lines=(LINE,), closed=True
)


def scored(*found: Found, truths: tuple[Truth, ...] = (TRUTH,)) -> list[DocumentScore]:
    case = Case(
        name="a.pdf",
        group="made",
        channel=Channel.TEXT,
        path=Path("a.pdf"),
        truths=truths,
        content=b"",
    )
    return score_case(case, lambda _name, _content: found)


def test_a_right_reading_is_right_in_everything() -> None:
    summary = summarised(scored(RIGHT))
    assert summary["all_header_fields_right"]["share"] == 1
    assert summary["lines"]["f1"] == 1
    assert summary["kinds"]["share"] == summary["pages_to_the_right_document"]["share"] == 1
    assert {field["share"] for field in summary["fields"].values()} == {1.0}


@pytest.mark.parametrize("name", FIELDS)
def test_a_wrong_value_of_any_field_lowers_its_score_and_the_documents(name: str) -> None:
    other = {"issue_date": "2026-10-06", "currency": "EUR", "invoice_number": "INV-1"}.get(name, "999.00")
    summary = summarised(scored(replace(RIGHT, fields={**FIELDS, name: (other,)})))
    assert (summary["fields"][name]["right"], summary["fields"][name]["wrong"]) == (0, 1)
    assert summary["all_header_fields_right"]["right"] == 0
    assert summary["straight_through"][0]["wrong"] == 1


def test_a_missed_field_is_no_wrong_one_but_its_document_is_not_right() -> None:
    (score,) = scored(replace(RIGHT, fields={key: value for key, value in FIELDS.items() if key != "vat"}))
    assert [field.verdict for field in score.fields if field.name == "vat"] == [Verdict.MISSED]
    assert not score.all_right()
    assert not score.has_error


def test_a_value_where_the_document_has_none_is_made_up_only_where_the_truth_is_complete() -> None:
    more = replace(RIGHT, fields={**FIELDS, "due_date": ("2026-11-04",)})
    (score,) = scored(more)
    assert [field.verdict for field in score.fields if field.name == "due_date"] == [Verdict.MADE_UP]
    assert score.has_error
    assert not scored(more, truths=(replace(TRUTH, complete=False),))[0].has_error


def test_pages_count_for_the_document_only_where_all_and_no_others_are_in_it() -> None:
    both = (replace(TRUTH, pages=(1, 2)), replace(TRUTH, pages=(3,)))
    apart = scored(replace(RIGHT, pages=(1,)), replace(RIGHT, pages=(2, 3)), truths=both)
    assert sum(score.pages_right for score in apart) == 0
    together = scored(replace(RIGHT, pages=(1, 2)), replace(RIGHT, pages=(3,)), truths=both)
    assert sum(score.pages_right for score in together) == 3


def test_a_kind_misread_is_named_and_is_an_error() -> None:
    summary = summarised(scored(replace(RIGHT, kind="quote")))
    assert summary["kinds"]["confused"] == [{"is": "invoice", "read_as": "quote", "times": 1}]
    assert summary["straight_through"][0]["wrong"] == 1


def test_a_document_that_could_not_be_read_misses_all() -> None:
    summary = summarised(scored())
    assert all(field["missed"] == 1 for field in summary["fields"].values())
    assert summary["straight_through"] == []


def test_documents_are_accepted_from_the_surest_down() -> None:
    sure = scored(RIGHT) * 9
    doubtful = replace(RIGHT, confidence=dict.fromkeys(FIELDS, 0.4), fields={**FIELDS, "invoice_number": ("INV-1",)})
    points = curve([*sure, *scored(doubtful)], shares=(0.9, 1.0))
    assert [(point.accepted, point.wrong) for point in points] == [(9, 0), (10, 1)]
    assert points[1].risk.high > points[0].risk.high


def test_an_error_beside_what_is_posted_is_told_from_one_in_it() -> None:
    beside = scored(replace(RIGHT, fields={**FIELDS, "due_date": ("2026-11-04",)}))[0]
    assert (beside.has_error, beside.misposted) == (True, False)
    posted = scored(replace(RIGHT, fields={**FIELDS, "gross": ("999.00",)}))[0]
    assert (posted.has_error, posted.misposted) == (True, True)


def test_sums_that_do_not_close_are_never_accepted() -> None:
    assert curve(scored(replace(RIGHT, closed=False))) == []


def test_a_table_names_shares_but_no_document() -> None:
    text = table("made", summarised(scored(replace(RIGHT, fields={**FIELDS, "net": ("1.00",)}))))
    assert "net" in text
    assert "a.pdf" not in text
