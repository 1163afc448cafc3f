"""The command line: run the post, look at what became of it, check that it balances.

Every command exits 0 when it did its job, 1 when a check failed, and 2 on bad input or usage.
"""

import io
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

# Each command by the module and the name of its function, or of its group of commands. One is imported only when it is
# asked for: to import all takes longer than most of them.
PLACES = {
    "run": "desk.running:run",
    "work": "desk.running:work",
    "read": "desk.reading:read",
    "items": "desk.showing:items",
    "postings": "desk.showing:postings",
    "summary": "desk.summing:summary",
    "explain": "desk.telling:explain",
    "reconcile": "desk.checking:reconcile",
    "doctor": "desk.checking:look_over",
    "correct": "desk.correcting:correct",
    "prioritise": "desk.prioritising:prioritise",
    "collect": "desk.collecting:collect",
    "replay": "desk.replaying:replay",
    "report": "desk.reports_cli:report",
    "desk": "desk.web.serving:desk",
    "dispose": "desk.disposing:dispose",
    "alerts": "desk.alerting:alerts",
    "note": "desk.noting:note",
    "export": "desk.porting.cli:write_export",
    "import": "desk.porting.cli:take_import",
    "rules": "desk.rules_cli:app",
    "memory": "desk.memory_cli:app",
    "new": "desk.making:app",
    "audit": "desk.audit_cli:app",
    "suppliers": "desk.suppliers_cli:app",
}


class Commands(Mapping[str, Any]):
    """The commands by name, as typer has them, each imported when it is taken out."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a command or a group, of typer's own click
        module, _, attribute = PLACES[name].partition(":")
        found = getattr(import_module(module), attribute)
        if not isinstance(found, typer.Typer):
            alone = typer.Typer(add_completion=False)
            alone.command(name)(found)
            found = alone
        command = typer.main.get_command(found)
        command.name = name
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(PLACES)

    def __len__(self) -> int:
        return len(PLACES)


class OnDemand(TyperGroup):
    """The commands as one group."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - typer's own
        super().__init__(**{**given, "commands": Commands()})

    def list_commands(self, ctx: object) -> list[str]:
        """Their names, which need no import."""
        del ctx
        return list(PLACES)


app = typer.Typer(
    cls=OnDemand,
    help="Counterfoil does the paperwork of a back-office shared service: it reads the post, matches it, decides by "
    "rules kept in files, posts to the ledger once and reads it back. What it may not decide, it holds for a person.",
    epilog="Start with: counterfoil run --mail DIR --masterdata DIR. Then: counterfoil summary, counterfoil items, "
    "counterfoil explain ITEM. Exit codes: 0 done, 1 a check failed, 2 bad input or usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def counterfoil() -> None:
    """Nothing of its own: what is given belongs to the commands."""


def main() -> None:
    """Run the command line; bad input ends with its message on one line and exit code 2, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except Exception as error:
        from desk.bad_input import BAD_INPUT  # noqa: PLC0415 - brings what most commands do without

        if not isinstance(error, BAD_INPUT):
            raise
        sys.stderr.write(f"counterfoil: {error}\n")
        sys.exit(2)
