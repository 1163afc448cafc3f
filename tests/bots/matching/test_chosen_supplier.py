"""A supplier that a person chose or typed: whether more than its account speaks for it, since that says who is paid."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bots.matching import Masters, identify, with_chosen_order
from counterfoil.model.documents import Document
from counterfoil.model.fields import Field
from counterfoil.model.judged import By, Choice, Judged
from counterfoil.model.masters import Masterdata, Supplier
from counterfoil.model.matches import Certainty, SupplierMatch

Bill = Callable[..., Document]
World = Callable[..., Masterdata]
TODAY = date(2026, 10, 5)
ACCOMPLICE = Supplier(
    organisation="ZN1", supplier_id="S-9", name="Quartz Holdings", sort_code="200000", account_number="12345678"
)
OF_ONE_NAME = replace(ACCOMPLICE, supplier_id="S-8", name="Hartley Medical Supplies")
ITS_ACCOUNT = {"sort_code": "20-00-00", "account_number": "12345678"}


@pytest.fixture
def chosen(bill: Bill, known: Masters) -> Callable[..., SupplierMatch]:
    """The supplier of the usual bill, as somebody chose it; without its order unless one is given."""

    def run(supplier: str, **facts: object) -> SupplierMatch:
        judged = Judged(supplier=Choice(value=supplier, by=By(person="clerk", on=TODAY, number=1)))
        return identify(bill(**{"orders": (), **facts}), masters=known, received_on=TODAY, judged=judged).supplier

    return run


@pytest.fixture
def known(a_world: World) -> Masters:
    world = a_world()
    return Masters.build(replace(world, suppliers=(*world.suppliers, ACCOMPLICE, OF_ONE_NAME)), as_of=TODAY)


@pytest.fixture
def typed(bill: Bill, known: Masters) -> Callable[..., SupplierMatch]:
    """The supplier of the usual bill without its order, over whose name and VAT number a person typed others.

    `printed` has what the page shows there.
    """

    def run(name: str, vat_number: str | None = None, printed: tuple[tuple[str, str], ...] = ()) -> SupplierMatch:
        document = bill(orders=(), seller_name=name, seller_vat_number=vat_number, **ITS_ACCOUNT)
        over = {field: value for field, value in named(document).items() if (FIELDS[field], value.value) not in printed}
        seller = replace(document.seller, **{field: replace(value, raw="") for field, value in over.items()})
        judged = Judged(printed=printed)
        return identify(replace(document, seller=seller), masters=known, received_on=TODAY, judged=judged).supplier

    return run


FIELDS = {"name": "supplier_name", "vat_number": "vat_number"}


def named(document: Document) -> dict[str, Field[str]]:
    return {field: value for field in FIELDS if (value := getattr(document.seller, field))}


Chosen = Callable[..., SupplierMatch]


def test_a_record_that_only_the_printed_account_speaks_for_is_told(chosen: Chosen) -> None:
    match = chosen("S-9", **ITS_ACCOUNT)
    assert (match.supplier_id, match.bank_differs) == ("S-9", False)
    assert match.unsupported == "nothing on the document but an account speaks for the supplier record S-9"


def test_so_is_a_record_that_nothing_at_all_speaks_for(chosen: Chosen) -> None:
    assert "S-9" in chosen("S-9").unsupported


def test_a_record_that_the_document_speaks_for_is_not(chosen: Chosen) -> None:
    assert chosen("S-1").unsupported == ""
    assert chosen("S-9", seller_name="Quartz Holdings Ltd", seller_vat_number=None, **ITS_ACCOUNT).unsupported == ""
    assert chosen("S-1", seller_name="Ogof Trading", seller_vat_number=None, orders=("ZN1000123",)).unsupported == ""


def test_a_record_is_told_where_another_with_another_account_fits_better_but_for_the_account(chosen: Chosen) -> None:
    match = chosen("S-8", **ITS_ACCOUNT)
    assert match.unsupported.startswith("but for the account the document fits the supplier record S-1 better")


PRINTED = (("supplier_name", "Hartley Medical Supplies Ltd"), ("vat_number", "GB999999973"))


def test_a_record_that_only_a_typed_name_and_its_account_speak_for_is_told(typed: Chosen) -> None:
    match = typed("Quartz Holdings Ltd")
    assert (match.supplier_id, match.certainty) == ("S-9", Certainty.MATCHED)
    assert match.unsupported == "nothing on the document but an account speaks for the supplier record S-9"


def test_so_is_one_where_what_is_printed_under_the_typed_name_and_number_fits_another(typed: Chosen) -> None:
    assert "S-9" in typed("Quartz Holdings Ltd", "GB123456789", PRINTED).unsupported


def test_a_name_that_the_page_shows_speaks_for_its_record_though_a_person_typed_it(typed: Chosen) -> None:
    match = typed("Quartz Holdings Ltd", None, (("supplier_name", "Quartz Holdings Ltd"),))
    assert (match.supplier_id, match.unsupported) == ("S-9", "")


def test_a_slip_of_the_reader_that_a_person_put_right_leaves_what_is_printed_to_speak(typed: Chosen) -> None:
    match = typed("Hartley Medical Supplies Ltd", "GB999999973", (("vat_number", "GB999999978"), PRINTED[0]))
    assert (match.supplier_id, match.unsupported) == ("S-1", "")


def test_an_order_that_a_person_chose_does_not_speak_for_the_supplier_that_they_chose(
    bill: Bill, known: Masters
) -> None:
    by = By(person="clerk", on=TODAY, number=1)
    judged = Judged(supplier=Choice(value="S-1", by=by), order=Choice(value="ZN1000123", by=by))
    document = bill(orders=(), seller_name="Ogof Trading", seller_vat_number=None)
    identity = identify(with_chosen_order(document, judged), masters=known, received_on=TODAY, judged=judged)
    assert identity.po_numbers == ("ZN1000123",)
    assert "S-1" in identity.supplier.unsupported
