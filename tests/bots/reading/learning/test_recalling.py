"""A remembered correction reads the next document of its layout right, and no other supplier's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bots.reading.calibration import GUESSED
from bots.reading.learning.recalling import UNSURE, overrides, put_right
from counterfoil.model.corrections import held
from counterfoil.model.documents import Recall, Sums
from tests.bots.reading.drawn_pages import Text, pairs, totals
from tests.bots.reading.learning.taught import Sheet, lesson, memory, read_with, seen

FIRST = Sheet()
NEXT = Sheet(number="HS/20555", date="12/10/2026", order="ZN1000777", net="250.00", vat="50.00", gross="300.00")
NUMBER = memory(lesson(FIRST, "invoice_number", "HS/20417"))
OTHER = replace(
    NEXT,
    name="Brackwater Medical Ltd",
    vat_number="GB 999 0051 85",
    company="98403869",
    account="15341186",
    email="accounts@brackwater.example",
)


def test_the_reader_can_only_guess_and_the_memory_knows_the_label() -> None:
    guess = read_with(NEXT).invoice_number
    assert guess is not None
    assert guess.confidence <= GUESSED
    document = read_with(NEXT, NUMBER)
    assert document.invoice_number is not None
    assert document.invoice_number.value == "HS/20555"
    assert document.invoice_number.confidence >= 0.9
    assert document.invoice_number.box is not None
    assert document.invoice_number.source == "by correction 12 of J Smith on 2026-10-07: right of 'Docket'"
    assert [(each.memory, each.recall) for each in document.recalled] == [(12, Recall.USED)]


words = st.text(st.characters(whitelist_categories=["Lu"], max_codepoint=90), min_size=4, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=words.map(lambda word: f"{word.title()} Ltd"),
    company=st.just("") | st.integers(10_000_000, 99_999_999).map(str),
    vat=st.just("") | st.integers(100_000_000, 999_999_999).map(lambda number: f"GB {number}"),
    number=st.integers(10_000, 99_999).map(lambda number: f"ZX/{number}"),
)
def test_memories_of_one_supplier_never_change_what_is_read_of_another(
    name: str, company: str, vat: str, number: str
) -> None:
    """Whatever the other is called, and also where it shows no numbers of its own: the same template, to the dot."""
    other = replace(OTHER, name=name, number=number, company=company, vat_number=vat)
    assert read_with(other, NUMBER, *EVERY_FIELD) == seen(other.page())[0]


def test_the_same_bank_account_is_not_enough_to_be_the_same_supplier() -> None:
    factored = replace(OTHER, account=FIRST.account, vat_number="", company="")
    assert read_with(factored, NUMBER) == seen(factored.page())[0]


def test_firms_of_one_vat_group_are_told_apart() -> None:
    sister = replace(OTHER, vat_number=FIRST.vat_number, company="")
    assert read_with(sister, NUMBER) == seen(sister.page())[0]


def test_another_layout_of_the_same_supplier_is_left_alone() -> None:
    moved = [replace(piece, x=piece.x - 300) if piece.x > 340 else piece for piece in NEXT.page()]
    plain, pages = seen(moved)

    assert put_right(plain, pages, [NUMBER]) == plain


def test_a_label_more_or_less_is_the_same_layout() -> None:
    fewer = replace(NEXT, more=pairs(350, 450, 175, ("Your Contact:", "A Khan")))
    assert held(read_with(fewer, NUMBER), "invoice_number") is not None


def test_a_longer_table_that_pushes_the_totals_down_is_the_same_layout() -> None:
    rows = [Text(40, 268 + 14 * row, f"Item {row}") for row in range(2)]
    assert held(read_with(replace(NEXT, more=rows), NUMBER), "invoice_number") is not None


def test_of_two_memories_of_a_field_the_later_counts() -> None:
    sheet = replace(FIRST, more=pairs(350, 450, 175, ("Slip:", "SL/9001")))
    earlier = memory(lesson(sheet, "invoice_number", "HS/20417"), 3)
    later = memory(lesson(sheet, "invoice_number", "SL/9001"), 4)
    following = replace(NEXT, more=pairs(350, 450, 175, ("Slip:", "SL/9002")))
    document = read_with(following, later, earlier)
    assert held(document, "invoice_number").value == "SL/9002"  # type: ignore[union-attr]
    assert [each.memory for each in document.recalled] == [4]
    assert overrides(later, earlier)
    assert not overrides(earlier, later)


def test_a_memory_that_the_page_plainly_contradicts_is_in_doubt() -> None:
    plain = replace(NEXT, more=pairs(350, 450, 175, ("Invoice Number:", "INV-00777")))
    document = read_with(plain, NUMBER)
    assert document.invoice_number is not None
    assert document.invoice_number.confidence <= UNSURE
    assert "INV-00777" in document.invoice_number.source
    assert document.recalled[0].recall is Recall.DOUBTED


def test_what_the_reader_finds_as_well_is_the_surer_for_it() -> None:
    taught = memory(lesson(FIRST, "po_number", "ZN1000123"))
    before, after = held(read_with(NEXT), "po_number"), held(read_with(NEXT, taught), "po_number")
    assert before
    assert after
    assert after.value == before.value == "ZN1000777"
    assert after.confidence >= before.confidence


@pytest.mark.parametrize(
    ("field", "printed", "corrected", "following"),
    [
        ("issue_date", ("Raised:", "05/10/2026"), "2026-10-05", ("9 November 2026", date(2026, 11, 9))),
        ("due_date", ("Settle on", "4 Nov 2026"), "2026-11-04", ("12/12/2026", date(2026, 12, 12))),
        ("po_number", ("Requisition", "RQ-10/77"), "RQ-10/77", ("RQ-10/78", "RQ-10/78")),
        ("supplier_name", ("Firm", "Halden Group"), "Halden Group", ("Halden Group", "Halden Group")),
        ("currency", ("Money", "EUR"), "EUR", ("EUR", "EUR")),
        ("account_number", ("Pay into", "22334455"), "22334455", ("22334466", "22334466")),
        ("sort_code", ("Branch", "20-11-22"), "201122", ("20-11-33", "20-11-33")),
    ],
)
def test_every_kind_of_field_is_learnt_and_found_again(
    field: str, printed: tuple[str, str], corrected: str, following: tuple[str, object]
) -> None:
    label, value = printed
    first = replace(FIRST, date="", more=pairs(350, 450, 190, (label, value)))
    then = replace(NEXT, date="", more=pairs(350, 450, 190, (label, following[0])))
    found = held(read_with(then, memory(lesson(first, field, corrected))), field)
    assert found is not None
    assert found.value == following[1]


def test_a_value_below_the_head_of_a_column_is_found_below_it_again() -> None:
    def heads(number: str) -> list[Text]:
        row = [(40, "Dkt"), (140, "Contact"), (240, "Sent by")]
        return [
            *(Text(x, 205, head) for x, head in row),
            Text(40, 217, number),
            Text(140, 217, "J Smith"),
            Text(240, 217, "Van"),
        ]

    first = replace(FIRST, label="Depot:", number="Nine", more=heads("D/40001"))
    taught = lesson(first, "invoice_number", "D/40001")
    assert str(taught) == "below 'Dkt'"
    document = read_with(replace(NEXT, label="Depot:", number="Nine", more=heads("D/40022")), memory(taught))
    assert held(document, "invoice_number").value == "D/40022"  # type: ignore[union-attr]


def test_a_value_without_a_label_is_found_by_its_place() -> None:
    first = replace(FIRST, number="", label="", more=[Text(480, 70, "HS/20417")])
    taught = lesson(first, "invoice_number", "HS/20417")
    assert taught.anchor
    document = read_with(replace(NEXT, number="", label="", more=[Text(480, 70, "HS/20600")]), memory(taught))
    assert held(document, "invoice_number").value == "HS/20600"  # type: ignore[union-attr]


def test_at_a_place_without_a_label_only_a_number_built_alike_is_taken() -> None:
    first = replace(FIRST, number="", label="", more=[Text(480, 70, "HS/20417")])
    taught = memory(lesson(first, "invoice_number", "HS/20417"))
    following = replace(NEXT, number="", label="", more=[Text(480, 70, "4417")])
    assert read_with(following, taught) == read_with(following)


def test_at_its_label_a_number_built_otherwise_is_less_sure() -> None:
    number = read_with(replace(NEXT, number="20555-A"), NUMBER).invoice_number
    assert number is not None
    assert number.value == "20555-A"
    assert number.confidence < 0.8


def test_a_label_within_a_longer_one_is_not_the_label() -> None:
    first = replace(FIRST, more=pairs(350, 450, 190, ("Slip copy", "CC/1"), ("Slip", "SL/9001")))
    taught = memory(lesson(first, "invoice_number", "SL/9001"))
    then = replace(NEXT, more=pairs(350, 450, 190, ("Slip copy", "CC/2"), ("Slip", "SL/9002")))
    assert held(read_with(then, taught), "invoice_number").value == "SL/9002"  # type: ignore[union-attr]


def odd_totals(net: str, vat: str, gross: str) -> list[Text]:
    return list(totals(400, ("Worth", net), ("Levy", vat), ("Owing", gross)))


ODD = replace(FIRST, net="", vat="", gross="")


def test_remembered_sums_that_add_up_are_taken_and_close() -> None:
    first = replace(FIRST, more=odd_totals("90.00", "18.00", "108.00"))
    memories = [
        memory(lesson(first, field, value), number)
        for number, (field, value) in enumerate((("net", "90.00"), ("vat", "18.00"), ("gross", "108.00")), start=1)
    ]
    document = read_with(replace(NEXT, more=odd_totals("50.00", "10.00", "60.00")), *memories)
    assert [held(document, field).value for field in ("net", "vat", "gross")] == [  # type: ignore[union-attr]
        Decimal("50.00"), Decimal("10.00"), Decimal("60.00"),
    ]  # fmt: skip


def test_a_remembered_sum_that_does_not_add_up_is_not_taken() -> None:
    taught = memory(lesson(replace(FIRST, more=odd_totals("90.00", "18.00", "108.00")), "net", "90.00"))
    document = read_with(replace(NEXT, more=odd_totals("71.00", "10.00", "60.00")), taught)
    assert document.net == read_with(replace(NEXT, more=odd_totals("71.00", "10.00", "60.00"))).net
    assert document.sums is Sums.CLOSED
    assert document.recalled[0].recall is Recall.DOUBTED
    assert "71.00" in document.recalled[0].detail


def test_sums_that_close_as_read_do_not_give_way_to_others_that_happen_to_add_up() -> None:
    first = replace(FIRST, more=odd_totals("90.00", "18.00", "108.00"))
    memories = [
        memory(replace(lesson(first, field, value), instead_of="below something else"), number)
        for number, (field, value) in enumerate((("net", "90.00"), ("vat", "18.00"), ("gross", "108.00")), start=1)
    ]
    document = read_with(replace(NEXT, more=odd_totals("50.00", "10.00", "60.00")), *memories)
    assert [held(document, field).value for field in ("net", "vat", "gross")] == [  # type: ignore[union-attr]
        Decimal("250.00"), Decimal("50.00"), Decimal("300.00"),
    ]  # fmt: skip
    assert {each.recall for each in document.recalled} == {Recall.DOUBTED}


def test_where_nothing_adds_up_what_was_read_and_is_remembered_otherwise_is_unsure() -> None:
    taught = memory(lesson(replace(FIRST, more=odd_totals("90.00", "18.00", "108.00")), "net", "90.00"))
    document = read_with(replace(NEXT, vat="51.00", more=odd_totals("71.00", "10.00", "60.00")), taught)
    net = held(document, "net")
    assert net
    assert net.value == Decimal("250.00")
    assert net.confidence <= UNSURE
    assert "71.00" in net.source
    assert document.sums is Sums.OPEN


def test_a_place_without_a_label_overrules_nothing_that_was_read() -> None:
    first = replace(FIRST, number="", label="", more=[Text(480, 70, "HS/20417")])
    taught = memory(lesson(first, "invoice_number", "HS/20417"))
    named = replace(NEXT, label="Invoice Number:", number="HS/777", more=[Text(480, 70, "HS/20600")])
    number = read_with(named, taught).invoice_number
    assert number is not None
    assert number.value == "HS/777"
    assert number.confidence <= UNSURE


def test_a_currency_that_is_nowhere_printed_holds_for_all_documents_of_the_layout() -> None:
    taught = lesson(FIRST, "currency", "ZAR")
    assert str(taught) == "always 'ZAR'"
    assert held(read_with(NEXT, memory(taught)), "currency").value == "ZAR"  # type: ignore[union-attr]


EVERY_FIELD = [
    memory(lesson(FIRST, field, value), number)
    for number, (field, value) in enumerate(
        (
            ("issue_date", "2026-10-05"),
            ("net", "100.00"),
            ("vat", "20.00"),
            ("gross", "120.00"),
            ("currency", "ZAR"),
            ("po_number", "ZN1000123"),
            ("supplier_name", "Halden Supplies Ltd"),
            ("vat_number", "GB980780684"),
            ("company_number", "01234567"),
            ("sort_code", "107999"),
            ("account_number", "12345678"),
        ),
        start=20,
    )
]
