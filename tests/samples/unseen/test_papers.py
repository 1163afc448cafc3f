"""The unseen documents: sums that close, the same seed the same paper, and a truth that stands in the drawing."""

import csv
import email
import email.policy
import html
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from stdnum.at import uid as at_uid
from stdnum.be import vat as be_vat
from stdnum.ch import uid as ch_uid
from stdnum.de import vat as de_vat
from stdnum.dk import cvr
from stdnum.es import nif
from stdnum.fr import tva
from stdnum.gb import vat as gb_vat
from stdnum.ie import vat as ie_vat
from stdnum.it import iva
from stdnum.nl import btw
from stdnum.pl import nip
from stdnum.pt import nif as pt_nif
from stdnum.se import vat as se_vat

from samples.unseen.bills import BillMaker
from samples.unseen.carriers import as_csv, as_mail
from samples.unseen.countries import COUNTRIES
from samples.unseen.facts import Paper
from samples.unseen.hand import Hand
from samples.unseen.layouts import LAYOUTS
from samples.unseen.layouts.calibration.composed import COMPOSED as COMPOSED_FOR_CALIBRATION
from samples.unseen.layouts.development import DEVELOPMENT
from samples.unseen.layouts.development.composed import COMPOSED as COMPOSED_FOR_DEVELOPMENT
from samples.unseen.layouts.development.composed_further import COMPOSED_FURTHER
from samples.unseen.layouts.development.correspondence import FILES, OTHERS
from samples.unseen.layouts.development.drawn import DRAWN
from samples.unseen.layouts.development.typed import TYPED
from samples.unseen.layouts.held_out.composed import COMPOSED as COMPOSED_HELD_OUT
from samples.unseen.notices import KINDS, notice
from samples.unseen.scans import CONDITIONS, Condition, scanned
from samples.unseen.style import Layout, Other, Role
from samples.unseen.writing import write

each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
SHOWN = (
    *("invoice_number", "po_numbers", "sort_code", "account_number", "iban", "bic", "vat_number", "company_number"),
    *("seller_name", "seller_postcode", "buyer_name", "payables_code", "net", "gross", "charges", "allowances"),
)


def text_of(drawing: str | bytes) -> str:
    if isinstance(drawing, str):
        return html.unescape(re.sub(r"<[^>]+>", " ", drawing.partition("<body>")[2]))
    document = pypdfium2.PdfDocument(drawing)
    text = "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    document.close()
    return text


def packed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


COMPOSED = (*COMPOSED_FOR_DEVELOPMENT, *COMPOSED_FURTHER, *COMPOSED_FOR_CALIBRATION, *COMPOSED_HELD_OUT)
# Of composed layouts there are many of one make: one paper of each is looked at.
each_paper = pytest.mark.parametrize(
    ("layout", "seed"),
    [
        pytest.param(layout, seed, id=f"{seed}-{layout.name}")
        for layout in LAYOUTS
        for seed in ("1", "2", "3")
        if seed == "1" or layout not in COMPOSED
    ],
)


@each_paper
def test_what_the_truth_says_stands_in_the_drawing(layout: Layout, seed: str) -> None:
    paper = BillMaker(layout, seed).paper()
    text = text_of(layout.draw(paper))
    for name in SHOWN:
        for value in paper.truth["fields"].get(name, []):
            assert packed(value.removeprefix("GB") if name == "vat_number" else value) in packed(text), name
    for name in ("issue_date", "due_date", "tax_point"):
        for value in paper.truth["fields"].get(name, []):
            assert any(packed(day) in packed(text) for day in days_of(layout, value)), name
    if "vat" in paper.truth["fields"]:
        assert abs(Decimal(paper.truth["fields"]["vat"][0])) in printed_vat(paper)
    for pair in paper.totals:
        assert packed(pair.label) in packed(text)
        assert packed(pair.value) in packed(text)
    for line in paper.truth["lines"]:
        assert packed(line["net"]) in packed(text)
        assert packed(line["unit_price"]).rstrip("0") in packed(text)
        assert packed(line["description"])[:16] in packed(text)


