"""An office in miniature: a home, its master data with two suppliers, and post that a test puts in by the day."""

import csv
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from counterfoil.model.documents import Document
from counterfoil.model.fields import Field
from counterfoil.settings import Settings
from counterfoil.store import CORRECTION, Item, Store
from desk.correcting import checked
from flows import payables
from tests.bots.reading.drawn_pages import draw
from tests.bots.reading.learning.taught import Sheet

HALDEN = Sheet(number="HS/20417", order="ZN1900001")
BRACK = replace(
    HALDEN,
    name="Brackwater Medical Ltd",
    vat_number="GB 999 0051 85",
    company="98403869",
    account="15341186",
    email="accounts@brackwater.example",
    number="BM/77001",
    order="ZN1900002",
)


class Office:
    """A home with a folder of post into which a test puts one bill a day."""

    def __init__(self, folder: Path, masterdata: Path, settings: Settings) -> None:
        self.mail = folder / "mail"
        self.masterdata = folder / "masterdata"
        self.settings = settings
        shutil.copytree(masterdata, self.masterdata)
        for sheet in (HALDEN, BRACK):
            self.know(sheet)

    def know(self, sheet: Sheet) -> None:
        """A supplier with an order of ten boxes, all received."""
        supplier = sheet.company
        self.add(
            "suppliers",
            organisation="ZN1",
            supplier_id=supplier,
            name=sheet.name,
            vat_number=sheet.vat_number.replace(" ", ""),
            company_number=sheet.company,
            sort_code="107999",
            account_number=sheet.account,
            status="active",
            terms_days="30",
            email_domain=sheet.email.partition("@")[2],
        )
        self.add(
            "purchase_orders",
            organisation="ZN1",
            po_number=sheet.order,
            line_number="1",
            supplier_id=supplier,
            ordered_on="2026-09-01",
            status="open",
            kind="goods",
            description="Nitrile gloves",
            quantity="10",
            uom="BX",
            unit_price="100.00",
            net_amount="1000.00",
            vat_rate="20",
            **self.coding(),
        )
        self.add(
            "receipts",
            organisation="ZN1",
            receipt_number=f"G{supplier}",
            po_number=sheet.order,
            line_number="1",
            quantity="10",
            received_on="2026-09-10",
        )

    def coding(self) -> dict[str, str]:
        with (self.masterdata / "chart.csv").open() as file:
            row = next(row for row in csv.DictReader(file) if row["organisation"] == "ZN1")
        return {"cost_centre": row["cost_centre"], "subjective": row["subjective"]}

    def add(self, table: str, **row: str) -> None:
        path = self.masterdata / f"{table}.csv"
        with path.open() as file:
            columns = next(csv.reader(file))
        with path.open("a") as file:
            csv.DictWriter(file, columns).writerow(row)

    def receive(self, *sheets: Sheet, day: int) -> str:
        """Put a file with these bills into the post of a day of October; gives it as items name it."""
        folder = self.mail / f"2026-10-{day:02d}"
        folder.mkdir(parents=True, exist_ok=True)
        number = len(list(folder.iterdir())) + 1
        (folder / f"{number:04d}.pdf").write_bytes(draw(*(sheet.page() for sheet in sheets)))
        return f"{folder.name}/{number:04d}.pdf"

    def work(self, *, day: int) -> None:
        payables.run(self.settings, mail=self.mail, masterdata=self.masterdata, as_of=date(2026, 10, day))

    def item(self, file: str) -> Item:
        with Store.open(self.settings) as store:
            return store.item(file)

    def read(self, file: str) -> Document:
        """The one document of a file as it stands now."""
        with Store.open(self.settings) as store:
            reading = store.reading(store.item(file).id)
        assert reading is not None
        return reading.documents[0]

    def number(self, file: str) -> Field[str] | None:
        """The invoice number as it stands now."""
        return self.read(file).invoice_number

    def correct(self, file: str, field: str, value: str) -> None:
        with Store.open(self.settings) as store:
            item, at = store.item(file), store.clock()
            made = checked(store.reading(item.id), item, field=field, value=value, person="J Smith", at=at)
            with store.transaction(actor=made.person) as tx:
                tx.judge(item.id, person=made.person, kind=CORRECTION, body=made.body)
