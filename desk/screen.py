"""What the commands print: tables and a progress bar on a terminal, plain lines elsewhere."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from counterfoil.model.decisions import HoldCode

# Only named here: to import them takes longer than most commands.
if TYPE_CHECKING:
    from bots.deciding.holds import HoldEntry
    from counterfoil.insights import Balance, Summary
    from counterfoil.store import Item, MemoryRecord
    from desk.doctor import Finding
    from flows.report import Report

Json = dict[str, Any]

# A pipe has no width, and a table that is cut to 80 columns there loses what a person would search for.
WIDE = 1000
SHOWN = 5
NUMBERS = {"count", "gross", "bills", "used", "agreed", "doubted"}
console = Console(width=None if sys.stdout.isatty() else WIDE, markup=False, emoji=False, highlight=False)


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal; elsewhere nothing, since a log has no use for it."""
    if not sys.stderr.isatty():
        yield lambda _done, _known: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("documents", total=None)
        yield lambda done, known: bar.update(task, completed=done, total=known)


def print_json(value: Json) -> None:
    """One JSON line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def print_json_lines(values: Iterable[Json]) -> None:
    """JSON lines, each written as it comes."""
    for value in values:
        print_json(value)


def print_report(report: "Report", summary: "Summary", *, waiting: "Iterable[Item]", home: Path | None) -> None:
    """What a run did, what a person should know of its inputs, how things stand now, and where to look next."""
    faults = [f"{item.id} waits and is tried again by the next run: {item.error}" for item in islice(waiting, SHOWN)]
    for warning in (*report.warnings, *report.strays, *faults):
        note(f"counterfoil: {warning}")
    taken = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in report.seconds.items())
    say(
        f"{report.registered} files new, {report.released} held items taken up again, {report.moved} moves"
        + (f" ({taken})" if report.moved else "; nothing has changed")
    )
    standing = [f"{count} {name}" for name, count in {**summary.outcomes, **summary.unfinished}.items()]
    say(f"{summary.items} items: {', '.join(standing)}")
    say(look_next(home))


def print_items(items: Iterable[Json]) -> None:
    """A line for each item."""
    table = plain_table("item", "received", "file", "kind", "outcome", "holds", "number", "gross", "org", "ledger")
    for item in items:
        found, ledger = item["fields"], item["ledger"]
        add_row(
            table,
            item["item"],
            item["received_on"],
            item["file"].partition("/")[2],
            item["kind"],
            item["outcome"] or "(on its way)",
            " ".join([*item["holds"], *item["flags"]]),
            found.get("invoice_number") or "",
            found.get("gross") or "",
            item["organisation"] or "",
            ledger["reference"] if ledger else "",
        )
    console.print(table)


def print_rows(rows: Iterable[Mapping[str, str]]) -> None:
    """Rows that all have the same columns, or a word that there are none."""
    listed = list(rows)
    if not listed:
        say("nothing to report")
        return
    table = plain_table(*listed[0])
    for row in listed:
        table.add_row(*row.values())
    console.print(table)


def print_postings(postings: Iterable[Json]) -> None:
    """A line for each bill in the ledger."""
    table = plain_table("reference", "org", "supplier", "number", "kind", "date", "due", "cur", "gross")
    names = (
        "reference",
        "organisation",
        "supplier_id",
        "invoice_number",
        "kind",
        "invoice_date",
        "due_date",
        "currency",
    )
    for posting in postings:
        add_row(table, *(posting[name] for name in names), posting["gross"])
    console.print(table)


def print_reading(found: Json) -> None:
    """What was read of one document, a field a line."""
    say(f"{found['file']}: {found['kind']}" + (f", pages {found['pages']}" if found.get("pages") else ""))
    if "fields" not in found:
        say(f"  not read: {found['trouble']}. {found['detail']}")
        return
    for name, value in found["fields"].items():
        if name == "lines":
            for number, line in enumerate(value, start=1):
                say(f"  line {number}: " + ", ".join(f"{k} {v}" for k, v in line.items() if v))
        elif value:
            say(f"  {name}: {value}")
    for remark in found["remarks"]:
        say(f"  remark: {remark['finding']}: {remark['detail']}")


def print_summary(
    summary: "Summary", *, paused: Iterable[str], meanings: "Mapping[HoldCode, HoldEntry]", home: Path | None
) -> None:
    """The totals, why bills wait for ledgers, what each hold means and who clears it, and where to look next."""
    say(f"{summary.files} files, {summary.items} items")
    counted_table("outcome", summary.outcomes)
    counted_table("on its way", summary.unfinished)
    for reason in paused:
        say(reason)
    holds = plain_table("hold", "count", "what it means", "who clears it")
    for code, count in sorted(summary.holds.items(), key=lambda each: -each[1]):
        entry = meanings[HoldCode(code)]
        add_row(holds, code, str(count), entry.plain_english, entry.owner)
    if summary.holds:
        console.print(holds)
    table = plain_table("posted for", "bills", "gross")
    for (organisation, _currency), (count, gross) in summary.posted.items():
        add_row(table, organisation, str(count), str(gross))
    if summary.posted:
        console.print(table)
    if summary.touchless is not None:
        say(f"posted with nobody's help: {summary.touchless:.1%} of {sum(summary.bills.values())} bills")
    say(look_next(home))


def print_memories(records: "Iterable[tuple[MemoryRecord, str]]", *, waiting: int) -> None:
    """A line for each correction that was taken up, with how it stands."""
    table = plain_table("memory", "field", "supplier", "found", "by", "on", "used", "agreed", "doubted", "standing")
    for record, standing in records:
        correction = record.judgement
        add_row(
            table,
            str(record.id),
            correction.body["field"],
            record.supplier_id or "",
            str(record.memory.lesson) if record.memory else record.why_not or "",
            correction.person,
            f"{correction.at:%Y-%m-%d}",
            str(record.used),
            str(record.agreed),
            str(record.doubted),
            standing,
        )
    if table.row_count:
        console.print(table)
    if waiting:
        say(f"{waiting} corrections wait for the next `counterfoil run`")
    elif not table.row_count:
        say("nothing was corrected yet; `counterfoil correct ITEM FIELD VALUE --by NAME` does")


def look_next(home: Path | None) -> str:
    """The commands that show more."""
    where = f", each with --home {home}" if home else ""
    return f"look next: counterfoil summary | items | explain ITEM | reconcile{where}"


def print_balance(result: "Balance", *, mail_checked: bool) -> None:
    """What was counted, and each thing that does not agree."""
    for fault in result.faults:
        say(f"does not balance: {fault}")
    for reason in result.waiting:
        say(reason)
    checked = "" if mail_checked else "; the folder of post was not checked, name it with --mail"
    gone = f", {result.disposed} originals disposed of by rule" if result.disposed else ""
    verdict = f"{len(result.faults)} faults" if result.faults else "balances"
    say(
        f"{verdict}: {result.files} files, {result.items} items, {result.pages} pages, "
        f"{result.postings} postings in the ledger, {result.audit_events} audit events{gone}{checked}"
    )


def print_finding(finding: "Finding") -> None:
    """What was looked at, how it is, and what to do."""
    advice = f"; {finding.advice}" if finding.advice else ""
    say(f"{finding.health.value:8} {finding.subject}: {finding.found}{advice}")


def counted_table(title: str, counts: dict[str, int]) -> None:
    """A table of counts, the largest first; nothing where there is nothing."""
    if counts:
        table = plain_table(title, "count")
        for name, count in sorted(counts.items(), key=lambda each: -each[1]):
            add_row(table, name, str(count))
        console.print(table)


def note(text: str) -> None:
    """One line beside the output proper, which a program may be reading."""
    sys.stderr.write(f"{visible(text)}\n")


def say(text: str) -> None:
    """One line, or several."""
    console.print(visible(text))


def add_row(table: Table, *cells: str) -> None:
    """A row of a table."""
    table.add_row(*map(visible, cells))


def visible(text: str) -> str:
    """Text of a document as it may be shown: without the control characters that would act on a terminal."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def plain_table(*columns: str) -> Table:
    """A table without lines; numbers stand to the right."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in NUMBERS else "left", no_wrap=True)
    return table
