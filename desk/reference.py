"""The pages of docs/reference, made from the program itself by `make reference`; a test compares them."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from bots.deciding.holds import load_holds
from counterfoil.rulebook import Rulebook
from counterfoil.settings import RULES_BESIDE_THE_PACKAGE

MADE = "<!-- Made by `make reference`; change the program instead. -->"

SETTINGS = {
    "COUNTERFOIL_HOME": "The folder in which this installation keeps its state; `--home` goes before it.",
    "COUNTERFOIL_DATABASE_URL": "The store's database: `postgresql://USER@HOST/DATABASE`, or SQLite in the home.",
    "COUNTERFOIL_LEDGER_URL": "The embedded ledger's database, where it is not the store's or a file in the home.",
    "COUNTERFOIL_ORIGINALS": "The folder of the post byte for byte, which homes on one database share.",
    "COUNTERFOIL_LEDGERS": "The file that says which ledger keeps whose books.",
    "COUNTERFOIL_OIDC_ISSUER": "The provider at which people may sign in to the desk, by OpenID Connect.",
    "COUNTERFOIL_OIDC_CLIENT": "The id by which that provider knows the desk.",
    "COUNTERFOIL_OIDC_SECRET": "Where the secret is that it gave the desk: `env:NAME` or `keyring:SERVICE/USER`.",
    "COUNTERFOIL_RULES": "The folder of rules.",
    "COUNTERFOIL_WORKERS": "How many processes read at once; one a core where it is not set.",
    "COUNTERFOIL_READ_SECONDS": "How many seconds of processor time a file may take; by the clock ten times as many.",
    "COUNTERFOIL_READ_MEGABYTES": "How much memory reading one file may take.",
    "COUNTERFOIL_CHUNK": "How many items one task takes.",
    "COUNTERFOIL_LOG": "The file to which structured logs go, or `stderr`; without it none are written.",
    "COUNTERFOIL_METRICS_FILE": "Where runs write their metrics for the machine's own collector, such as cf.prom.",
    "COUNTERFOIL_METRICS_TOKEN": "Where the token is that the desk's `/metrics` asks for: `env:NAME` or the like.",
    "COUNTERFOIL_DESK": "The address at which people reach the desk; what Prefect shows of a run links to it.",
    "COUNTERFOIL_RUN_HOURS": "After so many hours without the end of a run `/health` says that all is not well; 72.",
    "COUNTERFOIL_PATIENCE": "For how many minutes a run with nothing else to do waits for faults to pass.",
}
"""What each variable of the environment is for."""


def pages() -> dict[str, str]:
    """Each page of the reference by the name of its file."""
    made = {
        "commands.md": _commands(),
        "settings.md": _settings(),
        "facts.md": _facts(RULES_BESIDE_THE_PACKAGE),
        "holds.md": _holds(RULES_BESIDE_THE_PACKAGE),
    }
    return {name: "\n".join([MADE, "", *lines]) + "\n" for name, lines in made.items()}


def _commands() -> Iterator[str]:
    from desk.cli import app  # noqa: PLC0415 - brings every command, which the other pages do without

    yield from ("# Commands", "", "Exit codes: 0 done, 1 a check failed, 2 bad input or usage.", "")
    yield from _group(typer.main.get_command(app), "counterfoil")


def _group(command: object, words: str) -> Iterator[str]:
    if isinstance(command, TyperGroup):
        for name in sorted(command.commands):
            yield from _group(command.commands[name], f"{words} {name}")
        return
    assert isinstance(command, TyperCommand)
    given = [each for each in command.params if isinstance(each, TyperArgument | TyperOption)]
    arguments = [_capital(each) for each in given if isinstance(each, TyperArgument)]
    yield from (f"## `{' '.join([words, *arguments])}`", "")
    yield from (f"{' '.join(part.split())}\n" for part in (command.help or "").split("\n\n"))
    yield from _table(("what is given", "what it means"), [(_named(each), each.help or "") for each in given])


def _named(parameter: TyperArgument | TyperOption) -> str:
    if isinstance(parameter, TyperArgument):
        return f"`{_capital(parameter)}`"
    return ", ".join(f"`{each}`" for each in (*parameter.opts, *parameter.secondary_opts))


def _capital(argument: TyperArgument) -> str:
    return (argument.name or "").upper()


def _settings() -> Iterator[str]:
    yield from ("# Settings", "", "Each is a variable of the environment; nothing has to be set.", "")
    yield from _table(("variable", "what it is for"), [(f"`{name}`", said) for name, said in SETTINGS.items()])


def _facts(rules: Path) -> Iterator[str]:
    yield from ("# Facts that rules may ask", "", "Declared in `rules/facts.yaml`. Amounts are in pounds.", "")
    facts = Rulebook.load(rules).policy(None).rules.dictionary.facts
    rows = [
        (
            f"`{fact.name}`",
            f"{fact.kind.value}{', may be missing' if fact.optional else ''}",
            _meaning(fact.label, fact.values),
        )
        for fact in facts.values()
    ]
    yield from _table(("fact", "type", "what it says"), rows)


def _meaning(label: str, values: tuple[str, ...]) -> str:
    return f"{label}: {', '.join(f'`{value}`' for value in values)}" if values else label


def _holds(rules: Path) -> Iterator[str]:
    yield from ("# Hold codes", "", "Kept in `rules/holds.yaml`, with who clears each and by when.", "")
    rows = [
        (f"`{code.value}`", entry.plain_english, entry.owner, entry.sla, entry.release)
        for code, entry in load_holds(rules / "holds.yaml").items()
    ]
    yield from _table(("code", "why a bill is held", "who clears it", "by when", "who may release it"), rows)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield from (_row(head), _row(("---",) * len(head)), *(_row(row) for row in rows), "")


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(' '.join(cell.replace('|', '&#124;').split()) for cell in cells)} |"


if __name__ == "__main__":
    for page, text in pages().items():
        (Path(sys.argv[1]) / page).write_text(text, encoding="utf-8")
