"""Every decision is kept for ever with its basis, on both databases, and nobody changes one unseen."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from counterfoil.model.basis import Basis, PaperBasis
from counterfoil.model.decisions import HoldCode
from counterfoil.rulebook import RuleFiles
from counterfoil.store import State, Store, StoreError
from tests.support.items import DAY, claim, held, invoice, read_one

LATER = DAY + timedelta(days=2)
BASIS = Basis(as_at=DAY, organisation="ZN1", paper=PaperBasis(reading=invoice()))
RULES = RuleFiles("rules", {"facts.yaml": "facts: £1.00\n"})


@pytest.fixture
def decided(store: Store) -> Store:
    """Two items, the first of them decided a second time, two days later."""
    first = read_one(store, 1)
    with store.transaction() as tx:
        tx.decide(first, held(HoldCode.PRICE), organisation="ZN1", basis=BASIS)
    second = read_one(store, 2)
    with store.transaction() as tx:
        tx.decide(second, held(HoldCode.UOM), organisation="ZN2", basis=BASIS)
        tx.reopen([first.item.id], reason="test")
    (again,) = claim(store, State.READ)
    with store.transaction() as tx:
        tx.decide(again, held(HoldCode.QTY_REC, as_at=LATER), organisation="ZN1", basis=BASIS)
    return store


def codes(store: Store) -> list[list[HoldCode]]:
    return [[hold.code for hold in ruling.decision.holds] for ruling in store.rulings_since(DAY)]


def test_an_item_keeps_all_its_decisions_with_their_bases_and_the_last_one_stands(decided: Store) -> None:
    first, _ = decided.items()
    before, now = decided.rulings(first.id)
    assert [hold.code for hold in before.decision.holds] == [HoldCode.PRICE]
    assert (before.as_at, now.as_at, before.basis, before.file) == (DAY, LATER, BASIS, first.file)
    assert decided.last_ruling(first.id) == now
    assert decided.last_ruling("nothing") is None
    assert codes(decided) == [[HoldCode.UOM], [HoldCode.QTY_REC]]
    assert [ruling.as_at for ruling in decided.rulings_since(LATER)] == [LATER]


@pytest.mark.parametrize(
    "statement", ["UPDATE ruling SET organisation = 'ZN9'", "DELETE FROM ruling", "DELETE FROM rulebook"]
)
def test_the_database_refuses_to_change_what_was_decided_or_by_what(decided: Store, statement: str) -> None:
    with decided.transaction() as tx:
        tx.keep_rules(digest=RULES.digest, name=RULES.name, texts=RULES.texts)
    with pytest.raises(DBAPIError, match="can not be changed"), decided._writer.begin() as connection:
        connection.execute(text(statement))
    assert decided.verify().breaks == ()


def test_a_decision_that_vanished_or_was_exchanged_is_found_whatever_the_database(decided: Store) -> None:
    first, second = decided.items()
    with decided._writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE ruling DISABLE TRIGGER USER"))
        else:
            connection.execute(text("DROP TRIGGER ruling_unchanged"))
            connection.execute(text("DROP TRIGGER ruling_undeleted"))
        connection.execute(text("DELETE FROM ruling WHERE number = 2"))
        connection.execute(text("UPDATE ruling SET decision = (SELECT decision FROM ruling WHERE number = 3)"))
    found = {str(each) for each in decided.verify().breaks}
    assert f"rulings 0: a decision about {first.id} is in the log and no longer kept" in found
    assert f"rulings 0: a decision about {second.id} is in the log and no longer kept" in found
    # Its decision is logged, but not twice: what stands under number 1 is what number 3 is.
    assert not any(each.startswith("rulings 3") for each in found)


def test_a_trial_runs_until_it_is_stopped_or_another_begins(store: Store) -> None:
    other = RuleFiles("rules", {"facts.yaml": "facts: £2.00\n"})
    with store.transaction(actor="someone") as tx:
        for files in (RULES, other):
            tx.keep_rules(digest=files.digest, name=files.name, texts=files.texts)
            tx.start_trial(digest=files.digest, commit="c0ffee")
    trial = store.trial()
    assert trial is not None
    assert (trial.digest, trial.commit) == (other.digest, "c0ffee")
    with store.transaction(actor="someone") as tx:
        assert tx.stop_trial()
        assert not tx.stop_trial()
    assert store.trial() is None
    kinds = [entry.kind for entry in store.audit_log(last=10)]
    assert kinds == ["trial started", "trial stopped", "trial started", "trial stopped"]
    assert {entry.actor for entry in store.audit_log(stream="post", last=10)} == {"someone"}
    assert [entry.kind for entry in store.audit_log(kind="trial stopped", last=1)] == ["trial stopped"]


def test_rules_that_nobody_kept_cannot_be_had(store: Store) -> None:
    with pytest.raises(StoreError, match=r"no rules with the hash \(none\) are kept here"):
        store.kept_rules("")
