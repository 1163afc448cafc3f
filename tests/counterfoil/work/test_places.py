"""Each process at work in a home sits at a place of its own, and a killed one leaves it free."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from counterfoil.store import NewFile, State, Store
from counterfoil.work import NoPlaceError, deserted_places, place_in, places
from tests.support.clock import Clock

ROOT = Path(__file__).parents[3]
SIT_DOWN = """
import sys, time
from pathlib import Path
from counterfoil.work import place_in
with place_in(Path(sys.argv[1])) as place:
    print(place, flush=True)
    time.sleep(600)
"""


def test_two_at_work_sit_at_different_places_and_a_free_one_is_taken_again(tmp_path: Path) -> None:
    with place_in(tmp_path) as first:
        with place_in(tmp_path) as second:
            assert first != second
        with place_in(tmp_path) as third:
            assert third == second


def test_a_home_has_no_endless_number_of_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST", 1)
    with place_in(tmp_path), pytest.raises(NoPlaceError, match="a home of their own"), place_in(tmp_path):
        pass


def test_the_place_of_a_killed_process_is_deserted_and_nobody_takes_it_meanwhile(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", SIT_DOWN, tmp_path], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout
    place = int(process.stdout.readline())
    with place_in(tmp_path) as ours, deserted_places(tmp_path) as deserted:
        assert place not in [ours, *deserted]
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with deserted_places(tmp_path) as deserted:
        assert place in deserted
        with place_in(tmp_path) as another:
            assert another not in deserted


def test_what_a_deserted_place_had_claimed_is_taken_back_and_nothing_else(store: Store, clock: Clock) -> None:
    today = clock().date()
    files = [NewFile(file=f"{today}/{n}.pdf", received_on=today, sha256=f"{n:064d}", size=1) for n in range(4)]
    with store.transaction() as tx:
        tx.register(files)
    for place in (1, 2):
        store.place = place
        with store.transaction() as tx:
            assert len(tx.reserve([State.PENDING], limit=2, lease=timedelta(minutes=15))) == 2
    with store.transaction() as tx:
        tx.take_back_leases(store.holder_at(place) for place in [2])
        # One at a time, since either may have been what ended the process.
        free = [each for _ in files for each in tx.reserve([State.PENDING], limit=9, lease=timedelta(minutes=15))]
    assert [claim.item.file for claim in free] == [file.file for file in files[2:]]
