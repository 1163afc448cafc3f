"""`counterfoil new …`: the first files of a part of one's own and their test, for whoever knows the job to fill in."""

import importlib.util
import keyword
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from counterfoil.settings import SettingsError
from desk import screen

app = typer.Typer(help="Begin a part of one's own, with a test.")
TEMPLATES = Path(__file__).parent / "templates"
NAME = re.compile(r"[a-z][a-z0-9_]*")
PLACES: Mapping[str, Mapping[str, str]] = {
    "connector": {
        "connector.py.txt": "connectors/ledgers/{name}.py",
        "test_connector.py.txt": "tests/connectors/test_{name}.py",
    },
    "bot": {
        "bot_init.py.txt": "bots/{name}/__init__.py",
        "bot.py.txt": "bots/{name}/{name}.py",
        "test_bot.py.txt": "tests/bots/{name}/test_{name}.py",
    },
    "flow": {
        "flow.py.txt": "flows/{name}.py",
        "flow_flow.py.txt": "flows/{name}_flow.py",
        "test_flow.py.txt": "tests/flows/test_{name}.py",
    },
    "rulepack": {
        "rulepack.yaml.txt": "rules/national/{name}.yaml",
        "test_rulepack.py.txt": "tests/rules/test_{name}.py",
    },
}
"""Where the files of each kind of part go, by their templates."""

BOTS_IN_CONTRACT = re.compile(r'(containers = \["bots"\]\nlayers = \["[^"]*)"')
"""The contract that names every bot, in pyproject.toml."""

Folder = Annotated[Path, typer.Option(help="The checkout to put the files into.")]


@app.command()
def connector(
    name: Annotated[str, typer.Argument(help="The system's name in lower case, as in `system: NAME`.")],
    folder: Folder = Path(),
) -> None:
    """Make a ledger connector and a test that passes the first case of what every ledger has to do.

    docs/how-to-write-a-connector.md goes on from there.
    """
    _make("connector", name, folder)


@app.command()
def bot(
    name: Annotated[str, typer.Argument(help="The job in lower case, as a verb: `chasing`.")],
    folder: Folder = Path(),
) -> None:
    """Make a bot, put it into the contract that keeps bots apart, and make its test.

    docs/how-to-write-a-bot.md goes on from there.
    """
    contract = folder / "pyproject.toml"
    text = contract.read_text(encoding="utf-8") if contract.is_file() else ""
    placed, found = BOTS_IN_CONTRACT.subn(rf'\g<1> | {name}"', text)
    if not found:
        raise SettingsError(f"{contract} has no contract that names the bots: go to a checkout of Counterfoil")
    _make("bot", name, folder)
    contract.write_text(placed, encoding="utf-8")
    screen.note(f"placed: {name} in {contract}")


@app.command()
def flow(
    name: Annotated[str, typer.Argument(help="The back-office process in lower case: `chasers`.")],
    folder: Folder = Path(),
) -> None:
    """Make a flow, its wrapping for Prefect, and its test.

    docs/how-to-write-a-flow.md goes on from there.
    """
    for module in (name, f"{name}_flow"):
        if NAME.fullmatch(module) and importlib.util.find_spec(module):
            raise SettingsError(f"{module} is a module of Python or of a library, which the flow would hide; rename it")
    _make("flow", name, folder)


@app.command()
def rulepack(
    name: Annotated[str, typer.Argument(help="The pack's name in lower case: `carriage`.")],
    folder: Folder = Path(),
) -> None:
    """Make a pack of rules with its own tests, and a test that finds no fault in it.

    docs/how-to-write-a-rule-pack.md goes on from there.
    """
    national = folder / "rules" / "national"
    begin = f"id: {_row_prefix(name)}-"
    if same := [each for each in sorted(national.glob("*.yaml")) if begin in each.read_text(encoding="utf-8")]:
        raise SettingsError(f"{same[0]} has rows whose ids begin as those of {name!r} would; take another name")
    _make("rulepack", name, folder)


def _make(kind: str, name: str, folder: Path) -> None:
    """Write the files of one part, all or none.

    Raises:
        SettingsError: the name is none, the folder is no checkout, or a file is there already.
    """
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        raise SettingsError(f"{name!r} is no name for a {kind}: use small letters, digits and underlines")
    written = {TEMPLATES / template: folder / place.format(name=name) for template, place in PLACES[kind].items()}
    for target in written.values():
        # A bot has a folder of its own in the one for bots.
        home = target.parent.parent if target.parent.name == name else target.parent
        if not home.is_dir():
            raise SettingsError(f"{home} is not there: go to a checkout of Counterfoil, or give --folder")
        if target.exists():
            raise SettingsError(f"{target} is there already; take another name, or move it away")
    words = {
        "{name}": name,
        "{Name}": "".join(part.capitalize() for part in name.split("_")),
        "{key}": name.replace("_", "-"),
        "{NAM}": _row_prefix(name),
    }
    for template, target in written.items():
        text = template.read_text(encoding="utf-8")
        for said, meant in words.items():
            text = text.replace(said, meant)
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
        screen.note(f"written: {target}")


def _row_prefix(name: str) -> str:
    """The three capitals with which the ids of a pack's rows begin."""
    letters = "".join(re.findall(r"[a-z]", name)).upper()
    return (letters + "XX")[:3]
