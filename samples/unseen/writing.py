"""Writes the files of a set of unseen documents, and truth.jsonl with a line for each file."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from samples.unseen.bills import BillMaker
from samples.unseen.carriers import as_csv, as_mail
from samples.unseen.facts import Paper
from samples.unseen.layouts import LAYOUTS
from samples.unseen.layouts.development.correspondence import FILES, OTHERS
from samples.unseen.notices import KINDS, notice
from samples.unseen.printing import Press, press
from samples.unseen.scans import CONDITIONS, pages_kept, scanned
from samples.unseen.style import Layout, Role

Json = dict[str, Any]
# Files of several documents, by their kinds in order.
BUNDLES = (
    ("bill", "bill"),
    ("bill", "timesheet"),
    ("bill", "backing"),
    ("bill", "delivery_note"),
    ("statement", "bill", "bill"),
    ("bill", "bill", "bill"),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as PDF, with the truth about it."""

    pdf: bytes
    pages: int
    truth: Json


@dataclass(slots=True)
class Writer:
    """Writes files one by one and keeps the truth about them."""

    folder: Path
    press: Press | None
    rows: list[Json] = field(default_factory=list)

    def printed(self, layout: Layout, paper: Paper) -> Printed | None:
        """The paper as PDF; None where its layout needs a browser and there is none."""
        drawing = layout.draw(paper)
        if isinstance(drawing, str):
            if self.press is None:
                return None
            drawing = self.press.pdf(drawing)
        document = pypdfium2.PdfDocument(drawing)
        pages = len(document)
        document.close()
        return Printed(drawing, pages, paper.truth)

    def add(
        self,
        layout: Layout,
        content: bytes,
        documents: Sequence[Json],
        *,
        ending: str = "pdf",
        channel: str = "text",
        condition: str = "",
    ) -> None:
        """One file with its documents; `condition` is that of a scan."""
        name = f"{len(self.rows) + 1:04d}.{ending}"
        (self.folder / name).write_bytes(content)
        self.rows.append(
            {
                "file": name,
                "layout": layout.name,
                "role": layout.role.value,
                "language": layout.language,
                "channel": channel,
                "condition": condition,
                "documents": list(documents),
            }
        )


