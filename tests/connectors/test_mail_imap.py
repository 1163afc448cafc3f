"""Collecting from a real Dovecot."""

import imaplib
import itertools
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from connectors.mail import MailError
from connectors.mail.folder import FolderMail
from connectors.mail.imap import name_of
from connectors.mail.post_box import Collected
from counterfoil.settings import Settings
from flows.collect import collect
from tests.support.mail_servers import PASSWORD, MailServer, running_dovecot

USERS = (f"user{number}" for number in itertools.count())
RECEIVED = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with running_dovecot() as running:
        yield running


class Mailbox:
    """A mailbox of the test's own, and the collection from it."""

    def __init__(self, server: MailServer, folder: Path) -> None:
        self.server, self.user, self.folder = server, next(USERS), folder
        self.post, self.home = folder / "mail", folder / "home"

    def receive(self, content: bytes, *, on: datetime = RECEIVED) -> None:
        with self.server.signed_in(self.user) as mailbox:
            assert mailbox.append("INBOX", None, imaplib.Time2Internaldate(on), content)[0] == "OK"

    def collect(self, password: str = "env:MAILBOX_PASSWORD", address: str = "") -> Collected:
        source = address or self.server.address(self.user)
        return collect(Settings.load(home=self.home), source=source, mail=self.post, password=password)

    def files(self) -> list[str]:
        return [f"{path.parent.name}/{path.name}" for path in sorted(self.post.rglob("*")) if path.is_file()]


