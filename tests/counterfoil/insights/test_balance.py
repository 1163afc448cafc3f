"""The balance names everything that does not agree, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

from counterfoil.insights import balance, summarise
from counterfoil.insights.balance import on_hold
from counterfoil.model.documents import Kind, Reading
from counterfoil.store import NewFile, NewPart, State, Store

DAY = date(2026, 10, 5)


def register(store: Store, name: str, content: bytes = b"post") -> str:
    sha256 = store.originals.keep(content)
    with store.transaction() as tx:
        (item,) = tx.register([NewFile(file=f"{DAY}/{name}", received_on=DAY, sha256=sha256, size=len(content))])
    return item


def read(store: Store, pages: int) -> None:
    with store.transaction() as tx:
        for claim in tx.reserve([State.PENDING], limit=9, lease=timedelta(minutes=5)):
            tx.keep_reading(claim, Reading(reader="test", page_count=pages), kind=Kind.UNKNOWN)


def test_an_empty_store_balances(store: Store) -> None:
    result = balance(store, ledger=[])
    assert (result.files, result.items, result.faults) == (0, 0, ())


def test_an_item_on_its_way_is_named(store: Store) -> None:
    item = register(store, "a.pdf")
    (fault,) = balance(store, ledger=[]).faults
    assert fault.startswith(f"{item} (2026-10-05/a.pdf) has no outcome yet, it is pending")


def test_a_lost_original_is_named(store: Store) -> None:
    register(store, "a.pdf", b"only copy")
    (sha256,) = (item.sha256 for item in store.items())
    store.originals.path(sha256).unlink()
    assert any(f"its original {sha256} is missing" in fault for fault in balance(store, ledger=[]).faults)


def test_a_changed_original_is_named(store: Store) -> None:
    register(store, "a.pdf", b"as it arrived")
    (sha256,) = (item.sha256 for item in store.items())
    path = store.originals.path(sha256)
    path.chmod(0o600)
    path.write_bytes(b"as somebody would like it")
    assert any(f"its original {sha256} has been changed" in fault for fault in balance(store, ledger=[]).faults)


def test_post_that_was_received_and_not_registered_is_named(store: Store) -> None:
    register(store, "a.pdf")
    faults = balance(store, ledger=[], mail={"2026-10-05/a.pdf": 4, "2026-10-05/b.pdf": 7}).faults
    assert any(fault.startswith("2026-10-05/b.pdf was received and is not registered") for fault in faults)


def test_post_that_changed_in_its_folder_is_named(store: Store) -> None:
    register(store, "a.pdf")
    faults = balance(store, ledger=[], mail={"2026-10-05/a.pdf": 5}).faults
    assert any("was registered with 4 bytes and has 5 now" in fault for fault in faults)


def test_pages_are_counted_once_for_the_file_and_not_again_for_its_documents(store: Store) -> None:
    item = register(store, "many.pdf")
    read(store, pages=3)
    parts = [NewPart(name="", pages=pages, reading=Reading(reader="test")) for pages in ((1,), (2, 3))]
    with store.transaction() as tx:
        tx.register_parts(item, parts)
    assert balance(store, ledger=[]).pages == 3


def test_the_summary_counts_files_items_and_what_is_on_its_way(store: Store) -> None:
    item = register(store, "many.pdf")
    read(store, pages=2)
    with store.transaction() as tx:
        tx.register_parts(item, [NewPart(name="", pages=(1,)), NewPart(name="", pages=(2,))])
    summary = summarise(store)
    assert (summary.files, summary.items) == (1, 3)
    assert summary.unfinished == {"read": 1, "pending": 2}
    assert replace(summary, bills={}).touchless is None


def test_posted_bills_that_a_ledger_keeps_from_being_paid_are_counted_and_the_first_named() -> None:
    held = {f"ZN1/{number}": "On Hold" for number in range(5)}
    (words,) = on_hold("ZN1", held)
    some = "ZN1/0: On Hold; ZN1/1: On Hold; ZN1/2: On Hold and 2 more"
    assert words == f"posted bills of ZN1 on hold in its ledger: 5 ({some})"
    assert list(on_hold("ZN1", {})) == []
