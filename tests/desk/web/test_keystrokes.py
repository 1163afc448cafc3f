"""How long a practised clerk needs for a hold with one wrong field, by Card, Moran and Newell's keystroke-level model.

The operators are those that a real browser sees while the hold is settled: a change of the page that costs a key more
shows here. Reading and deciding are not in the model, beyond one thought for each field that is flagged, for each
correction, and for the settling.
"""

from collections import Counter

import pytest
from playwright.sync_api import Page

from desk.web import evidence
from tests.desk.web.conftest import Visit, Visitor, Worked

# Seconds: a key, pointing, a click, a hand between keyboard and mouse, a thought, the answer of the machine.
SECONDS = {"K": 0.28, "P": 1.10, "B": 0.20, "H": 0.40, "M": 1.35, "R": 0.20}
LONGEST = 9.0
COUNTED = """addEventListener("keydown", () => operator("K"), true);
addEventListener("pointerdown", () => operator("B"), true);"""


@pytest.fixture
def two_flagged(worked: Worked, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """A clerk at a hold of which one thing is wrong, with two fields flagged."""
    monkeypatch.setattr(evidence, "OF_BILL", ("po_number", "gross"))
    monkeypatch.setattr(evidence, "SURE", 1.1)
    clerk = visit(worked.desk, "clerk")
    clerk.go(f"/items/{worked.item('PO_SUGGEST')}?code=PO_SUGGEST")
    clerk.page.wait_for_selector("#words rect", state="attached")
    assert clerk.page.locator("[data-check]").count() == 2
    return clerk


def counted(visitor: Visitor) -> list[str]:
    """The operators that the browser sees from now on, in their order."""
    seen: list[str] = []

    def note(operator: str) -> None:
        seen.append(operator)

    visitor.page.expose_function("operator", note)
    visitor.page.evaluate(COUNTED)
    return seen


def seconds(seen: list[str], *, flagged: int, corrected: int) -> float:
    """The model's time: with the pointing before each click, the hand's way to the mouse and back, and the thoughts."""
    made = Counter(seen)
    made["P"] = made["B"]
    made["H"] = sum(2 for one, before in zip(seen, ["K", *seen], strict=False) if (one, before) == ("B", "K"))
    made["M"], made["R"] = flagged + corrected + 1, 1
    return sum(SECONDS[operator] * count for operator, count in made.items())


def settle(page: Page) -> None:
    """What ends both ways: the page is left for the next item."""
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**settled=**")


def test_a_wrong_order_is_put_right_by_a_candidates_key(two_flagged: Visitor) -> None:
    page, seen = two_flagged.page, counted(two_flagged)
    for key in ("Alt+1", "Enter", "Enter"):
        page.keyboard.press(key)
    assert page.locator("[data-check]").count() == 0
    settle(page)
    assert seen == ["K"] * 6
    assert seconds(seen, flagged=2, corrected=1) == pytest.approx(7.28)


def test_a_wrong_field_is_put_right_by_a_click_on_its_word(two_flagged: Visitor) -> None:
    page, seen = two_flagged.page, counted(two_flagged)
    word = page.locator("#words rect").nth(3)
    word.click()
    assert page.input_value("[id='f-po_number']") == word.get_attribute("data-text")
    page.keyboard.press("Enter")
    assert page.locator("[data-check]").count() == 0
    settle(page)
    assert seconds(seen, flagged=2, corrected=1) <= LONGEST
