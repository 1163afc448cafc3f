"""A real SQL-Ledger for tests: Debian's package served by Apache on 127.0.0.1, one dataset an organisation."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from counterfoil.model.masters import Masterdata, OrderStatus, SupplierStatus
from tests.support.debian import require
from tests.support.postgres import Server

PROGRAM = Path("/usr/share/sql-ledger")
PASSWORD = "planted-passphrase-of-the-robot"
PAYABLES = "2100"
VAT = "2206"
PATIENCE_SECONDS = 60

SETTINGS = """
$userspath = "users"; $spool = "spool"; $templates = "templates"; $memberfile = "users/members"; $images = "images";
$sendmail = "| /bin/true"; $language = ""; $charset = "UTF8"; $latex = 0; $gzip = "gzip -S .gz";
$ENV{PGCLIENTENCODING} = "SQL_ASCII";
1;
"""

APACHE = """
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
{user}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule cgid_module {modules}/mod_cgid.so
ScriptSock {folder}/cgid.sock
TypesConfig /etc/mime.types
DocumentRoot {folder}/www
<Directory {folder}/www>
  AddHandler cgi-script .pl
  Options ExecCGI FollowSymlinks
</Directory>
"""

MEMBER = """[{login}]
charset=UTF8
company={company}
dateformat=yyyy-mm-dd
dbconnect=dbi:Pg:dbname={database};host={host}
dbdriver=Pg
dbhost={host}
dbname={database}
dboptions=set DateStyle to 'ISO'
dbuser=postgres
name=Robot
numberformat=1,000.00
password={password}
stylesheet=sql-ledger.css
timeout=86400