def write(folder: Path, *, seed: int, each: int, scans: int, role: Role | None = None) -> int:
    """Write the set; the number of files comes back. `each` bills a layout, `scans` pictures a condition.

    With `role` there are documents in its layouts only.
    """
    layouts = [layout for layout in LAYOUTS if role in {None, layout.role}]
    folder.mkdir(parents=True, exist_ok=True)
    with press() as machine:
        writer = Writer(folder, machine)
        for layout in layouts:
            _papers(writer, layout, seed, each)
        _bundles(writer, layouts, seed, max(1, each // 4))
        _scans(writer, layouts, seed, scans)
        if layouts and role in {None, Role.DEVELOPMENT}:
            _others(writer, seed, max(1, each // 4))
    text = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in writer.rows)
    (folder / "truth.jsonl").write_text(text, encoding="utf-8")
    return len(writer.rows)


def _papers(writer: Writer, layout: Layout, seed: int, each: int) -> None:
    for number in range(each):
        _single(writer, layout, BillMaker(layout, f"{seed} {number}").paper())
    for number in range(max(1, each // 4)):
        _carried(writer, layout, f"{seed} {number}")
    if layout.language == "en" and not layout.bills_only:
        for number in range(max(1, each // 4)):
            for kind in KINDS:
                _single(writer, layout, notice(layout, f"{seed} {number}", kind))


def _single(writer: Writer, layout: Layout, paper: Paper) -> None:
    printed = writer.printed(layout, paper)
    if printed:
        writer.add(layout, printed.pdf, [_placed(printed, 0)])


def _carried(writer: Writer, layout: Layout, seed: str) -> None:
    """A bill as CSV, which has no pages, and another one as an attachment."""
    paper = BillMaker(layout, f"{seed} csv").paper()
    writer.add(layout, as_csv(paper), [{**paper.truth, "pages": []}], ending="csv", channel="table")
    paper = BillMaker(layout, f"{seed} mail").paper()
    printed = writer.printed(layout, paper)
    if printed:
        writer.add(layout, as_mail(paper, printed.pdf, seed), [_placed(printed, 0)], ending="eml", channel="mail")


def _placed(printed: Printed, before: int) -> Json:
    """The truth with the pages on which the document stands."""
    return {**printed.truth, "pages": list(range(before + 1, before + printed.pages + 1))}


def _bundles(writer: Writer, all_layouts: Sequence[Layout], seed: int, each: int) -> None:
    """Files of several documents: those of a sender in one layout, those of a forwarded bundle in several."""
    for role in Role:
        layouts = [one for one in all_layouts if one.role is role and one.language == "en" and not one.bills_only]
        if not layouts:
            continue
        for number in range(each):
            for place, kinds in enumerate(BUNDLES):
                step = number % 2
                chosen = [layouts[(number + place + part * step) % len(layouts)] for part in range(len(kinds))]
                _bundle(writer, chosen, kinds, f"{seed} bundle {number} {place}")


def _others(writer: Writer, seed: int, each: int) -> None:
    """Papers of layouts that have one kind alone, and the files in which they come with bills."""
    others = {other.layout.name: other for other in OTHERS}
    layouts = {layout.name: layout for layout in LAYOUTS if layout.role is Role.DEVELOPMENT}
    for number in range(each):
        for other in OTHERS:
            _single(writer, other.layout, other.make(other.layout, f"{seed} {number}"))
        for names in FILES:
            parts = []
            for part, name in enumerate(names):
                one = f"{seed} file {number} {part}"
                other = others.get(name)
                layout = other.layout if other else layouts[name]
                parts.append((layout, other.make(layout, one) if other else BillMaker(layout, one).paper()))
            _file(writer, parts)


def _bundle(writer: Writer, layouts: Sequence[Layout], kinds: Sequence[str], seed: str) -> None:
    parts = enumerate(zip(layouts, kinds, strict=True))
    _file(writer, [(layout, _of_kind(layout, f"{seed} {part}", kind)) for part, (layout, kind) in parts])


def _file(writer: Writer, papers: Sequence[tuple[Layout, Paper]]) -> None:
    """Several papers in one file; none where a layout needs a browser and there is none."""
    parts: list[Printed] = []
    for layout, paper in papers:
        printed = writer.printed(layout, paper)
        if printed is None:
            return
        parts.append(printed)
    writer.add(papers[0][0], _joined(one.pdf for one in parts), list(_in_order(parts)))


def _of_kind(layout: Layout, seed: str, kind: str) -> Paper:
    return BillMaker(layout, seed, kind="invoice").paper() if kind == "bill" else notice(layout, seed, kind)


def _in_order(parts: Iterable[Printed]) -> Iterator[Json]:
    before = 0
    for part in parts:
        yield _placed(part, before)
        before += part.pages


def _joined(pdfs: Iterable[bytes]) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    for pdf in pdfs:
        part = pypdfium2.PdfDocument(pdf)
        whole.import_pages(part)
        part.close()
    buffer = io.BytesIO()
    whole.save(buffer)
    whole.close()
    return buffer.getvalue()


def _scans(writer: Writer, layouts: Sequence[Layout], seed: int, scans: int) -> None:
    """Bills of all layouts in turn, each condition with as many of them."""
    place = seed
    for number in range(scans if layouts else 0):
        for condition in CONDITIONS:
            layout = layouts[place % len(layouts)]
            place += 1
            paper = BillMaker(layout, f"{seed} scan {number} {condition.name}").paper()
            printed = writer.printed(layout, paper)
            # A picture of one page shows a bill of one page.
            if printed and pages_kept(condition, printed.pages) == printed.pages:
                ending, content = scanned(printed.pdf, condition, f"{seed} {number}")
                writer.add(
                    layout, content, [_placed(printed, 0)], ending=ending, channel="scan", condition=condition.name
                )
