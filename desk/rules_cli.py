"""The rules' own commands: find faults, run their tests, and see whether the tests would notice a changed rule."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from counterfoil.rulebook import Rulebook, check, mutate, run_tests
from counterfoil.settings import Settings

app = typer.Typer(help="Check, test and mutate the rules that decide. Exit code 1 when anything is found.")
Folder = Annotated[
    Path | None, typer.Option("--rules", help="The folder of rules (default the installation's).", show_default=False)
]


def load(folder: Path | None) -> Rulebook:
    """The rulebook of a folder, or of this installation."""
    return Rulebook.load(Settings.load(rules=folder).rules)


@app.command("check")
def find_faults(folder: Folder = None) -> None:
    """Find gaps, overlaps, rows that can never apply and parameters that nothing reads."""
    conclude(check(load(folder)), done="no gap, overlap, unreachable row or unused parameter")


@app.command("test")
def prove(folder: Folder = None) -> None:
    """Run the tests that stand in the packs, for every organisation; each row needs one."""
    report = run_tests(load(folder))
    conclude((*report.failures, *report.untested), done=f"{report.run} tests pass, every row is tested")


@app.command("mutate")
def challenge(folder: Folder = None) -> None:
    """Move each limit by the smallest unit, flip each operator, drop each row, and see whether a test notices."""
    report = mutate(load(folder))
    conclude(report.survivors, done=f"{report.killed} of {report.tried} changes are noticed by a test")


def conclude(faults: Sequence[object], *, done: str) -> None:
    """Print each fault and fail, or say what was found in order."""
    for fault in faults:
        typer.echo(str(fault))
    if faults:
        raise typer.Exit(1)
    typer.echo(done)
