"""What a person filters the work list by, from the address of the page and back into it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Self
from urllib.parse import urlencode

from bots.deciding import Clock, HoldEntry
from counterfoil.model.decisions import HoldCode
from counterfoil.store import Order, Tab, Wanted
from desk.web.authority import Authority

SOON = timedelta(days=7)
DUES = {"overdue": "Overdue", "soon": "Within 7 days", "later": "Later"}
CLOCKS = {Clock.RUNS: "Runs", Clock.DISPUTED: "Disputed", Clock.STOPPED: "Not started, or invalid"}
AGES = {"7": "More than 7 days", "14": "More than 14 days", "30": "More than 30 days", "60": "More than 60 days"}
ORDERS = {"due": "Due date", "value": "Value, greatest first", "age": "Longest here"}
LONGEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters as they stand in the address; what is not understood there is left out rather than refused."""

    tab: Tab = Tab.UNCLAIMED
    organisation: str = ""
    code: str = ""
    search: str = ""
    least: str = ""
    most: str = ""
    age: str = ""
    due: str = ""
    clock: str = ""
    order: Order = Order.DUE

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """The filters of a query string."""
        asked = {name: value.strip()[:LONGEST] for name, value in query.items()}
        return cls(
            tab=Tab(asked["tab"]) if asked.get("tab") in {*Tab} else Tab.UNCLAIMED,
            organisation=asked.get("organisation", ""),
            code=asked["code"] if asked.get("code") in HoldCode.__members__ else "",
            search=asked.get("search", ""),
            least=asked["least"] if _amount(asked.get("least", "")) is not None else "",
            most=asked["most"] if _amount(asked.get("most", "")) is not None else "",
            age=asked["age"] if asked.get("age") in AGES else "",
            due=asked["due"] if asked.get("due") in DUES else "",
            clock=asked["clock"] if asked.get("clock") in CLOCKS else "",
            order=Order(asked["order"]) if asked.get("order") in {*Order} else Order.DUE,
        )

    def with_tab(self, tab: str) -> Self:
        """The same filters on another part of the list."""
        return replace(self, tab=Tab(tab))

    @property
    def query(self) -> str:
        """The filters as a query string, without those that are not set."""
        given = {name: str(getattr(self, name)) for name in self.__dataclass_fields__}
        return urlencode({name: value for name, value in given.items() if value})

    @property
    def are_set(self) -> bool:
        """Whether anything but the part of the list and its order is asked for."""
        return replace(self, tab=Tab.UNCLAIMED, order=Order.DUE) != type(self)()

    def wanted(
        self, *, mine: int, authority: Authority, today: date, catalogue: Mapping[HoldCode, HoldEntry]
    ) -> Wanted:
        """What to ask the store for; the catalogue says what each hold does to the payment clock."""
        return Wanted(
            tab=self.tab,
            mine=mine,
            acts_for=authority.names,
            lent=authority.lent,
            organisation=self.organisation,
            code=HoldCode(self.code) if self.code else None,
            held_by=frozenset(code for code, entry in catalogue.items() if entry.clock == self.clock),
            or_approval=self.clock == Clock.RUNS,
            search=self.search,
            least=_amount(self.least),
            most=_amount(self.most),
            received_by=today - timedelta(days=int(self.age)) if self.age else None,
            due_by={"overdue": today - timedelta(days=1), "soon": today + SOON}.get(self.due),
            due_from={"soon": today, "later": today + SOON + timedelta(days=1)}.get(self.due),
            order=self.order,
        )


def _amount(text: str) -> Decimal | None:
    try:
        amount = Decimal(text.replace(",", "").lstrip("£"))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount < Decimal(10) ** 12 else None
