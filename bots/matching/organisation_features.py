"""What speaks for an organisation being the one that is billed, one function a comparison, as in `features`."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from bots.matching.features import reason
from bots.matching.identifiers import gln_key, postcode_key, vat_key
from bots.matching.name_words import OFFICE_WORDS
from bots.matching.names import Name, normalise, plain
from counterfoil.model.documents import Document, Party
from counterfoil.model.masters import Organisation
from counterfoil.model.matches import Reason
from counterfoil.model.postings import normalise_number

Finding = tuple[float, str] | None

NEAR_NAME = 92  # rapidfuzz ratio: one misread letter in a dozen
ALIKE_ADDRESS = 85
# Of a name that a narrow cell broke these may be all that was read; they say what sort of body it is, and not which.
SORT_OF_BODY = frozenset({"NHS", "FOUNDATION", "TRUST"})
SHORTEST_NAME_INSIDE = 8  # letters; a shorter name found inside other text may be chance


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name of one of our bodies. `shared` when another body goes by it too; `longer` are names that contain it."""

    text: str
    core: str
    key: str
    shared: bool
    longer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """One of our organisations as it is compared."""

    organisation: Organisation
    names: tuple[BodyName, ...]
    payables: frozenset[str]
    gln: str | None
    vat: str | None
    postcode: str | None
    address: str | None


def bodies_of(organisations: Iterable[Organisation]) -> dict[str, Body]:
    """The organisations made ready, by code. An address that several share tells nothing and is left out."""
    known = list(organisations)
    cores = {body.organisation: {normalise(name).core for name in _names(body)} for body in known}
    uses = Counter(core for own in cores.values() for core in own)
    postcodes = Counter(postcode_key(body.postcode) for body in known)
    return {body.organisation: _body(body, uses, postcodes) for body in known}


def _names(body: Organisation) -> tuple[str, ...]:
    return (body.name, *body.short_names)


def _body(body: Organisation, uses: Counter[str], postcodes: Counter[str | None]) -> Body:
    names = []
    for text in _names(body):
        name = normalise(text)
        longer = tuple(other for other in uses if other != name.core and f" {name.core} " in f" {other} ")
        names.append(BodyName(text, name.core, name.key, uses[name.core] > 1, longer))
    postcode = postcode_key(body.postcode)
    alone = postcodes[postcode] == 1
    return Body(
        organisation=body,
        names=tuple(names),
        payables=_payables_forms(body),
        gln=gln_key(body.gln),
        vat=vat_key(body.vat_number),
        postcode=postcode if alone else None,
        address=plain(body.address) or None if body.address and alone else None,
    )


def _payables_forms(body: Organisation) -> frozenset[str]:
    """A payables code stands alone ("F765") or in its line ("RQX Payables F765")."""
    held, code = normalise_number(body.payables_code or ""), normalise_number(body.organisation)
    short = held.removeprefix(code).removeprefix("PAYABLES")
    return frozenset({held, short, f"{code}{short}", f"{code}PAYABLES{short}", f"PAYABLES{short}"} if short else ())


@dataclass(frozen=True, slots=True)
class Buyer:
    """The buyer of a document as it is compared. `name` is None when none was printed, or only a department's."""

    name: Name | None
    code: str | None
    payables: str | None
    gln: str | None
    vat: str | None
    postcode: str | None
    address: str | None

    @property
    def is_not_named(self) -> bool:
        """Whether the document names nobody whom it bills, be it by name, code or number."""
        return not (self.name or self.code or self.payables or self.gln or self.vat)


