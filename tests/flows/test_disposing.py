"""Originals go when their time is over by rule, a second person approved, and nothing and nobody holds them back."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from counterfoil.insights import balance
from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Kind
from counterfoil.model.retention import Due, HoldOn, years_since
from counterfoil.rulebook import Rulebook
from counterfoil.settings import Settings
from counterfoil.store import NewFile, NewPart, StaleError, State, Store, StoreError
from counterfoil.work import RunInProgressError, alone_in
from desk.doctor import Health, state
from desk.porting.exporting import export
from desk.porting.importing import import_whole
from flows import disposing
from tests.support.clock import Clock
from tests.support.items import DAY, claim, held, invoice
from tests.support.keeping import AFTER, FILED, approved, decide, due, is_kept, put_in


@pytest.mark.parametrize(
    ("last_used", "day", "years"),
    [
        (date(2026, 10, 5), date(2033, 3, 31), 5),
        (date(2026, 10, 5), date(2033, 4, 1), 6),
        (date(2027, 3, 31), date(2033, 4, 1), 6),
        (date(2027, 4, 1), date(2033, 4, 1), 5),
        (date(2026, 10, 5), date(2026, 12, 1), -1),
    ],
)
def test_years_are_whole_ones_from_the_end_of_the_financial_year(last_used: date, day: date, years: int) -> None:
    assert years_since(last_used, day) == years


def test_an_original_goes_after_six_whole_years_and_leaves_a_tombstone(
    settings: Settings, store: Store, clock: Clock, book: Rulebook
) -> None:
    item = put_in(store, "a.pdf", b"bill")
    clock.now = AFTER - timedelta(days=1)
    assert due(store, book) == []
    clock.now = AFTER
    assert due(store, book) == [item]
    number = approved(store, book)
    assert is_kept(store, item)
    assert disposing.dispose(settings, store, book) == disposing.Disposed(gone=1, spared=0)
    assert not is_kept(store, item)
    stone = store.tombstone(store.item(item))
    assert stone is not None
    assert (stone.size, stone.rule, stone.approved_by, stone.disposal) == (4, "KEP-030", "ben", number)
    assert "rules/national/retention.yaml" in {f"rules/{each}" for each in store.kept_rules(stone.rules).texts}
    assert [entry.kind for entry in store.history(item)][-1] == "disposed"
    assert (found := balance(store, ledger=[])).faults == ()
    assert found.disposed == 1
    assert due(store, book) == []


def test_nobody_approves_a_list_of_their_own_and_an_ended_one_is_not_ended_again(
    settings: Settings, store: Store, clock: Clock, book: Rulebook
) -> None:
    item = put_in(store, "a.pdf", b"bill")
    clock.now = AFTER
    with store.transaction() as tx:
        number = tx.prepare_disposal(disposing.listed(store, book).due, person="ann")
    with pytest.raises(StoreError, match="prepared this list yourself"), store.transaction() as tx:
        tx.end_disposal(number, person="ann", approve=True)
    with pytest.raises(StaleError, match="waits for approval"), store.transaction() as tx:
        tx.prepare_disposal(disposing.listed(store, book).due, person="ben")
    assert disposing.dispose(settings, store, book).gone == 0
    with store.transaction() as tx:
        tx.end_disposal(number, person="ann", approve=False)
    with pytest.raises(StaleError, match="already"), store.transaction() as tx:
        tx.end_disposal(number, person="ben", approve=True)
    assert disposing.dispose(settings, store, book).gone == 0
    assert is_kept(store, item)


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
@pytest.mark.parametrize("on", HoldOn)
def test_a_legal_hold_keeps_what_it_covers_even_if_the_list_is_approved_already(
    settings: Settings, store: Store, clock: Clock, book: Rulebook, on: HoldOn
) -> None:
    item, other = put_in(store, "a.pdf", b"bill"), put_in(store, "b.pdf", b"another", supplier="S2")
    clock.now = AFTER
    approved(store, book)
    value = {HoldOn.ITEM: item, HoldOn.SUPPLIER: "S1", HoldOn.ORGANISATION: "ZN1"}[on]
    with store.transaction() as tx:
        hold = tx.lay_hold(on, value, reason="a dispute", person="gov")
    both = on is HoldOn.ORGANISATION
    assert disposing.dispose(settings, store, book) == disposing.Disposed(gone=1 - both, spared=1 + both)
    assert (is_kept(store, item), is_kept(store, other)) == (True, both)
    with store.transaction() as tx:
        tx.lift_hold(hold, reason="settled", person="sup")
    with pytest.raises(StaleError), store.transaction() as tx:
        tx.lift_hold(hold, reason="again", person="sup")
    (kept,) = store.legal_holds()
    assert (kept.reason, kept.person, kept.lifted_by, kept.lifted_because) == ("a dispute", "gov", "sup", "settled")
    assert item in due(store, book)
    assert {"legal hold laid", "legal hold lifted"} <= {entry.kind for entry in store.audit_log(last=50)}


def test_a_hold_that_is_laid_while_the_list_is_carried_out_is_kept_to(
    settings: Settings, store: Store, clock: Clock, book: Rulebook
) -> None:
    item = put_in(store, "a.pdf", b"bill")
    clock.now = AFTER
    approved(store, book)
    found, holds = disposing.due_originals, list[int]()

    def laid_meanwhile(*arguments: Any) -> list[Due]:
        due = found(*arguments)
        if not holds:
            with store.transaction() as tx:
                holds.append(tx.lay_hold(HoldOn.ITEM, item, reason="a dispute", person="gov"))
        return due

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disposing, "due_originals", laid_meanwhile)
        assert disposing.dispose(settings, store, book) == disposing.Disposed(gone=0, spared=1)
    assert is_kept(store, item)


def test_what_several_items_use_goes_only_when_none_needs_it(store: Store, clock: Clock, book: Rulebook) -> None:
    done, waits = put_in(store, "a.pdf", b"same"), put_in(store, "b.pdf", b"same", decision=held(HoldCode.PRICE))
    clock.now = AFTER
    assert due(store, book) == []
    with store.transaction() as tx:
        tx.reopen([waits], reason="test")
    decide(store, FILED)
    assert due(store, book) == [done, waits]


def test_a_mail_is_kept_for_what_was_found_in_it(store: Store, clock: Clock, book: Rulebook) -> None:
    sha256 = store.originals.keep(b"attached")
    mail = store.originals.keep(b"mail")
    with store.transaction() as tx:
        (item,) = tx.register([NewFile(file=f"{DAY}/a.eml", received_on=DAY, sha256=mail, size=4)])
    (pending,) = claim(store, State.PENDING)
    with store.transaction() as tx:
        tx.keep_reading(pending, invoice("a"), kind=Kind.EMAIL)
        (part,) = tx.register_parts(item, [NewPart(name="b.pdf", sha256=sha256, size=8, reading=invoice("b"))])
    decide(store, FILED)
    decide(store, held(HoldCode.PRICE))
    clock.now = AFTER
    assert due(store, book) == []
    with store.transaction() as tx:
        tx.reopen([part], reason="test")
    decide(store, FILED)
    assert due(store, book) == [item, part]


def test_what_comes_again_later_is_kept_anew(settings: Settings, store: Store, clock: Clock, book: Rulebook) -> None:
    first = put_in(store, "a.pdf", b"bill")
    clock.now = AFTER
    approved(store, book)
    disposing.dispose(settings, store, book)
    clock.forward(timedelta(days=1))
    second = put_in(store, "b.pdf", b"bill")
    disposing.dispose(settings, store, book)
    assert is_kept(store, second)
    assert balance(store, ledger=[]).faults == ()
    store.originals.path(store.item(second).sha256).unlink()
    faults = balance(store, ledger=[]).faults
    assert len(faults) == 1, "the tombstone stands for what was there before it, and for nothing later"
    assert faults[0].startswith(second)
    assert store.tombstone(store.item(first)) is not None


def test_a_kill_between_tombstone_and_file_is_made_good_by_the_next_housekeeping(
    settings: Settings, store: Store, clock: Clock, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = put_in(store, "a.pdf", b"bill")
    drawn = store.drawn / store.item(item).sha256[:2] / f"{store.item(item).sha256}-1.picture"
    drawn.parent.mkdir(parents=True)
    drawn.write_bytes(b"picture")
    clock.now = AFTER
    approved(store, book)
    with monkeypatch.context() as patch:
        patch.setattr(disposing, "sweep", lambda *_: Path("no such file").stat())
        with pytest.raises(FileNotFoundError):
            disposing.dispose(settings, store, book)
    assert is_kept(store, item)
    assert balance(store, ledger=[]).faults == ()
    assert disposing.dispose(settings, store, book).gone == 0
    assert not is_kept(store, item)
    assert not drawn.exists()


def test_nothing_goes_while_a_run_is_at_work(settings: Settings, store: Store, clock: Clock, book: Rulebook) -> None:
    put_in(store, "a.pdf", b"bill")
    clock.now = AFTER
    approved(store, book)
    with alone_in(settings.home), pytest.raises(RunInProgressError):
        disposing.dispose(settings, store, book)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """The embedded one, unless the test asks for another."""
    name: str = getattr(request, "param", "sqlite")
    return name


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The rules as they are installed."""
    return Rulebook.load(Settings.load(environment={}).rules)


