"""Real servers that post waits on: Dovecot over TLS and OpenSSH, each on 127.0.0.1 in a folder of its own."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from imaplib import IMAP4_SSL
from ipaddress import ip_address
from pathlib import Path
from ssl import create_default_context

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.support.debian import require

PASSWORD = "planted-passphrase-of-the-post"
PATIENCE_SECONDS = 30

DOVECOT = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = required
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
mmap_disable = no
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
"""

SSHD = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
PidFile {folder}/sshd.pid
AuthorizedKeysFile {folder}/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PermitRootLogin yes
Subsystem sftp internal-sftp
"""


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """A Dovecot; its certificate is its own authority."""

    folder: Path
    port: int

    @property
    def certificate(self) -> Path:
        return self.folder / "certificate.pem"

    def address(self, user: str, folder: str = "INBOX") -> str:
        return f"imaps://{user}@127.0.0.1:{self.port}/{folder}"

    @contextmanager
    def signed_in(self, user: str) -> Iterator[IMAP4_SSL]:
        """As the people who read this mailbox, not through the connector."""
        trusted = create_default_context(cafile=str(self.certificate))
        with IMAP4_SSL("127.0.0.1", self.port, ssl_context=trusted, timeout=PATIENCE_SECONDS) as server:
            server.login(user, PASSWORD)
            yield server


@dataclass(frozen=True, kw_only=True)
class FileServer:
    """An OpenSSH server that shows this machine's folders to whoever has the key, which PASSWORD opens."""

    folder: Path
    port: int
    user: str

    @property
    def key(self) -> Path:
        return self.folder / "our_key"

    @property
    def known_hosts(self) -> Path:
        return self.folder / "known_hosts"

    def address(self, folder: Path) -> str:
        return f"sftp://{self.user}@127.0.0.1:{self.port}{folder}"


@contextmanager
def running_dovecot() -> Iterator[MailServer]:
    """Any user may sign in with PASSWORD and has a mailbox of his own."""
    require("dovecot-imapd")
    with _folder("cf-dovecot-") as folder:
        _certificate(folder)
        owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        (folder / "mail").mkdir()
        os.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
        (folder / "users").write_text("".join(f"user{number}:{{PLAIN}}{PASSWORD}\n" for number in range(50)))
        server = MailServer(folder=folder, port=_free_port())
        settings = DOVECOT.format(folder=folder, port=server.port, user=owner.pw_uid, group=owner.pw_gid)
        (folder / "dovecot.conf").write_text(settings)
        with _running(["/usr/sbin/dovecot", "-F", "-c", folder / "dovecot.conf"], server.port, folder / "log"):
            yield server


@contextmanager
def running_sshd() -> Iterator[FileServer]:
    require("openssh-server")
    with _folder("cf-sshd-") as folder:
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        host, ours = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        opened_by = BestAvailableEncryption(PASSWORD.encode())
        _keep(folder / "host_key", host.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
        _keep(folder / "our_key", ours.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, opened_by))
        _keep(folder / "authorized_keys", ours.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH))
        server = FileServer(folder=folder, port=_free_port(), user=pwd.getpwuid(os.geteuid()).pw_name)
        public = host.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
        _keep(server.known_hosts, f"[127.0.0.1]:{server.port} ".encode() + public + b"\n")
        (folder / "sshd_config").write_text(SSHD.format(folder=folder, port=server.port))
        command = ["/usr/sbin/sshd", "-D", "-e", "-f", folder / "sshd_config"]
        with _running(command, server.port, folder / "log"):
            yield server


@contextmanager
def _folder(prefix: str) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(command: list[str | Path], port: int, log: Path) -> Iterator[None]:
    with log.open("ab") as said:
        process = subprocess.Popen(command, stderr=said, stdout=said)
        try:
            until = time.monotonic() + PATIENCE_SECONDS
            while time.monotonic() < until and process.poll() is None:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                except OSError:
                    time.sleep(0.05)
                else:
                    break
            else:
                raise RuntimeError(f"{command[0]} did not start: {log.read_text(errors='replace')[-2000:]}")
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE_SECONDS)


def _certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    _keep(folder / "key.pem", key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _keep(path: Path, content: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(content)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
