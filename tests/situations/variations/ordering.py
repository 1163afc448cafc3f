"""Prices at their tolerances, quantities at what was ordered and received, and order numbers not quite right."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.situations.variations.kinds import Varied, besides, billed, later, priced, quoting

from sample_month.bills import Line  # isort: skip - found once kinds.py was read
from sample_month.organisations import BY_CODE  # isort: skip


def prices(varied: Varied) -> None:
    """A line may cost £10 and 2 % more than ordered, at ZN4 £5, and a penny more is held."""
    one = "1000.00", "1"
    varied.post("ten pounds above the order are absorbed", priced(varied.ordered(varied.deal(*one)), "1010.00"))
    varied.hold("a penny more is held", priced(varied.ordered(varied.deal(*one)), "1010.01"), "PRICE")
    varied.post("two percent above the order are absorbed", priced(varied.ordered(varied.deal("10.00")), "10.20"))
    varied.hold("2.01 percent are held", priced(varied.ordered(varied.deal("100.00", "1")), "102.01"), "PRICE")
    varied.post("a penny on a cheap line is rounding", priced(varied.ordered(varied.deal("0.10", "1")), "0.11"))
    varied.hold("two pence on it are not", priced(varied.ordered(varied.deal("0.10", "1")), "0.12"), "PRICE")
    there = {"at": BY_CODE["ZN4"]}
    varied.post("ZN4 absorbs five pounds", priced(varied.ordered(varied.deal(*one, **there)), "1005.00"))
    varied.hold("ZN4 holds a penny more", priced(varied.ordered(varied.deal(*one, **there)), "1005.01"), "PRICE")
    varied.post("a lower price is taken", priced(varied.ordered(varied.deal()), "90.00"))
    mixed = priced(priced(varied.ordered(varied.deal(count=2)), "90.00"), "105.00", line=1)
    varied.hold("a cheaper line makes up for no dearer one", mixed, "PRICE")


def quantities(varied: Varied) -> None:
    """What is billed in all may not pass what was ordered, nor what came in and stayed."""
    hundred = "20.00", "100"
    varied.post(
        "a piece less than came in is posted", billed(varied.ordered(varied.deal(*hundred), received="60"), "59")
    )
    varied.hold("a piece more is held", billed(varied.ordered(varied.deal(*hundred), received="60"), "61"), "QTY_REC")
    returned = varied.ordered(varied.deal(*hundred), received="60")
    varied.receive(returned, "-10")
    varied.hold("what was sent back is not received", billed(returned, "60"), "QTY_REC")
    tomorrow = varied.ordered(varied.deal(), received=None)
    varied.receive(tomorrow, "10", on=date(2026, 11, 1))
    varied.hold("what will come tomorrow is not received", tomorrow, "QTY_REC")
    varied.hold(
        "a piece more than ordered is held", billed(varied.ordered(varied.deal(), received="11"), "11"), "QTY_ORD"
    )
    twice = varied.ordered(varied.deal(*hundred), received="120")
    varied.post("the first bill on an order is posted", billed(twice, "60"))
    varied.hold("the second that passes it by a piece is held", later(billed(twice, "41"), 7), "QTY_ORD")
    split = varied.ordered(varied.deal("20.00"))
    halves = (*billed(split, "6").lines, *billed(split, "4").lines)
    varied.post("two lines for one order line are posted", replace(split, lines=halves))
    closed = varied.ordered(varied.deal(count=2))
    varied.world.rows["purchase_orders"][-1]["status"] = "closed"
    varied.hold("one closed line among two is enough", closed, "PO_CLOSED")


def by_value(varied: Varied) -> None:
    """A service may be billed fifty pence beyond its order and its receipt."""
    for sentence, received, bill, code in (
        ("fifty pence beyond the receipt are rounding", "499.50", "500.00", None),
        ("51 pence beyond the receipt are held", "499.49", "500.00", "QTY_REC"),
        ("51 pence beyond the order are held", "600.00", "500.51", "QTY_ORD"),
    ):
        deal = varied.deal("500.00", "1", trade="consultancy", at=BY_CODE["ZN2"])
        deal = varied.ordered(deal, received=None, kind="service", by_amount=True)
        came = replace(deal.lines[0], net=Decimal(received))
        varied.world.receive(deal.organisation, [came], deal.delivered, by_amount=True)
        if code:
            varied.hold(sentence, priced(deal, bill), code)
        else:
            varied.post(sentence, priced(deal, bill))


def carriage(varied: Varied) -> None:
    """£25 of carriage may be billed though nobody ordered it, in however many lines."""
    varied.post("carriage of 25 pounds is taken", besides(varied.ordered(varied.deal()), "Carriage", "25.00"))
    varied.hold("a penny more of it is held", besides(varied.ordered(varied.deal()), "Carriage", "25.01"), "PRICE")
    twice = besides(besides(varied.ordered(varied.deal()), "Carriage", "13.00"), "Delivery charge", "13.00")
    varied.hold("two lines of it add up", twice, "PRICE")
    varied.hold(
        "a line that nobody ordered is held", besides(varied.ordered(varied.deal()), "Call-out", "65.00"), "QTY_ORD"
    )


def numbers(varied: Varied) -> None:
    """A slip in an order number suggests the order; another organisation's number is never taken."""
    for sentence, slip in (
        ("a number that lacks a digit", lambda number: number[:-3] + number[-2:]),
        ("a number with a digit twice", lambda number: number[:-1] + number[-2:]),
        ("a number with a letter for a nought", lambda number: number.replace("0", "O", 1)),
    ):
        deal = varied.ordered(varied.deal(count=2))
        varied.hold(sentence, quoting(deal, slip(deal.lines[0].po_number or "")), "PO_SUGGEST")
    spaced = varied.ordered(varied.deal(count=2))
    number = spaced.lines[0].po_number or ""
    varied.post("a number with a space in it is the order's", quoting(spaced, f"PO {number[:3]} {number[3:]}"))
    varied.hold("a number in another body's form", quoting(varied.deal(), "ZN3999999"), "WRONG_ENTITY_PO")


