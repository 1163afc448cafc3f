"""The how-tos for parts of one's own, followed to the letter in a copy of the project; what they make runs and passes.

All is made in one copy and tried together, since each start of a program costs a second.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

import connectors.ledgers
from connectors.ledgers.choosing import open_ledgers
from counterfoil.rulebook import Rulebook, run_tests
from counterfoil.settings import Settings, SettingsError
from desk.making import PLACES, app

ROOT = Path(__file__).parents[2]
HOW_TOS = {
    "connector": "how-to-write-a-connector",
    "bot": "how-to-write-a-bot",
    "flow": "how-to-write-a-flow",
    "rulepack": "how-to-write-a-rule-pack",
}
PARTS = ("connectors", "counterfoil", "bots", "flows", "desk", "rules", "tests")


def how_to(kind: str) -> str:
    return (ROOT / f"docs/{HOW_TOS[kind]}.md").read_text(encoding="utf-8")


def commands_of(kind: str) -> list[list[str]]:
    """What its how-to says to type: the making, and the test."""
    return [line.split() for line in re.findall(r"^ {4}(counterfoil new .*|pytest .*)$", how_to(kind), re.MULTILINE)]


def make(*words: str, folder: Path) -> None:
    """As `counterfoil new`, which raises what is wrong."""
    done = CliRunner().invoke(app, [*words, "--folder", str(folder)])
    if done.exception:
        raise done.exception


def run_in(checkout: Path, *command: str) -> str:
    program = [str(Path(sys.executable).with_name(command[0])), *command[1:]]
    done = subprocess.run(program, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project without its tests, in which each how-to was followed."""
    place = tmp_path_factory.mktemp("made") / "checkout"
    for part in PARTS:
        shutil.copytree(ROOT / part, place / part, ignore=shutil.ignore_patterns("__pycache__", "test_*.py"))
    shutil.copy(ROOT / "pyproject.toml", place)
    for kind in PLACES:
        making, _ = commands_of(kind)
        assert making[:3] == ["counterfoil", "new", kind]
        make(*making[2:], folder=place)
    return place


def test_all_that_is_made_passes_its_tests(checkout: Path) -> None:
    tests = [path for kind in PLACES for path in commands_of(kind)[1][1:]]
    assert len(tests) == len(PLACES)
    said = run_in(checkout, "python", "-m", "pytest", *tests, "-q", "-p", "no:cacheprovider", "-k", "not postgres")
    assert re.search(r"\b9 passed", said), said


def test_all_that_is_made_is_in_the_house_style_and_in_its_layer(checkout: Path) -> None:
    names = {kind: commands_of(kind)[0][3] for kind in PLACES}
    made = [place.format(name=names[kind]) for kind, places in PLACES.items() for place in places.values()]
    sources = [place for place in made if place.endswith(".py")]
    run_in(checkout, "ruff", "check", *sources)
    run_in(checkout, "ruff", "format", "--check", *sources)
    assert "0 broken" in run_in(checkout, "lint-imports", "--no-cache")


def test_a_made_connector_is_chosen_by_its_name(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, said = re.findall(r"```(\w+)\n(.*?)```", how_to("connector"), re.DOTALL)
    assert yaml.safe_load(said[1])["our-books"]["system"] == "mybooks"
    (tmp_path / "ledgers.yaml").write_text(said[1])
    own = str(checkout / "connectors/ledgers")
    monkeypatch.setattr(connectors.ledgers, "__path__", [*connectors.ledgers.__path__, own])
    ledgers = open_ledgers(Settings.load(home=tmp_path, environment={}))
    assert ledgers.books_of("ZN1").system == "mybooks"


def test_a_made_pack_is_part_of_the_rules(checkout: Path) -> None:
    book = Rulebook.load(checkout / "rules")
    assert "large_bills" in book.policy(None).tables
    assert run_tests(book).failures == ()


@pytest.mark.parametrize("kind", PLACES)
def test_nothing_is_written_over_and_a_name_has_to_be_one(kind: str, checkout: Path, tmp_path: Path) -> None:
    name = commands_of(kind)[0][3]
    before = {path: path.read_bytes() for path in checkout.rglob(f"*{name}*") if path.is_file()}
    with pytest.raises(SettingsError, match=r"is there already|begin as those"):
        make(kind, name, folder=checkout)
    assert {path: path.read_bytes() for path in before} == before
    for wrong in ("My-Own", "class"):
        with pytest.raises(SettingsError, match="is no name for"):
            make(kind, wrong, folder=checkout)
    with pytest.raises(SettingsError, match="checkout of Counterfoil"):
        make(kind, "others", folder=tmp_path)


def test_a_flow_may_not_hide_a_module(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="calendar is a module"):
        make("flow", "calendar", folder=tmp_path)


def test_rows_of_two_packs_are_never_named_alike(checkout: Path) -> None:
    with pytest.raises(SettingsError, match=r"order\.yaml has rows"):
        make("rulepack", "orders", folder=checkout)
