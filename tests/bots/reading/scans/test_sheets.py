import cv2
import numpy as np
import pytest

from bots.reading.pdfs.words import Word
from bots.reading.scans.scanned_pages import Picture
from bots.reading.scans.sheets import lit_evenly, prepared
from bots.reading.scans.straightening import skew
from tests.bots.reading.drawn_pages import Bill, draw
from tests.bots.reading.scans.pictured import Pixels, pictured

PAGE = pictured(draw(Bill().page()))


def askew(angle: float) -> Pixels:
    height, width = PAGE.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return np.asarray(cv2.warpAffine(PAGE, matrix, (width, height), borderValue=255), dtype=np.uint8)


@pytest.mark.parametrize("angle", [-12.0, -3.5, 0.0, 0.6, 7.0])
def test_a_page_is_known_to_lie_askew_by_its_lines(angle: float) -> None:
    assert skew(askew(angle)) == pytest.approx(-angle, abs=0.15)


def test_an_empty_page_lies_straight() -> None:
    assert skew(np.full((500, 400), 255, dtype=np.uint8)) == 0


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_what_stands_in_the_middle_of_the_sheet_is_shown_in_the_middle_of_the_page(quarters: int) -> None:
    lying = np.ascontiguousarray(np.rot90(askew(4.0), quarters))
    down, across = lying.shape
    sheet = prepared(Picture(1, lying, across * 72 / 200, down * 72 / 200), quarters=quarters)
    page = sheet.page([Word("x", 0, 0, 1, 1, 1)])
    x, y = page.width / 2, page.height / 2
    box = page.shown(x - 1, y - 1, x + 1, y + 1)
    assert (box.x0 + box.x1) / 2 == pytest.approx(across * 72 / 400, abs=1)
    assert (box.top + box.bottom) / 2 == pytest.approx(down * 72 / 400, abs=1)


def test_a_shadow_is_taken_out_and_a_dark_band_with_white_letters_is_kept() -> None:
    page = np.full((1200, 900), 245, dtype=np.uint8)
    page[:, 450:] = 150
    page[100:220, :] = 40
    page[140:160, 200:300] = 250
    page -= np.arange(900, dtype=np.uint8) % 6
    even = lit_evenly(page)
    assert even[800, 200] > 240
    assert even[800, 700] > 240
    assert even[200, 200] < 60
    assert even[150, 250] > 200
