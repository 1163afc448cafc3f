"""How pages write days, amounts and names of the trade."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from counterfoil.money import POUNDS

OTHER_TIMES = {
    "same day": "the same day",
    "none": "in no set time",
    "report": "by reporting it",
    "return": "by returning it",
}


def day(value: date | None) -> str:
    """A day as people at the desk read it: 5 Oct 2026."""
    return f"{value.day} {value:%b %Y}" if value else ""


def moment(value: datetime) -> str:
    """A moment on this machine's clock: 5 Oct 2026, 14:07."""
    local = value.astimezone()
    return f"{day(local)}, {local:%H:%M}"


def money(value: Decimal | None, currency: str = POUNDS) -> str:
    """An amount with its currency: £1,234.50."""
    if value is None:
        return ""
    sign = "-" if value < 0 else ""
    return f"{sign}£{abs(value):,.2f}" if currency == POUNDS else f"{sign}{currency} {abs(value):,.2f}"


def label(name: str) -> str:
    """A name of the model as a heading: invoice_number → Invoice number."""
    return name.replace("_", " ").capitalize()


def quantity(value: Decimal | None) -> str:
    """A quantity without needless noughts."""
    return "" if value is None else f"{round(value, 4).normalize():,f}"


def written(value: date | Decimal | str) -> str:
    """A field's value as a person would type it, and as `counterfoil.model.corrections.parsed` takes it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def dayfirst(value: date | None) -> str:
    """A day as fields are written."""
    return written(value) if value else ""


def percent(share: Decimal | None) -> str:
    """A share of one as a percentage: 0.953 → 95.3 %."""
    return "–" if share is None else f"{share:.1%}".replace("%", " %")


def within(time: str) -> str:
    """A time of the catalogue of holds in words: 5 d → within 5 days."""
    number = time.partition(" ")[0]
    if number.isdecimal():
        return f"within {number} day{'' if number == '1' else 's'}"
    return OTHER_TIMES.get(time, time)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "day": day,
    "dayfirst": dayfirst,
    "moment": moment,
    "money": money,
    "percent": percent,
    "label": label,
    "within": within,
}
