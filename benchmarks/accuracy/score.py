"""Scores what was read of one file against what is true of it: fields, lines, kinds and pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.accuracy.compare import number, same
from benchmarks.accuracy.facts import AMOUNTS, FIELDS, HEADER, KEY, Case, Channel, Found, Role, Truth
from benchmarks.accuracy.lines import LineCount, count_lines

Reader = Callable[[str, bytes], Sequence[Found]]
BILLS = frozenset({"invoice", "credit_note"})
# What other fields say too: a total that is due, the invoice date as tax point. Reading them there is no error.
SAID_BY_OTHERS = frozenset({"amount_due", "tax_point"})


class Verdict(StrEnum):
    """How one field was read. `MADE_UP`: a value was read where the document has none."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    MADE_UP = "made_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldScore:
    """One field of one document."""

    name: str
    verdict: Verdict
    true: tuple[str, ...]
    read: tuple[str, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScore:
    """One document. `confidence` is that of its least sure key field; 0 where a key field is missing."""

    case: str
    group: str
    layout: str
    channel: Channel
    role: Role
    number: int
    kind: str | None
    kind_read: str | None
    fields: tuple[FieldScore, ...]
    lines: LineCount | None
    pages: int
    pages_right: int
    confidence: float
    closed: bool

    @property
    def is_bill(self) -> bool:
        """Whether it is an invoice or a credit note, of which fields are judged."""
        return self.kind in BILLS

    def all_right(self, names: Sequence[str] = HEADER) -> bool:
        """Whether of these fields all that stand in the document were read right, and nothing was made up."""
        return all(field.verdict is Verdict.RIGHT for field in self.fields if field.name in names)

    @property
    def misposted(self) -> bool:
        """Whether a figure that is posted is not the true one: number, date, currency, net, VAT, total, or the kind."""
        wrong = {Verdict.WRONG, Verdict.MADE_UP}
        return self.kind_misread or any(field.verdict in wrong for field in self.fields if field.name in KEY)

    @property
    def kind_misread(self) -> bool:
        """Whether it was taken for something else."""
        return self.kind is not None and self.kind != self.kind_read

    @property
    def has_error(self) -> bool:
        """Whether a header field has a value that is not true; a missed field is a gap, not an error."""
        return (
            any(field.verdict in {Verdict.WRONG, Verdict.MADE_UP} for field in self.fields if field.name in HEADER)
            or self.kind_misread
        )


def score_case(case: Case, reader: Reader) -> list[DocumentScore]:
    """Scores every document of a file; a reader that raises has read nothing, which is a finding, not an end."""
    try:
        found = list(reader(case.name, case.read()))
    except Exception as error:  # noqa: BLE001 (peers raise what they like; the file counts as not read)
        name = case.name if case.role is Role.DEVELOPMENT else f"a {case.role} file"
        print(f"  {name}: the reader raised {type(error).__name__}: {error}")
        found = []
    return [_score(case, index, truth, _counterpart(case, truth, found)) for index, truth in enumerate(case.truths)]


def _counterpart(case: Case, truth: Truth, found: Sequence[Found]) -> Found:
    """The document read that shares most pages with the true one; of a file of one document the first."""
    if not found:
        return Found(kind=None)
    if len(case.truths) == 1 and len(found) == 1:
        return found[0]
    return max(found, key=lambda one: len(set(one.pages) & set(truth.pages)))


def _score(case: Case, index: int, truth: Truth, found: Found) -> DocumentScore:
    exact = not truth.pages or truth.pages == found.pages
    return DocumentScore(
        case=case.name,
        group=case.group,
        layout=case.layout,
        channel=case.channel,
        role=case.role,
        number=index,
        kind=found.kind if found.kind and found.kind == truth.also_kind else truth.kind,
        kind_read=found.kind,
        fields=tuple(_fields(truth, found)) if truth.kind in BILLS else (),
        lines=count_lines(truth.lines, found.lines) if truth.lines is not None and truth.kind in BILLS else None,
        pages=len(truth.pages),
        pages_right=len(truth.pages) if exact else 0,
        confidence=gate(found),
        closed=found.closed,
    )


def gate(found: Found) -> float:
    """How sure the reader is of the least sure field that is posted, and of the kind; 0 where one is missing.

    Net and VAT may be missing where the bill shows a total alone.
    """
    needed = [name for name in KEY if name in found.fields or name not in {"net", "vat"}]
    stated = [name for name in HEADER if name in found.fields and name not in needed]
    return min([found.kind_confidence, *(found.confidence.get(name, 0.0) for name in [*needed, *stated])])


def _fields(truth: Truth, found: Found) -> Iterator[FieldScore]:
    for name in FIELDS:
        true, read = truth.fields.get(name, ()), found.fields.get(name, ())
        verdict = _verdict(name, true, read, complete=truth.complete)
        if verdict:
            yield FieldScore(name=name, verdict=verdict, true=true, read=read, confidence=found.confidence.get(name))


def _verdict(name: str, true: tuple[str, ...], read: tuple[str, ...], *, complete: bool) -> Verdict | None:
    if not true:
        stands = name not in SAID_BY_OTHERS and not _is_nil(name, read)
        return Verdict.MADE_UP if complete and read and stands else None
    if not read:
        return Verdict.MISSED
    return Verdict.RIGHT if same(name, true, read) else Verdict.WRONG


def _is_nil(name: str, read: tuple[str, ...]) -> bool:
    """An amount of nil where none is shown says the same as none."""
    return name in AMOUNTS and all(number(one) == 0 for one in read)
