"""`counterfoil replay`, `rules replay`, `rules shadow`: decisions made again, as they were and by other rules."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from bots.deciding import value_in_pounds
from counterfoil.model.decisions import Decision
from counterfoil.rulebook import Rulebook
from counterfoil.store import ShadowRecord, Store
from desk import screen
from desk.explaining import the_decision
from desk.formats import penny
from desk.homes import AsJson, Home, existing
from flows.replaying import Change, Choice, Library, again, by_these, by_this_pack, compare, ruling_on
from flows.rule_sources import rules_from, rules_in_force

Json = dict[str, Any]
# A person looks at the groups first; whoever wants every item asks for JSON.
SHOWN = 50

Trial = Annotated[
    str | None,
    typer.Option(
        "--rules",
        help="The rules to try: a folder, or a commit of their repository (default the installation's folder).",
        show_default=False,
    ),
]


def replay(
    item: Annotated[str, typer.Argument(help="An item's id or the beginning of one, or the file it came as.")],
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], help="The decision that stood on this day (default now).", show_default=False
        ),
    ] = None,
    home: Home = None,
) -> None:
    """Make a decision again from what was known then, by the rules that made it; exit 1 if it is not the same."""
    with Store.open(existing(home)) as store:
        ruling = ruling_on(store, store.item(item), as_of.date() if as_of else None)
        decision = again(ruling, Library(store))
    screen.say(f"{ruling.item}  {ruling.file}: decided as of {ruling.as_at}, at {ruling.made_at:%Y-%m-%d %H:%M:%S}")
    for line in the_decision(decision):
        screen.say(line)
    if decision != ruling.decision:
        screen.say("It is NOT the decision that was made then, which was:")
        for line in the_decision(ruling.decision):
            screen.say(line)
        raise typer.Exit(1)
    screen.say("It is the decision that was made then, to the letter")


def replay_rules(
    since: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="Look at what was decided as of this day or later.")
    ],
    pack: Annotated[
        str | None,
        typer.Option(
            help="Try this pack only, with all others as they were when each item was decided.", show_default=False
        ),
    ] = None,
    rules: Trial = None,
    home: Home = None,
    *,
    as_json: AsJson = False,
) -> None:
    """List the decisions, and the pounds, that other rules would change; exit 1 if there are any.

    Of each item the decision that stands counts, once. Nothing is changed.
    """
    settings = existing(home)
    files = rules_from(rules, installed=settings.rules) if rules else rules_in_force(settings.rules)
    with Store.open(settings) as store:
        choose: Choice = by_this_pack(pack, files, Library(store)) if pack else by_these(Rulebook.read(files))
        told(compare(store, since=since.date(), choose=choose), what=f"since {since.date()}", as_json=as_json)


def shadow(
    start: Annotated[
        str | None,
        typer.Option(help="Put these rules on trial from the next run on: a folder, or a commit.", show_default=False),
    ] = None,
    by: Annotated[str, typer.Option(help="Who starts or stops it; the audit log keeps the name.")] = "",
    home: Home = None,
    *,
    stop: Annotated[bool, typer.Option("--stop", help="End the trial.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what rules on trial would have decided otherwise; start or stop a trial, which never changes an outcome."""
    settings = existing(home)
    with Store.open(settings) as store:
        if start or stop:
            if not by:
                raise typer.BadParameter("say who starts or stops the trial", param_hint="--by")
            screen.say(_begin(store, start, installed=settings.rules, by=by) if start else _end(store, by=by))
            return
        trial = store.trial()
        about = f"on trial since {trial.started_at:%Y-%m-%d}" if trial else "on trials that are over"
        told(
            map(_change, store.shadows(digest=trial.digest if trial else None)), what=about, as_json=as_json, gate=False
        )


def _begin(store: Store, start: str, *, installed: Path, by: str) -> str:
    files = rules_from(start, installed=installed)
    Rulebook.read(files)
    with store.transaction(actor=by) as tx:
        tx.keep_rules(digest=files.digest, name=files.name, texts=files.texts)
        tx.start_trial(digest=files.digest, commit=files.commit)
    return f"the rules {files.digest[:12]} are on trial from the next run on; `counterfoil rules shadow` tells more"


def _end(store: Store, *, by: str) -> str:
    with store.transaction(actor=by) as tx:
        stopped = tx.stop_trial()
    return "the trial is over" if stopped else "no rules are on trial"


def _change(record: ShadowRecord) -> Change | None:
    if not record.differs:
        return None
    basis = record.ruling.basis
    pounds = value_in_pounds(basis) if basis and record.decision else None
    return Change(ruling=record.ruling, after=record.decision, pounds=pounds, why=record.error or "")


