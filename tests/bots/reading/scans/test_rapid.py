import os
import subprocess
import sys
from pathlib import Path

import pytest

from bots.reading.scans.rapid import find_lines, read_line
from tests.bots.reading.drawn_pages import Text, draw
from tests.bots.reading.scans.pictured import pictured

SHEET = pictured(draw([Text(40, 100, "Invoice No INV-00123"), Text(40, 130, "Total £1,234.56")]))


def line_at(top: int) -> str:
    return "".join(letter.text for letter in read_line(SHEET[top : top + 38, 90:500]))


def test_the_letters_of_a_line_are_read_without_its_spaces() -> None:
    assert line_at(252) == "InvoiceNoINV-00123"
    assert line_at(336) == "Total£1,234.56"


def test_letters_stand_from_left_to_right_where_they_are_printed() -> None:
    places = [letter.at for letter in read_line(SHEET[252:290, 90:500])]
    assert places == sorted(places)
    assert 10 < places[0] < 30
    assert places[-1] < 300


def test_lines_are_found_where_they_stand_and_can_still_be_read_afterwards() -> None:
    (left, top, right, bottom), *_ = sorted(find_lines(SHEET), key=lambda box: box[1])
    assert (left, top) == pytest.approx((111, 257), abs=12)
    assert (right, bottom) == pytest.approx((358, 282), abs=12)
    assert line_at(252) == "InvoiceNoINV-00123"


def test_the_engine_leaves_nothing_of_its_own_in_the_home_and_so_has_nothing_to_report(tmp_path: Path) -> None:
    script = (
        "import numpy; from bots.reading.scans.rapid import read_line; read_line(numpy.zeros((40, 200), numpy.uint8))"
    )
    subprocess.run([sys.executable, "-c", script], env={**os.environ, "HOME": str(tmp_path)}, check=True, timeout=120)
    assert list(tmp_path.iterdir()) == []
