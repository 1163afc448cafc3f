"""What may pass by itself is told apart from what a person has to put right, whatever the way of receiving."""

import errno
import socket
from pathlib import Path

import pytest

from connectors.mail import MailError, MailUnavailable, imap, may_pass, sftp
from connectors.mail.post_box import PostBox
from connectors.mail.progress import Progress
from counterfoil.credentials import Secret
from tests.support.smtp import free_port


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (ConnectionRefusedError(), True),
        (TimeoutError(), True),
        (EOFError(), True),
        (OSError(errno.EHOSTUNREACH, "no route"), True),
        (socket.gaierror(socket.EAI_AGAIN, "try again"), True),
        (socket.gaierror(socket.EAI_NONAME, "unknown"), False),
        (FileNotFoundError(), False),
        (PermissionError(), False),
        (ValueError(), False),
    ],
)
def test_a_fault_passes_where_the_other_side_is_only_away(error: Exception, *, passes: bool) -> None:
    assert may_pass(error) is passes


def test_servers_that_are_down_may_be_tried_again_and_addresses_that_are_wrong_may_not(tmp_path: Path) -> None:
    box, progress = PostBox(tmp_path / "mail"), Progress(tmp_path / "progress.json")
    hosts = tmp_path / "known_hosts"
    hosts.touch()
    mailbox = imap.Mailbox.at(f"imaps://robot@127.0.0.1:{free_port()}/INBOX")
    with pytest.raises(MailUnavailable, match="gives no post"):
        imap.collect(mailbox, Secret("x"), into=box, progress=progress)
    place = sftp.Place.at(f"sftp://robot@127.0.0.1:{free_port()}/out", known_hosts=hosts, key=None)
    with pytest.raises(MailUnavailable, match="gives no post"):
        sftp.collect(place, Secret("x"), into=box, progress=progress)
    with pytest.raises(MailError) as wrong:
        imap.Mailbox.at("imap://robot@127.0.0.1")
    assert not isinstance(wrong.value, MailUnavailable)
