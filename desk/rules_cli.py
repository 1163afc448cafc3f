"""The rules' own commands: find faults, run their tests, show, explain and document what binds whom."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from counterfoil.rulebook import Rulebook, check, documents, mutate, run_tests, schemas, shown
from counterfoil.settings import Settings
from desk import proposing_cli, replaying, rules_words, screen
from desk.homes import AsJson
from flows.rule_sources import rules_from, rules_in_force

app = typer.Typer(
    help="Check, test, show and try the rules that decide. Exit code 1 when anything is found that should not be."
)
app.command("replay")(replaying.replay_rules)
app.command("shadow")(replaying.shadow)
app.command("propose")(proposing_cli.propose)

Given = Annotated[
    str | None,
    typer.Option(
        "--rules",
        help="A folder of rules, or a commit of their repository (default the installation's folder).",
        show_default=False,
    ),
]
Whose = Annotated[
    str | None,
    typer.Option("--organisation", help="Whose rules, by ODS code (default those that all share).", show_default=False),
]
On = Annotated[
    datetime | None,
    typer.Option("--on", formats=["%Y-%m-%d"], help="As they stand on this day (default today).", show_default=False),
]


def load(given: str | None) -> Rulebook:
    """The rulebook of a folder or a commit, or of this installation."""
    installed = Settings.load().rules
    return Rulebook.read(rules_from(given, installed=installed) if given else rules_in_force(installed))


@app.command("check")
def find_faults(given: Given = None) -> None:
    """Find gaps, overlaps, rows that can never apply and parameters that nothing reads."""
    conclude(check(load(given)), done="no gap, overlap, unreachable row or unused parameter")


@app.command("test")
def prove(given: Given = None) -> None:
    """Run the tests that stand in the packs, for every organisation; each row needs one."""
    report = run_tests(load(given))
    conclude((*report.failures, *report.untested), done=f"{report.run} tests pass, every row is tested")


@app.command("mutate")
def challenge(given: Given = None) -> None:
    """Move each limit by the smallest unit, flip each operator, drop each row, and see whether a test notices."""
    report = mutate(load(given))
    conclude(report.survivors, done=f"{report.killed} of {report.tried} changes are noticed by a test")


@app.command()
def show(
    organisation: Whose = None,
    on: On = None,
    pack: Annotated[str | None, typer.Option(help="Only this pack.", show_default=False)] = None,
    given: Given = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show the rules that bind an organisation on a day: each value and row, and which layer and file it comes from."""
    policy, day = load(given).policy(organisation), day_of(on)
    packs = shown(policy, day, pack=pack)
    if as_json:
        screen.print_json(rules_words.shown_json(policy, packs, organisation=organisation, day=day))
        return
    tell(rules_words.shown_words(policy, packs, organisation=organisation, day=day))


@app.command()
def explain(
    what: Annotated[str, typer.Argument(help="A row (PRC-050), a table, a parameter, a fact, a pack or a hold code.")],
    organisation: Whose = None,
    on: On = None,
    given: Given = None,
) -> None:
    """Explain a row, a table, a parameter, a fact, a pack or a hold code in words."""
    tell(rules_words.explained(load(given).policy(organisation), what, day_of(on)))


@app.command()
def docs(
    out: Annotated[Path, typer.Option(help="The folder to write to; it is made where it is not there.")],
    organisation: Whose = None,
    given: Given = None,
) -> None:
    """Write the packs as Markdown: every parameter with its dates, every row in words, with owner and authority."""
    screen.say(f"{write(out, documents(load(given).policy(organisation)))} documents are in {out}")


@app.command()
def schema(
    out: Annotated[Path, typer.Option(help="The folder to write to; the packs name rules/schema.")],
    given: Given = None,
) -> None:
    """Write JSON Schemas of the rule files, by which an editor completes facts and codes and marks what is wrong."""
    found = schemas(load(given).policy(None).rules)
    screen.say(f"{write(out, {name: pretty(each) for name, each in found.items()})} schemas are in {out}")


def write(folder: Path, texts: dict[str, str]) -> int:
    """Write each text to its file; how many there were."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return len(texts)


def pretty(value: dict[str, Any]) -> str:
    """JSON that diffs by the line."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def day_of(given: datetime | None) -> date:
    """The day that was asked for, or today as the people of the centre count it."""
    return given.date() if given else date.today()  # noqa: DTZ011 - the day of the rules is the local one


def tell(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        screen.say(line)


def conclude(faults: Sequence[object], *, done: str) -> None:
    """Print each fault and fail, or say what was found in order."""
    tell(line for fault in faults for line in str(fault).splitlines())
    if faults:
        raise typer.Exit(1)
    screen.say(done)
