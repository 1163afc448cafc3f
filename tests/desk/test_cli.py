"""The command line as its users meet it: what it prints, and how it refuses."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bots.reading.drawn_pages import Bill, draw
from tests.bots.reading.made_invoices import Invoice, changed, ubl
from tests.support.command_line import Runner

ITEM = {
    "item", "file", "parent", "pages", "received_on", "sha256", "kind", "outcome", "holds", "flags", "organisation",
    "linked_to", "fields", "ledger",
}  # fmt: skip
FIELDS = {
    "supplier_id", "supplier_name", "invoice_number", "issue_date", "due_date", "currency", "net", "vat", "gross",
    "po_numbers", "vat_number", "sort_code", "account_number", "lines",
}  # fmt: skip
POSTING = {
    "organisation", "supplier_id", "invoice_number", "kind", "invoice_date", "due_date", "currency", "net", "vat",
    "gross", "posting_key", "reference", "distributions",
}  # fmt: skip


@pytest.fixture(scope="module")
def finished(a_few_bills: Path, tmp_path_factory: pytest.TempPathFactory, cli: Runner) -> Path:
    """A home in which a few bills were run."""
    home = tmp_path_factory.mktemp("cli") / "home"
    done = cli("run", *options(a_few_bills), "--home", home)
    assert done.returncode == 0, done.stderr
    assert "look next" in done.stdout
    return home


def options(post: Path) -> list[str]:
    return ["--mail", str(post / "mail"), "--masterdata", str(post / "masterdata"), "--as-of", "2026-10-31"]


def json_lines(done: "subprocess.CompletedProcess[str]") -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_items_have_the_fixed_shape(finished: Path, cli: Runner) -> None:
    items = json_lines(cli("items", "--json", "--home", finished))
    assert len(items) == 8
    for item in items:
        assert set(item) >= ITEM
        assert isinstance(item["fields"], dict)
        assert set(item["fields"]) >= FIELDS


def test_postings_have_the_fixed_shape_and_come_from_the_ledger(finished: Path, cli: Runner) -> None:
    postings = json_lines(cli("postings", "--json", "--home", finished))
    assert len(postings) == 8
    assert all(set(posting) == POSTING for posting in postings)


def test_reading_says_where_each_field_was_found(a_few_bills: Path, cli: Runner) -> None:
    file = next((a_few_bills / "mail").glob("*/*.xml"))
    (found,) = json_lines(cli("read", file, "--json"))
    evidence = found["evidence"]
    assert isinstance(evidence, dict)
    assert evidence["invoice_number"]["source"].startswith("BT-1")
    assert evidence["gross"]["confidence"] == 1


def test_reading_an_e_invoice_names_its_broken_rules_and_gives_its_vat(cli: Runner, tmp_path: Path) -> None:
    (tmp_path / "bill.xml").write_bytes(ubl(changed(due="10.00")).replace(b"XBX", b"boxes"))
    (found,) = json_lines(cli("read", tmp_path / "bill.xml", "--json"))
    assert [(each["finding"], each["detail"].partition(":")[0]) for each in found["remarks"]] == [
        ("invalid_e_invoice", "BR-CO-16"),
        ("informal_e_invoice", "BR-CL-23"),
    ]
    assert found["sums"] == "open"
    assert found["vat_breakdown"] == [
        {"rate": "20", "net": "40.00", "vat": "8.00", "category": "S", "reason": None},
    ]


def test_reading_a_statement_gives_its_lines(cli: Runner, tmp_path: Path) -> None:
    (tmp_path / "account.csv").write_text("Date,Invoice No,Amount,Balance\n05/10/2026,A-1,9,9\n06/10/2026,A-2,1,10\n")
    done = cli("read", tmp_path / "account.csv", "--json")
    assert json.loads(done.stdout)["statement_lines"] == [
        {"reference": "A-1", "date": "2026-10-05", "amount": "9.00"},
        {"reference": "A-2", "date": "2026-10-06", "amount": "1.00"},
    ]


def test_each_page_is_drawn_into_a_file_of_its_own_or_the_one_asked_for(cli: Runner, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    one.write_bytes(draw(Bill().page()))
    two.write_bytes(draw(Bill(foot="Page 1 of 2").page(), Bill(foot="Page 2 of 2").page()))
    assert cli("read", one, "--picture", tmp_path / "out.png").returncode == 0
    done = cli("read", two, "--picture", tmp_path / "both.png", "--json")
    assert done.returncode == 0, done.stderr
    assert all(json.loads(line) for line in done.stdout.splitlines())
    assert cli("read", two, "--picture", tmp_path / "second.png", "--page", "2").returncode == 0
    drawn = {path.name for path in tmp_path.glob("*.png")}
    assert drawn == {"out.png", "both-1.png", "both-2.png", "second.png"}
    assert (tmp_path / "second.png").read_bytes() == (tmp_path / "both-2.png").read_bytes()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["one.pdf", "one.pdf", "--picture", "out.png"], "draws one file"),
        (["one.pdf", "--picture", "out.jpg"], ".png"),
        (["one.pdf", "--picture", "nowhere/out.png"], "nowhere"),
        (["one.pdf", "--picture", "out.png", "--page", "2"], "there is no page 2"),
        (["one.pdf", "--page", "1"], "--picture"),
        (["one.xml", "--picture", "out.png"], "E-invoices, spreadsheets and e-mails have none"),
        (["locked.pdf", "--picture", "out.png"], "Ask the sender"),
    ],
)
def test_a_picture_that_cannot_be_made_says_why_and_ends_with_code_2(
    options: list[str], says: str, cli: Runner, tmp_path: Path
) -> None:
    (tmp_path / "one.pdf").write_bytes(draw(Bill().page()))
    (tmp_path / "one.xml").write_bytes(ubl(Invoice()))
    (tmp_path / "locked.pdf").write_bytes(b"%PDF-1.4 broken")
    done = cli("read", *(each if each[0] == "-" or each.isdigit() else tmp_path / each for each in options))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("*.png"))


def test_explaining_names_the_rule_the_commit_and_the_receipt(finished: Path, cli: Runner) -> None:
    item = json_lines(cli("items", "--json", "--home", finished))[0]
    said = cli("explain", str(item["item"]), "--home", finished).stdout
    for word in ("SHA-256", "rules/national/", "commit", "Read back from embedded as AP-", "Audit log"):
        assert word in said


def test_a_balanced_home_reconciles_and_a_missing_original_does_not(
    finished: Path, cli: Runner, tmp_path: Path
) -> None:
    assert cli("reconcile", "--home", finished).returncode == 0
    broken = tmp_path / "broken"
    shutil.copytree(finished, broken)
    original = next(path for path in (broken / "originals").rglob("*") if path.is_file())
    original.unlink()
    done = cli("reconcile", "--home", broken)
    assert done.returncode == 1
    assert original.name in done.stdout


def test_mail_that_came_later_is_missed_by_reconcile_until_it_is_run(
    a_few_bills: Path, cli: Runner, tmp_path: Path
) -> None:
    post = tmp_path / "post"
    shutil.copytree(a_few_bills, post)
    assert cli("run", *options(post), "--home", tmp_path / "home").returncode == 0
    shutil.copy(next((post / "mail").glob("*/*.xml")), post / "mail" / "2026-10-01" / "late.xml")
    done = cli("reconcile", "--home", tmp_path / "home")
    assert done.returncode == 1
    assert "2026-10-01/late.xml was received and is not registered" in done.stdout


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda post: shutil.rmtree(post / "mail"), "mail"),
        (lambda post: shutil.rmtree(post / "masterdata"), "masterdata"),
        (lambda post: (post / "masterdata" / "suppliers.csv").unlink(), "suppliers"),
        (lambda post: drop_column(post / "masterdata" / "suppliers.csv", "supplier_id"), "supplier_id"),
        (lambda post: spoil_cell(post / "masterdata" / "receipts.csv"), "receipts.csv"),
    ],
    ids=["no mail", "no master data", "no file", "no column", "bad cell"],
)
def test_bad_input_ends_with_code_2_names_the_place_and_does_nothing(
    spoil: "object", named: str, a_few_bills: Path, cli: Runner, tmp_path: Path
) -> None:
    post = tmp_path / "post"
    shutil.copytree(a_few_bills, post)
    assert callable(spoil)
    spoil(post)
    done = cli("run", *options(post), "--home", tmp_path / "home")
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "home" / "counterfoil.db").exists()


def test_an_unreadable_rule_is_refused_with_file_and_line(a_few_bills: Path, cli: Runner, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(Path(__file__).parents[2] / "rules", rules)
    pack = next((rules / "national").glob("*.yaml"))
    pack.write_text(pack.read_text().replace("hit: first", "hit: sometimes", 1))
    done = cli("run", *options(a_few_bills), "--home", tmp_path / "home", environment={"COUNTERFOIL_RULES": str(rules)})
    assert done.returncode == 2
    assert f"{pack.name}:" in done.stderr
    assert not (tmp_path / "home" / "counterfoil.db").exists()


def test_looking_at_a_home_that_is_not_there_is_a_mistake(cli: Runner, tmp_path: Path) -> None:
    done = cli("items", "--home", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_text_of_a_document_is_shown_as_it_is_and_acts_on_nothing(
    a_few_bills: Path, cli: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "[b]odd.xml"
    source = next((a_few_bills / "mail").glob("*/*.xml")).read_text()
    number = re.search("<cbc:ID>(.*?)</cbc:ID>", source)
    assert number is not None
    file.write_text(source.replace(number[0], "<cbc:ID>INV[/b]7 [final]</cbc:ID>"))
    done = cli("read", file)
    assert done.returncode == 0, done.stderr
    assert "INV[/b]7 [final]" in done.stdout


def test_unknown_options_are_usage_errors(cli: Runner) -> None:
    assert cli("run", "--male", "x").returncode == 2


def drop_column(path: Path, name: str) -> None:
    rows = [line.split(",") for line in path.read_text().splitlines()]
    place = rows[0].index(name)
    path.write_text("\n".join(",".join(row[:place] + row[place + 1 :]) for row in rows) + "\n")


def spoil_cell(path: Path) -> None:
    header, first, *rest = path.read_text().splitlines()
    place = header.split(",").index("received_on")
    cells = first.split(",")
    cells[place] = "yesterday"
    path.write_text("\n".join([header, ",".join(cells), *rest]) + "\n")
