"""A real SMTP server on 127.0.0.1 that keeps what it is given."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

PASSWORD = "s3cret"


class Office:
    """The server's other side: keeps what it is given, after refusing it so many times, or for good."""

    def __init__(self) -> None:
        self.kept: list[Message] = []
        self.busy = 0
        self.refuses = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.refuses:
            return "554 5.7.1 not here"
        if self.busy:
            self.busy -= 1
            return "451 4.3.0 try again later"
        self.kept.append(message_from_bytes(envelope.content, policy=default))
        return "250 kept"


def free_port() -> int:
    """One at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def receiving() -> Iterator[tuple[Office, str]]:
    """A server that knows the user `robot` by `PASSWORD`, and its address."""
    kept = Office()

    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        is_right = isinstance(given, LoginPassword) and (given.login, given.password) == (b"robot", PASSWORD.encode())
        return AuthResult(success=is_right, handled=False)  # so that the server says that it was wrong

    port = free_port()
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
        yield kept, f"smtp://robot@127.0.0.1:{port}"
    finally:
        server.stop()
