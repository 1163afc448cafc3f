"""Number and dates: the identity of a document, read from its labels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bots.reading.dates import Day, find_dates
from bots.reading.labels import Found, Label, Wording
from bots.reading.page_segments import Segment, cited
from bots.reading.page_values import Code, Labelled, Labels, Side, identifiers
from bots.reading.words import Word
from counterfoil.model.documents import Kind
from counterfoil.model.fields import Field
from counterfoil.model.postings import normalise_number

# A wording of this weight or less ("Invoice") only counts with the number right behind or beside it.
WEAK = 0.6
BARE = frozenset({("no",), ("number",), ("nr",)})
BILL_TITLE = re.compile(r"^(?:(?:tax|vat|sales) )?(?:invoice|credit(?: note)?)$", re.IGNORECASE)
OWN_NUMBER = re.compile(r"^(?:INV|SI|SIN|CN|CR|CRN|SCN|RE|RG|F)[-/]?\d", re.IGNORECASE)
SHORTEST_WEAK = 4
INVOICE_WORDS = re.compile(r"\b(?:inv(?:oice)?\b|rechnung|factu|fattura)")
# A bare "No." in a row of labels that head their values, at least this many others, is the number of the bill.
LIST_LEADING = 2.5
# What it weighs on a credit note that a label says "credit", or "invoice".
CREDITS = 0.15
OTHERS_IN_ROW, OF_THE_BILL = 2, 0.85
OF_PAGES = re.compile(r"^\d{1,3} ?(?:of|/|von|de) ?\d{1,3}$", re.IGNORECASE)
AMBIGUOUS = 0.75
LONGEST_NUMBER = 30
OTHER_MEANING = frozenset({Label.DUE, Label.OTHER_DATE, Label.TAX_POINT, Label.ORDER, Label.OTHER_NUMBER})
NO_LABEL = Found(Wording(Label.DATE, 0.5), 0, 0, ())


class Scored(NamedTuple):
    """A candidate with its score (0 to 1) and the label that announced it."""

    score: float
    code: Code
    labelled: Labelled


def overlapping(label: Segment, words: Sequence[Word]) -> float:
    """How far apart a label and words under it are in their width: 0 where they overlap, else points."""
    x0, x1 = words[0].x0, words[-1].x1
    return max(0.0, x0 - label.x1, label.x0 - x1)


def codes_at(labelled: Labelled) -> list[Code]:
    """The identifiers that stand where the label's value stands."""
    codes = identifiers(labelled.value)
    if OF_PAGES.match(labelled.value.text):
        return []
    if labelled.side is Side.BELOW:
        under = [code for code in codes if overlapping(labelled.label, code.words) == 0]
        return under[:1]
    first = labelled.value.words[:2]
    return codes if codes and codes[0].words[0] in first else []


def continued(labels: Labels, code: Code, segment: Segment) -> Code:
    """A number that a line's end cuts ("ZN1-2026-" and under it "00123") is read on."""
    if code.words[-1] is not segment.words[-1] or not code.words[-1].text.endswith(("-", "/")):
        return code
    for other in labels.layout.below(segment, 1.5 * segment.size):
        codes = identifiers(other)
        if codes and codes[0].words[0] is other.words[0]:
            joined = code.words[-1].text.rstrip() if len(code.words) == 1 else code.value + code.words[-1].text[-1]
            return Code(joined + codes[0].value, (*code.words, *codes[0].words))
    return code


def _number_candidates(pages: Sequence[Labels], kind: Kind) -> Iterator[Scored]:
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is not Label.NUMBER:
                continue
            weight = _weight(labels, labelled)
            codes = codes_at(labelled) if weight else []
            if not codes or len(codes[0].value) > LONGEST_NUMBER:
                continue
            if weight <= WEAK and len(codes[0].value) < SHORTEST_WEAK:
                continue
            alone = len(codes[0].words) == len(labelled.value.words)
            if weight <= WEAK and labelled.side is Side.BELOW and not (alone and len(codes[0].value) > 3):  # noqa: PLR2004
                continue
            if kind is Kind.CREDIT_NOTE:
                weight += CREDITS if _says_credit(labelled) else -CREDITS if _says_invoice(labelled) else 0.0
            early = 0.03 if labels.layout is pages[0].layout else 0.0
            code = continued(labels, codes[0], labelled.value)
            yield Scored(weight * labelled.fit + early + (0.02 if alone else 0.0), code, labelled)


