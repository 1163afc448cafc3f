"""The commands about rules and the audit log, as a person types them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterfoil.rulebook import Rulebook, schemas

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
Runner = Callable[..., Any]


@pytest.fixture(scope="module")
def home(a_few_bills: Path, tmp_path_factory: pytest.TempPathFactory, cli: Runner) -> Path:
    """A home in which eight bills were posted."""
    folder = tmp_path_factory.mktemp("rules-cli") / "home"
    mail, masterdata = a_few_bills / "mail", a_few_bills / "masterdata"
    done = cli("run", "--mail", mail, "--masterdata", masterdata, "--as-of", "2026-10-31", "--home", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """Rules by which nothing that is billed in full passes."""
    rules = Path(shutil.copytree(RULES, tmp_path / "stricter"))
    pack = rules / "national" / "tolerances.yaml"
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace('{line.billed: "> line.received"}', '{line.billed: ">= line.received"}'))
    return rules


def test_a_replayed_item_is_the_decision_that_was_made(cli: Runner, home: Path) -> None:
    done = cli("replay", "2026-10-01/0001.xml", "--as-of", "2026-10-31", "--home", home)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "It is the decision that was made then, to the letter" in done.stdout
    early = cli("replay", "2026-10-01/0001.xml", "--as-of", "2026-09-30", "--home", home)
    assert early.returncode == 2
    assert "nothing was decided about" in early.stderr


def test_the_replay_of_other_rules_lists_decisions_and_pounds_and_fails(
    cli: Runner, home: Path, stricter: Path
) -> None:
    done = cli("rules", "replay", "--since", "2026-10-01", "--rules", stricter, "--home", home, "--json")
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert (report["decisions"], report["changed"], report["unknown"]) == (8, 8, 0)
    assert {(group["before"], group["after"]) for group in report["groups"]} == {("posted", "held QTY_REC")}
    assert sum(float(group["pounds"]) for group in report["groups"]) == pytest.approx(float(report["pounds"]))
    assert {change["row"] for change in report["changes"]} == {"QTY-110"}
    words = cli("rules", "replay", "--since", "2026-10-01", "--rules", stricter, "--home", home)
    assert "posted → held QTY_REC" in words.stdout
    assert f"8 would change, £{float(report['pounds']):,.2f} with VAT" in words.stdout


def test_the_replay_of_the_same_rules_or_of_another_pack_finds_nothing(cli: Runner, home: Path, stricter: Path) -> None:
    for options in ((), ("--rules", stricter, "--pack", "terms")):
        done = cli("rules", "replay", "--since", "2026-10-01", *options, "--home", home)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "8 decisions since 2026-10-01: 0 would change, £0.00 with VAT" in done.stdout


def test_rules_that_are_neither_folder_nor_commit_are_refused(cli: Runner, home: Path) -> None:
    done = cli("rules", "replay", "--since", "2026-10-01", "--rules", "no-such-thing", "--home", home)
    assert done.returncode == 2
    assert "no-such-thing is neither a folder of rules nor a commit" in done.stderr


def test_a_trial_needs_a_name_is_listed_and_ends(cli: Runner, home: Path, stricter: Path) -> None:
    assert cli("rules", "shadow", "--start", stricter, "--home", home).returncode == 2
    assert cli("rules", "shadow", "--start", stricter, "--by", "a.tester", "--home", home).returncode == 0
    listed = cli("rules", "shadow", "--home", home)
    assert "0 decisions on trial since" in listed.stdout
    assert cli("rules", "shadow", "--stop", "--by", "a.tester", "--home", home).stdout == "the trial is over\n"
    log = cli("audit", "log", "--kind", "trial started", "--home", home)
    assert "by a.tester" in log.stdout


def test_the_rules_of_an_organisation_show_where_each_value_comes_from(cli: Runner) -> None:
    done = cli("rules", "show", "--organisation", "ZN4", "--on", "2026-10-15", "--json")
    shown = json.loads(done.stdout)
    assert shown["layers"] == ["national", "system", "ZN4"]
    parameters = shown["packs"]["tolerances"]["parameters"]
    assert parameters["price_line_tolerance"]["value"] == "£5.00"
    assert parameters["price_line_tolerance"]["layer"] == "ZN4"
    assert parameters["price_line_tolerance"]["source"].startswith("rules/organisations/ZN4/tolerances.yaml:")
    assert (parameters["amount_rounding"]["layer"], parameters["amount_rounding"]["value"]) == ("system", "£0.50")
    earlier = cli("rules", "show", "--organisation", "ZN4", "--on", "2026-03-31", "--pack", "tolerances")
    assert "price_line_tolerance = £10.00  (since 2025-04-01, national)" in earlier.stdout


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("PRC-050", "What the line costs above the order price: at most £5.00 (price_line_tolerance)"),
        ("price_line_tolerance", "from 2026-04-01 £5.00 (ZN4)"),
        ("line.price_over", "used by PRC-050"),
        ("terms", "When does a bill fall due?"),
        ("DUP_FILE", "The identical file was received before"),
        ("line_price", "PRC-060 Above the order price beyond tolerance"),
    ],
)
def test_whatever_has_a_name_in_the_rules_is_explained(cli: Runner, what: str, words: str) -> None:
    done = cli("rules", "explain", what, "--organisation", "ZN4", "--on", "2026-10-15")
    assert done.returncode == 0, done.stderr
    assert words in done.stdout


def test_what_has_no_name_is_refused_with_what_was_meant(cli: Runner) -> None:
    done = cli("rules", "explain", "PRC-05")
    assert done.returncode == 2
    assert "(did you mean PRC-050?)" in done.stderr


def test_the_documents_name_every_row_parameter_owner_and_authority(cli: Runner, tmp_path: Path) -> None:
    assert cli("rules", "docs", "--out", tmp_path / "docs").returncode == 0
    written = "\n".join(path.read_text(encoding="utf-8") for path in (tmp_path / "docs").glob("*.md"))
    rules = Rulebook.load(RULES).policy(None).rules
    for table in rules.tables.values():
        assert all(f"**{row.id}** {row.name}" in written for row in table.rows)
    assert all(f"`{name}`" in written for name in rules.parameters)
    assert all(pack.owner in written and pack.authority in written for pack in rules.packs.values())


def test_the_schemas_that_editors_use_are_those_that_the_rules_give(cli: Runner, tmp_path: Path) -> None:
    assert cli("rules", "schema", "--out", tmp_path / "schema").returncode == 0
    for name, schema in schemas(Rulebook.load(RULES).policy(None).rules).items():
        written = (tmp_path / "schema" / name).read_text(encoding="utf-8")
        assert json.loads(written) == schema
        assert (RULES / "schema" / name).read_text(encoding="utf-8") == written, (
            "write it again: counterfoil rules schema --out rules/schema"
        )


def test_the_audit_log_of_an_item_is_read_and_verified(cli: Runner, home: Path) -> None:
    lines = cli("audit", "log", "--item", "2026-10-01/0001.xml", "--home", home, "--json").stdout.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["registered", "read", "decided", "posted"]
    verified = cli("audit", "verify", "--home", home)
    assert verified.returncode == 0
    assert "the log is what was written" in verified.stdout