@pytest.fixture
def mailbox(server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    monkeypatch.setenv("MAILBOX_PASSWORD", PASSWORD)
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    return Mailbox(server, tmp_path)


def mail(number: int, *, body: str = "Please find our invoice attached.", extra: str = "") -> bytes:
    head = (
        f"{extra}From: billing@gloves.example\r\nSubject: Invoice {number}\r\nMessage-ID: <{number}@gloves.example>\r\n"
    )
    return f"{head}\r\n{body}\r\n".encode()


def test_each_message_becomes_a_file_of_the_day_on_which_it_was_received(mailbox: Mailbox) -> None:
    mailbox.receive(mail(1))
    mailbox.receive(mail(2), on=datetime(2026, 10, 6, 12, tzinfo=UTC))
    collected = mailbox.collect()
    assert collected.new == mailbox.files()
    assert [file[:10] for file in collected.new] == ["2026-10-05", "2026-10-06"]
    assert (mailbox.post / collected.new[0]).read_bytes() == mail(1)
    post = FolderMail(mailbox.post)
    assert [file.received_on for file in post.received(date(2026, 12, 31))] == [date(2026, 10, 5), date(2026, 10, 6)]
    assert list(post.strays()) == []


def test_collecting_again_brings_only_what_is_new(mailbox: Mailbox) -> None:
    mailbox.receive(mail(1))
    assert len(mailbox.collect().new) == 1
    assert mailbox.collect() == Collected()
    mailbox.receive(mail(2))
    assert len(mailbox.collect().new) == 1
    assert len(mailbox.files()) == 2


def test_nothing_in_the_mailbox_is_changed(mailbox: Mailbox) -> None:
    for number in range(3):
        mailbox.receive(mail(number))
    mailbox.collect()
    with mailbox.server.signed_in(mailbox.user) as server:
        _, [count] = server.select("INBOX", readonly=True)
        _, flags = server.fetch("1:*", "(FLAGS)")
    assert count == b"3"
    assert not [line for line in flags if isinstance(line, bytes) and (b"Seen" in line or b"Deleted" in line)]


def test_a_mailbox_that_numbers_its_messages_anew_brings_nothing_twice(mailbox: Mailbox) -> None:
    mailbox.receive(mail(1))
    mailbox.collect()
    note = (mailbox.home / "collected.json").read_text()
    with mailbox.server.signed_in(mailbox.user) as server:
        server.create("Elsewhere")
    time.sleep(1.1)  # Dovecot takes the second as the UIDVALIDITY of a new folder
    shutil.rmtree(mailbox.server.folder / "mail" / mailbox.user)
    mailbox.receive(mail(2))
    mailbox.receive(mail(1))
    collected = mailbox.collect()
    assert (len(collected.new), collected.known) == (1, 1)
    assert len(mailbox.files()) == 2
    assert (mailbox.home / "collected.json").read_text() != note


def test_a_message_delivered_twice_is_collected_once(mailbox: Mailbox) -> None:
    mailbox.receive(mail(1, extra="Received: from a.example\r\n"))
    mailbox.receive(mail(1, extra="Received: from b.example\r\n"))
    collected = mailbox.collect()
    assert (len(collected.new), collected.known) == (1, 1)


def test_a_message_that_claims_the_id_of_another_is_collected_too(mailbox: Mailbox) -> None:
    mailbox.receive(mail(1))
    mailbox.receive(mail(1, body="Our bank details have changed."))
    assert len(mailbox.collect().new) == 2


def test_messages_without_an_id_are_told_by_all_of_their_content(mailbox: Mailbox) -> None:
    bare = b"Subject: Invoice\r\n\r\nPlease pay.\r\n"
    for content in (bare, bare.replace(b"Invoice", b"Reminder"), bare):
        mailbox.receive(content)
    collected = mailbox.collect()
    assert (len(collected.new), collected.known) == (2, 1)


def test_what_was_left_by_a_killed_run_is_taken_up(mailbox: Mailbox) -> None:
    """Killed after two of three files and in the middle of the third, before it noted how far it had come."""
    for number in range(3):
        mailbox.receive(mail(number))
    mailbox.collect()
    last = mailbox.post / mailbox.files()[-1]
    last.rename(last.with_name(f".collecting-{last.name}"))
    (mailbox.home / "collected.json").write_text('{"damaged')
    collected = mailbox.collect()
    assert (len(collected.new), collected.known) == (1, 2)
    assert len(mailbox.files()) == 3


def test_another_folder_of_the_mailbox_may_be_named(mailbox: Mailbox) -> None:
    with mailbox.server.signed_in(mailbox.user) as server:
        server.create('"Paid bills"')
        server.append('"Paid bills"', None, imaplib.Time2Internaldate(RECEIVED), mail(9))
    assert len(mailbox.collect(address=mailbox.server.address(mailbox.user, "Paid%20bills")).new) == 1
    with pytest.raises(MailError, match="has no folder Nowhere"):
        mailbox.collect(address=mailbox.server.address(mailbox.user, "Nowhere"))


def test_a_wrong_password_is_told_and_not_repeated(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILBOX_PASSWORD", "another-planted-one")
    with pytest.raises(MailError, match=r"[Aa]uthentication failed") as refused:
        mailbox.collect()
    assert "another-planted-one" not in str(refused.value)


def test_a_server_that_cannot_prove_itself_gets_no_password(mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(MailError, match="CERTIFICATE_VERIFY_FAILED"):
        mailbox.collect()


@pytest.mark.parametrize(
    "address", ["imap://user1@127.0.0.1/INBOX", "imaps://127.0.0.1/INBOX", f"imaps://user1:{PASSWORD}@127.0.0.1/"]
)
def test_an_address_without_tls_or_user_or_with_a_password_is_refused(mailbox: Mailbox, address: str) -> None:
    with pytest.raises(MailError) as refused:
        mailbox.collect(address=address)
    assert PASSWORD not in str(refused.value)


def test_no_password_is_kept_anywhere(mailbox: Mailbox, capfd: pytest.CaptureFixture[str]) -> None:
    mailbox.receive(mail(1))
    mailbox.collect()
    for path in mailbox.folder.rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes(), path
    said = capfd.readouterr()
    assert PASSWORD not in said.out + said.err


def test_the_name_of_a_message_does_not_depend_on_its_line_ends() -> None:
    assert name_of(mail(1)) == name_of(mail(1).replace(b"\r\n", b"\n"))
