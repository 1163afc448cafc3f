"""Bare labels: whether a lone "No." is that of the bill's number, by where it stands."""

import re

from bots.reading.pages.labels import Label
from bots.reading.pages.values import BARE, Labelled, Labels, Side

BILL_TITLE = re.compile(r"^(?:(?:tax|vat|sales) )?(?:invoice|credit(?: note)?)$", re.IGNORECASE)
# In a list the next label is no further away than so many times the height; in a row so many others head their values.
LIST_LEADING, OTHERS_IN_ROW = 2.5, 2


def in_a_title(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "No." stands in one line with the title of a bill before it ("Invoice (original) No. 4471")."""
    if labelled.found.tokens not in BARE:
        return False
    row = labels.layout.rows[labelled.label.row]
    whole = next((segment for segment in row if labelled.label.words[0] in segment.words), labelled.label)
    first = labels.found.get(id(whole), [])[:1]
    return any(one.start == 0 and one.wording.label is Label.NUMBER and one.tokens not in BARE for one in first)


def under_title(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "No." begins a line right under or beside the title of a bill."""
    label = labelled.label
    if labelled.found.start or labelled.side is Side.BELOW:
        return False
    near = [segment for row in labels.layout.rows[max(0, label.row - 2) : label.row + 1] for segment in row]
    return any(BILL_TITLE.match(s.text) and label.top - s.bottom < 3 * label.size for s in near)


def together_with_date(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "Number" is written together with "Date" ("Number/Date") close under the title of a bill."""
    label = labelled.label
    near = [segment for row in labels.layout.rows[max(0, label.row - 2) : label.row + 1] for segment in row]
    whole = next((segment for segment in near if label.words[0] in segment.words), label)
    dated = any(found.wording.label is Label.DATE for found in labels.found.get(id(whole), []))
    titled = any(BILL_TITLE.match(s.text) and abs(s.x0 - label.x0) < label.size for s in near)
    return dated and titled and len(whole.words) == 1


def in_row_of_labels(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "No." heads a cell in a row of labels, as of the date and the account, with the values below."""
    label = labelled.label
    row = labels.layout.rows[label.row]
    alone = any(segment.words == label.words for segment in row)
    others = sum(1 for segment in row if segment.words != label.words and labels.is_bare(segment))
    return labelled.side is Side.BELOW and alone and others >= OTHERS_IN_ROW and others + 1 >= len(row) - 1


def next_to_date(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "No." begins a line of a list of labels, with the date in the line over or under it."""
    label = labelled.label
    if labelled.found.start or labelled.side is Side.BELOW or label.bottom > label.page.height / 2:
        return False
    if any(
        found.wording.label is Label.DATE for one in labels.layout.rows[label.row] for found in labels.found[id(one)]
    ):
        return True
    near = (segment for row in labels.layout.rows[max(0, label.row - 1) : label.row + 2] for segment in row)
    return any(
        abs(segment.x0 - label.x0) < label.size and labels.means(segment, Label.DATE)
        for segment in near
        if segment.row != label.row and abs(segment.middle - label.middle) < LIST_LEADING * label.size
    )
