"""The evidence pack: one PDF with the whole story and every page, from the command line and from the desk."""

import io
from pathlib import Path

import pdfplumber
import pytest
from typer.testing import CliRunner

from desk.cli import app
from desk.evidence_pack import PackError, check
from tests.desk.web.conftest import Visit, Worked
from tests.desk.web.test_looks import faults_of


def words_in(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)


def test_the_pack_tells_what_was_read_matched_ruled_judged_and_posted_and_shows_the_pages(worked: Worked) -> None:
    item = worked.item("PRICE")
    worked.settle("supervisor", item, "release", release="PRICE", reason="Buyer agreed <&> signed")
    worked.run()
    answer = worked.desk.client("auditor").get(f"/items/{item}/evidence.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    store = worked.desk.office.store
    decision, posting = store.decision(item), store.dossier(store.item(item)).posting
    assert decision is not None
    assert decision.rulebook is not None
    assert posting is not None
    assert posting.posted is not None
    said = words_in(answer.content)
    for fact in (
        store.item(item).sha256,
        decision.rulebook.content_hash[:12],
        decision.trace[0].row,
        "supervisor: release",
        "Buyer agreed <&> signed",
        posting.posted.reference,
        "made for auditor on",
    ):
        assert fact in said
    with pdfplumber.open(io.BytesIO(answer.content)) as pdf:
        assert sum(bool(page.images) for page in pdf.pages) == store.item(item).page_count


def test_an_item_that_was_not_read_has_a_pack_without_pages(worked: Worked) -> None:
    item = worked.item("DOC_TAMPER")
    answer = worked.desk.client("auditor").get(f"/items/{item}/evidence.pdf")
    assert answer.status_code == 200
    assert "DOC_TAMPER" in words_in(answer.content)


def test_patients_post_has_no_pack_but_for_information_governance(worked: Worked) -> None:
    address = f"/items/{worked.item('IG_PCD')}/evidence.pdf"
    assert worked.desk.client("auditor").get(address).status_code == 404
    assert worked.desk.client("information_governance").get(address).status_code == 200


def test_the_command_writes_the_pack(worked: Worked, tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    asked = ["explain", worked.item("QTY_REC"), "--pdf", str(file), "--home", str(worked.settings.home)]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    assert "QTY_REC" in words_in(file.read_bytes())


def test_a_file_that_cannot_be_a_pack_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"let its name end with \.pdf"):
        check(tmp_path / "pack.png")
    with pytest.raises(PackError, match="make it first"):
        check(tmp_path / "nowhere" / "pack.pdf")


def test_the_history_page_offers_the_pack_and_is_accessible(worked: Worked, visit: Visit) -> None:
    auditor = visit(worked.desk, "auditor")
    auditor.go(f"/items/{worked.item('PRICE')}/history")
    assert auditor.page.get_by_role("link", name="Evidence pack (PDF)").is_visible()
    assert faults_of(auditor.page) == []
