"""Post on an SFTP server: each file that rests there is copied to the folder of its day. Nothing there is changed."""

import hashlib
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Self
from urllib.parse import unquote, urlsplit

import paramiko
from paramiko.sftp_client import SFTPClient
from paramiko.ssh_exception import NoValidConnectionsError

from connectors.mail import MailError, MailUnavailable, may_pass
from connectors.mail.post_box import Collected, PostBox, file_name
from connectors.mail.progress import Progress
from counterfoil.credentials import Secret

WAIT_SECONDS = 60
PORT = 22
SETTLE_SECONDS = 1.0
"""How long new files are watched: one that grows meanwhile is being sent still and is left for the next time."""

FAULTS = (OSError, paramiko.SSHException, EOFError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder on a server whose key is in `known_hosts`; `key` is the file of our own key, else a password is sent."""

    host: str
    port: int
    user: str
    folder: str
    known_hosts: Path
    key: Path | None

    @classmethod
    def at(cls, address: str, *, known_hosts: Path, key: Path | None) -> Self:
        """The folder of an address such as sftp://accounts@files.example/outgoing.

        Raises:
            MailError: the address is of another form, or holds a password.
        """
        parts = urlsplit(address)
        if parts.password is not None:
            raise MailError("the address of the server holds a password; give a reference with --password instead")
        if parts.scheme != "sftp" or not parts.hostname or not parts.username:
            raise MailError(f"{address} is no folder of files; give one such as sftp://accounts@files.example/outgoing")
        return cls(
            host=parts.hostname,
            port=parts.port or PORT,
            user=unquote(parts.username),
            folder=unquote(parts.path) or "/",
            known_hosts=known_hosts,
            key=key,
        )

    def __str__(self) -> str:
        return f"sftp://{self.user}@{self.host}:{self.port}{self.folder}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    path: str
    size: int
    changed: int


def collect(
    place: Place,
    secret: Secret | None,
    *,
    into: PostBox,
    progress: Progress,
    wait: Callable[[float], None] = time.sleep,
) -> Collected:
    """Bring every file that has not come yet as it is now; `secret` is the password, or opens the key.

    A file that was replaced by another under its name is brought as a new one.

    Raises:
        MailUnavailable: the server cannot be reached just now.
        MailError: it is not the one that is known, or does not let us in.
    """
    collected = Collected()
    try:
        with _signed_in(place, secret) as server:
            seen = progress.seen(str(place))
            listed = list(_listed(server, place.folder))
            waiting = [file for file in listed if seen.get(file.path) != [file.size, file.changed]]
            collected.known = len(listed) - len(waiting)
            if waiting:
                wait(SETTLE_SECONDS)
            for file in waiting:
                if _bring(server, file, into, collected):
                    seen[file.path] = [file.size, file.changed]
                    progress.saw(str(place), seen)
    except FAULTS as error:
        said = str(error).replace(secret.reveal(), "(secret)") if secret else str(error)
        kind = MailUnavailable if may_pass(error) or isinstance(error, NoValidConnectionsError) else MailError
        raise kind(f"{place} gives no post: {said or type(error).__name__}; what has come stays") from None
    return collected


@contextmanager
def _signed_in(place: Place, secret: Secret | None) -> Iterator[SFTPClient]:
    with paramiko.SSHClient() as client:
        try:
            client.load_host_keys(str(place.known_hosts))
        except OSError as error:
            raise MailError(
                f"{place.known_hosts} cannot be read, so {place.host} cannot be told from another"
            ) from error
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        opened = secret.reveal() if secret else None
        client.connect(
            place.host,
            place.port,
            place.user,
            password=None if place.key else opened,
            key_filename=str(place.key) if place.key else None,
            passphrase=opened if place.key else None,
            allow_agent=False,
            look_for_keys=False,
            timeout=WAIT_SECONDS,
            banner_timeout=WAIT_SECONDS,
            auth_timeout=WAIT_SECONDS,
        )
        with client.open_sftp() as server:
            channel = server.get_channel()
            assert channel is not None
            channel.settimeout(WAIT_SECONDS)
            yield server


def _listed(server: SFTPClient, folder: str) -> Iterator[_File]:
    """The files at any depth, by name; links are not followed, since they may lead in a circle or out of the folder."""
    for entry in sorted(server.listdir_attr(folder), key=lambda each: each.filename):
        path = str(PurePosixPath(folder) / entry.filename)
        mode = entry.st_mode or 0
        if stat.S_ISDIR(mode):
            yield from _listed(server, path)
        elif stat.S_ISREG(mode) and not entry.filename.startswith("."):
            yield _File(path=path, size=entry.st_size or 0, changed=entry.st_mtime or 0)


def _bring(server: SFTPClient, file: _File, into: PostBox, collected: Collected) -> bool:
    """Whether the file is in the post now, brought just then or before."""
    try:
        with server.open(file.path, "rb") as remote:
            remote.prefetch(file.size)
            content = remote.read()
        now = server.stat(file.path)
    except OSError as error:
        collected.left.append(f"{file.path} cannot be read: {error}")
        return False
    if (now.st_size, now.st_mtime) != (file.size, file.changed) or len(content) != file.size:
        collected.left.append(f"{file.path} is still being sent; it comes the next time")
        return False
    digest = hashlib.sha256(file.path.encode(errors="surrogateescape") + b"\0" + content).hexdigest()
    path = PurePosixPath(file.path)
    received = datetime.fromtimestamp(file.changed, tz=UTC).astimezone()
    if kept := into.keep(file_name(path.stem, digest, path.suffix), content, received=received):
        collected.new.append(kept)
    else:
        collected.known += 1
    return True
