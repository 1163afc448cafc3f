"""Rules from a folder, from a commit, and from what the store has kept."""

import shutil
import subprocess
from pathlib import Path

import pytest

from counterfoil.rulebook import Rulebook, RuleError, RuleFiles
from counterfoil.settings import Settings
from counterfoil.store import Store, StoreError
from flows.rule_sources import rules_from, rules_in_force, rules_kept

DELIVERED = Settings.load(environment={}).rules


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A Tester", "-c", "user.email=tester@example.org")
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository in which the rules are committed, and then changed."""
    root = tmp_path / "checkout"
    shutil.copytree(DELIVERED, root / "rules")
    git(tmp_path, "init", "--quiet", str(root))
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "The rules as they are")
    terms = root / "rules" / "national" / "terms.yaml"
    terms.write_text(terms.read_text(encoding="utf-8").replace("2025-04-01: 30", "2025-04-01: 14"), encoding="utf-8")
    return root / "rules"


def test_a_folder_is_taken_as_it_stands_and_says_that_it_differs_from_its_commit(checkout: Path) -> None:
    files = rules_in_force(checkout)
    assert files.commit == git(checkout, "rev-parse", "HEAD") + "-dirty"
    assert "2025-04-01: 14" in files.texts["national/terms.yaml"]


def test_a_commit_is_taken_as_it_was_whatever_lies_in_the_folder(checkout: Path) -> None:
    files = rules_from("HEAD", installed=checkout)
    assert files.commit == git(checkout, "rev-parse", "HEAD")
    assert files.texts == RuleFiles.of_folder(DELIVERED).texts
    assert files.digest == RuleFiles.of_folder(DELIVERED).digest
    assert Rulebook.read(files).policy(None).stamp.files == files.digest


@pytest.mark.parametrize("given", ["no-such-branch", "--output=/tmp/x", "HEAD; true"])
def test_what_is_neither_is_refused(checkout: Path, given: str) -> None:
    with pytest.raises(RuleError, match="neither a folder of rules nor a commit"):
        rules_from(given, installed=checkout)


def test_outside_a_checkout_rules_have_no_commit(tmp_path: Path) -> None:
    rules = Path(shutil.copytree(DELIVERED, tmp_path / "rules"))
    assert rules_in_force(rules).commit == ""


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_rules_that_were_kept_come_back_with_the_same_hash(store: Store) -> None:
    files = RuleFiles.of_folder(DELIVERED)
    for _ in range(2):
        with store.transaction() as tx:
            tx.keep_rules(digest=files.digest, name=files.name, texts=files.texts)
    kept = rules_kept(store, files.digest, commit="c0ffee")
    assert (kept.digest, kept.texts, kept.commit) == (files.digest, files.texts, "c0ffee")
    with pytest.raises(StoreError, match="no rules with the hash"):
        rules_kept(store, "0" * 64, commit="")
