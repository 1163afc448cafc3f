"""Decisions made again: the same from what was known then, and what other rules would have made of them."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.rulebook import Rulebook, RuleError, RuleFiles
from counterfoil.settings import Settings
from counterfoil.store import Store, StoreError
from flows import payables, shadowing
from flows.replaying import Change, Library, again, by_these, by_this_pack, compare, ruling_on

END_OF_MONTH = date(2026, 10, 31)
SINCE = date(2026, 1, 1)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules that a test may change."""
    return Path(shutil.copytree(Settings.load(environment={}).rules, tmp_path / "rules"))


@pytest.fixture
def here(tmp_path: Path, rules: Path) -> Settings:
    return replace(Settings.load(home=tmp_path / "home", environment={}), workers=1, rules=rules)


def run(settings: Settings, post: Path, as_of: date = END_OF_MONTH) -> None:
    payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=as_of)


def edit(rules: Path, pack: str, old: str, new: str) -> None:
    """Change a national pack."""
    path = rules / "national" / f"{pack}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def without_receipts(post: Path) -> None:
    receipts = post / "masterdata" / "receipts.csv"
    receipts.write_text(receipts.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def changes(store: Store, rules: Path) -> list[Change]:
    found = list(compare(store, since=SINCE, choose=by_these(Rulebook.load(rules))))
    return [change for change in found if change is not None]


def test_a_decision_is_the_same_though_rules_and_masters_have_changed_since(
    here: Settings, rules: Path, ubl_bills: Path
) -> None:
    run(here, ubl_bills, date(2026, 10, 20))
    with Store.open(here) as store:
        first = {item.id: store.rulings(item.id)[-1] for item in store.items()}
    without_receipts(ubl_bills)
    for name in ("suppliers", "exemptions", "approvers", "chart"):
        path = ubl_bills / "masterdata" / f"{name}.csv"
        if name == "suppliers":
            path.write_text(path.read_text(encoding="utf-8").replace("Ltd", "Limited"), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
    edit(rules, "terms", "2025-04-01: 30", "2025-04-01: 14")
    edit(rules, "tax", "{2025-04-01: £0.05}", "{2025-04-01: £0.00}")
    run(here, ubl_bills)
    with Store.open(here) as store:
        library = Library(store)
        for name, ruling in first.items():
            found = ruling_on(store, store.item(name), date(2026, 10, 20))
            assert found == ruling
            assert again(found, library) == ruling.decision


def test_what_was_held_and_then_posted_has_both_decisions(here: Settings, ubl_bills: Path, a_few_bills: Path) -> None:
    without_receipts(ubl_bills)
    run(here, ubl_bills, date(2026, 10, 28))
    shutil.copy(a_few_bills / "masterdata" / "receipts.csv", ubl_bills / "masterdata" / "receipts.csv")
    run(here, ubl_bills)
    with Store.open(here) as store:
        item = next(item for item in store.items() if item.received_on <= date(2026, 10, 27))
        held, posted = store.rulings(item.id)
        assert [hold.code for hold in held.decision.holds] == [HoldCode.QTY_REC]
        assert posted.decision.outcome is Outcome.POSTED
        assert ruling_on(store, item, date(2026, 10, 28)).number == held.number
        assert ruling_on(store, item, None).number == posted.number
        assert again(held, Library(store)) == held.decision
        with pytest.raises(StoreError, match=r"nothing was decided about .* as of 2026-09-01 or before"):
            ruling_on(store, item, date(2026, 9, 1))


def test_a_ruling_and_its_rules_cannot_be_changed(here: Settings, ubl_bills: Path) -> None:
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415 - only here

    run(here, ubl_bills)
    with Store.open(here) as store:
        for statement in (
            "UPDATE ruling SET basis = NULL",
            "DELETE FROM ruling",
            "INSERT OR REPLACE INTO ruling SELECT * FROM ruling",
            "UPDATE rulebook SET name = ''",
            "INSERT OR REPLACE INTO rulebook SELECT * FROM rulebook",
        ):
            with pytest.raises(DBAPIError, match="can not be changed"), store._writer.begin() as connection:
                connection.exec_driver_sql(statement)


def test_the_same_rules_change_nothing(here: Settings, rules: Path, ubl_bills: Path) -> None:
    run(here, ubl_bills)
    with Store.open(here) as store:
        assert changes(store, rules) == []


def test_other_rules_show_what_they_would_change_and_the_row_that_does_it(
    here: Settings, rules: Path, ubl_bills: Path
) -> None:
    run(here, ubl_bills)
    edit(rules, "tolerances", 'when: {line.billed: "> line.received"}', "when: {}")
    with Store.open(here) as store:
        found = changes(store, rules)
        posted = {record.item: record.posting.gross for record in store.postings()}
    assert {change.ruling.item: change.pounds for change in found} == posted
    for change in found:
        assert change.ruling.decision.outcome is Outcome.POSTED
        assert change.after is not None
        assert {hold.code for hold in change.after.holds} == {HoldCode.QTY_REC}
        assert change.step is not None
        assert change.step.row == "QTY-110"
        assert not change.aside


def test_what_is_only_coded_or_due_otherwise_is_a_change_too(here: Settings, rules: Path, ubl_bills: Path) -> None:
    run(here, ubl_bills)
    edit(rules, "terms", "{days: supplier,", "{days: standard,")
    edit(rules, "terms", "2025-04-01: 30", "2025-04-01: 7")
    with Store.open(here) as store:
        found = changes(store, rules)
    dues = [(change.ruling.decision.posting, change.after and change.after.posting) for change in found]
    assert dues
    assert all(before and after and after.due_date < before.due_date for before, after in dues)


def test_one_pack_is_tried_with_all_others_as_they_were(here: Settings, rules: Path, ubl_bills: Path) -> None:
    run(here, ubl_bills)
    edit(rules, "tolerances", 'when: {line.billed: "> line.received"}', "when: {}")
    edit(rules, "terms", "{days: supplier,", "{days: standard,")
    edit(rules, "terms", "2025-04-01: 30", "2025-04-01: 7")
    with Store.open(here) as store:
        files, library = RuleFiles.of_folder(rules), Library(store)
        found = [c for c in compare(store, since=SINCE, choose=by_this_pack("terms", files, library)) if c]
        assert found
        assert {change.after.outcome for change in found if change.after} == {Outcome.POSTED}
        with pytest.raises(RuleError, match=r"no pack is named 'term' \(did you mean terms\?\)"):
            list(compare(store, since=SINCE, choose=by_this_pack("term", files, library)))


def test_only_what_stands_since_the_day_is_looked_at(here: Settings, rules: Path, ubl_bills: Path) -> None:
    run(here, ubl_bills)
    edit(rules, "tolerances", 'when: {line.billed: "> line.received"}', "when: {}")
    with Store.open(here) as store:
        book = Rulebook.load(rules)
        assert list(compare(store, since=date(2026, 11, 1), choose=by_these(book))) == []


def test_a_decision_or_rule_file_exchanged_past_the_program_is_found_by_the_audit(
    here: Settings, ubl_bills: Path
) -> None:
    run(here, ubl_bills)
    with Store.open(here) as store:
        assert store.verify().breaks == ()
        first, second, *_ = [store.rulings(item.id)[-1] for item in store.items()]
        with store._writer.begin() as connection:
            triggers = connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('ruling', 'rulebook')"
            ).all()
            for name, _ in triggers:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            connection.exec_driver_sql(
                f"UPDATE ruling SET basis = (SELECT basis FROM ruling WHERE number = {second.number}) "
                f"WHERE number = {first.number}"
            )
            connection.exec_driver_sql("UPDATE rulebook SET texts = x'00'")
            for _, statement in triggers:
                connection.exec_driver_sql(statement)
        found = [str(each) for each in store.verify().breaks]
    assert f"rulings {first.number}: is not what was decided about {first.item}" in found
    assert f"rulings 0: a decision about {first.item} is in the log and no longer kept" in found
    assert any(each.startswith("rules 1: the files kept as ") for each in found)


def test_rules_on_trial_are_asked_and_change_nothing(
    here: Settings, rules: Path, ubl_bills: Path, tmp_path: Path
) -> None:
    run(here, ubl_bills, date(2026, 10, 5))
    trial = Path(shutil.copytree(rules, tmp_path / "trial"))
    edit(trial, "tolerances", 'when: {line.billed: "> line.received"}', "when: {}")
    files = RuleFiles.of_folder(trial)
    with Store.open(here) as store, store.transaction(actor="someone") as tx:
        tx.keep_rules(digest=files.digest, name=files.name, texts=files.texts)
        tx.start_trial(digest=files.digest, commit=files.commit)
    # What lies in the folder afterwards is not what is on trial.
    shutil.rmtree(trial)
    run(here, ubl_bills)
    with Store.open(here) as store:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        later = [item.id for item in store.items() if item.received_on > date(2026, 10, 5)]
        shadows = list(store.shadows(digest=files.digest))
        assert [shadow.ruling.item for shadow in shadows] == later
        for shadow in shadows:
            assert shadow.differs
            assert shadow.decision is not None
            assert {hold.code for hold in shadow.decision.holds} == {HoldCode.QTY_REC}
        with store.transaction(actor="someone") as tx:
            assert tx.stop_trial()
        assert store.trial() is None


def test_rules_on_trial_that_fail_are_noted_and_stop_nothing(
    here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault of the rules on trial")

    files = RuleFiles.of_folder(here.rules)
    with Store.open(here) as store, store.transaction(actor="someone") as tx:
        tx.keep_rules(digest=files.digest, name=files.name, texts=files.texts)
        tx.start_trial(digest=files.digest, commit=files.commit)
    monkeypatch.setattr(shadowing, "make", failing)
    run(here, ubl_bills)
    with Store.open(here) as store:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        errors = {shadow.error for shadow in store.shadows()}
    assert errors == {"ZeroDivisionError: a fault of the rules on trial"}