def told(found: Iterable[Change | None], *, what: str, as_json: bool, gate: bool = True) -> None:
    """Print what would change, and fail where a gate is wanted and anything would."""
    compared, changes = 0, list[Change]()
    for each in found:
        compared += 1
        changes += [each] if each else []
    if as_json:
        screen.print_json(report_json(compared, changes))
    else:
        for line in report(compared, changes, what=what):
            screen.say(line)
    if gate and changes:
        raise typer.Exit(1)


def report(compared: int, changes: Sequence[Change], *, what: str) -> Iterator[str]:
    """The changes grouped by organisation and by what becomes what, then the first of them one by one."""
    sure = [change for change in changes if change.after]
    pounds = sum((change.pounds or Decimal(0) for change in sure), Decimal(0))
    yield f"{compared} decisions {what}: {len(sure)} would change, £{pounds:,.2f} with VAT"
    if len(changes) > len(sure):
        yield f"{len(changes) - len(sure)} cannot be told, as listed below"
    for (organisation, before, after), (count, value) in groups(sure).items():
        yield f"  {organisation}  {before} → {after}: {count}, £{value:,.2f}"
    for change in changes[:SHOWN]:
        yield _line(change)
    if len(changes) > SHOWN:
        yield f"  … and {len(changes) - SHOWN} more; --json lists them all"


def groups(changes: Sequence[Change]) -> dict[tuple[str, str, str], tuple[int, Decimal]]:
    """By organisation, before and after: how many decisions and how many pounds; the most pounds first."""
    found: dict[tuple[str, str, str], tuple[int, Decimal]] = {}
    for change in changes:
        assert change.after is not None
        key = (change.ruling.organisation or "(none)", *told_apart(change.ruling.decision, change.after))
        count, value = found.get(key, (0, Decimal(0)))
        found[key] = (count + 1, value + (change.pounds or Decimal(0)))
    return dict(sorted(found.items(), key=lambda each: (each[0][0], -each[1][1], each[0])))


def told_apart(before: Decision, after: Decision) -> tuple[str, str]:
    """Two decisions in short, with what differs where outcome and holds do not."""
    one, other = short(before), short(after)
    if one != other:
        return one, other
    return f"{one} {_detail(before, after)}".strip(), f"{other} {_detail(after, before)}".strip()


def short(decision: Decision) -> str:
    """The outcome with its hold codes and flags: `held PRICE, QTY_REC`."""
    codes = sorted({hold.code.value for hold in decision.holds} | {flag.value for flag in decision.flags})
    return f"{decision.outcome.value} {', '.join(codes)}".strip()


def _detail(of: Decision, beside: Decision) -> str:
    if of.approval != beside.approval:
        return f"by {of.approval.person}" if of.approval else ""
    if of.posting and beside.posting and of.posting != beside.posting:
        return f"due {of.posting.due_date}" if of.posting.due_date != beside.posting.due_date else "coded otherwise"
    return ""


def _line(change: Change) -> str:
    where = f"  {change.ruling.item} {change.ruling.organisation or ''}".rstrip()
    if change.after is None:
        return f"{where}: cannot be told: {change.why}"
    before, after = told_apart(change.ruling.decision, change.after)
    step = change.step
    because = f" by {step.row} {step.name} [{step.source}]" if step else ""
    aside = "; the program has changed too" if change.aside else ""
    return f"{where}: {before} → {after}, {_pounds(change.pounds)}{because}{aside}"


def _pounds(value: Decimal | None) -> str:
    return "no amount" if value is None else f"£{value:,.2f}"


def report_json(compared: int, changes: Sequence[Change]) -> Json:
    """The same for programs; amounts are decimal strings in pounds with VAT."""
    sure = [change for change in changes if change.after]
    return {
        "decisions": compared,
        "changed": len(sure),
        "unknown": len(changes) - len(sure),
        "pounds": penny(sum((change.pounds or Decimal(0) for change in sure), Decimal(0))),
        "groups": [
            {"organisation": key[0], "before": key[1], "after": key[2], "decisions": count, "pounds": penny(value)}
            for key, (count, value) in groups(sure).items()
        ],
        "changes": [_change_json(change) for change in changes],
    }


def _change_json(change: Change) -> Json:
    step = change.step
    return {
        "item": change.ruling.item,
        "file": change.ruling.file,
        "organisation": change.ruling.organisation,
        "as_at": change.ruling.as_at.isoformat(),
        "before": _decision_json(change.ruling.decision),
        "after": _decision_json(change.after) if change.after else None,
        "pounds": None if change.pounds is None else penny(change.pounds),
        "row": step.row if step else None,
        "source": step.source if step else None,
        "unknown": change.why or None,
        "program_changed": change.aside,
    }


def _decision_json(decision: Decision) -> Json:
    due: date | None = decision.posting.due_date if decision.posting else None
    return {
        "outcome": decision.outcome.value,
        "holds": sorted({hold.code.value for hold in decision.holds}),
        "flags": [flag.value for flag in decision.flags],
        "approver": decision.approval.person if decision.approval else None,
        "due_date": due.isoformat() if due else None,
    }
