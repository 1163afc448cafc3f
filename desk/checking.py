"""`counterfoil reconcile` and `counterfoil doctor`: whether the post balances, and whether the installation is well."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from counterfoil.settings import Settings
from desk import doctor, screen
from desk.homes import AsJson, Home, existing
from flows.reconciling import reconciled


def reconcile(
    mail: Annotated[
        Path | None,
        typer.Option(help="The folder of post (default the one of the last run).", show_default=False),
    ] = None,
    home: Home = None,
) -> None:
    """Check that every file and page is accounted for and every posting is in the ledger; exit 1 if not."""
    result, mail_checked = reconciled(existing(home), mail)
    screen.print_balance(result, mail_checked=mail_checked)
    if result.faults:
        raise typer.Exit(1)


def look_over(home: Home = None, *, as_json: AsJson = False) -> None:
    """Look over this installation, changing nothing, and say what is not well and what to do; exit 1 if work stops."""
    findings = []
    for finding in doctor.look_over(Settings.load(home=home)):
        findings.append(finding)
        if as_json:
            screen.print_json(asdict(finding))
        else:
            screen.print_finding(finding)
    if any(finding.health is doctor.Health.FAILED for finding in findings):
        raise typer.Exit(1)
