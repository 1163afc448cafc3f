"""Which labels are believed where a table reaches further than it should."""

import pytest

from bots.reading.pages.labels import Label
from bots.reading.pages.segments import Layout
from bots.reading.pages.values import Labels
from bots.reading.pdfs.words import Page, Word


def left_in_a_table(*cells: tuple[str, float]) -> set[Label]:
    """The labels that stay of a row which is said to be in the body of a table."""
    words = []
    for text, left in cells:
        x = left
        for word in text.split():
            words.append(Word(word, x, 50, x + 5 * len(word), 60, 10))
            x += 5 * len(word) + 3
    labels = Labels(Layout(Page(1, 595, 842, tuple(words))))
    labels.leave_out(set(), {0: 0.0}, {0: 595.0})
    return {one.found.wording.label for one in labels.values}


def labels_of(*cells: tuple[str, float, float]) -> set[tuple[Label, str]]:
    """What stands at which label of a page, of words at so many points from the left and from the top."""
    words = tuple(Word(text, left, top, left + 5 * len(text), top + 10, 10) for text, left, top in cells)
    values = Labels(Layout(Page(1, 595, 842, words))).values
    return {(one.found.wording.label, one.value.text) for one in values if one.value.has_digits}


def test_a_column_of_values_may_stand_before_that_of_its_captions() -> None:
    dates = (("14-07-2026", 40, 60), ("Factuurdatum", 120, 59), ("13-08-2026", 40, 76), ("Vervaldatum", 120, 75))
    assert labels_of(*dates) == {(Label.DATE, "14-07-2026"), (Label.DUE, "13-08-2026")}
    assert labels_of(*dates[:2]) == set()


def test_a_caption_with_its_value_behind_has_none_before_it() -> None:
    rows = (("4471", 40, 60), ("Factuurdatum", 120, 60), ("14-07-2026", 220, 60))
    more = (("4472", 40, 76), ("Vervaldatum", 120, 76), ("13-08-2026", 220, 76))
    assert labels_of(*rows, *more) == {(Label.DATE, "14-07-2026"), (Label.DUE, "13-08-2026")}


@pytest.mark.parametrize(
    ("label", "value", "kind"),
    [
        ("Sort code", "08-99-99", Label.SORT_CODE),
        ("Account number", "75991157", Label.ACCOUNT),
        ("VAT registration number", "999 7505 37", Label.VAT_NUMBER),
        ("IBAN", "GB29 NWBK 6016 1331 9268 19", Label.IBAN),
    ],
)
def test_what_no_line_has_is_believed_beside_its_label(label: str, value: str, kind: Label) -> None:
    assert kind in left_in_a_table((label, 40), (value, 200))


def test_the_date_and_the_customer_of_a_line_are_none_of_the_bill() -> None:
    assert left_in_a_table(("Date", 40), ("05/10/2026", 200), ("Customer no", 300), ("H4471", 400)) == set()
