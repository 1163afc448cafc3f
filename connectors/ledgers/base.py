"""What every ledger can be asked and told, and its errors by what can be done about them."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Self

from counterfoil.model.masters import Masterdata
from counterfoil.model.postings import Posted, Posting


class Refusal(StrEnum):
    """Why a ledger refused a bill; every connector translates its system's own codes to these."""

    ORGANISATION_UNKNOWN = "organisation_unknown"
    SUPPLIER_UNKNOWN = "supplier_unknown"
    SUPPLIER_INACTIVE = "supplier_inactive"
    NUMBER_MISSING = "number_missing"
    DUPLICATE = "duplicate"
    NO_DISTRIBUTIONS = "no_distributions"
    UNBALANCED = "unbalanced"
    NOT_TO_THE_PENNY = "not_to_the_penny"
    WRONG_SIGN = "wrong_sign"
    RATE_MISSING = "rate_missing"
    CODE_UNKNOWN = "code_unknown"
    ORDER_UNKNOWN = "order_unknown"
    ORDER_CLOSED = "order_closed"
    OTHER = "other"


class LedgerError(Exception):
    """A ledger did not do what it was asked; the subclasses say what can be done about it."""


class LedgerUnavailable(LedgerError):  # noqa: N818 - the state of the ledger, as RPA names it
    """Nothing was written: the ledger is down, busy or locked. Try again later."""


class LedgerInDoubt(LedgerError):  # noqa: N818 - as above
    """The bill was sent and the answer is not known. Ask `find_posted` before anything else."""


class LedgerPending(LedgerError):  # noqa: N818 - as above
    """The bill lies with the ledger, which has not said yet whether it takes it. Ask again later; send nothing more."""


class LedgerRefused(LedgerError):  # noqa: N818 - as above
    """The ledger will not take this bill as it is (a business exception): never retried, a person decides."""

    def __init__(self, code: Refusal, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[Self], tuple[Refusal, str]]:
        """Pickled with its code, since a task's result crosses processes."""
        return type(self), (self.code, str(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Balances:
    """What the bills posted by us come to in one organisation's books, in pounds to the penny.

    `payables` is what the accounts payable control account owes (positive); `suppliers` splits it by supplier id.
    `expenses` is by (cost centre, subjective) and includes VAT that is not recovered.
    """

    organisation: str
    payables: Decimal
    vat_recoverable: Decimal
    expenses: Mapping[tuple[str, str], Decimal]
    suppliers: Mapping[str, Decimal]

    @property
    def foots(self) -> bool:
        """Debits equal credits, and the supplier balances add up to the control account."""
        debits = sum(self.expenses.values(), self.vat_recoverable)
        return debits == self.payables == sum(self.suppliers.values(), Decimal(0))


class Ledger(ABC):
    """One ledger system, which keeps the books of one or several organisations.

    Every method may raise LedgerUnavailable. A connector turns each error of its system into one of the five above and
    sets a time limit on every call.
    """

    system: ClassVar[str]
    """The system's name, as it stands in items and postings."""

    posts_are_safe_to_repeat: ClassVar[bool]
    """Whether the system itself keeps a second `post` of the same key out, even while the first is still under way."""

    masters: ClassVar[frozenset[str]] = frozenset()
    """The tables of master data that this system keeps itself; the rest comes from extracts."""

    @abstractmethod
    def find_posted(self, key: str) -> Posted | None:
        """The bill posted under this posting key, or None when the ledger holds none."""

    @abstractmethod
    def post(self, posting: Posting) -> str:
        """Write the bill once and give the ledger's reference for it.

        Raises:
            LedgerRefused: the ledger will not have it; a bill that it already holds is a DUPLICATE.
            LedgerInDoubt: it was sent, and whether it was written is not known.
            LedgerPending: it was sent, now or before, to a ledger that answers later.
        """

    @abstractmethod
    def read_back(self, reference: str) -> Posted:
        """The bill as the ledger holds it now.

        Raises:
            LedgerInDoubt: the ledger shows no bill under this reference.
        """

    @abstractmethod
    def postings(self, organisation: str | None = None) -> Iterator[Posted]:
        """Every bill that the ledger holds from us, oldest first, streamed; of one organisation or of all."""

    @abstractmethod
    def masterdata(self) -> Masterdata:
        """What the ledger knows; bills posted by us are in `postings` and not repeated among its `ledger_invoices`."""

    @abstractmethod
    def balances(self, organisation: str) -> Balances:
        """What the bills posted by us come to in this organisation's books."""

    def held(self, organisation: str) -> Mapping[str, str]:  # noqa: ARG002 - many systems have no holds
        """The bills posted by us that the system itself keeps from being paid, by reference, and its word for why."""
        return {}

    @abstractmethod
    def close(self) -> None:
        """Give back connections and sessions; the ledger object is not used again."""

    def books_of(self, organisation: str) -> "Ledger":  # noqa: ARG002 - one ledger keeps the books of all
        """The ledger that keeps this organisation's books: this one, unless it stands for several."""
        return self

    def find_all(self, keys: Sequence[str]) -> dict[str, Posted]:
        """Those of the bills that the ledger holds, by their posting keys; raises as `find_posted`."""
        found = {key: self.find_posted(key) for key in keys}
        return {key: posted for key, posted in found.items() if posted is not None}

    def find_bill(self, posting: Posting) -> Posted | None:
        """The bill posted under the key of this one; where each organisation has its own books, only they are asked."""
        return self.find_posted(posting.key)

    def find_bills(self, postings: Sequence[Posting]) -> dict[str, Posted]:
        """Those of the bills that the ledger holds, by their posting keys; as `find_bill`."""
        return self.find_all([posting.key for posting in postings])

    def post_many(self, postings: Sequence[Posting]) -> list[Posted | LedgerError]:
        """Post and read back each bill, in order: one answer for each, a refusal of one leaving the others alone.

        When the ledger becomes unavailable the rest is not sent, and answers LedgerUnavailable.
        """
        answers: list[Posted | LedgerError] = []
        for posting in postings:
            try:
                answers.append(self.post_and_read_back(posting))
            except LedgerUnavailable as error:
                answers.extend([error] * (len(postings) - len(answers)))
                break
            except LedgerError as error:
                answers.append(error)
        return answers

    def post_and_read_back(self, posting: Posting) -> Posted:
        """Post the bill and read it back; raises as `post`, and LedgerInDoubt when it cannot be read."""
        reference = self.post(posting)
        try:
            return self.read_back(reference)
        except LedgerUnavailable as error:
            raise LedgerInDoubt(
                f"bill {posting.invoice_number} was sent to {self.system} and answered with {reference}, "
                f"but could not be read back: {error}"
            ) from error

    def post_by_batch(self, posting: Posting) -> str:
        """`post`, for a ledger of which `post_many` is the one way to write."""
        (answer,) = self.post_many([posting])
        if isinstance(answer, LedgerError):
            raise answer
        return answer.reference

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
