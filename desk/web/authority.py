"""On whose authority a person may approve: their own in the scheme of delegation, and of those they deputise for."""

from counterfoil.model.masters import held_on
from counterfoil.model.people import Account
from desk.web.office import Office


def acts_for(office: Office, account: Account) -> tuple[str, ...]:
    """The approvers on whose authority the person may approve today, the person's own name first."""
    if not account.approver:
        return ()
    deputised = {
        each.person
        for each in office.approvers
        if each.deputy == account.approver
        and account.works_for(each.organisation)
        and held_on(office.today, each.valid_from, each.valid_to)
    }
    return (account.approver, *sorted(deputised - {account.approver}))
