"""Each connector tells at its head, in plain words, every refusal that it knows, for whoever is asked why."""

import ast
import re
from pathlib import Path

import pytest

import connectors.ledgers
import desk.making
from connectors.ledgers.base import Refusal

FOLDER = Path(connectors.ledgers.__path__[0])
SHARED = "refusals"
"""The house's own controls, which some connectors use: they refuse by all of its codes."""

SYSTEMS = sorted(
    path.stem for path in FOLDER.glob("*.py") if "(Ledger):" in path.read_text() and path.stem != "several"
)


def raised(text: str) -> set[str]:
    return {Refusal[name].value for name in re.findall(r"Refusal\.([A-Z_]+)", text)}


TEMPLATE = Path(desk.making.TEMPLATES) / "connector.py.txt"
"""What a new connector begins with."""


def table_of(module: str) -> str:
    head = ast.get_docstring(ast.parse(module)) or ""
    return "\n".join(line for line in head.splitlines() if line.startswith("|"))


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_table_at_the_head_of_a_connector_has_every_refusal_of_its_files(system: str) -> None:
    text = "\n".join(path.read_text() for path in FOLDER.glob(f"{system}*.py"))
    if f"connectors.ledgers.{SHARED} import" in text:
        text += (FOLDER / f"{SHARED}.py").read_text()
    assert raised(text) - set(re.findall(r"[a-z_]+", table_of((FOLDER / f"{system}.py").read_text()))) == set()


def test_a_new_connector_begins_with_such_a_table() -> None:
    text = TEMPLATE.read_text().replace("{Name}", "Mybooks").replace("{name}", "mybooks")
    assert raised(text) == {"duplicate"} <= set(re.findall(r"[a-z_]+", table_of(text)))


def test_every_system_that_bills_are_posted_to_is_looked_at() -> None:
    """With those that a house has added."""
    assert set(SYSTEMS) >= {"embedded", "oracle", "sqlledger", "tryton"}