def _slipped(number: str) -> str:
    return f"{number[:-2]}{(int(number[-2]) + 4) % 10}{number[-1]}"


def several_orders(varied: Varied) -> None:
    """Each number of a bill for several orders is judged."""
    elsewhere = BY_CODE["ZN2"]
    for sentence, astray, code in (
        ("of two orders one has a slip in its number", _slipped, "PO_SUGGEST"),
        ("of two orders one is another trust's", None, "WRONG_ENTITY_PO"),
        ("of two orders one is closed", lambda number: number, "PO_CLOSED"),
    ):  # fmt: skip
        first = varied.deal()
        while elsewhere not in varied.world.known_at(first.firm):
            first = varied.deal()
        status = "closed" if code == "PO_CLOSED" else "open"
        first = varied.ordered(first)
        apart = Line(description="Bariatric hoist sling, extra wide", item_code="BHS-77", quantity=Decimal(3), uom="EA",
                     unit_price=Decimal("61.30"), net=Decimal("183.90"), vat_rate=first.lines[0].vat_rate)  # fmt: skip
        whose = first.organisation if astray else elsewhere
        second = varied.ordered(replace(first, lines=(apart,), organisation=whose), status=status)
        if astray:
            second = quoting(second, astray(second.lines[0].po_number or ""))
        varied.hold(sentence, replace(first, lines=(*first.lines, *second.lines)), code, channel="csv")


def two_at_once(varied: Varied) -> None:
    """Each thing that is wrong has its own code, unless what comes first says that nothing after it can be judged."""
    varied.hold(
        "dearer and not received", priced(varied.ordered(varied.deal(), received=None), "120.00"), "QTY_REC", "PRICE"
    )
    varied.hold("dearer and too many", billed(priced(varied.ordered(varied.deal(), received="12"), "120.00"), "11"),
                "QTY_ORD", "PRICE")  # fmt: skip
    varied.hold(
        "dearer on a closed order", priced(varied.ordered(varied.deal(), status="closed"), "150.00"), "PO_CLOSED"
    )
    late = replace(varied.deal(day=date(2026, 10, 20)), issued=date(2026, 10, 8), ordered=date(2026, 10, 12))
    late = varied.ordered(replace(late, delivered=date(2026, 10, 13)))
    varied.hold("dearer on a late order", priced(late, "150.00"), "PRICE", flags=("RETRO_PO",))
    varied.post("the late order alone is reported", late, flags=("RETRO_PO",))


VARIATIONS = (prices, quantities, by_value, carriage, numbers, several_orders, two_at_once)
