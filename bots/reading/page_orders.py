"""Order numbers and the numbers of other documents, wherever on the pages they stand."""

import re
from collections.abc import Iterable, Sequence

from bots.reading.labels import Label
from bots.reading.page_header import codes_at
from bots.reading.page_segments import Segment, cited
from bots.reading.page_values import Code, Labelled, Labels, Side, identifiers
from counterfoil.model.documents import Line
from counterfoil.model.fields import Field
from counterfoil.model.postings import normalise_number

# An order number that needs no label: "PO" run together with figures.
BARE_ORDER = re.compile(r"(?<![\w-])(PO[-#]?\d{4,12})(?![\w-])", re.IGNORECASE)
SHORTEST = 3
LIST_GOES_ON = re.compile(r"^(?:[,;&+/|]|and|und|et|en|y)$", re.IGNORECASE)


def _listed(labelled: Labelled) -> list[Code]:
    """The codes behind a label, as far as they are a list: "ZN1001, ZN1002 and ZN1003"."""
    codes = codes_at(labelled)
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


def _continued(labels: Labels, code: Code, page_segment: Segment) -> Code:
    """A number that a line's end cuts ("ZN1-2026-" and under it "00123") is read on."""
    if not code.words[-1].text.endswith(("-", "/")):
        return code
    for other in labels.layout.below(page_segment, 1.5 * page_segment.size):
        codes = identifiers(other)
        if codes and codes[0].words[0] is other.words[0]:
            joined = code.words[-1].text.rstrip() if len(code.words) == 1 else code.value + code.words[-1].text[-1]
            return Code(joined + codes[0].value, (*code.words, *codes[0].words))
    return code


def _found(pages: Sequence[Labels], label: Label) -> list[tuple[float, Field[str]]]:
    found = []
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is not label:
                continue
            score = labelled.fit * labelled.found.wording.weight
            codes = _listed(labelled) if labelled.side is not Side.BELOW else codes_at(labelled)
            for number, listed in enumerate(codes):
                code = _continued(labels, listed, labelled.value)
                if len(code.value) >= SHORTEST:
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
    seen = set(but)
    kept = []
    for one in fields:
        key = normalise_number(one.value)
        if key and key not in seen:
            seen.add(key)
            kept.append(one)
    return tuple(kept)


def _bare(pages: Sequence[Labels]) -> list[Field[str]]:
    found: list[Field[str]] = []
    for labels in pages:
        for segment in labels.layout.segments:
            found.extend(
                cited(segment.page, segment.span(match.start(), match.end()), match[1], 0.6, "by its shape")
                for match in BARE_ORDER.finditer(segment.text)
            )
    return found


def find_orders(pages: Sequence[Labels], lines: Sequence[Line], own_number: str | None) -> tuple[Field[str], ...]:
    """Every order number, the best first: from labels, from the lines, and those that show it by their shape."""
    but = {normalise_number(own_number)} if own_number else set()
    labelled = [field for _, field in _found(pages, Label.ORDER)]
    by_line = [line.po_number for line in lines if line.po_number]
    return _unique([*labelled, *by_line, *_bare(pages)], but)


def find_references(pages: Sequence[Labels], own_number: str | None) -> tuple[Field[str], ...]:
    """The numbers of other documents that this one is about."""
    but = {normalise_number(own_number)} if own_number else set()
    original = [field for _, field in _found(pages, Label.ORIGINAL)]
    others = [field for score, field in _found(pages, Label.NUMBER) if score > 0.6]  # noqa: PLR2004 no bare "invoice"
    return _unique([*original, *others], but)
