"""Call-outs never cover one another or the page, and none is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bots.reading.drawing.callouts import HEIGHT, CallOut, arranged
from bots.reading.drawing.marks import Mark
from counterfoil.model.fields import Box

MIDDLE, TOP, BOTTOM = 300.0, 40.0, 880.0

boxes = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height),
    st.floats(0, 500),
    st.floats(TOP, BOTTOM - 40),
    st.floats(1, 100),
    st.floats(1, 40),
)


def callout(box: Box) -> CallOut:
    mark = Mark(name="net", value="1.00", confidence=0.9, source="", page=1, boxes=(box,))
    return CallOut(mark=mark, boxes=(box,))


@given(st.lists(boxes, max_size=120))
def test_call_outs_of_a_margin_stand_under_one_another_in_the_order_of_their_fields(places: list[Box]) -> None:
    margins = arranged(map(callout, places), middle=MIDDLE, top=TOP, bottom=BOTTOM)
    assert len(margins.left) + len(margins.right) == len(places)
    for side in (margins.left, margins.right):
        assert all(one.top + HEIGHT <= other.top + 0.001 for one, other in pairwise(side))
        assert [one.whole.bottom for one in side] == sorted(one.whole.bottom for one in side)
        assert all(one.top >= TOP - 0.001 for one in side)
        assert all(one.top + HEIGHT <= max(margins.bottom, BOTTOM) + 0.001 for one in side)


@given(st.lists(boxes, max_size=30))
def test_what_has_room_stays_beside_the_page(places: list[Box]) -> None:
    assert arranged(map(callout, places), middle=MIDDLE, top=TOP, bottom=BOTTOM).bottom <= BOTTOM + 0.001


def test_a_lone_call_out_is_level_with_its_field_in_the_nearer_margin() -> None:
    margins = arranged([callout(Box(400, 200, 450, 210))], middle=MIDDLE, top=TOP, bottom=BOTTOM)
    assert margins.left == ()
    assert margins.right[0].middle == 210
