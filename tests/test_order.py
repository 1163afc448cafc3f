"""The order in which the tests are run."""

from pathlib import Path

from tests.conftest import LONGEST


def test_the_files_that_are_begun_with_are_there() -> None:
    assert [name for name in LONGEST if not (Path(__file__).parent / name).is_file()] == []
