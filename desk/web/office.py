"""The desk's own workbench: the store, the masters, the rules and the limits, opened once for all requests."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from fastapi import Request
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bots.deciding import HoldEntry, load_holds
from bots.matching import Masters
from bots.reading.pool import ReaderPool
from connectors.ledgers.base import Ledger, LedgerError
from connectors.ledgers.choosing import open_ledgers
from counterfoil.credentials import Secret, fetch
from counterfoil.model.decisions import HoldCode
from counterfoil.model.masters import Approver, LedgerInvoice, Organisation
from counterfoil.model.people import Account
from counterfoil.rulebook import Rulebook
from counterfoil.settings import Settings
from counterfoil.store import Store
from desk.web.pictures import Pictures
from desk.web.provider import Provider

LOG = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Office:
    """What the pages work with. `https` says that browsers reach the desk by HTTPS, through a proxy.

    `provider` is where people may sign in instead of here; `watchers` is the token of machines that read the metrics.
    """

    settings: Settings
    store: Store
    ledger: Ledger
    holds: Mapping[HoldCode, HoldEntry]
    rulebook: Rulebook
    pictures: Pictures
    https: bool = False
    provider: Provider | None = None
    watchers: Secret | None = None
    limiter: MovingWindowRateLimiter = field(default_factory=lambda: MovingWindowRateLimiter(MemoryStorage()))
    _masters: Masters | None = None
    _approvers: tuple[Approver, ...] = ()
    _payments: tuple[LedgerInvoice, ...] = ()
    _masters_of: tuple[int, date] | None = None
    _lock: Lock = field(default_factory=Lock)

    def begin(self) -> None:
        """Load what the first pages need before somebody asks for them: the masters, and the process that draws."""
        self.pictures.begin()
        try:
            self.masters()
        except LedgerError as error:
            LOG.warning("the masters cannot be read yet: %s", error)

    @property
    def cookie(self) -> str:
        """The session cookie's name; the prefix has browsers refuse one that another host or plain HTTP set."""
        return "__Host-counterfoil" if self.https else "counterfoil"

    @property
    def today(self) -> date:
        """The day by the store's clock."""
        return self.store.clock().date()

    def masters(self) -> Masters:
        """The extracts of the last run as they are known today; read again when a run or a day has passed."""
        with self._lock:
            run = self.store.last_run()
            known = (run.id if run else 0, self.today)
            if self._masters is None or self._masters_of != known:
                data = self.ledger.masterdata()
                self._masters, self._approvers = Masters.build(data, as_of=self.today), data.approvers
                self._payments = tuple(bill for bill in data.ledger_invoices if bill.paid_on)
                self._masters_of = known
            return self._masters

    def bodies_of(self, account: Account) -> list[Organisation]:
        """The organisations whose work a person may see."""
        return [each for each in self.masters().organisations.values() if account.works_for(each.organisation)]

    @property
    def approvers(self) -> tuple[Approver, ...]:
        """The scheme of delegation."""
        self.masters()
        return self._approvers

    @property
    def payments(self) -> tuple[LedgerInvoice, ...]:
        """What the ledgers have paid of the bills that they hold."""
        self.masters()
        return self._payments


@contextmanager
def open_office(settings: Settings, *, https: bool = False) -> Iterator[Office]:
    """Open everything the desk needs; close it again.

    Raises:
        StoreError, LedgerError, RuleError, HoldCatalogueError, CredentialError: something cannot be used; the message
            says what.
    """
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(settings))
        pool = stack.enter_context(
            ReaderPool(workers=1, seconds=settings.read_seconds, megabytes=settings.read_megabytes)
        )
        yield Office(
            settings=settings,
            store=store,
            pictures=Pictures(store, pool),
            ledger=stack.enter_context(open_ledgers(settings)),
            holds=load_holds(settings.rules / "holds.yaml"),
            rulebook=Rulebook.load(settings.rules),
            https=https,
            provider=Provider.of(settings),
            watchers=fetch(settings.metrics_token) if settings.metrics_token else None,
        )


def office_of(request: Request) -> Office:
    """The office that this request came to."""
    office: Office = request.app.state.office
    return office
