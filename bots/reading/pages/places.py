"""Places of parties: the blocks of lines that may name a seller or buyer, and the party that such a block gives."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bots.reading.pages.blocks import block_from, postcode
from bots.reading.pages.dates import find_dates
from bots.reading.pages.labels import Label, label_words
from bots.reading.pages.legal_forms import ANY
from bots.reading.pages.page_codes import POSTCODE
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import Labelled, Labels, Side
from counterfoil.model.documents import Party
from counterfoil.model.fields import Field

HEALTH_BODY = (
    r"NHS|I\.?C\.?B|integrated care(?: board)?|foundation trust|hospitals?(?: nhs)? trust|health board|"
    r"clinical commissioning group|CCG|commissioning support unit|ambulance service"
)
PUBLIC = re.compile(rf"\b(?:{HEALTH_BODY}|payables)\b", re.IGNORECASE)
OF_HEALTH = re.compile(rf"\b(?:{HEALTH_BODY})\b", re.IGNORECASE)
PAYABLES = re.compile(
    r"(?:(?<![\w-])([A-Z0-9]{3})[\s\-/]+)?(?i:payables?)\s*(?i:code|ref|:|-)?\s*:?\s*([A-Z]\d{3}|\d{4})(?!\w)"
)
KEY = re.compile(r"^([^\W\d][\w /&.\-]{1,28}):$")
WANTED = re.compile(
    r"name|company|firm|organi|trust|address|anschrift|adress|street|town|city|post ?code", re.IGNORECASE
)
NOT_A_NAME = re.compile(
    r"@|www\.|https?:|\bvat\b|\btel\b|phone|\bfax\b|\bregistered\b|\bpage\b|\binvoic|\bcredit (?:note|memo)|"
    r"\bstatement|\bdate\b|^\W*\d+(?![^\W\d])|thank you|\bpayment|\bbank\b|sort code|"
    r"\baccounts?\b|\btotal\b|rechnung|\bfactu|\bfatura|\bcopy\b|\bduplicate\b|\bquotation|\bdelivery\b|\borders?\b|"
    r"\breminder|\bcustomer (?:services?|care)\b|\brefund\b|\bdepot\b|"
    r"\bterms\b|\bremittance|company no|reg\.? no|\bdescription|\bplease\b|\bdue\b|\bseite\b|\biban\b|\bin words\b|"
    r"^(?:units?|suites?|flat|floor) [\dA-Z]\b|\bp\.?o\.? box\b",
    re.IGNORECASE,
)
# A number of the customer, where a word for a customer announces that.
A_CODE = re.compile(r"^[A-Z]{0,4}[-/]?\d[\w/-]*$")
NAME_END = re.compile(
    r"\s*(?:\||•|·|●| - | – |,\s*\d|, (?=[A-Z][\w ]+(?:road|street|lane|way|park|house|avenue|close|"
    r"estate|drive|court)\b)|(?<=trust|board),|(?<=\bicb),).*$",
    re.IGNORECASE,
)
# A number to call, behind the name in its line.
HOW_TO_REACH = re.compile(r"(?<=[^\W\d]{3})\W+(?:tel|telephone|phone|mobile)\b[.:]* ?(?=[\d+(])", re.IGNORECASE)
# What a label leaves before a name in its line: "Payee: Halden Ltd".
LABEL_BEFORE = re.compile(r"^[^:]{0,25}:(?=:?\s[^\W\d])")


LEGAL_END = rf"(?:\(uk\) )?(?:gmbh & co\.? kg|{ANY})\.?"
# The end of a name that was too long for its line: a legal form with a word or two, or the kind of a health body.
NAME_GOES_ON = re.compile(
    rf"^(?:(?:[^\W\d][\w&'’.]* ){{0,2}}{LEGAL_END}|"
    r"(?:(?:nhs|foundation|hospitals?|healthcare|health|care|university|teaching|community|services?|integrated|group|and|of|"
    r"ambulance) )*(?:trust|board|icb|ccg|service|services))$",
    re.IGNORECASE,
)
# Words with which no name begins, but the second line of one does.
NAME_GOES_ON_WITH = re.compile(
    r"^(?:hospitals?|healthcare|health|care|foundation|integrated care|trust|ambulance|services?|"
    r"university hospitals?|community|"
    r"nhs (?:trust|foundation))\b",
    re.IGNORECASE,
)
# The words that many health bodies have in their names; no name is made of them alone.
IN_MANY_NAMES = re.compile(
    r"(?:(?:nhs|foundation|hospitals?|healthcare|health|mental|care|university|teaching|community|services?|integrated|"
    r"ambulance|and|of|partnership|trust|board|icb)\b ?)+",
    re.IGNORECASE,
)
# Among the keys of a party those whose value is its name, and what may stand over a person's.
OF_A_NAME = re.compile(r"name|company|firm|organi|trust", re.IGNORECASE)
SALUTATION = re.compile(r"^(?:herrn?|frau|firma|mr|mrs|ms|dr)\.?$", re.IGNORECASE)
# The next key of a list is no further down than this many times its height.
FAR = 3.0
ALIKE = 0.1
# What begins within so many points of a caption's left edge stands under it.
LEVEL = 2.0
# Between the lines of one column there may be so many of another.
BETWEEN = 3
# Lines of one value are no further apart than this many times their height.
APART = 2.0
NAME_IS_WHOLE = re.compile(rf"\b(?:{LEGAL_END}|trust|icb|ccg|board)$", re.IGNORECASE)


# A company's name with its address in one line: "Halden Supplies Ltd 1 Mill Road, York YO1 4AB".
RUN_ON = re.compile(
    rf"^(?:(?P<name>[^,;|]{{2,60}}?(?:\b{ANY}|& co)\b\.?)(?! (?:&|group|trading|t/a))"
    rf"(?:, \w| (?=.*{POSTCODE.pattern}))|(?P<plain>[^\W\d][^,;|\d]{{3,50}}), (?=.*{POSTCODE.pattern}))",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """The lines of a party's block, how sure it is that they are this party's, and how they were found."""

    lines: list[Segment]
    confidence: float
    source: str


def labelled_blocks(pages: Sequence[Labels], label: Label) -> Iterator[Place]:
    """The blocks that stand where a label of this meaning has its value."""
    for labels in pages:
        headed = {
            id(one.label.words[0])
            for one in labels.values
            if one.found.wording.label is label and one.side is Side.BELOW and abs(one.value.x0 - one.label.x0) < LEVEL
        }
        for labelled in labels.values:
            if labelled.side is Side.RIGHT and id(labelled.label.words[0]) in headed:
                continue  # an address under its caption, and beside the caption something else
            if labelled.found.wording.label is label and _may_name(labelled.value):
                sure = labelled.found.wording.weight * labelled.fit
                yield Place(_lines_at(labels, labelled), sure, labelled.source)


def _may_name(value: Segment) -> bool:
    """Whether a text may be a party's name: no number of something, no day, and nothing that is written elsewhere."""
    text = value.text.lstrip(" :.-")
    if text.islower() and label_words().issuperset(token for token, _ in value.tokens):
        return False
    first = next(iter(find_dates(text)), None)
    return not (NOT_A_NAME.search(text[:14]) or A_CODE.match(text) or (first and first.start == 0))


