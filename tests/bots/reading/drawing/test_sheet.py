"""Words on the sheet: what can be set is set, the rest is replaced, and nothing runs over its room."""

from hypothesis import given
from hypothesis import strategies as st

from bots.reading.drawing.sheet import Sheet, printable


def test_letters_of_western_europe_stay_and_others_lose_their_accents_or_become_a_question_mark() -> None:
    assert printable("Café £5 €3 Müller") == "Café £5 €3 Müller"
    assert printable("Łódź č ő 発\n注\x07") == "?ódz c o ? ??"


@given(st.text(max_size=80), st.floats(20, 200))
def test_fitted_text_is_no_wider_than_its_room(text: str, room: float) -> None:
    with Sheet(300, 100) as sheet:
        fitted = sheet.fitted(text, room, size=8)
        assert sheet._length(fitted, 8, bold=False) <= room
        assert fitted.rstrip("…").rstrip() in printable(text)
