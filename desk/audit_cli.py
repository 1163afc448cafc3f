"""`counterfoil audit`: whether the log is what was written, and what it says."""

from pathlib import Path
from typing import Annotated

import typer

from counterfoil.store import AuditEntry
from desk import screen
from desk.homes import AsJson, Home, opened

app = typer.Typer(help="The audit log: verify it against its signed checkpoints, and read it.")
FIRST = 200


@app.command()
def verify(
    copies: Annotated[
        Path | None,
        typer.Option(
            help="The checkpoints kept outside (default checkpoints.jsonl in the home).", exists=True, dir_okay=False
        ),
    ] = None,
    keys: Annotated[
        Path | None,
        typer.Option(help="The public keys kept outside (default keys in the home).", exists=True, file_okay=False),
    ] = None,
    home: Home = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Follow every chain and hold it against every signed checkpoint; exit 1 and say where if anything does not fit.

    Checkpoints and keys that lie in the home prove nothing against who can write there: give the copies kept elsewhere.
    """
    with opened(home) as store:
        result = store.verify(copies=copies, keys=keys)
    if as_json:
        screen.print_json(
            {
                "events": result.events,
                "checkpoints": result.checkpoints,
                "signed_events": result.signed,
                "breaks": [
                    {"stream": each.stream, "sequence": each.sequence, "what": each.what} for each in result.breaks
                ],
            }
        )
    else:
        screen.say(f"{result.events} events, {result.checkpoints} signed checkpoints")
        if result.events > result.signed:
            screen.say(
                f"{result.events - result.signed} events are younger than the last checkpoint, and not signed yet"
            )
        for each in result.breaks:
            screen.say(str(each))
        screen.say("the log is NOT what was written" if result.breaks else "the log is what was written")
    if result.breaks:
        raise typer.Exit(1)


@app.command()
def log(
    item: Annotated[
        str | None, typer.Option(help="Only what concerns this item, by id or file.", show_default=False)
    ] = None,
    stream: Annotated[
        str | None,
        typer.Option(help="Only this chain: an organisation's ODS code, or `post`.", show_default=False),
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="Only events of this kind, such as decided.", show_default=False)
    ] = None,
    last: Annotated[int, typer.Option(min=1, help="How many events at most, the latest ones.")] = FIRST,
    home: Home = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Read the log in the order of time: who did what to which item, when, and the hashes of what was decided."""
    with opened(home) as store:
        subject = store.item(item).id if item else None
        entries = store.audit_log(subject=subject, stream=stream, kind=kind, last=last)
    for entry in entries:
        screen.print_json(entry_json(entry)) if as_json else screen.say(line(entry))


def line(entry: AuditEntry) -> str:
    """One event on a line."""
    said = ", ".join(f"{name} {value}" for name, value in sorted(entry.body.items()))
    return f"{entry.at} {entry.stream} {entry.sequence}: {entry.kind} {entry.subject} by {entry.actor}: {said}"


def entry_json(entry: AuditEntry) -> dict[str, object]:
    """One event for programs."""
    return {
        "at": entry.at,
        "stream": entry.stream,
        "sequence": entry.sequence,
        "kind": entry.kind,
        "actor": entry.actor,
        "subject": entry.subject,
        "body": dict(entry.body),
    }
