"""A sender beside one supplier record, as features see them."""

from dataclasses import dataclass, field
from functools import cached_property

from bots.matching.names import Name
from bots.matching.supplier_records import Record
from bots.matching.supplier_register import NOTHING_ALIKE, Likeness, SupplierRegister


@dataclass(frozen=True, slots=True)
class Sender:
    """The seller of a document as it is compared. `ordered_from` are the suppliers that its quoted orders name."""

    names: tuple[Name, ...]
    vat: str | None
    company: str | None
    gln: str | None
    postcode: str | None
    domain: str | None
    account: str | None
    ordered_from: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Comparison:
    """A sender beside one record of an organisation's book.

    `likeness` is of the two names that are most alike. `named` are the ids of the usable records of
    the same organisation that bear the printed name exactly.
    """

    sender: Sender
    record: Record
    register: SupplierRegister
    likeness: Likeness = NOTHING_ALIKE
    named: frozenset[str] = field(default_factory=frozenset)

    def sharing(self, kind: str, key: str | None) -> int:
        """How many records of the organisation have this key."""
        return len(self.register.rows(kind, key, self.record.supplier.organisation))

    @cached_property
    def same_name(self) -> Name | None:
        """The printed name that is the record's own."""
        return _same_name(self.sender.names, self.record.names)

    @cached_property
    def same_alias(self) -> Name | None:
        """The printed name that is one of the record's other names, where none is its own."""
        return None if self.same_name else _same_name(self.sender.names, self.record.aliases)

    @property
    def only_alike(self) -> bool:
        """Whether there are names to compare and none is the same."""
        return bool(self.sender.names) and not self.same_name and not self.same_alias


def _same_name(printed: tuple[Name, ...], held: tuple[Name, ...]) -> Name | None:
    keys = {name.key: name for name in held}
    return next((keys[name.key] for name in printed if name.key in keys), None)