def buyer_of(document: Document) -> Buyer:
    """The document's buyer, ready to be compared; where it is named as the seller is, only its codes and its GLN."""
    buyer, seller = document.buyer, document.seller
    written = plain(buyer.name.value) if buyer.name else ""
    if written and seller.name and written == plain(seller.name.value):
        # Nobody bills itself: the seller's address was taken for the buyer's as well.
        buyer, written = Party(gln=buyer.gln), ""
    address = buyer.address.value if buyer.address else ""
    return Buyer(
        name=None if set(written.split()) <= OFFICE_WORDS | SORT_OF_BODY else normalise(written),
        code=normalise_number(document.buyer_code.value) or None if document.buyer_code else None,
        payables=normalise_number(document.payables_code.value) or None if document.payables_code else None,
        gln=gln_key(buyer.gln.value) if buyer.gln else None,
        vat=vat_key(buyer.vat_number.value) if buyer.vat_number else None,
        postcode=postcode_key(buyer.postcode.value if buyer.postcode else address),
        address=plain(address) or None,
    )


def organisation_code(buyer: Buyer, body: Body) -> Finding:
    """The organisation code printed is this body's."""
    code = body.organisation.organisation
    return (10.0, code) if buyer.code == normalise_number(code) else None


def payables_code(buyer: Buyer, body: Body) -> Finding:
    """The payables code printed is this body's."""
    return (9.0, buyer.payables) if buyer.payables and buyer.payables in body.payables else None


def buyer_gln(buyer: Buyer, body: Body) -> Finding:
    """The buyer's global location number is this body's."""
    return (12.0, body.gln) if body.gln and buyer.gln == body.gln else None


def buyer_vat_number(buyer: Buyer, body: Body) -> Finding:
    """The buyer's VAT number is this body's."""
    return (9.0, body.vat) if body.vat and buyer.vat == body.vat else None


def buyer_name(buyer: Buyer, body: Body) -> Finding:
    """The buyer's name is this body's, or one that it also goes by."""
    if buyer.name is None:
        return None
    same = next((name for name in body.names if name.key == buyer.name.key), None)
    return (9.0, same.text) if same else None


def buyer_name_inside(buyer: Buyer, body: Body) -> Finding:
    """What is printed as the buyer contains a name of this body."""
    if buyer.name is None or buyer_name(buyer, body):
        return None
    text = f" {buyer.name.core} "
    inside = [
        name
        for name in body.names
        if len(name.core) >= SHORTEST_NAME_INSIDE
        and f" {name.core} " in text
        and not any(f" {longer} " in text for longer in name.longer)
    ]
    if not inside:
        return None
    telling = min(inside, key=lambda name: name.shared)
    return (4.0 if telling.shared else 9.0), telling.text


def buyer_name_similar(buyer: Buyer, body: Body) -> Finding:
    """The buyer's name is this body's but for a misread letter or two."""
    if buyer.name is None or buyer_name(buyer, body) or buyer_name_inside(buyer, body):
        return None
    alike = max(fuzz.ratio(buyer.name.core, name.core) for name in body.names)
    return (6.0, f"{alike:.0f}% alike to {body.organisation.name}") if alike >= NEAR_NAME else None


def buyer_postcode(buyer: Buyer, body: Body) -> Finding:
    """The postcode of the buyer's address is this body's and no other body's."""
    return (4.0, body.postcode) if body.postcode and buyer.postcode == body.postcode else None


def buyer_address(buyer: Buyer, body: Body) -> Finding:
    """The buyer's address is this body's."""
    if not (buyer.address and body.address):
        return None
    return (2.0, body.address) if fuzz.token_set_ratio(buyer.address, body.address) >= ALIKE_ADDRESS else None


FEATURES: tuple[Callable[[Buyer, Body], Finding], ...] = (
    organisation_code,
    payables_code,
    buyer_gln,
    buyer_vat_number,
    buyer_name,
    buyer_name_inside,
    buyer_name_similar,
    buyer_postcode,
    buyer_address,
)


def compare(buyer: Buyer, bodies: Iterable[Body]) -> tuple[Reason, ...]:
    """What speaks for one body, by its own record or those of bodies merged into it; each feature counts once."""
    best: dict[str, Reason] = {}
    for body in bodies:
        for feature in FEATURES:
            if feature.__name__ not in best and (finding := feature(buyer, body)):
                best[feature.__name__] = reason(feature, finding)
    return tuple(best.values())