def _lines_at(labels: Labels, labelled: Labelled) -> list[Segment]:
    if labelled.side is Side.BEHIND:
        whole = next(
            (s for s in labels.layout.rows[labelled.value.row] if s.words and s.words[-1] is labelled.value.words[-1]),
            None,
        )
        rest = block_from(labels, whole or labelled.value)[1:]
        return [labelled.value, *rest]
    beside = labelled.side is Side.RIGHT
    first = _first_of_name(labels, labelled.label, labelled.value) if beside else labelled.value
    return _values_of_keys(labels, block_from(labels, first))


def _first_of_name(labels: Labels, label: Segment, value: Segment) -> Segment:
    """The line with which a name begins whose label is set beside a later one of its lines ("... NHS" over "Trust")."""
    rows = labels.layout.rows[max(0, value.row - BETWEEN) : value.row]
    near = [one for row in rows for one in row if value.top - one.bottom <= value.size / 2]
    over = next((one for one in near if abs(one.x0 - value.x0) <= 1), None)
    # A label may take two lines too ("Invoice" over "to:").
    if over is None or any(one.x0 < value.x0 - 1 and abs(one.x0 - label.x0) > 1 for one in near):
        return value
    goes_on = _goes_on(over, value) or (PAYABLES.search(value.text) and OF_HEALTH.search(over.text))
    return _first_of_name(labels, label, over) if goes_on else value


