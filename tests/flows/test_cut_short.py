"""A document that ends the program is held after some times; those that were only in its company are not."""

import json
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.insights import balance
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.settings import Settings
from counterfoil.store import Item, State, Store
from counterfoil.work import MOST_ATTEMPTS
from flows import payables

AS_OF = date(2026, 10, 31)
# Runs, each in a process of its own, that are killed as soon as they come to the bill of this number, at the step of
# this name. They are forked, so that all programs are loaded once.
RUN = """
import os, signal, sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from counterfoil.settings import Settings
from flows import judging, payables, reading
home, post, step, number, times = sys.argv[1:]

def deadly(module, name, number_of):
    whole = getattr(module, name)
    def at_it(*arguments, **named):
        if number_of(*arguments) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*arguments, **named)
    setattr(module, name, at_it)

if step == "reading":
    deadly(reading, "opened_up", lambda bench, found, *_: found.documents[0].invoice_number.value)
elif step == "deciding":
    deadly(judging, "decide_on_record", lambda document, *_: document.invoice_number.value)
else:
    whole = payables.post_all
    def at_it(ledger, postings):
        if step == "posted":
            answers = whole(ledger, postings)
        if number in {posting.invoice_number for posting in postings}:
            os.kill(os.getpid(), signal.SIGKILL)
        return answers if step == "posted" else whole(ledger, postings)
    payables.post_all = at_it
settings = replace(Settings.load(home=Path(home), environment={}), workers=1)
for _ in range(int(times)):
    if (child := os.fork()) == 0:
        payables.run(settings, mail=Path(post) / "mail", masterdata=Path(post) / "masterdata", as_of=date(2026, 10, 31))
        os._exit(0)
    print(-os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)


@pytest.fixture
def number(ubl_bills: Path) -> str:
    """The number of a bill in the midst of the others."""
    lines = (ubl_bills / "expected.jsonl").read_text().splitlines()
    return str(json.loads(lines[len(lines) // 2])["fields"]["invoice_number"])


def killed(here: Settings, post: Path, step: str, number: str) -> None:
    """So many runs one after the other, each of which ends at this bill."""
    command = [sys.executable, "-c", RUN, str(here.home), str(post), step, number, str(MOST_ATTEMPTS)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stdout.split() == [f"{signal.SIGKILL.value}"] * MOST_ATTEMPTS, ended.stderr


def one_and_others(store: Store, number: str) -> tuple[Item, list[Item]]:
    every = list(store.items())
    (one,) = (item for item in every if f">{number}<" in store.originals.bytes(item.sha256).decode())
    return one, [item for item in every if item.id != one.id]


@pytest.mark.parametrize(
    "step",
    ["deciding", pytest.param("reading", marks=pytest.mark.soak), pytest.param("posting", marks=pytest.mark.soak)],
)
def test_a_document_that_ends_the_program_each_time_is_held_in_the_end_and_the_others_are_posted(
    step: str, here: Settings, ubl_bills: Path, number: str
) -> None:
    killed(here, ubl_bills, step, number)
    payables.run(here, mail=ubl_bills / "mail", masterdata=ubl_bills / "masterdata", as_of=AS_OF)
    with Store.open(here) as store, EmbeddedLedger(here.ledger_url) as ledger:
        one, others = one_and_others(store, number)
        assert (one.state, one.outcome) == (State.DONE, Outcome.HELD)
        (hold,) = store.dossier(one).holds
        assert hold.code is HoldCode.FORMAT
        assert f"ended from outside {MOST_ATTEMPTS} times while {step} this" in hold.detail
        assert {item.outcome for item in others} == {Outcome.POSTED}
        assert balance(store, ledger=ledger.postings()).faults == ()


@pytest.mark.soak
def test_a_bill_that_the_ledger_has_is_posted_though_each_run_that_sent_it_was_killed(
    here: Settings, ubl_bills: Path, number: str
) -> None:
    killed(here, ubl_bills, "posted", number)
    payables.run(here, mail=ubl_bills / "mail", masterdata=ubl_bills / "masterdata", as_of=AS_OF)
    with Store.open(here) as store, EmbeddedLedger(here.ledger_url) as ledger:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        assert balance(store, ledger=ledger.postings()).faults == ()
