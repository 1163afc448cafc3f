"""Each situation as the month does not make it: to the penny, the piece and the day, and two at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterfoil.settings import Settings
from tests.situations.conftest import Office
from tests.situations.variations import ordering, paying, repeating, staffing
from tests.situations.variations.kinds import Varied
from tests.support.post import once

VARIATIONS = (*ordering.VARIATIONS, *paying.VARIATIONS, *repeating.VARIATIONS, *staffing.VARIATIONS)


@pytest.fixture(scope="session")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """All variations, worked through together."""

    def make(folder: Path) -> None:
        made = Varied(folder / "month")
        for variation in VARIATIONS:
            variation(made)
        made.write(folder / "month")
        Office(Settings.load(home=folder / "home", environment={}), folder / "month").work()

    folder = once(tmp_path_factory, "variations", make)
    return Office(Settings.load(home=folder / "home", environment={}), folder / "month")


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda variation: variation.__name__)
def test_a_variation_ends_as_the_sentence_of_its_situation_says(
    varied: Office, variation: Callable[[Varied], None], tmp_path: Path
) -> None:
    """Every document of a variation, by its sentence."""
    alone = Varied(tmp_path)
    variation(alone)
    sentences = dict.fromkeys(said["situation"] for said in alone.month.post.expectations)
    assert sentences
    for sentence in sentences:
        cases: list[Any] = varied.cases(sentence)
        assert all((case.posting is not None) == (case.expected["outcome"] == "posted") for case in cases), sentence
