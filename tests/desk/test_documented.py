"""The commands that the papers of the project speak of are those that there are."""

import re
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from counterfoil.model.corrections import CORRECTABLE
from desk.cli import app

ROOT = Path(__file__).parents[2]
PAPERS = (
    *("README.md", "CHANGELOG.md", "ARCHITECTURE.md", "Makefile"),
    *sorted(str(page.relative_to(ROOT)) for page in (ROOT / "docs").rglob("*.md")),
)
# "counterfoil rules check --json" in a code span, on a line of its own, or behind a path.
SPOKEN_OF = re.compile(r"(?:^ {4}|`|/|@)counterfoil ([a-z][^`\n#]*)", re.MULTILINE)


def commands() -> dict[str, TyperCommand]:
    """Every command by its words: "run", "rules check"."""
    whole = typer.main.get_command(app)
    assert isinstance(whole, TyperGroup)
    found: dict[str, TyperCommand] = {}
    for name, command in whole.commands.items():
        if isinstance(command, TyperGroup):
            found.update({f"{name} {inner}": each for inner, each in command.commands.items()})
        else:
            found[name] = command
    return found


def spoken_of(paper: str) -> list[tuple[str, list[str]]]:
    """Each command that a paper names, with its options."""
    known = commands()
    named = []
    for said in SPOKEN_OF.findall((ROOT / paper).read_text(encoding="utf-8")):
        first, *rest = said.replace(",", " ").split()
        pair = f"{first} {rest[0]}" if rest else first
        named.append((pair if pair in known else first, re.findall(r"--[a-z-]+", said)))
    return named


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_and_option_in_the_papers_exists(paper: str) -> None:
    known = commands()
    for name, options in spoken_of(paper):
        assert name in known or any(each.startswith(f"{name} ") for each in known), f"{paper}: counterfoil {name}"
        taken = {option for parameter in known[name].params for option in parameter.opts} if name in known else set()
        assert set(options) <= taken, f"{paper}: counterfoil {name} {options}"


def test_the_readme_speaks_of_commands() -> None:
    assert {"run", "explain", "correct", "memory list"} <= {name for name, _ in spoken_of("README.md")}


def test_every_command_is_in_the_change_log() -> None:
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for name in commands():
        assert all(re.search(rf"[`| ]{word}\b", log) for word in name.split()), f"CHANGELOG.md does not name {name}"


def test_the_fields_that_the_help_names_can_be_corrected() -> None:
    correct = commands()["correct"]
    said = next(parameter.help for parameter in correct.params if parameter.name == "field")  # type: ignore[attr-defined]
    assert all(name in {*CORRECTABLE, "lines.1.net"} for name in re.findall(r"[a-z_]+_[a-z]+|lines\.1\.net", said))
