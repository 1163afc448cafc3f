"""The staircase of what confidence is worth: rising, and careful with few samples and with few layouts."""

from pathlib import Path

from benchmarks.accuracy.calibrate import LEAST, Sample, measured, staircase, unprinted
from benchmarks.accuracy.facts import Case, Channel
from benchmarks.accuracy.wilson import wilson


def samples(confidence: float, right: int, of: int, *, layouts: int = 1000) -> list[Sample]:
    """So many samples, laid out in turn by so many layouts."""
    return [Sample(confidence, place < right, f"layout {place % layouts}") for place in range(of)]


def case(layout: str, channel: Channel) -> Case:
    return Case(name=layout, group="", channel=channel, path=Path(layout), truths=(), layout=layout)


def test_surer_fields_that_are_more_often_right_make_steps_that_rise() -> None:
    steps = staircase([*samples(0.4, 20, 40), *samples(0.7, 90, 100), *samples(0.95, 399, 400)], 0.0)
    assert [step["from"] for step in steps] == [0.4, 0.7, 0.95]
    assert [(step["right"], step["of"]) for step in steps] == [(20, 40), (90, 100), (399, 400)]
    worths = [step["worth"] for step in steps]
    assert worths == sorted(worths)
    assert all(step["worth"] <= wilson(step["right"], step["of"]).low for step in steps)


def test_confidence_that_means_nothing_makes_one_step() -> None:
    steps = staircase([*samples(0.5, 90, 100), *samples(0.9, 80, 100)], 0.0)
    assert [(step["right"], step["of"]) for step in steps] == [(170, 200)]


def test_the_doubtful_end_of_what_was_always_right_claims_less_than_the_sure_end() -> None:
    steps = staircase([*samples(0.3, 30, 30), *samples(0.9, 970, 970)], 0.0)
    assert steps[0]["worth"] < steps[-1]["worth"]
    assert steps[0]["worth"] <= wilson(30, 30).low


def test_few_samples_make_no_step() -> None:
    assert staircase(samples(0.9, LEAST - 1, LEAST - 1), 0.0) == []
    assert len(staircase([*samples(0.2, 3, 3), *samples(0.9, 500, 500)], 0.0)) == 1


def test_right_ones_of_few_layouts_claim_less_than_as_many_of_many() -> None:
    few, many = staircase(samples(0.9, 100, 100, layouts=2), 0.5), staircase(samples(0.9, 100, 100, layouts=50), 0.5)
    assert few[0]["worth"] < 0.6 < many[0]["worth"]
    assert (few[0]["layouts"], many[0]["layouts"]) == (2, 50)


def test_a_sure_step_of_few_layouts_is_joined_with_the_one_below_it() -> None:
    steps = staircase([*samples(0.7, 300, 300, layouts=40), *samples(0.95, 200, 200, layouts=3)], 1.0)
    assert [step["of"] for step in steps] == [500]


def test_layouts_with_tables_and_without_pages_were_not_printed() -> None:
    whole = [case("ledger", Channel.TABLE), case("ledger", Channel.TEXT)]
    assert not unprinted(whole)
    assert unprinted([*whole, case("letter", Channel.TABLE)]) == {"letter"}


def test_without_documents_nothing_is_measured_and_layouts_count_as_one_each() -> None:
    found = measured([])
    assert (found.worth, found.alike) == ({}, 1.0)