"""


@dataclass(frozen=True, kw_only=True)
class Installation:
    """A running SQL-Ledger; it lists no vendors to choose from, so that the robot enters their numbers."""

    folder: Path
    port: int
    postgres: Server
    logins: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def dataset(self, organisation: str, masters: Masterdata) -> str:
        """A dataset that knows these masters and holds no bills; gives the robot's login to it."""
        if organisation not in self.logins:
            self.logins[organisation] = self._made(organisation, masters)
        login = self.logins[organisation]
        self.query(login, "DELETE FROM ap; DELETE FROM acc_trans; DELETE FROM defaults WHERE fldname = 'closedto'")
        return login

    def query(self, login: str, statement: str) -> list[tuple[Any, ...]]:
        """What the database behind a login says: the truth that no screen can change."""
        with psycopg.connect(self.postgres.url(login.partition("@")[2]), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def _made(self, organisation: str, masters: Masterdata) -> str:
        database = self.postgres.create()
        with psycopg.connect(self.postgres.url(database), autocommit=True) as connection:
            for part in ("Pg-tables", "Pg-functions", "UK_General-chart", "Pg-indices", "Pg-upgrade-3.2.0-3.2.1"):
                connection.execute((PROGRAM / "sql" / f"{part}.sql").read_bytes())
            _seed(connection, organisation, masters)
        login = f"robot@{database}"
        member = MEMBER.format(
            login=login,
            company=organisation,
            database=database,
            host=self.postgres.folder,
            password=_encrypted(PASSWORD, login[:2]),
        )
        with (self.folder / "www/users/members").open("a") as members:
            members.write(member)
        return login


def _seed(connection: psycopg.Connection[Any], organisation: str, masters: Masterdata) -> None:
    """What people enter once: the chart, the projects that stand for cost centres, vendors, orders, a login."""
    run = connection.execute
    accounts = "INSERT INTO chart (accno, description, charttype, category, link) VALUES (%s, %s, 'A', %s, 'AP_amount')"
    run(accounts, (VAT, "VAT recoverable on contracted-out services", "L"))
    codes = [code for code in masters.chart if code.organisation == organisation] or masters.chart
    for subjective in sorted({code.subjective for code in codes}):
        run(accounts, (subjective, f"Subjective {subjective}", "E"))
    for centre in sorted({code.cost_centre for code in codes}):
        run("INSERT INTO project (projectnumber, description) VALUES (%s, %s)", (centre, f"Cost centre {centre}"))
    # Nothing else is offered for coding, as where a chart is made for the body.
    run("UPDATE chart SET link = '' WHERE link LIKE '%AP_amount%' AND length(accno) = 4 AND accno <> '2206'")
    run("INSERT INTO employee (login, name) VALUES ('robot', 'Robot')")
    for supplier in masters.suppliers:
        if supplier.organisation != organisation:
            continue
        closed = "2020-12-31" if supplier.status is SupplierStatus.INACTIVE else None
        vendor = "INSERT INTO vendor (name, vendornumber, curr, enddate) VALUES (%s, %s, 'GBP', %s) RETURNING id"
        row = run(vendor, (supplier.name, supplier.supplier_id, closed)).fetchone()
        assert row is not None
        run("INSERT INTO address (trans_id) VALUES (%s)", row)
        run("INSERT INTO contact (trans_id) VALUES (%s)", row)
    part = run("INSERT INTO parts (partnumber, description) VALUES ('GLV', 'Gloves') RETURNING id").fetchone()
    assert part is not None
    for line in masters.purchase_orders:
        if line.organisation != organisation:
            continue
        if not run("SELECT id FROM oe WHERE ordnumber = %s", (line.po_number,)).fetchone():
            order = """INSERT INTO oe (ordnumber, transdate, vendor_id, curr, closed)
                       SELECT %s, %s, id, %s, %s FROM vendor WHERE vendornumber = %s"""
            closed = line.status is not OrderStatus.OPEN
            run(order, (line.po_number, line.ordered_on, line.currency, closed, line.supplier_id))
        item = """INSERT INTO orderitems (trans_id, parts_id, description, qty, sellprice, unit)
                  SELECT id, %s, %s, %s, %s, %s FROM oe WHERE ordnumber = %s"""
        run(item, (*part, line.description, line.quantity, line.unit_price, line.uom, line.po_number))


def _encrypted(password: str, salt: str) -> str:
    return subprocess.run(
        ["perl", "-e", "print crypt($ARGV[0], $ARGV[1])", password, salt], capture_output=True, text=True, check=True
    ).stdout


@contextmanager
def running_sql_ledger(postgres: Server) -> Iterator[Installation]:
    """Start it from a copy of the package's scripts in a folder of its own, so that several may run beside each other.

    Only the two paths that the package fixes in every script are replaced.
    """
    require("sql-ledger", "apache2")
    folder = Path(tempfile.mkdtemp(prefix="cf-sl-"))
    folder.chmod(0o755)
    try:
        _install(folder / "www")
        port = _free_port()
        (folder / "httpd.conf").write_text(
            APACHE.format(folder=folder, port=port, modules="/usr/lib/apache2/modules", user=_server_user(folder))
        )
        process = subprocess.Popen(["/usr/sbin/apache2", "-f", folder / "httpd.conf", "-D", "FOREGROUND"])
        try:
            installation = Installation(folder=folder, port=port, postgres=postgres)
            _wait_until_up(installation, process)
            yield installation
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _install(www: Path) -> None:
    for name in ("users", "spool", "templates"):
        (www / name).mkdir(parents=True)
    for name in ("SL", "bin", "locale", "images", "menu.ini", "VERSION"):
        (www / name).symlink_to(PROGRAM / name)
    (www / "css").symlink_to("/var/lib/sql-ledger/css")
    (www / "sql-ledger.conf").write_text(SETTINGS)
    (www / "users/members").touch()
    for script in PROGRAM.glob("*.pl"):
        text = script.read_text().replace(f'"{PROGRAM}"', f'"{www}"')
        (www / script.name).write_text(text)
        (www / script.name).chmod(0o755)


def _server_user(folder: Path) -> str:
    if os.geteuid() != 0:
        return ""
    owner = pwd.getpwnam("www-data")
    for path in [folder, *(folder / "www").iterdir(), folder / "www/users/members"]:
        if not path.is_symlink():
            os.chown(path, owner.pw_uid, owner.pw_gid)
    return "User www-data\nGroup www-data"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_until_up(installation: Installation, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{installation.url}/login.pl", timeout=5) as answer:
                if b"SQL-Ledger" in answer.read():
                    return
        except OSError:  # it is not there yet, or so slow that it has not answered in time
            time.sleep(0.05)
    log = (installation.folder / "error.log").read_text(errors="replace")
    raise RuntimeError(f"SQL-Ledger did not start: {log[-2000:]}")