@pytest.fixture
def after(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every store of the test is opened with its clock."""
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "clock", clock)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("after")
def test_doctor_export_and_import_take_a_disposed_original_for_what_it_is(
    settings: Settings, store: Store, clock: Clock, book: Rulebook, tmp_path: Path
) -> None:
    gone, kept = put_in(store, "a.pdf", b"bill"), put_in(store, "b.pdf", b"other", decision=held(HoldCode.PRICE))
    export(settings, tmp_path / "export", whole=True, parquet=False)
    clock.now = AFTER
    approved(store, book)
    disposing.dispose(settings, store, book)
    assert [each.health for each in state.originals(store)] == [Health.WELL]
    done = export(settings, tmp_path / "export", whole=True, parquet=False)
    assert (done.items, done.disposed) == (2, 1)
    assert len(list((tmp_path / "export" / "documents").iterdir())) == 1, "it went from the earlier export as well"
    elsewhere = Settings.load(home=tmp_path / "elsewhere", environment={})
    import_whole(elsewhere, tmp_path / "export")
    with Store.open(elsewhere) as other:
        assert str(other.tombstone(other.item(gone))) == str(store.tombstone(store.item(gone)))
        assert is_kept(other, kept)
        faults = balance(other, ledger=[]).faults
    assert faults == ()
