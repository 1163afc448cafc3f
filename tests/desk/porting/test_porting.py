"""What was exported whole is the same installation elsewhere; what was exported for people shows nothing restricted."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.insights import Balance, balance
from counterfoil.model.decisions import Outcome
from counterfoil.settings import Settings
from counterfoil.store import Store, StoreError
from desk.porting import PortingError, export, import_whole
from desk.porting.manifest import NAME
from flows import payables
from tests.support.command_line import Runner
from tests.support.postgres import Server

AS_OF = date(2026, 10, 31)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory, a_few_bills: Path) -> Settings:
    """A home in which a few bills and a list of patients have been worked; its post lies beside it."""
    folder = tmp_path_factory.mktemp("worked")
    post = Path(shutil.copytree(a_few_bills, folder / "post"))
    day = next((post / "mail").iterdir())
    (day / "9999.csv").write_text("NHS No,Surname,Date of birth,Cost\n999 000 0018,Testpatient,01/02/1950,10.00\n")
    settings = Settings.load(home=folder / "home", environment={})
    payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=AS_OF)
    return settings


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """An empty home on either database, the ledger in it too."""
    if request.param == "sqlite":
        yield Settings.load(home=tmp_path / "elsewhere", environment={})
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create()
    environment = {"COUNTERFOIL_DATABASE_URL": server.url(name)}
    yield Settings.load(home=tmp_path / "elsewhere", environment=environment)
    server.drop(name)


def balanced(settings: Settings) -> Balance:
    with Store.open(settings) as store, closing(EmbeddedLedger(settings.ledger_url)) as ledger:
        return balance(store, ledger=ledger.postings(), books=lambda body: ledger.balances(body).foots)


def rows(folder: Path, view: str) -> list[dict[str, str]]:
    with (folder / f"{view}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_whole_export_is_the_same_installation_elsewhere(
    worked: Settings, elsewhere: Settings, tmp_path: Path
) -> None:
    export(worked, tmp_path / "out", whole=True, parquet=False)
    import_whole(elsewhere, tmp_path / "out")
    here, there = balanced(worked), balanced(elsewhere)
    assert there.faults == ()
    assert (there.files, there.items, there.pages, there.postings) == (
        here.files,
        here.items,
        here.pages,
        here.postings,
    )
    assert there.audit_events == here.audit_events + 1
    with Store.open(worked) as old, Store.open(elsewhere) as new:
        assert list(old.dossiers(old.items())) == list(new.dossiers(new.items()))


def test_work_goes_on_elsewhere_and_posts_nothing_twice(worked: Settings, elsewhere: Settings, tmp_path: Path) -> None:
    export(worked, tmp_path / "out", whole=True, parquet=False)
    import_whole(elsewhere, tmp_path / "out")
    before = balanced(elsewhere)
    post = worked.home.parent / "post"
    again = payables.run(elsewhere, mail=post / "mail", masterdata=post / "masterdata", as_of=AS_OF)
    assert again.registered == 0
    after = balanced(elsewhere)
    assert (after.faults, after.postings) == ((), before.postings)


def test_restricted_post_is_left_out_of_what_people_get(worked: Settings, tmp_path: Path) -> None:
    done = export(worked, tmp_path / "out", whole=False, parquet=False)
    with Store.open(worked) as store:
        restricted = [item for item in store.items(outcome=Outcome.QUARANTINED) if not item.excerpt]
    assert restricted
    assert done.restricted == len({item.sha256 for item in restricted})
    names = {path.name.partition(".")[0] for path in (tmp_path / "out" / "documents").iterdir()}
    assert not names & {item.sha256 for item in restricted}
    shown = {row["item"]: row for row in rows(tmp_path / "out", "items")}
    assert all(shown[item.id]["invoice_number"] == shown[item.id]["document"] == "" for item in restricted)
    assert not {row["item"] for row in rows(tmp_path / "out", "lines")} & {item.id for item in restricted}


def test_the_tables_add_up_to_what_the_ledger_holds(worked: Settings, tmp_path: Path) -> None:
    export(worked, tmp_path / "out", whole=False, parquet=False)
    bills: Counter[str] = Counter()
    for row in rows(tmp_path / "out", "postings"):
        bills[row["reference"]] += Decimal(row["gross"])  # type: ignore[assignment]
    parts: Counter[str] = Counter()
    for row in rows(tmp_path / "out", "distributions"):
        parts[row["reference"]] += Decimal(row["net"]) + Decimal(row["vat"])  # type: ignore[assignment]
    assert bills == parts
    assert len(bills) == balanced(worked).postings


def test_parquet_has_dates_and_pence_of_its_own(worked: Settings, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export(worked, tmp_path / "out", whole=False, parquet=True)
    table = parquet.read_table(tmp_path / "out" / "postings.parquet")
    assert [str(table.schema.field(name).type) for name in ("invoice_date", "gross")] == [
        "date32[day]",
        "decimal128(18, 2)",
    ]
    assert table["gross"].to_pylist() == [Decimal(row["gross"]) for row in rows(tmp_path / "out", "postings")]


def test_an_earlier_export_is_brought_up_to_date_and_anything_else_is_left_alone(
    worked: Settings, tmp_path: Path
) -> None:
    first = export(worked, tmp_path / "out", whole=True, parquet=False)
    assert first.documents > 0
    assert export(worked, tmp_path / "out", whole=True, parquet=False).documents == 0
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("I")
    with pytest.raises(PortingError, match="something else"):
        export(worked, tmp_path / "thesis", whole=False, parquet=False)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda out: (out / "store" / "item.jsonl").write_text(""), "not as it was exported"),
        (lambda out: next((out / "documents").iterdir()).unlink(), "is missing"),
        (lambda out: (out / NAME).unlink(), "no export, or one that was cut off"),
    ],
    ids=["a table changed", "a document lost", "cut off"],
)
def test_a_damaged_export_is_refused(worked: Settings, tmp_path: Path, harm: object, said: str) -> None:
    export(worked, tmp_path / "out", whole=True, parquet=False)
    harm(tmp_path / "out")  # type: ignore[operator]
    empty = Settings.load(home=tmp_path / "elsewhere", environment={})
    with pytest.raises(PortingError, match=said):
        import_whole(empty, tmp_path / "out")
    assert not empty.home.exists()


def test_an_export_for_people_cannot_be_imported(worked: Settings, tmp_path: Path) -> None:
    export(worked, tmp_path / "out", whole=False, parquet=False)
    with pytest.raises(PortingError, match="--whole"):
        import_whole(Settings.load(home=tmp_path / "elsewhere", environment={}), tmp_path / "out")


def test_a_home_in_use_is_not_overwritten(worked: Settings, tmp_path: Path) -> None:
    export(worked, tmp_path / "out", whole=True, parquet=False)
    before = balanced(worked)
    with pytest.raises(StoreError, match="rows already"):
        import_whole(worked, tmp_path / "out")
    assert balanced(worked) == before


def test_the_commands_back_up_and_restore(cli: Runner, worked: Settings, tmp_path: Path) -> None:
    out, home = tmp_path / "out", tmp_path / "restored"
    assert cli("export", out, "--whole", "--home", worked.home).returncode == 0
    restored = cli("import", out, "--home", home)
    assert restored.returncode == 0, restored.stderr
    assert cli("reconcile", "--home", home).returncode == 0
    listed = [json.loads(line) for line in cli("items", "--json", "--home", home).stdout.splitlines()]
    assert len(listed) == balanced(worked).items
    shutil.rmtree(out)
    missing = cli("import", out, "--home", tmp_path / "another")
    assert missing.returncode == 2
    assert "manifest.json" in missing.stderr
