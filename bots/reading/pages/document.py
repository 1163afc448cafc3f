"""From pages to documents: one engine for every layout, by labels, geometry and arithmetic."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bots.reading.forms.entries import BOXED
from bots.reading.forms.form import Look, read_form, words_only
from bots.reading.learning.recalling import recalled
from bots.reading.letters.bank_change import bank_change_asked, is_written_as_letter
from bots.reading.pages.amounts import decimal_comma
from bots.reading.pages.bank import find_bank
from bots.reading.pages.currency import find_currency, home_currency
from bots.reading.pages.dates import habit
from bots.reading.pages.doubts import doubted
from bots.reading.pages.header import find_number
from bots.reading.pages.kinds import UNTOLD, classify, is_denied
from bots.reading.pages.labels import Label
from bots.reading.pages.money import Money, read_money
from bots.reading.pages.orders import find_orders, find_references, plain_references
from bots.reading.pages.page_dates import find_dates_of
from bots.reading.pages.page_tables import find_tables
from bots.reading.pages.parties import find_parties
from bots.reading.pages.periods import find_code, find_periods, find_terms
from bots.reading.pages.segments import Layout
from bots.reading.pages.split import split
from bots.reading.pages.statement import statement_lines
from bots.reading.pages.terms_between import by_terms
from bots.reading.pages.titled import FORMS
from bots.reading.pages.unlisted import explained, guessed_number, guessed_orders, with_guesses
from bots.reading.pages.values import Labels
from bots.reading.pages.vat import rate_of_all
from bots.reading.pages.workers import hours_worked, workers_and_days
from bots.reading.pdfs.words import Page
from bots.reading.reverse_charge import reverse_charged
from counterfoil.model.documents import Bank, Channel, Document, FormEntry, Kind, Line, Party, Sums, VatSubtotal
from counterfoil.model.fields import Field

UNTAXED = re.compile(
    r"\bno vat\b|vat[ -]exempt|exempt from vat|exempt supply|outside the scope of vat|"
    r"not (?:vat )?registered(?: for vat)?|vat not applicable|not subject to vat|"
    r"zero[ -]rated|vat (?:is )?not (?:charged|chargeable|payable)|kleinunternehmer|non[ -]vat"
)
NAMES_BILL = re.compile(r"inv|bill|rechnung|fact|fatt", re.IGNORECASE)
# At least five characters and three digits, no decimal point and no date: "4500123456", "PO-20456/2", "TAS55211".
NUMBER_OF_SOMETHING = re.compile(
    r"(?<![\w./-])(?=[A-Z0-9/-]*(?:\d[A-Z/-]*){3})(?!\d{1,4}[/-]\d{1,2}[/-]\d{1,4}(?![\w/-]))[A-Z0-9][A-Z0-9/-]{3,22}[A-Z0-9]"
    r"(?![\w/-]|\.\d)",
    re.IGNORECASE,
)
MOST_MENTIONS = 100
# A form has at least so many drawn places for answers.
FEWEST_PLACES = 4
ON_PAPER = frozenset({Channel.TEXT, Channel.SCAN})
# How sure the kind of a bill without a title is.
UNTITLED = 0.7
# How sure the kind of a page is that is made as an invoice, and at most of a backing sheet that charges VAT.
MADE_AS_INVOICE, CHARGES_NONE = 0.95, 0.6
MAY_STAND_ON_ONE = frozenset({Kind.BACKING, Kind.TIMESHEET, Kind.DELIVERY_NOTE})


def read_pages(pages: Sequence[Page], *, channel: Channel, look: Look = words_only) -> tuple[Document, ...]:
    """The documents on these pages; together they cover every page once.

    `look` gives what of a page is not words, by the page's number; it is asked only for the pages of forms.
    """
    return tuple(
        recalled(doubted(_document(group, channel, look)), group) for group in split([Layout(page) for page in pages])
    )


def _document(pages: Sequence[Labels], channel: Channel, look: Look) -> Document:
    layouts = [labels.layout for labels in pages]
    text = "\n".join(layout.text for layout in layouts)
    comma = decimal_comma(text)
    day_first, shown = habit(text)
    kind, sure = classify(layouts)
    tables = find_tables(layouts, comma=comma)
    for labels in pages:
        number_of_page = labels.layout.page.number
        edges = (found.get(number_of_page, {}) for found in (tables.begins, tables.covered))
        labels.leave_out(tables.heads.get(number_of_page, set()), *edges)
    is_list = kind in {Kind.STATEMENT, Kind.REMITTANCE_ADVICE, Kind.REMINDER}
    money = read_money(
        layouts,
        tables,
        comma=comma,
        untaxed=bool(UNTAXED.search(text.casefold())),
        credit=kind is Kind.CREDIT_NOTE,
        lists=is_list,
    )
    totals, lines = money.totals, money.lines
    if not lines and kind in {Kind.TIMESHEET, Kind.BACKING}:
        lines = tuple(hours_worked(layouts, comma=comma))
    form = read_form([layout.page for layout in layouts], look) if kind in FORMS else ()
    remarks = bank_change_asked(text) if channel in ON_PAPER and _may_be_letter(kind, form, text) else ()
    if remarks and kind is Kind.BANK_CHANGE_FORM:
        kind, sure, form = Kind.UNKNOWN, UNTOLD, ()
    number = find_number(pages, kind)
    if kind is Kind.UNKNOWN and number and totals.gross and sure <= UNTOLD:
        kind, sure = _kind_by_number(number), UNTITLED
    own = number.value if number else None
    credit = kind is Kind.CREDIT_NOTE
    dates = find_dates_of(pages, day_first=day_first, shown=shown, credit=credit)
    dates = by_terms(dates, pages, day_first=day_first)
    periods = find_periods(pages, day_first=day_first)
    parties = find_parties(pages)
    bank = find_bank(pages)
    body = parties.billed.code
    orders = find_orders(pages, lines, own, body.value if body else None)
    if _charges(money, parties.seller, bank) and not is_denied(text):
        kind, sure = _charging(kind, sure, number)
    if kind.is_bill:
        # A bare "Reference" is the number of a bill that has no other, before it is an order.
        number = number or guessed_number(pages, explained(parties, bank, orders), credit=credit)
    orders = orders or plain_references(pages, lines, number.value if number else None)
    if kind.is_bill:
        orders = orders or guessed_orders(pages, explained(parties, bank, (number,) if number else ()))
        dates = with_guesses(dates, pages, day_first=day_first)
    balance = totals.amount_due or totals.gross
    return Document(
        kind=kind,
        kind_confidence=sure,
        channel=channel,
        pages=tuple(layout.page.number for layout in layouts),
        invoice_number=number,
        issue_date=dates.issue,
        due_date=dates.due,
        tax_point=dates.tax_point,
        delivered_on=periods.delivered_on,
        period_from=periods.period_from,
        period_to=periods.period_to,
        terms=find_terms(pages),
        contract=find_code(pages, Label.CONTRACT),
        buyer_reference=find_code(pages, Label.BUYER_REFERENCE),
        currency=find_currency(pages, money.sums, text, home_currency(parties.seller, bank)),
        seller=parties.seller,
        buyer=parties.billed.party,
        buyer_code=parties.billed.code,
        payables_code=parties.billed.payables,
        order_references=orders,
        references=find_references(pages, own),
        bank=bank,
        lines=_rated(lines, money.subtotals, totals.net),
        mentions=(*mentioned(text), *(workers_and_days(text) if kind in {Kind.TIMESHEET, Kind.BACKING} else ())),
        vat_breakdown=tuple(money.subtotals),
        net=totals.net,
        vat=totals.vat,
        gross=totals.gross,
        allowances=totals.allowances,
        charges=totals.charges,
        prepaid=totals.prepaid,
        rounding=totals.rounding,
        amount_due=totals.amount_due,
        reverse_charge=reverse_charged(text),
        sums=money.arithmetic,
        statement_lines=statement_lines(
            tables.tables, balance.value if balance else None, comma=comma, day_first=day_first
        )
        if is_list
        else (),
        form=form,
        remarks=remarks,
    )


def _may_be_letter(kind: Kind, form: Sequence[FormEntry], text: str) -> bool:
    """Whether it is no bill and no form, whatever its heading.

    A form has places for its answers; a letter about a bank has a greeting, and at most lists the new account.
    """
    if kind is Kind.BANK_CHANGE_FORM:
        places = sum(entry.field.confidence >= BOXED for entry in form)
        return places < FEWEST_PLACES and is_written_as_letter(text)
    return not kind.is_bill and kind not in FORMS


def mentioned(text: str) -> tuple[str, ...]:
    """Words of letters and digits with the shape of a number of something; amounts and dates have another."""
    return tuple(dict.fromkeys(NUMBER_OF_SOMETHING.findall(text)))[:MOST_MENTIONS]


def _rated(lines: Sequence[Line], subtotals: Sequence[VatSubtotal], net: Field[Decimal] | None) -> tuple[Line, ...]:
    """Lines without a rate of their own have the only one that the bill is charged at."""
    nets = [line.net.value for line in lines if line.net]
    rate = rate_of_all(subtotals, net.value if net else sum(nets, Decimal(0)), nets)
    if rate is None or any(line.vat_rate for line in lines):
        return tuple(lines)
    only = Field(value=rate, raw="", confidence=0.8, source="the only rate of the bill")
    return tuple(replace(line, vat_rate=only) for line in lines)


def _kind_by_number(number: Field[str]) -> Kind:
    """A page without a title that has a number and a total is the bill that the number's label names."""
    if "credit" in number.source.casefold():
        return Kind.CREDIT_NOTE
    return Kind.INVOICE if NAMES_BILL.search(number.source) else Kind.UNKNOWN


def _charging(kind: Kind, sure: float, number: Field[str] | None) -> tuple[Kind, float]:
    """The kind of a page that charges VAT in sums that close and says who charges it, though it has a report on it.

    With a number that its label calls an invoice's it has what VAT Regulations 1995, regulation 14, ask of an invoice;
    without, it is not surely what backs one.
    """
    if kind in MAY_STAND_ON_ONE and number and _kind_by_number(number) is Kind.INVOICE:
        return Kind.INVOICE, MADE_AS_INVOICE
    return kind, min(sure, CHARGES_NONE) if kind is Kind.BACKING else sure


def _charges(money: Money, seller: Party | None, bank: Bank | None) -> bool:
    """Whether VAT stands in sums that close, and the seller's VAT number or the account to pay to."""
    charged = money.arithmetic is Sums.CLOSED and money.totals.vat is not None and money.totals.vat.value > 0
    return charged and bool((seller and seller.vat_number) or (bank and (bank.account_number or bank.iban)))
