"""Mail goes out over a real SMTP server: once, with the password by reference, and again when the server was busy."""

import asyncio
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from connectors.mail import MailError, outgoing
from connectors.mail.outgoing import MailServer, send
from counterfoil.credentials import Secret


class Office:
    """A mail server's other side: keeps what it is given, after refusing it so many times."""

    def __init__(self) -> None:
        self.kept: list[Message] = []
        self.busy = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.busy:
            self.busy -= 1
            return "451 4.3.0 try again later"
        self.kept.append(message_from_bytes(envelope.content, policy=default))
        return "250 kept"


@pytest.fixture
def office() -> Iterator[tuple[Office, MailServer]]:
    kept = Office()

    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        is_right = isinstance(given, LoginPassword) and (given.login, given.password) == (b"robot", b"s3cret")
        return AuthResult(success=is_right)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(
        kept,
        hostname="127.0.0.1",
        port=port,
        authenticator=known,
        auth_require_tls=False,
        loop=asyncio.new_event_loop(),
    )
    server.start()
    try:
        yield kept, MailServer.at(f"smtp://robot@127.0.0.1:{port}")
    finally:
        server.stop()


def say(server: MailServer, *, password: str = "s3cret") -> None:
    send(server, Secret(password), sender="robot@centre.example", to=["a@centre.example"], subject="Post", text="£1\n")


def test_a_message_arrives_as_it_was_written(office: tuple[Office, MailServer]) -> None:
    kept, server = office
    say(server)
    [message] = kept.kept
    assert (message["Subject"], message["To"], message["Auto-Submitted"]) == (
        "Post",
        "a@centre.example",
        "auto-generated",
    )
    assert message.get_content().splitlines() == ["£1"]  # type: ignore[attr-defined]


def test_a_busy_server_is_asked_again(office: tuple[Office, MailServer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing._hand_over.retry, "sleep", lambda _seconds: None)  # type: ignore[attr-defined]
    kept, server = office
    kept.busy = 2
    say(server)
    assert len(kept.kept) == 1


def test_a_wrong_password_is_told_without_it(office: tuple[Office, MailServer]) -> None:
    _, server = office
    with pytest.raises(MailError) as refused:
        say(server, password="guessed")
    assert "guessed" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    ["mail.example", "http://mail.example", "smtp://robot:s3cret@mail.example"],
    ids=["bare", "web", "password"],
)
def test_an_address_is_a_mail_server_and_holds_no_password(address: str) -> None:
    with pytest.raises(MailError) as refused:
        MailServer.at(address)
    assert "s3cret" not in str(refused.value)
