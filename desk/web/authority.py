"""On whose authority a person may approve: their own, of those they deputise for, and what was delegated to them."""

from collections.abc import Iterator
from dataclasses import dataclass

from counterfoil.model.delegations import Delegation
from counterfoil.model.masters import held_on
from counterfoil.model.people import Account
from desk.web.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """By which names of the scheme of delegation a person may approve today, their own first, and by which delegations.

    Whether either reaches to a bill is for its decision to say.
    """

    names: tuple[str, ...] = ()
    delegations: tuple[Delegation, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether there is any."""
        return bool(self.names or self.delegations)

    @property
    def lent(self) -> tuple[tuple[str, str], ...]:
        """Each organisation and approver whose authority was delegated."""
        return tuple((each.organisation, each.approver) for each in self.delegations)

    def over(self, organisation: str | None) -> Iterator[tuple[str, Delegation | None]]:
        """Each approver on whose authority a bill of the organisation may be approved, with the delegation of it."""
        yield from ((name, None) for name in self.names)
        yield from ((each.approver, each) for each in self.delegations if each.organisation == organisation)


def authority_of(office: Office, account: Account) -> Authority:
    """What the person has today."""
    delegations = tuple(office.store.delegations(delegate=account.id, on=office.today))
    if not account.approver:
        return Authority(delegations=delegations)
    deputised = {
        each.person
        for each in office.approvers
        if each.deputy == account.approver
        and account.works_for(each.organisation)
        and held_on(office.today, each.valid_from, each.valid_to)
    }
    names = (account.approver, *sorted(deputised - {account.approver}))
    return Authority(names=names, delegations=delegations)
