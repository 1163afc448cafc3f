"""A supplier that a person chose: whether anything but its account speaks for it, since the choice says who is paid."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bots.matching import Masters, identify
from counterfoil.model.documents import Document
from counterfoil.model.judged import By, Choice, Judged
from counterfoil.model.masters import Masterdata, Supplier
from counterfoil.model.matches import SupplierMatch

Bill = Callable[..., Document]
World = Callable[..., Masterdata]
TODAY = date(2026, 10, 5)
ACCOMPLICE = Supplier(
    organisation="ZN1", supplier_id="S-9", name="Quartz Holdings", sort_code="200000", account_number="12345678"
)
OF_ONE_NAME = replace(ACCOMPLICE, supplier_id="S-8", name="Hartley Medical Supplies")
ITS_ACCOUNT = {"sort_code": "20-00-00", "account_number": "12345678"}


@pytest.fixture
def chosen(bill: Bill, a_world: World) -> Callable[..., SupplierMatch]:
    """The supplier of the usual bill, as somebody chose it; without its order unless one is given."""

    def run(supplier: str, **facts: object) -> SupplierMatch:
        world = a_world()
        masters = Masters.build(replace(world, suppliers=(*world.suppliers, ACCOMPLICE, OF_ONE_NAME)), as_of=TODAY)
        judged = Judged(supplier=Choice(value=supplier, by=By(person="clerk", on=TODAY, number=1)))
        document = bill(**{"orders": (), **facts})
        return identify(document, masters=masters, received_on=TODAY, judged=judged).supplier

    return run


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
