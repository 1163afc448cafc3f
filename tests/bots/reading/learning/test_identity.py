"""Two documents are of one supplier only where a number of its own says so, and nothing speaks against it."""

import pytest

from bots.reading.learning.identity import identity_of, knowable, same_supplier
from counterfoil.model.memory import Identity
from tests.bots.reading.learning.taught import Sheet, seen

HALDEN = Identity(
    name="HALDENSUPPLIESLTD",
    vat_number="980780684",
    company_number="01234567",
    account="10799912345678",
    domain="halden.example",
)


def test_a_document_says_who_its_supplier_is() -> None:
    assert identity_of(seen(Sheet().page())[0]) == HALDEN


def test_a_shared_mail_domain_says_nothing() -> None:
    for domain in ("gmail.com", "procurement.northmoor.nhs.uk"):
        assert identity_of(seen(Sheet(email=f"pay@{domain}").page())[0]).domain == ""


@pytest.mark.parametrize(
    "other",
    [
        HALDEN,
        Identity(vat_number="980780684"),
        Identity(company_number="01234567", name="HALDENSUPPLIESLTD", account="99"),
        Identity(name="HALDENSUPPLIESLTD", account="10799912345678"),
        Identity(name="HALDENSUPPLIESLT0", domain="halden.example"),
        Identity(name="CUSTOMERSERVICES", vat_number="980780684", company_number="01234567"),
    ],
)
def test_these_are_the_same(other: Identity) -> None:
    assert same_supplier(HALDEN, other)
    assert same_supplier(other, HALDEN)


@pytest.mark.parametrize(
    "other",
    [
        Identity(),
        Identity(name="HALDENSUPPLIESLTD"),
        Identity(account="10799912345678"),
        Identity(domain="halden.example"),
        Identity(account="10799912345678", domain="halden.example"),
        Identity(name="BRACKWATERMEDICALLTD", account="10799912345678"),
        Identity(name="BRACKWATERMEDICALLTD", vat_number="980780684"),
        Identity(name="HALDENSUPPLIESLTD", vat_number="999005185", account="10799912345678"),
        Identity(vat_number="980780684", company_number="98403869"),
    ],
)
def test_these_are_not_surely_the_same(other: Identity) -> None:
    assert not same_supplier(HALDEN, other)
    assert not same_supplier(other, HALDEN)


def test_a_name_an_account_or_a_domain_alone_is_not_enough_to_be_known_by() -> None:
    assert not any(
        map(knowable, (Identity(name="A"), Identity(account="1"), Identity(account="1", domain="a.example")))
    )
    assert all(map(knowable, (Identity(vat_number="1"), Identity(company_number="1"), Identity(name="A", account="1"))))