def _weight(labels: Labels, labelled: Labelled) -> float:
    """What the wording weighs; a bare "No." nothing but where its place says that it is the number of the bill."""
    weight = labelled.found.wording.weight
    if labelled.found.tokens not in BARE or _under_title(labels, labelled) or _next_to_date(labels, labelled):
        return weight
    return OF_THE_BILL if _in_row_of_labels(labels, labelled) else 0.0


def _under_title(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "No." begins a line right under or beside the title of a bill."""
    label = labelled.label
    if labelled.found.start or labelled.side is Side.BELOW:
        return False
    near = [segment for row in labels.layout.rows[max(0, label.row - 2) : label.row + 1] for segment in row]
    return any(BILL_TITLE.match(s.text) and label.top - s.bottom < 3 * label.size for s in near)


def _in_row_of_labels(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "No." heads a cell in a row of labels, as of the date and the account, with the values below."""
    label = labelled.label
    row = labels.layout.rows[label.row]
    alone = any(segment.words == label.words for segment in row)
    others = sum(1 for segment in row if segment.words != label.words and labels.is_bare(segment))
    return labelled.side is Side.BELOW and alone and others >= OTHERS_IN_ROW and others + 1 >= len(row) - 1


def _next_to_date(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "No." begins a line of a list of labels, with the date in the line over or under it."""
    label = labelled.label
    if labelled.found.start or labelled.side is Side.BELOW or label.bottom > label.page.height / 2:
        return False
    near = (segment for row in labels.layout.rows[max(0, label.row - 1) : label.row + 2] for segment in row)
    return any(
        abs(segment.x0 - label.x0) < label.size and labels.means(segment, Label.DATE)
        for segment in near
        if segment.row != label.row and abs(segment.middle - label.middle) < LIST_LEADING * label.size
    )


def _says_invoice(labelled: Labelled) -> bool:
    return bool(INVOICE_WORDS.search(" ".join(labelled.found.tokens)))


def _says_credit(labelled: Labelled) -> bool:
    return bool(
        {"credit", "creditnote", "cn", "gutschrift", "avoir", "creditnota", "memo"} & set(labelled.found.tokens)
    ) or any(token.startswith("gutschrift") for token in labelled.found.tokens)


def find_number(pages: Sequence[Labels], kind: Kind) -> Field[str] | None:
    """The document's own number; nothing where none is labelled as such."""
    candidates = sorted(_number_candidates(pages, kind), key=lambda one: -one.score)
    if not candidates:
        return _own_reference(pages)
    if any(_says_credit(one.labelled) for one in candidates):
        # What is said to be the credit's number goes before any invoice's, wherever they stand.
        candidates = [one for one in candidates if _says_credit(one.labelled) or not _says_invoice(one.labelled)]
    best = candidates[0]
    again = sum(1 for one in candidates if normalise_number(one.code.value) == normalise_number(best.code.value))
    rival = any(
        one.score > best.score - 0.1 and normalise_number(one.code.value) != normalise_number(best.code.value)
        for one in candidates
    )
    confidence = min(0.98, 0.25 + 0.7 * min(best.score, 1.0) + 0.04 * (again - 1))
    return cited(
        best.labelled.value.page,
        best.code.words,
        best.code.value,
        confidence * (0.75 if rival else 1.0),
        best.labelled.source,
    )


def _own_reference(pages: Sequence[Labels]) -> Field[str] | None:
    """What "our ref" gives is the number only where it looks like one (INV-123)."""
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is Label.OUR_REFERENCE:
                for code in codes_at(labelled)[:1]:
                    if OWN_NUMBER.match(code.value):
                        return cited(labelled.value.page, code.words, code.value, 0.6, labelled.source)
    return None


class Dated(NamedTuple):
    """A date where a label announces one."""

    score: float
    day: Day
    words: tuple[Word, ...]
    labelled: Labelled


def _day_at(labels: Labels, labelled: Labelled) -> tuple[Day, tuple[Word, ...]] | None:
    days = [(day, labelled.value.span(day.start, day.end)) for day in find_dates(labelled.value.text)]
    if not days and labelled.side is not Side.BEHIND:
        days = list(_wrapped_days(labels, labelled.value))
    if labelled.side is Side.BELOW:
        under = [(day, words) for day, words in days if overlapping(labelled.label, words) == 0]
        return under[0] if under else None
    return days[0] if days and days[0][0].start < 16 else None  # noqa: PLR2004 a word or two may come first


def _wrapped_days(labels: Labels, value: Segment) -> Iterator[tuple[Day, tuple[Word, ...]]]:
    """A date that goes on in the next line of its cell ("20 September" and under it "2026")."""
    for under in labels.layout.below(value, value.size):
        both = Segment(value.page, value.row, (*value.words, *under.words))
        for day in find_dates(both.text):
            yield day, both.span(day.start, day.end)
        return


def _dated(pages: Iterable[Labels], label: Label) -> list[Dated]:
    found = []
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is label:
                at = _day_at(labels, labelled)
                if at:
                    found.append(Dated(labelled.fit * labelled.found.wording.weight, at[0], at[1], labelled))
    if len({one.day.value for one in found}) == 1:
        # A bare "Date" is sure enough where nothing else claims to be this date.
        found = [one._replace(score=max(one.score, 0.95 * one.labelled.fit)) for one in found]
    return sorted(found, key=lambda one: -one.score)


def _field(dated: Dated | None, *, day_first: bool, shown: bool) -> Field[date] | None:
    if dated is None:
        return None
    confidence = min(0.98, 0.4 + 0.58 * dated.score)
    if dated.day.swapped is not None and not shown:
        confidence *= 0.95 if day_first else AMBIGUOUS
    value = dated.day.taken(day_first=day_first)
    return cited(dated.labelled.value.page, dated.words, value, confidence, dated.labelled.source)


class Dates(NamedTuple):
    """The dates of a document."""

    issue: Field[date] | None
    due: Field[date] | None
    tax_point: Field[date] | None


def find_dates_of(pages: Sequence[Labels], *, day_first: bool, shown: bool) -> Dates:
    """Issue, due and tax point date.

    `day_first` is the document's habit, `shown` whether it shows it itself. Where the due date would lie before the
    issue date and reading the month first puts that right, both are read so.
    """
    issue, due, tax = (next(iter(_dated(pages, label)), None) for label in (Label.DATE, Label.DUE, Label.TAX_POINT))
    issue = issue or tax or _with_number(pages) or _unlabelled(pages)
    if (
        issue
        and due
        and not shown
        and _backwards(issue, due, day_first=day_first)
        and not _backwards(issue, due, day_first=not day_first)
    ):
        day_first = not day_first
    made = [_field(one, day_first=day_first, shown=shown) for one in (issue, due, tax)]
    return Dates(*made)


def _backwards(issue: Dated, due: Dated, *, day_first: bool) -> bool:
    return due.day.taken(day_first=day_first) < issue.day.taken(day_first=day_first)


def _with_number(pages: Sequence[Labels]) -> Dated | None:
    """The date that stands behind the number of the bill ("Invoice 4471 / 5 May 2026")."""
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is not Label.NUMBER or labelled.found.start or labelled.side is Side.BELOW:
                continue
            codes, days = codes_at(labelled), find_dates(labelled.value.text)
            if codes and len(days) == 1:
                words = labelled.value.span(days[0].start, days[0].end)
                if words[0].x0 > codes[0].words[-1].x1:
                    return Dated(0.85 * labelled.fit, days[0], words, labelled)
    return None


def _unlabelled(pages: Sequence[Labels]) -> Dated | None:
    """The only date in the upper half of the first page that no label gives another meaning ("Leeds, 5 May 2026")."""
    labels = pages[0]
    taken = {id(word) for one in labels.values if one.found.wording.label in OTHER_MEANING for word in one.value.words}
    found = []
    for segment in labels.layout.segments:
        if segment.bottom > labels.layout.page.height / 2:
            break
        if segment.row in labels.inside_tables:
            continue
        for day in find_dates(segment.text):
            words = segment.span(day.start, day.end)
            if not any(id(word) in taken for word in words):
                rest = len(segment.words) - len(words)
                found.append(
                    Dated(0.5 - 0.03 * rest, day, words, Labelled(NO_LABEL, segment, segment, Side.BEHIND, 0.5))
                )
    if len({one.day.value for one in found}) == 1:
        return found[0]
    alone = [one for one in found if len(one.words) == len(one.labelled.value.words)]
    return alone[0] if len({one.day.value for one in alone}) == 1 else None