def days_of(layout: Layout, value: str) -> Iterator[str]:
    """A day in all ways in which a sender who uses this layout may write it."""
    for form in layout.day_forms or COUNTRIES[layout.language].day_forms:
        yield Hand(Random(1), layout.language, credit=False, day_forms=(form,)).day(date.fromisoformat(value))


def printed_vat(paper: Paper) -> list[Decimal]:
    """What the last sums before the total come to, one or several of them: the VAT of all rates is among these."""
    values = [Decimal(re.sub(r"\D", "", pair.value)) / 100 for pair in paper.totals[:-1]]
    return list(accumulate(reversed(values)))


@each_layout
def test_the_sums_of_a_bill_close(layout: Layout) -> None:
    truth = BillMaker(layout, "4").paper().truth
    fields = {name: abs(Decimal(values[0])) for name, values in truth["fields"].items() if name in AMOUNTS}
    # A credit note has all its amounts below nil or none; of an invoice a line may be.
    lines = abs(sum(Decimal(line["net"]) for line in truth["lines"]))
    assert lines + fields.get("charges", 0) - fields.get("allowances", 0) == fields["net"]
    assert fields["net"] + fields.get("vat", 0) == fields["gross"]


AMOUNTS = {"net", "vat", "gross", "charges", "allowances"}


@each_layout
def test_the_same_seed_gives_the_same_paper_and_another_seed_another(layout: Layout) -> None:
    assert asdict(BillMaker(layout, "7").paper()) == asdict(BillMaker(layout, "7").paper())
    assert BillMaker(layout, "7").paper().truth != BillMaker(layout, "8").paper().truth


@pytest.mark.parametrize("kind", KINDS)
def test_every_other_kind_can_be_drawn_in_every_layout_that_has_it(kind: str) -> None:
    for layout in LAYOUTS:
        if layout.language == "en" and not layout.bills_only:
            paper = notice(layout, "1", kind)
            assert paper.truth["kind"] == kind
            assert packed(paper.title) in packed(text_of(layout.draw(paper)))


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other.layout.name)
def test_a_paper_of_one_kind_alone_is_of_it_and_says_its_title_and_sums(other: Other) -> None:
    for seed in "123":
        paper = other.make(other.layout, seed)
        assert paper.truth == {"kind": other.kind, "fields": {}, "lines": []}
        text = packed(text_of(other.layout.draw(paper)))
        for said in (paper.title, *(pair.value for pair in (*paper.totals, *paper.meta))):
            assert packed(said) in text


def test_files_of_several_papers_have_layouts_for_development_alone() -> None:
    known = {layout.name for layout in DEVELOPMENT} | {other.layout.name for other in OTHERS}
    assert {name for names in FILES for name in names} <= known
    assert {other.layout.role for other in OTHERS} == {Role.DEVELOPMENT}
    assert all(layout.own == "" for layout in LAYOUTS if layout.role is not Role.DEVELOPMENT)


def test_layouts_are_spread_over_the_roles_and_only_development_knows_few_words() -> None:
    roles = Counter(layout.role for layout in LAYOUTS)
    assert len(LAYOUTS) >= 16
    assert min(roles.values()) >= 5
    titles: dict[Role, set[str]] = defaultdict(set)
    for layout in LAYOUTS:
        if layout.language == "en" and layout not in COMPOSED:
            titles[layout.role] |= {BillMaker(layout, str(seed)).paper().title for seed in range(30)}
    assert titles[Role.CALIBRATION] - titles[Role.DEVELOPMENT]
    assert titles[Role.HELD_OUT] - titles[Role.DEVELOPMENT] - titles[Role.CALIBRATION]


