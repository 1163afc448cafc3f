"""`counterfoil new connector`: the file of a ledger connector and its test, for whoever knows the system to fill in."""

import re
from pathlib import Path
from typing import Annotated

import typer

from counterfoil.settings import SettingsError
from desk import screen

app = typer.Typer(help="Begin a part of one's own, with a test.")
TEMPLATES = Path(__file__).parent / "templates"
NAME = re.compile(r"[a-z][a-z0-9_]*")
PLACES = {
    "connector.py.txt": "connectors/ledgers/{name}.py",
    "test_connector.py.txt": "tests/connectors/test_{name}.py",
}


@app.command()
def connector(
    name: Annotated[str, typer.Argument(help="The system's name in lower case, as in `system: NAME`.")],
    folder: Annotated[Path, typer.Option(help="The checkout to put the two files into.")] = Path(),
) -> None:
    """Make a ledger connector and a test that passes the first case of what every ledger has to do.

    docs/how-to-write-a-connector.md goes on from there.
    """
    if not NAME.fullmatch(name):
        raise SettingsError(f"{name!r} is no name for a connector: use small letters, digits and underlines")
    written = {TEMPLATES / template: folder / place.format(name=name) for template, place in PLACES.items()}
    for target in written.values():
        if not target.parent.is_dir():
            raise SettingsError(f"{target.parent} is not there: go to a checkout of Counterfoil, or give --folder")
        if target.exists():
            raise SettingsError(f"{target} is there already; take another name, or move it away")
    words = {"{name}": name, "{Name}": "".join(part.capitalize() for part in name.split("_"))}
    for template, target in written.items():
        text = template.read_text(encoding="utf-8")
        for said, meant in words.items():
            text = text.replace(said, meant)
        target.write_text(text, encoding="utf-8")
        screen.note(f"written: {target}")
