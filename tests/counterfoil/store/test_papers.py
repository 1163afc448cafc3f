"""Papers: what was read, matched and decided comes back from its JSON exactly as it was."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.model.decisions import Approval, Decision, Hold, HoldCode, PassedOver, RulebookStamp, TraceStep
from counterfoil.model.documents import Document, FormEntry, Line, Reading
from counterfoil.model.fields import Field
from counterfoil.model.matches import (
    Candidate,
    CreditMatch,
    DuplicateMatch,
    KnownBill,
    LineMatch,
    Match,
    OrderMatch,
    OrganisationMatch,
    Reason,
    SupplierMatch,
)
from counterfoil.model.postings import Posted
from counterfoil.store.papers import DECISION, MATCH, POSTED, READING, dumped
from tests.support.items import posting

texts = st.text(max_size=8)
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
certainties = st.floats(0, 1)


def fields(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.builds(Field, value=values, raw=texts, confidence=certainties, source=texts)


lines = st.builds(Line, description=fields(texts), quantity=fields(amounts), net=fields(amounts))
documents = st.builds(
    Document,
    kind_confidence=certainties,
    pages=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    invoice_number=fields(texts),
    issue_date=fields(days),
    tax_point=st.none(),
    currency=fields(texts),
    order_references=st.lists(fields(texts).filter(bool), max_size=2).map(tuple),
    references=st.just(()),
    lines=st.lists(lines, max_size=2).map(tuple),
    gross=fields(amounts),
    form=st.lists(
        st.builds(FormEntry, key=texts, label=texts, field=fields(texts).filter(bool), section=texts), max_size=2
    ).map(tuple),
)
reasons = st.lists(st.builds(Reason, detail=texts, weight=certainties), max_size=2).map(tuple)
bills = st.builds(KnownBill, invoice_number=texts, invoice_date=st.none() | days, gross=st.none() | amounts)
matches = st.builds(
    Match,
    organisation=st.builds(
        OrganisationMatch,
        candidates=st.lists(st.builds(Candidate, probability=certainties, reasons=reasons), max_size=2).map(tuple),
    ),
    supplier=st.builds(SupplierMatch, elsewhere=st.lists(st.tuples(texts, texts), max_size=2).map(tuple)),
    order=st.builds(
        OrderMatch,
        po_numbers=st.lists(texts, max_size=2).map(tuple),
        lines=st.lists(
            st.builds(LineMatch, net=amounts, received=st.none() | amounts, reasons=reasons), max_size=2
        ).map(tuple),
        ordered_on=st.none() | days,
    ),
    duplicate=st.builds(DuplicateMatch, of=st.none() | bills, reasons=reasons),
    credit=st.none() | st.builds(CreditMatch, original=st.none() | bills),
)
decisions = st.builds(
    Decision,
    as_at=days,
    holds=st.lists(st.builds(Hold, detail=texts), max_size=2).map(tuple),
    flags=st.lists(st.sampled_from(HoldCode), max_size=2).map(tuple),
    posting=st.none() | st.just(posting()),
    approval=st.none() | st.builds(Approval, limit=st.none() | amounts),
    trace=st.lists(
        st.builds(
            TraceStep, then=st.just((("outcome", "held"),)), passed_over=st.just((PassedOver(row="r", why="w"),))
        ),
        max_size=2,
    ).map(tuple),
    rulebook=st.none() | st.just(RulebookStamp(content_hash="h", commit="c", layers=("national", "ZN1"))),
)
readings = st.builds(Reading, documents=st.lists(documents, max_size=2).map(tuple), parts=st.just(()))


@settings(max_examples=40, deadline=None)
@given(readings)
def test_readings_come_back(reading: Reading) -> None:
    assert READING.validate_json(dumped(READING, reading)) == reading


@settings(max_examples=40, deadline=None)
@given(matches)
def test_matches_come_back(match: Match) -> None:
    assert MATCH.validate_json(dumped(MATCH, match)) == match


@settings(max_examples=40, deadline=None)
@given(decisions)
def test_decisions_come_back(decision: Decision) -> None:
    assert DECISION.validate_json(dumped(DECISION, decision)) == decision


def test_money_keeps_its_last_digit() -> None:
    posted = Posted(system="embedded", reference="L-1", posting=posting(net="12345678901234567890.10"))
    back = POSTED.validate_json(dumped(POSTED, posted))
    assert back == posted
    assert back.posting.net == Decimal("12345678901234567890.10")


def test_what_a_default_says_takes_no_room() -> None:
    assert dumped(READING, Reading(reader="text 1")) == '{"reader":"text 1"}'
