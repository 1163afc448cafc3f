"""What confidence is worth: by channel and group, rising, never more than was measured, and held to the file."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml

from benchmarks.accuracy.wilson import wilson
from bots.reading.calibration import GROUPS, GUESSED, MEASURED, Worth, WorthOnScan, calibrated, group_of, worths
from counterfoil.model.documents import Bank, Channel, Document, Kind, Line, Party, Reading, Sums
from counterfoil.model.fields import Field

STATED: dict[str, Any] = yaml.safe_load(MEASURED.read_text(encoding="utf-8"))


def field(value: Any, confidence: float) -> Field[Any]:
    return Field(value=value, raw=str(value), confidence=confidence, source="test", page=1)


def document(channel: Channel, confidence: float = 0.8, *, sums: Sums = Sums.CLOSED) -> Document:
    return Document(
        kind=Kind.INVOICE,
        channel=channel,
        invoice_number=field("INV-7", confidence),
        issue_date=field(date(2026, 10, 5), confidence),
        seller=Party(name=field("Fenwick Ltd", confidence), email=field("a@fenwick.example", confidence)),
        bank=Bank(sort_code=field("089999", confidence)),
        order_references=(field("PO-1", confidence), field("PO-2", confidence)),
        lines=(Line(net=field(Decimal(100), confidence)),),
        gross=field(Decimal(120), confidence),
        contract=field("C-1", confidence),
        sums=sums,
    )


def read(one: Document) -> Document:
    return calibrated(Reading(reader="test", documents=(one,))).documents[0]


def test_a_step_holds_from_its_floor_to_the_next_and_below_the_first_less_is_claimed() -> None:
    worth = Worth((0.3, 0.7), (0.6, 0.99))
    assert [worth.of(confidence) for confidence in (0.3, 0.69, 0.7, 1.0)] == [0.6, 0.6, 0.99, 0.99]
    assert worth.of(0.15) == pytest.approx(0.3)
    assert worth.of(0.0) == 0


def test_a_guess_stays_a_guess_whatever_others_of_its_group_are_worth() -> None:
    weighed = read(document(Channel.TEXT, GUESSED))
    assert weighed.invoice_number is not None
    assert weighed.invoice_number.confidence == GUESSED < worths()["text", "number"].of(GUESSED)


def test_every_field_of_a_page_is_weighed_wherever_it_stands() -> None:
    weighed = read(document(Channel.TEXT))
    measured = worths()
    assert weighed.invoice_number is not None
    assert weighed.invoice_number.confidence == measured["text", "number"].of(0.8)
    assert weighed.seller.name is not None
    assert weighed.seller.name.confidence == measured["text", "seller"].of(0.8)
    assert weighed.bank.sort_code is not None
    assert weighed.bank.sort_code.confidence == measured["text", "bank"].of(0.8)
    assert {one.confidence for one in weighed.order_references} == {measured["text", "orders"].of(0.8)}
    assert weighed.lines[0].net is not None
    assert weighed.lines[0].net.confidence == measured["text", "lines"].of(0.8)


def test_values_and_evidence_stay_as_they_were_found() -> None:
    found = document(Channel.TEXT)
    weighed = read(found)
    assert weighed.invoice_number is not None
    assert found.invoice_number is not None
    assert (weighed.invoice_number.value, weighed.invoice_number.raw) == ("INV-7", "INV-7")
    assert (weighed.kind, weighed.pages, weighed.sums) == (found.kind, found.pages, found.sums)


def test_fields_that_were_not_measured_keep_what_their_reader_says() -> None:
    weighed = read(document(Channel.TEXT))
    assert weighed.contract == document(Channel.TEXT).contract
    assert weighed.seller.email == document(Channel.TEXT).seller.email


def test_an_e_invoice_states_its_fields() -> None:
    assert read(document(Channel.E_INVOICE)) == document(Channel.E_INVOICE)


def test_amounts_whose_sums_do_not_close_are_counted_apart() -> None:
    assert group_of("net", Sums.CLOSED) != group_of("net", Sums.OPEN) == group_of("net", Sums.UNPROVEN)


@pytest.mark.parametrize("path", GROUPS)
def test_every_measured_field_is_a_field_of_a_document(path: str) -> None:
    whole: Any = Document
    for part in path.split("."):
        hint = get_type_hints(whole)[part]
        whole = hint
    inner = {argument for argument in get_args(hint) if argument not in {type(None), Ellipsis}} or {hint}
    assert all(getattr(one, "__origin__", one) in {Field, Line} for one in inner), path


def test_the_file_names_only_channels_and_groups_that_the_code_asks_for() -> None:
    groups = {group_of(path, sums) for path in GROUPS for sums in Sums}
    assert {Channel.TEXT.value} <= set(STATED["worth"]) <= {Channel.TEXT.value, Channel.SCAN.value, Channel.TABLE.value}
    for channel in STATED["worth"].values():
        assert set(channel) <= groups
    # Amounts that nothing proves keep what their reader says.
    assert groups - set(STATED["worth"]["text"]) == {group_of("net", Sums.OPEN)}


def test_nothing_in_the_file_claims_more_than_was_counted_and_all_of_it_rises() -> None:
    for channel, groups in STATED["worth"].items():
        for group, steps in groups.items():
            assert [step["from"] for step in steps] == sorted({step["from"] for step in steps}), (channel, group)
            assert [step["worth"] for step in steps] == sorted({step["worth"] for step in steps}), (channel, group)
            for step in steps:
                size = step["as"]  # rounded to a tenth
                low, high = (wilson(step["right"] / step["of"] * n, n).low for n in (size - 0.05, size + 0.05))
                assert low - 0.0001 <= step["worth"] <= high, (channel, group, step)
                assert step["layouts"] <= step["of"], (channel, group, step)
                assert step["worth"] <= wilson(step["right"], step["of"]).low, (channel, group, step)


def test_the_file_says_on_what_it_was_measured() -> None:
    assert {"on", "code", "documents", "seeds", "each", "scans", "files", "alike"} <= set(STATED["measured"])


def test_lines_are_weighed_by_every_field_in_them() -> None:
    names = {one.name for one in fields(Line)} - {"printed"}
    line = Line(**{name: field("1", 0.8) for name in names})
    weighed = read(Document(kind=Kind.INVOICE, channel=Channel.TEXT, lines=(line,))).lines[0]
    assert {getattr(weighed, name).confidence for name in names} == {worths()["text", "lines"].of(0.8)}


def test_a_file_can_be_read_in_place_of_the_measured_one(tmp_path: Path) -> None:
    stated = tmp_path / "worth.yaml"
    stated.write_text(
        "worth:\n  text:\n    number:\n      - {from: 0.5, worth: 0.7, right: 8, of: 9}\n", encoding="utf-8"
    )
    assert worths(stated)["text", "number"].of(0.6) == 0.7


def test_a_scan_that_was_not_measured_is_weighed_as_a_text_page_is_unless_its_letters_are_in_doubt(
    tmp_path: Path,
) -> None:
    stated = tmp_path / "worth.yaml"
    steps = "- {from: 0.5, worth: 0.7, right: 40, of: 50}\n      - {from: 0.9, worth: 0.9, right: 95, of: 98}"
    stated.write_text(f"worth:\n  text:\n    number:\n      {steps}\n", encoding="utf-8")
    on_scan, on_text = worths(stated)["scan", "number"], worths(stated)["text", "number"]
    assert isinstance(on_scan, WorthOnScan)
    assert on_scan.of(0.99 * 0.985) == on_text.of(0.985)
    assert on_scan.of(0.45) <= 0.45


def test_what_was_measured_on_scans_goes_before_what_text_pages_are_worth() -> None:
    closed = worths()["scan", "amounts, sums closed"]
    assert closed.of(0.99) == STATED["worth"]["scan"]["amounts, sums closed"][-1]["worth"]
    assert closed.of(0.99) < worths()["text", "amounts, sums closed"].of(0.99)
    assert closed.of(0.45) == 0.45