@each_layout
def test_a_layout_stands_in_the_folder_of_its_role(layout: Layout) -> None:
    assert layout in getattr(import_module(f"samples.unseen.layouts.{layout.role.name.lower()}"), layout.role.name)


def test_identifiers_are_of_ranges_that_are_never_issued() -> None:
    for layout in LAYOUTS:
        if layout.language == "en":
            firm = BillMaker(layout, "9").paper().seller
            assert firm.vat_number.startswith("GB999")
            assert firm.company_number[:2] in {"98", ""}
            assert firm.sort_code in {"089999", "107999"}


@each_layout
def test_identifiers_pass_their_check_digits(layout: Layout) -> None:
    for seed in range(5):
        firm = BillMaker(layout, str(seed)).paper().seller
        checks = {
            "GB": gb_vat,
            "DE": de_vat,
            "FR": tva,
            "NL": btw,
            "IT": iva,
            "DK": cvr,
            "PL": nip,
            "ES": nif,
            "IE": ie_vat,
            "SE": se_vat,
            "BE": be_vat,
            "PT": pt_nif,
            "AT": at_uid,
            "CH": ch_uid,
        }
        assert checks[firm.vat_number[:2]].is_valid(firm.vat_number)
        assert int(iban_digits(firm.iban)) % 97 == 1


def iban_digits(number: str) -> str:
    return "".join(str(int(letter, 36)) for letter in number[4:] + number[:4])


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.name)
def test_a_scan_is_the_same_for_the_same_seed_and_holds_no_text(condition: Condition) -> None:
    layout = DRAWN[0]
    pdf = layout.draw(BillMaker(layout, "1").paper())
    assert isinstance(pdf, bytes)
    ending, content = scanned(pdf, condition, "1")
    assert len(content) > 10_000
    if ending == "pdf":
        assert text_of(content).strip() == ""
    else:
        assert scanned(pdf, condition, "1") == (ending, content)


def test_a_bill_out_of_a_spreadsheet_has_the_cells_that_its_truth_says() -> None:
    paper = BillMaker(DRAWN[0], "1").paper()
    rows = list(csv.reader(io.StringIO(as_csv(paper).decode("utf-8-sig"))))
    text = " ".join(packed(cell) for row in rows for cell in row)
    for line in paper.truth["lines"]:
        assert packed(line["net"]) in text
        assert packed(line["description"]) in text
    assert packed(paper.truth["fields"]["invoice_number"][0]) in text


def test_a_bill_attached_to_an_e_mail_is_the_same_pdf() -> None:
    paper = BillMaker(DRAWN[0], "1").paper()
    message = email.message_from_bytes(as_mail(paper, b"%PDF-1.4", "1"), policy=email.policy.default)
    assert [part.get_content() for part in message.iter_attachments()] == [b"%PDF-1.4"]


def test_a_set_without_a_browser_has_the_layouts_that_need_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samples.unseen.printing.BROWSERS", ("no-such-browser",))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    assert write(tmp_path, seed=1, each=1, scans=0) > 0
    rows = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    printed = {row["layout"] for row in rows if row["file"].endswith(".pdf")}
    drawn = {one.name for one in LAYOUTS if isinstance(one.draw(BillMaker(one, "1").paper()), bytes)}
    assert printed == drawn
    assert {layout.name for layout in (*DRAWN, *TYPED)} < drawn
    for row in rows:
        if not row["file"].endswith(".pdf"):
            continue
        pages = [page for document in row["documents"] for page in document["pages"]]
        document = pypdfium2.PdfDocument(tmp_path / row["file"])
        assert pages == list(range(1, len(document) + 1))
        document.close()


def test_a_set_without_layouts_is_empty_and_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samples.unseen.writing.LAYOUTS", ())
    monkeypatch.setattr("samples.unseen.printing.BROWSERS", ("no-such-browser",))
    assert write(tmp_path, seed=1, each=1, scans=1) == 0
    assert not (tmp_path / "truth.jsonl").read_text(encoding="utf-8")
