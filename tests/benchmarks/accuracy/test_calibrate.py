"""The staircase of what confidence is worth: rising, careful with few samples, joined where doubt is no worse."""

from benchmarks.accuracy.calibrate import LEAST, Sample, staircase
from benchmarks.accuracy.wilson import wilson


def samples(confidence: float, right: int, of: int) -> list[Sample]:
    return [Sample(confidence, place < right) for place in range(of)]


def test_surer_fields_that_are_more_often_right_make_steps_that_rise() -> None:
    steps = staircase([*samples(0.4, 20, 40), *samples(0.7, 90, 100), *samples(0.95, 399, 400)])
    assert [step["from"] for step in steps] == [0.4, 0.7, 0.95]
    assert [(step["right"], step["of"]) for step in steps] == [(20, 40), (90, 100), (399, 400)]
    worths = [step["worth"] for step in steps]
    assert worths == sorted(worths)
    assert all(step["worth"] <= wilson(step["right"], step["of"]).low for step in steps)


def test_confidence_that_means_nothing_makes_one_step() -> None:
    steps = staircase([*samples(0.5, 90, 100), *samples(0.9, 80, 100)])
    assert [(step["right"], step["of"]) for step in steps] == [(170, 200)]


def test_the_doubtful_end_of_what_was_always_right_claims_less_than_the_sure_end() -> None:
    steps = staircase([*samples(0.3, 30, 30), *samples(0.9, 970, 970)])
    assert steps[0]["worth"] < steps[-1]["worth"]
    assert steps[0]["worth"] <= wilson(30, 30).low


def test_few_samples_make_no_step() -> None:
    assert staircase(samples(0.9, LEAST - 1, LEAST - 1)) == []
    assert len(staircase([*samples(0.2, 3, 3), *samples(0.9, 500, 500)])) == 1