def _values_of_keys(labels: Labels, block: list[Segment]) -> list[Segment]:
    """A block that lists "Name:" and "Address:" with their values beside them gives those values."""
    keys = _keys_from(labels, block[0])
    if len(keys) < 2:  # noqa: PLR2004 a single one may be part of a line
        return block
    values: list[Segment] = []
    for key, own in _by_key(labels, keys):
        found = KEY.match(key.text)
        if own and found and WANTED.match(found[1]):
            named = OF_A_NAME.match(found[1])
            words = tuple(word for line in own if not SALUTATION.match(line.text) for word in line.words)
            values.extend([Segment(own[0].page, own[0].row, words)] if named and words else own)
    return values or block


def _keys_from(labels: Labels, first: Segment) -> list[Segment]:
    """The keys of a list, from the first one down to what is no key or stands far below."""
    keys = [first] if KEY.match(first.text) else []
    for row in labels.layout.rows[first.row + 1 :] if keys else ():
        if row[0].top - keys[-1].bottom > FAR * first.size:
            break
        level = [one for one in row if abs(one.x0 - first.x0) < 1]
        if level and not KEY.match(level[0].text):
            break
        keys.extend(level)
    return keys


def _by_key(labels: Labels, keys: Sequence[Segment]) -> Iterator[tuple[Segment, list[Segment]]]:
    """Each key with the lines of its value: those of the next column that it is the nearest key to."""
    beside = [other for key in keys for other in labels.layout.beside(key)[:1]]
    edge = min((one.x0 for one in beside), default=0.0)
    own: dict[int, list[Segment]] = {id(key): [] for key in keys}
    for row in labels.layout.rows[max(0, keys[0].row - 1) : keys[-1].row + 3]:
        for line in row:
            near = min(keys, key=lambda key: round(abs(key.middle - line.middle)))
            if abs(line.x0 - edge) < 1 and abs(near.middle - line.middle) < APART * line.size:
                own[id(near)].append(line)
    return ((key, own[id(key)]) for key in keys)


def party_of(lines: Sequence[Segment], head: int, confidence: float, source: str) -> Party:
    """The party that these lines give; `head` is the number of the line with its name."""
    lines = _whole_name(lines, head)
    name = _without_label(lines[head])
    run_on = RUN_ON.match(name.text)
    text = (
        run_on["name"] or run_on["plain"]
        if run_on
        else NAME_END.sub("", HOW_TO_REACH.split(name.text)[0]).strip(" ,;:|-")
    )
    code = postcode(lines)
    end = lines.index(code[1]) + 1 if code else len(lines)
    address = [line for line in lines[:end] if line is not lines[head]] or (
        [name] if code and len(name.text) > len(text) + 3 else []
    )
    return Party(
        name=cited(name.page, name.words, text, confidence, source) if text else None,
        address=_joined(address, confidence * 0.95, source),
        postcode=cited(code[1].page, code[1].words, code[0], confidence, source) if code else None,
    )


def _without_label(name: Segment) -> Segment:
    found = LABEL_BEFORE.match(name.text)
    return Segment(name.page, name.row, name.span(found.end() + 1, len(name.text))) if found else name


def _whole_name(lines: Sequence[Segment], head: int) -> Sequence[Segment]:
    """The lines with a name that is set over several of them put together."""
    name, rest = lines[head], lines[head + 1 :]
    if not rest or NAME_IS_WHOLE.search(name.text) or not _goes_on(name, rest[0]):
        return lines
    whole = Segment(name.page, name.row, (*name.words, *rest[0].words))
    return _whole_name([*lines[:head], whole, *rest[1:]], head)


def _goes_on(name: Segment, below: Segment) -> bool:
    """Whether a line goes on with the name over it; two letterheads of different size are two things."""
    health = PUBLIC.search(below.text) and NAME_GOES_ON_WITH.match(below.text)
    return bool(health or NAME_GOES_ON.match(below.text)) and abs(name.size - below.size) < ALIKE * name.size


def _joined(lines: Sequence[Segment], confidence: float, source: str) -> Field[str] | None:
    if not lines:
        return None
    words = [word for line in lines for word in line.words]
    return cited(lines[0].page, words, ", ".join(line.text.strip(" ,") for line in lines), confidence, source)
