"""People who work at the desk: their roles, and the organisations whose work they may see."""

from dataclasses import dataclass
from enum import StrEnum

EVERYWHERE = "*"


class Role(StrEnum):
    """What a person is there to do; one person may have several, and what they may is the sum."""

    CLERK = "clerk"
    APPROVER = "approver"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    INFORMATION_GOVERNANCE = "information_governance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person's account. `organisations` are ODS codes, or `EVERYWHERE` alone for all of them.

    `approver` is the name under which the scheme of delegation (the extract `approvers`) knows the person, where it
    does. Without `letter_keys` no single letter does anything (WCAG 2.2, 2.1.4).
    """

    id: int
    name: str
    full_name: str
    roles: frozenset[Role]
    organisations: tuple[str, ...]
    approver: str | None = None
    active: bool = True
    letter_keys: bool = True

    @property
    def is_everywhere(self) -> bool:
        """Whether the person works for every organisation, and so sees post whose organisation is not known yet."""
        return EVERYWHERE in self.organisations

    def works_for(self, organisation: str | None) -> bool:
        """Whether this organisation's work is the person's to see; None is post that nobody is known to be billed."""
        return self.is_everywhere or organisation in self.organisations
