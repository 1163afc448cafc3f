"""The same invoice by two channels: the richer copy is the record, whichever comes first."""

import shutil
import sqlite3
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.documents import Channel, Document, Kind, Reading
from counterfoil.settings import Settings
from counterfoil.store import Claim, Item, Store
from flows import payables
from flows.copies import richest_first

END_OF_MONTH = date(2026, 10, 31)


def run(settings: Settings, post: Path) -> dict[str, Item]:
    """The items by their files' names, after a run."""
    payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=END_OF_MONTH)
    with Store.open(settings) as store:
        return {Path(item.file).name: item for item in store.items()}


def one_bill_not_receipted(post: Path) -> tuple[Path, str]:
    """Leaves the first bill of the post; gives it, and the receipts to put back."""
    first, *others = sorted((post / "mail").glob("*/*.xml"))
    for other in others:
        other.unlink()
    receipts = post / "masterdata" / "receipts.csv"
    whole = receipts.read_text()
    receipts.write_text(whole.splitlines()[0] + "\n")
    return first.rename(first.with_name("first.xml")), whole


def as_if_scanned(settings: Settings) -> None:
    """What was read is turned into what a scan of it would have given."""
    with sqlite3.connect(settings.home / "counterfoil.db") as database:
        database.execute("UPDATE paper SET body = replace(body, '\"e_invoice\"', '\"scan\"') WHERE paper = 'reading'")
    database.close()


def second_copy(first: Path) -> None:
    shutil.copy(first, first.with_name("second.xml"))
    with first.with_name("second.xml").open("a", encoding="utf-8") as file:
        file.write("<!-- sent again -->\n")


def test_a_held_scan_gives_way_to_the_e_invoice_that_follows(ubl_bills: Path, tmp_path: Path) -> None:
    here = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    first, receipts = one_bill_not_receipted(ubl_bills)
    assert run(here, ubl_bills)["first.xml"].outcome is Outcome.HELD
    as_if_scanned(here)
    second_copy(first)
    items = run(here, ubl_bills)
    assert (items["first.xml"].outcome, items["first.xml"].linked_to) == (Outcome.DUPLICATE, items["second.xml"].id)
    with Store.open(here) as store:
        assert [hold.code for hold in store.holds(items["second.xml"].id)] == [HoldCode.QTY_REC]
        said = [entry.body for entry in store.history(items["first.xml"].id) if entry.kind == "reopened"]
    assert said[-1]["because"] == items["second.xml"].id
    (ubl_bills / "masterdata" / "receipts.csv").write_text(receipts)
    items = run(here, ubl_bills)
    assert (items["first.xml"].outcome, items["second.xml"].outcome) == (Outcome.DUPLICATE, Outcome.POSTED)


def test_a_copy_that_is_no_richer_is_linked_to_the_first(ubl_bills: Path, tmp_path: Path) -> None:
    here = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    first, _ = one_bill_not_receipted(ubl_bills)
    run(here, ubl_bills)
    second_copy(first)
    items = run(here, ubl_bills)
    assert (items["first.xml"].outcome, items["second.xml"].outcome) == (Outcome.HELD, Outcome.DUPLICATE)
    assert items["second.xml"].linked_to == items["first.xml"].id


def claim(place: str, parent: str | None = None) -> Claim:
    """A claim on an item of which only its place and its letter matter here."""
    nothing: dict[str, Any] = dict.fromkeys(each.name for each in fields(Item))
    return Claim(
        item=Item(**nothing | {"id": place, "parent": parent}), token="", until=datetime.max.replace(tzinfo=UTC)
    )


def read_from(channel: Channel | None) -> Reading:
    documents = (Document(kind=Kind.INVOICE, channel=channel),) if channel else ()
    return Reading(reader="test", documents=documents)


def test_of_the_copies_in_one_letter_the_e_invoice_is_decided_first_and_nothing_else_changes_places() -> None:
    come = [claim("a"), claim("m"), claim("m.1", "m"), claim("m.2", "m"), claim("m.3", "m"), claim("z")]
    channels = [Channel.TEXT, None, Channel.SCAN, Channel.TEXT, Channel.E_INVOICE, Channel.E_INVOICE]
    readings = {each.item.id: read_from(channel) for each, channel in zip(come, channels, strict=True)}
    assert [each.item.id for each in richest_first(come, readings)] == ["a", "m", "m.3", "m.2", "m.1", "z"]
