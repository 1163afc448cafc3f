"""The words of an Office file are found across its runs and cells, within a limit."""

from bots.reading.letters.office_text import MOST_BYTES, office_text
from tests.bots.reading.made_files import office


def test_runs_join_and_paragraphs_part() -> None:
    letter = "<w:p><w:r><w:t>943 4</w:t></w:r><w:r><w:t>76 5919</w:t></w:r></w:p><w:p><w:t>Smith &amp; Co</w:t></w:p>"
    assert office_text(office(word__document=letter)).split("\n")[:2] == ["943 476 5919", "Smith & Co"]


def test_cells_stay_apart() -> None:
    sheet = "<row><c><v>9434765919</v></c><c><v>12</v></c></row>"
    assert office_text(office(xl__sheet1=sheet)).split() == ["9434765919", "12"]


def test_a_damaged_file_has_no_text() -> None:
    assert office_text(office(word__document="<p>x</p>")[:30]) == ""


def test_a_file_that_unpacks_without_end_is_read_to_the_limit() -> None:
    assert len(office_text(office(a=" " * (MOST_BYTES + 10), b="more"))) <= MOST_BYTES + 1
