"""Order numbers and the numbers of other documents, wherever on the pages they stand."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from bots.reading.calibration import GUESSED
from bots.reading.pages.dates import find_dates
from bots.reading.pages.header import codes_at, codes_here, continued
from bots.reading.pages.labels import Label
from bots.reading.pages.page_codes import Code, identifiers
from bots.reading.pages.segments import cited
from bots.reading.pages.values import Labelled, Labels, Side
from counterfoil.model.documents import Line
from counterfoil.model.fields import Field
from counterfoil.model.postings import normalise_number

# An order number that needs no label: "PO" run together with figures.
BARE_ORDER = re.compile(r"(?<![\w-])(PO[-#]?\d{4,12})(?![\w-])", re.IGNORECASE)
# The same with the code of an NHS body before so many figures that it is no room and no part.
BODYS_ORDER = r"(?<![\w-])({}[-/]?\d{{6,9}})(?![\w-])"
SHORTEST = 3
# Who wrote the order, as letters are signed.
INITIALS = re.compile(r"[a-z]{2,3}/\d\d")
# Labels that only say "your reference", or name what an order is made from.
REFERRED = re.compile(
    r"'(?:(?:your|yr|customer|client|cust\.?) ref\w*[^']*|req(?:uisition)?\b[^']*|"
    r"ihr zeichen|ihre referenz|votre référence)'$",
    re.IGNORECASE,
)
# Labels that firms give to an order and to the number of a customer alike, and what only the latter looks like.
CUSTOMERS = re.compile(r"'(?:customer|client|cust\.?)(?:['’]?s)? ref", re.IGNORECASE)
OF_A_CUSTOMER = re.compile(r"(?!PO)[A-Z]{1,3}\d{1,6}")
# A label with a number here has none below it.
BESIDE = frozenset({Side.BEHIND, Side.RIGHT})
# A bare "Reference" is the customer's, and so the order, where no order is named and it is at least this long.
PLAIN_REFERENCES = frozenset({("reference",), ("ref",), ("reference", "no"), ("reference", "number"), ("ref", "no")})
SHORTEST_PLAIN = 6
BARE_LABEL = re.compile(r"'order(?: (?:no|number|num|nr|ref|reference)\.?)?'$", re.IGNORECASE)
# How surely "invoice" must be a label for a number right behind it to be believed.
NAMED = 0.45
LIST_GOES_ON = re.compile(r"^(?:[,;&+/|]|and|und|et|en|y)$", re.IGNORECASE)


def _listed(labels: Labels, labelled: Labelled) -> list[Code]:
    """The codes behind a label, as far as they are a list: "ZN1001, ZN1002 and ZN1003"."""
    codes = codes_here(labels, labelled)
    if not codes:
        return []
    kept = [codes[0]]
    words = labelled.value.words
    for code in codes[1:]:
        between = words[words.index(kept[-1].words[-1]) + 1 : words.index(code.words[0])]
        comma = kept[-1].words[-1].text.endswith((",", ";", "/"))
        if not (comma and not between) and not (between and all(LIST_GOES_ON.match(word.text) for word in between)):
            break
        kept.append(code)
    return kept


def _next_lines(labels: Labels, labelled: Labelled, codes: Sequence[Code]) -> Iterator[Code]:
    """The codes with which a list goes on below, where a comma ends its line or each has a line of its own."""
    line = labelled.value
    while codes and codes[-1].words[-1] is line.words[-1]:
        under = next(labels.layout.below(line, line.size), None)
        found = identifiers(under) if under is not None and abs(under.x0 - line.x0) < line.size else []
        if under is None or not found or found[0].words[0] is not under.words[0]:
            return
        alone = len(line.words) == len(codes[-1].words) and len(under.words) == len(found[0].words)
        if not line.text.endswith((",", ";", "&")) and not (alone and _look(found[0].value) == _look(codes[-1].value)):
            return
        yield from found
        line, codes = under, found


def _found(
    pages: Sequence[Labels], label: Label, *, sides: Container[Side] = frozenset(Side)
) -> list[tuple[float, Field[str]]]:
    found = []
    for labels in pages:
        beside = {
            id(one.label.words[0])
            for one in labels.values
            if one.found.wording.label is label and one.side in BESIDE and codes_here(labels, one)
        }
        for labelled in labels.values:
            if labelled.found.wording.label is not label or labelled.side not in sides:
                continue
            if labelled.side is Side.BELOW and id(labelled.label.words[0]) in beside:
                continue
            score = labelled.fit * labelled.found.wording.weight
            codes = _listed(labels, labelled) if labelled.side is not Side.BELOW else codes_here(labels, labelled)
            for number, listed in enumerate([*codes, *_next_lines(labels, labelled, codes)]):
                code = continued(labels, listed, labelled.value)
                if len(code.value) >= SHORTEST and not INITIALS.fullmatch(code.value):
                    found.append(
                        (
                            score - 0.001 * number,
                            cited(
                                labelled.value.page,
                                code.words,
                                code.value,
                                min(0.97, 0.3 + 0.68 * score),
                                labelled.source,
                            ),
                        )
                    )
    return sorted(found, key=lambda one: -one[0])


def _unique(fields: Iterable[Field[str]], but: set[str]) -> tuple[Field[str], ...]:
    """Each number once; what is the end of a longer one was read where a line's end cuts that."""
    kept: dict[str, Field[str]] = {}
    for one in fields:
        key = normalise_number(one.value)
        if key and key not in but:
            kept.setdefault(key, one)
    return tuple(one for key, one in kept.items() if not any(other != key and other.endswith(key) for other in kept))


