"""Parties: who is billed and by whom, each with its numbers."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bots.reading.pages.buyer import Billed, find_buyer
from bots.reading.pages.company_numbers import company_numbers
from bots.reading.pages.identifiers import Numbered, emails, glns
from bots.reading.pages.segments import Segment
from bots.reading.pages.seller import find_seller
from bots.reading.pages.seller_address import with_address
from bots.reading.pages.tax_numbers import vat_numbers
from bots.reading.pages.values import Labels
from counterfoil.model.documents import Party
from counterfoil.model.fields import Field


class Parties(NamedTuple):
    """Both parties with all their numbers."""

    seller: Party
    billed: Billed


def _assigned(
    numbers: Iterable[Numbered], buyer_lines: Sequence[Segment]
) -> tuple[Field[str] | None, Field[str] | None]:
    """The first number of the seller, and of the buyer: the buyer's are worded so or stand in its block."""
    inside = {id(word) for line in buyer_lines for word in line.words}
    sellers: list[Field[str]] = []
    buyers: list[Field[str]] = []
    for one in numbers:
        own = one.buyers or any(id(word) in inside for word in one.words)
        (buyers if own else sellers).append(one.field)
    return (sellers[0] if sellers else None), (buyers[0] if buyers else None)


def find_parties(pages: Sequence[Labels]) -> Parties:
    """Seller and buyer of a document."""
    billed = find_buyer(pages)
    contacts = emails(pages)
    seller = with_address(find_seller(pages, billed.lines, contacts), pages, billed.party, billed.lines)
    found = [
        _assigned(numbers, billed.lines)
        for numbers in (vat_numbers(pages), company_numbers(pages), glns(pages), contacts)
    ]
    (seller_vat, buyer_vat), (seller_company, buyer_company), (seller_gln, buyer_gln), (seller_mail, buyer_mail) = found
    return Parties(
        _numbered(seller, seller_vat, seller_company, seller_gln, seller_mail),
        billed._replace(party=_numbered(billed.party, buyer_vat, buyer_company, buyer_gln, buyer_mail)),
    )


def _numbered(
    party: Party, vat: Field[str] | None, company: Field[str] | None, gln: Field[str] | None, email: Field[str] | None
) -> Party:
    return Party(
        name=party.name,
        address=party.address,
        postcode=party.postcode,
        vat_number=vat,
        company_number=company,
        gln=gln,
        email=email,
    )
