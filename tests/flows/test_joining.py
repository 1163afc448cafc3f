"""Timesheets that come in attachments of their own are joined to the invoice of the e-mail that they back."""

from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from counterfoil.model.decisions import Outcome
from counterfoil.model.documents import Kind
from counterfoil.settings import Settings
from counterfoil.store import Item, Store
from flows import payables
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid, pairs

DAY = date(2026, 10, 6)


def timesheet(worker: str, invoice: str) -> bytes:
    return draw(
        [
            Text(555, 50, "TIMESHEET", size=20, bold=True, align="right"),
            *pairs(40, 140, 120, ("Worker:", worker), ("Week ending:", "04/10/2026"), ("For invoice:", invoice)),
            *grid(
                200,
                ((40, "left"), (140, "left"), (240, "left"), (400, "left")),
                ("Date", "Start time", "Finish time", "Hours worked"),
                ("02/10/2026", "07:30", "19:30", "11.50"),
            ),
            Text(40, 300, "Authorised by the ward manager, signature:"),
        ]
    )


def settled(post: Path, tmp_path: Path, **attached: bytes) -> dict[str, Item]:
    """The items of one e-mail with these attachments, by their names, once it is worked through."""
    message = EmailMessage()
    message["From"], message["To"] = "accounts@example.org", "payables@example.org"
    message["Subject"] = "Our invoices"
    message.set_content("Please find our invoices with their timesheets attached.")
    for name, content in attached.items():
        message.add_attachment(content, maintype="application", subtype="pdf", filename=f"{name}.pdf")
    folder = tmp_path / "mail" / DAY.isoformat()
    folder.mkdir(parents=True)
    (folder / "0001.eml").write_bytes(message.as_bytes())
    settings = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    payables.run(settings, mail=tmp_path / "mail", masterdata=post / "masterdata", as_of=DAY)
    with Store.open(settings) as store:
        return {item.name.removesuffix(".pdf"): item for item in store.items() if item.parent}


def test_a_timesheet_goes_to_the_invoice_that_it_quotes_and_to_no_other(a_few_bills: Path, tmp_path: Path) -> None:
    found = settled(
        a_few_bills,
        tmp_path,
        first=draw(Bill(number="INV-20451").page()),
        second=draw(Bill(number="INV-20452").page()),
        nwosu=timesheet("A. Nwosu", "INV-20452"),
        bell=timesheet("J. Bell", "INV-20451"),
        stray=timesheet("M. Khan", "INV-77810"),
    )
    assert {found[name].kind for name in ("nwosu", "bell", "stray")} == {Kind.TIMESHEET}
    assert (found["nwosu"].outcome, found["nwosu"].linked_to) == (Outcome.JOINED, found["second"].id)
    assert (found["bell"].outcome, found["bell"].linked_to) == (Outcome.JOINED, found["first"].id)
    assert found["stray"].outcome is Outcome.FILED
    assert found["stray"].linked_to is None


def logo(words: str) -> bytes:
    picture = Image.new("RGB", (220, 60), (24, 92, 110))
    ImageDraw.Draw(picture).text((14, 22), words, fill=(255, 255, 255))
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def test_a_logo_with_words_on_it_belongs_to_its_letter(a_few_bills: Path, tmp_path: Path) -> None:
    bill = draw(Bill(number="INV-20451").page())
    found = settled(a_few_bills, tmp_path, first=bill, logo=logo("Brindle Orthotics Ltd"))
    assert found["logo"].outcome is Outcome.JOINED
    assert found["first"].outcome is not Outcome.JOINED