def _bare(pages: Sequence[Labels], body: str | None) -> list[Field[str]]:
    """What looks like an order: figures behind "PO", or behind the code of the body that is billed."""
    shapes = [(BARE_ORDER, 0.6), *([(re.compile(BODYS_ORDER.format(re.escape(body))), GUESSED)] if body else [])]
    return [
        cited(segment.page, segment.span(match.start(), match.end()), match[1], sure, "by its shape")
        for labels in pages
        for segment in labels.layout.with_digits
        for shape, sure in shapes
        for match in shape.finditer(segment.text)
    ]


def _plain_reference(pages: Sequence[Labels]) -> list[Field[str]]:
    """What stands at a bare "Reference" of the head, where it has the length of an order number."""
    found: list[Field[str]] = []
    for labels in pages:
        for labelled in labels.values:
            label = labelled.label
            if labelled.found.tokens not in PLAIN_REFERENCES or labelled.found.start or not label.text[0].isupper():
                continue
            if label.bottom > label.page.height / 2:
                continue
            found.extend(
                cited(labelled.value.page, code.words, code.value, 0.6, labelled.source)
                for code in codes_at(labelled)[:1]
                if len(code.value) >= SHORTEST_PLAIN
            )
    return found


def _look(number: str) -> str:
    """A number with its letters and figures made alike, to tell numbers of one series by."""
    return re.sub(r"\d", "9", re.sub(r"[^\W\d]", "A", normalise_number(number)))


def _weighed(found: Sequence[tuple[float, Field[str]]]) -> list[Field[str]]:
    """Order numbers; beside one that is called the buyer's none that is only called "order" and looks another way."""
    buyers = {_look(field.value) for _, field in found if not BARE_LABEL.search(field.source)}
    return [
        field for _, field in found if not buyers or not BARE_LABEL.search(field.source) or _look(field.value) in buyers
    ]


def _surely(found: Sequence[tuple[float, Field[str]]]) -> list[tuple[float, Field[str]]]:
    """Numbers of orders; what is only called a reference, and looks another than one called an order, is none."""
    ordered = {
        _look(field.value)
        for _, field in found
        if not (REFERRED.search(field.source) or BARE_LABEL.search(field.source))
    }
    found = [one for one in found if not (CUSTOMERS.search(one[1].source) and OF_A_CUSTOMER.fullmatch(one[1].value))]
    return [one for one in found if not ordered or not REFERRED.search(one[1].source) or _look(one[1].value) in ordered]


def find_orders(
    pages: Sequence[Labels], lines: Sequence[Line], own_number: str | None, body: str | None = None
) -> tuple[Field[str], ...]:
    """Every order number that is called one, the best first: from labels, from the lines, and those that show it.

    `body` is the code of the body that is billed, with which its orders may begin.
    """
    labelled = _weighed(_surely(_found(pages, Label.ORDER)))
    looks = {_look(one.value) for one in labelled}
    by_line = [line.po_number for line in lines if line.po_number and not find_dates(line.po_number.value)]
    if looks:
        # A column that was taken for that of orders holds something else where it looks another way.
        by_line = [one for one in by_line if _look(one.value) in looks]
    return _unique([*labelled, *by_line, *_bare(pages, body)], _without(own_number))


def plain_references(pages: Sequence[Labels], lines: Sequence[Line], own_number: str | None) -> tuple[Field[str], ...]:
    """What stands at a bare "Reference", which is the order where none is called so; the codes of goods are none."""
    goods = {normalise_number(line.item_code.value) for line in lines if line.item_code}
    return _unique(_plain_reference(pages), goods | _without(own_number))


def _without(own_number: str | None) -> set[str]:
    return {normalise_number(own_number)} if own_number else set()


def _on_the_next_line(pages: Sequence[Labels]) -> list[Field[str]]:
    """The number of a bill where the line breaks right before it: "This note credits our invoice / NM-4471"."""
    found: list[Field[str]] = []
    for labels in pages:
        for segment in labels.layout.segments:
            last = next(iter(labels.found[id(segment)][-1:]), None)
            if last is None or last.wording.label is not Label.ORIGINAL or not 0 < last.start < last.stop:
                continue
            under = next(labels.layout.below(segment, segment.size), None)
            if last.stop < len(segment.words) or under is None or abs(under.x0 - segment.x0) > 1:
                continue
            found.extend(
                cited(under.page, code.words, code.value, 0.7, "on the line after the label")
                for code in identifiers(under)[:1]
                if code.words[0] is under.words[0] and len(code.value) >= SHORTEST
            )
    return found


def find_references(pages: Sequence[Labels], own_number: str | None) -> tuple[Field[str], ...]:
    """The numbers of other documents that this one is about."""
    original = [field for _, field in _found(pages, Label.ORIGINAL)]
    others = [field for score, field in _found(pages, Label.NUMBER) if score > 0.6]  # noqa: PLR2004 no bare "invoice"
    named = [field for score, field in _found(pages, Label.NUMBER, sides={Side.BEHIND}) if score > NAMED]
    return _unique([*original, *_on_the_next_line(pages), *others, *named], _without(own_number))
