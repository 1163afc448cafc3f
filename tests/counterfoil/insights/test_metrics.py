"""The metrics are what the store holds, in a form that Prometheus' own parser takes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from counterfoil.insights import metrics
from counterfoil.model.decisions import HoldCode
from counterfoil.model.postings import Posted
from counterfoil.store import Store
from counterfoil.work import STOP_AFTER, note_failure
from tests.support.clock import Clock
from tests.support.items import DAY, held, intended_one, posting, read_one, register

Samples = dict[tuple[str, frozenset[str]], float]


def samples(store: Store) -> Samples:
    """By name and values of labels."""

    def all_of() -> Iterator[tuple[tuple[str, frozenset[str]], float]]:
        text = generate_latest(metrics(store, ledgers=["embedded", "trust-books"])).decode()
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                yield (sample.name.removeprefix("counterfoil_"), frozenset(sample.labels.values())), sample.value

    return dict(all_of())


def at(found: Samples, name: str, *labels: str) -> float:
    return found[name, frozenset(labels)]


def test_an_empty_store_has_nothing_and_every_ledger_is_used(store: Store) -> None:
    found = samples(store)
    assert at(found, "pages_read_total") == 0
    assert at(found, "queue_age_seconds", "pending") == 0
    assert at(found, "breaker_open", "trust-books") == 0
    assert "last_run_ended_timestamp_seconds" not in {name for name, _ in found}


def test_the_figures_are_those_of_the_store(store: Store, clock: Clock) -> None:
    posting_one = intended_one(store, 1)
    clock.forward(timedelta(seconds=90))
    with store.transaction() as tx:
        tx.confirm_posted(posting_one, Posted(system="tryton", reference="L-1", posting=posting("INV-1")))
    claimed = read_one(store, 2)
    with store.transaction() as tx:
        tx.decide(claimed, held(HoldCode.PRICE, HoldCode.QTY_REC), organisation="ZN1")
    register(store, 3)
    for _ in range(STOP_AFTER):
        with store.transaction() as tx:
            note_failure(store, tx, "trust-books", TimeoutError(), stop_after=STOP_AFTER)
    with store.transaction() as tx:
        run = tx.start_run(as_at=DAY, mail="/post", masterdata_digest="d")
        tx.finish_run(run, {"post_seconds": "2.500", "rules": "abc"})
    began = clock.now
    clock.forward(timedelta(minutes=10))
    found = samples(store)
    assert at(found, "items", "done", "posted") == 1
    assert at(found, "items", "done", "held") == 1
    assert at(found, "items", "pending", "") == 1
    assert (at(found, "holds", "PRICE"), at(found, "holds", "QTY_REC")) == (1, 1)
    assert at(found, "pages_read_total") == 4
    assert at(found, "posting_seconds_count", "tryton") == 1
    assert at(found, "posting_seconds_sum", "tryton") == pytest.approx(90, abs=0.01)
    assert at(found, "queue_age_seconds", "pending") == pytest.approx(600, abs=1)
    assert (at(found, "breaker_open", "trust-books"), at(found, "breaker_open", "embedded")) == (1, 0)
    assert at(found, "breaker_failures", "trust-books") == STOP_AFTER
    assert at(found, "last_run_ended_timestamp_seconds") == pytest.approx(began.timestamp(), abs=1)
    assert at(found, "last_run_step_seconds", "post") == 2.5
