"""Collecting from a real OpenSSH server."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from connectors.mail import MailError, sftp
from connectors.mail.folder import FolderMail
from connectors.mail.post_box import Collected, PostBox
from connectors.mail.progress import Progress
from counterfoil.credentials import fetch
from counterfoil.settings import Settings
from flows.collect import collect
from tests.support.mail_servers import PASSWORD, FileServer, running_sshd

ARRIVED = datetime(2026, 10, 5, 9, 30).astimezone().timestamp()


@pytest.fixture(scope="module")
def server() -> Iterator[FileServer]:
    with running_sshd() as running:
        yield running


class Outgoing:
    """A folder on the server, and the collection from it."""

    def __init__(self, server: FileServer, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.there, self.post, self.home = folder / "outgoing", folder / "mail", folder / "home"
        self.there.mkdir()

    def put(self, name: str, content: bytes, *, arrived: float = ARRIVED) -> Path:
        path = self.there / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (arrived, arrived))
        return path

    def collect(self, **changed: object) -> Collected:
        options = {
            "source": self.server.address(self.there),
            "mail": self.post,
            "password": "env:KEY_PASSWORD",
            "key": self.server.key,
            "known_hosts": self.server.known_hosts,
        }
        return collect(Settings.load(home=self.home), **{**options, **changed})  # type: ignore[arg-type]

    def collect_while(self, wait: Callable[[float], None]) -> Collected:
        place = sftp.Place.at(self.server.address(self.there), known_hosts=self.server.known_hosts, key=self.server.key)
        progress = Progress(self.home / "collected.json")
        return sftp.collect(place, fetch("env:KEY_PASSWORD"), into=PostBox(self.post), progress=progress, wait=wait)


@pytest.fixture
def outgoing(server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outgoing:
    monkeypatch.setenv("KEY_PASSWORD", PASSWORD)
    monkeypatch.setattr(sftp, "SETTLE_SECONDS", 0.01)
    return Outgoing(server, tmp_path)


def test_each_file_is_copied_to_the_folder_of_its_day(outgoing: Outgoing) -> None:
    outgoing.put("invoice 7.pdf", b"%PDF-7")
    outgoing.put("batch/feed.csv", b"a,b")
    collected = outgoing.collect()
    assert [name.partition("-")[2][6:].split("-")[0] for name in collected.new] == ["feed", "invoice"]
    assert sorted((outgoing.post / name).read_bytes() for name in collected.new) == [b"%PDF-7", b"a,b"]
    assert all(name.startswith("2026-10-05/") and name.endswith((".pdf", ".csv")) for name in collected.new)
    assert len(list(FolderMail(outgoing.post).received(date(2026, 10, 5)))) == 2
    assert list(FolderMail(outgoing.post).strays()) == []


def test_collecting_again_brings_only_what_is_new_even_without_the_note_of_the_last_time(outgoing: Outgoing) -> None:
    outgoing.put("1.pdf", b"one")
    assert len(outgoing.collect().new) == 1
    assert outgoing.collect() == Collected(known=1)
    (outgoing.home / "collected.json").unlink()
    assert outgoing.collect() == Collected(known=1)
    outgoing.put("2.pdf", b"two")
    assert len(outgoing.collect().new) == 1


def test_a_file_replaced_by_another_under_its_name_is_brought_too(outgoing: Outgoing) -> None:
    outgoing.put("bill.pdf", b"one")
    outgoing.collect()
    outgoing.put("bill.pdf", b"two", arrived=ARRIVED + 60)
    assert len(outgoing.collect().new) == 1
    assert sorted(path.read_bytes() for path in outgoing.post.rglob("*.pdf")) == [b"one", b"two"]


def test_a_file_that_is_being_sent_still_comes_the_next_time(outgoing: Outgoing) -> None:
    path = outgoing.put("big.pdf", b"half")
    collected = outgoing.collect_while(lambda _: path.write_bytes(b"half and half") and None)
    assert collected.new == []
    assert "still being sent" in collected.left[0]
    (brought,) = outgoing.collect().new
    assert (outgoing.post / brought).read_bytes() == b"half and half"


def test_what_was_left_by_a_killed_run_is_taken_up(outgoing: Outgoing) -> None:
    """Killed after two of three files and in the middle of the third, before it noted how far it had come."""
    for number in range(3):
        outgoing.put(f"{number}.pdf", f"bill {number}".encode())
    last = outgoing.post / outgoing.collect().new[-1]
    last.rename(last.with_name(f".collecting-{last.name}"))
    (outgoing.home / "collected.json").write_text('{"damaged')
    collected = outgoing.collect()
    assert (len(collected.new), collected.known) == (1, 2)
    assert len(list(outgoing.post.rglob("*.pdf"))) == 3


def test_a_file_dated_in_the_future_was_received_today(outgoing: Outgoing) -> None:
    outgoing.put("early.pdf", b"x", arrived=time.time() + 40 * 86400)
    (brought,) = outgoing.collect().new
    assert brought.startswith(f"{datetime.now().astimezone():%Y-%m-%d}")


def test_nothing_on_the_server_is_changed(outgoing: Outgoing) -> None:
    outgoing.put("1.pdf", b"one")
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in outgoing.there.rglob("*")}
    outgoing.collect()
    assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in outgoing.there.rglob("*")} == before


def test_links_and_hidden_files_are_left_and_names_lead_nowhere_else(outgoing: Outgoing) -> None:
    (outgoing.there / "loop").symlink_to(outgoing.there)
    (outgoing.there / "passwords").symlink_to("/etc/passwd")
    outgoing.put(".upload.tmp", b"x")
    outgoing.put("Rechnung … \\..\\ 1.PDF", b"x")
    (brought,) = outgoing.collect().new
    assert brought.startswith("2026-10-05/Rechnung-")
    assert brought.endswith(".PDF")


def test_an_empty_file_is_post(outgoing: Outgoing) -> None:
    outgoing.put("empty.pdf", b"")
    assert len(outgoing.collect().new) == 1


def test_a_server_with_another_key_than_the_known_one_gets_nothing(outgoing: Outgoing, tmp_path: Path) -> None:
    empty = tmp_path / "known_hosts"
    empty.touch()
    with pytest.raises(MailError, match="not found in known_hosts"):
        outgoing.collect(known_hosts=empty)
    with pytest.raises(MailError, match="cannot be read"):
        outgoing.collect(known_hosts=tmp_path / "nowhere")


def test_a_key_that_does_not_open_is_told_without_the_passphrase(
    outgoing: Outgoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEY_PASSWORD", "another-planted-one")
    with pytest.raises(MailError) as refused:
        outgoing.collect()
    assert "another-planted-one" not in str(refused.value)


def test_no_secret_is_kept_anywhere(outgoing: Outgoing, capfd: pytest.CaptureFixture[str]) -> None:
    outgoing.put("1.pdf", b"one")
    outgoing.collect()
    for path in [*outgoing.post.rglob("*"), *outgoing.home.rglob("*")]:
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes(), path
    said = capfd.readouterr()
    assert PASSWORD not in said.out + said.err
    with pytest.raises(MailError, match="holds a password"):
        outgoing.collect(source=f"sftp://robot:{PASSWORD}@127.0.0.1/")
