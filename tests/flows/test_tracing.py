"""A run is traced to a real collector where OpenTelemetry's variables name one: steps and items, by ids and codes."""

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Status

from counterfoil.settings import Settings
from counterfoil.store import Store
from flows import payables
from flows.report import Report
from flows.telemetry import sending
from tests.support.collector import collecting, said
from tests.support.smtp import free_port

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)


def run(settings: Settings, post: Path) -> Report:
    return payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=date(2026, 10, 31))


def test_a_run_is_one_trace_of_its_steps_in_which_every_move_of_every_item_stands(
    here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with collecting() as (collector, address):
        monkeypatch.setenv(ENDPOINT, address)
        assert run(here, ubl_bills).warnings == ()
    with Store.open(here) as store:
        items = {item.id: item.organisation for item in store.items()}
        (done,) = store.runs()
    (root,) = (span for span in collector.spans if not span.parent_span_id)
    assert (root.name, said(root.attributes)) == ("run", {"counterfoil.run": done.id})
    steps = [span for span in collector.spans if span.parent_span_id == root.span_id]
    assert {span.name for span in steps} == {"register", "release", "read", "decide", "post", "wait"}
    assert {span.trace_id for span in collector.spans} == {root.trace_id}
    for step, move in (("read", "read"), ("decide", "decided"), ("post", "posted")):
        events = [event for span in steps if span.name == step for event in span.events if event.name == move]
        told = [said(event.attributes) for event in events]
        assert sorted(str(each["counterfoil.item"]) for each in told) == sorted(items)
    assert {each["counterfoil.item"]: each["counterfoil.organisation"] for each in told} == items
    (resource,) = {str(each.resource) for request in collector.requests for each in request.resource_spans}
    assert '"counterfoil"' in resource


def test_nothing_that_a_document_says_is_in_a_trace(
    here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with collecting() as (collector, address):
        monkeypatch.setenv(ENDPOINT, address)
        run(here, ubl_bills)
    bill = min((ubl_bills / "mail").glob("*/*.xml")).read_text(encoding="utf-8")
    words = re.findall(r"<cbc:(?:Name|RegistrationName|ID|PayableAmount[^>]*)>([^<]{5,})<", bill)
    assert len(words) > 5
    sent = b"".join(collector.bodies)
    assert [word for word in words if word.encode() in sent] == []


def test_of_a_fault_only_its_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with collecting() as (collector, address):
        monkeypatch.setenv(ENDPOINT, address)
        with pytest.raises(ValueError, match="Ophelia"), sending() as span, span("post"):
            raise ValueError("Ophelia owes 10.00")
    (failed,) = collector.spans
    assert said(failed.attributes) == {"error.type": "ValueError"}
    assert failed.status.code == Status.STATUS_CODE_ERROR
    assert b"Ophelia" not in b"".join(collector.bodies)


def test_a_collector_that_does_not_answer_keeps_no_bill_from_its_ledger(
    here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENDPOINT, f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "1")
    run(here, ubl_bills)
    with Store.open(here) as store:
        assert len(list(store.postings())) == 8


def test_where_what_sends_traces_is_not_installed_the_run_says_so(
    here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENDPOINT, "http://127.0.0.1:4318")
    monkeypatch.delitem(sys.modules, "flows.telemetry")
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace", None)
    (warning,) = run(here, ubl_bills).warnings
    assert "install counterfoil[otel]" in warning
