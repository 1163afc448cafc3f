"""`counterfoil suppliers`: who is the same supplier where, over all organisations' masters; proposals for a person."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bots.matching.golden import Golden, GoldenRecord, Link, golden_records
from bots.matching.supplier_register import SupplierRegister
from connectors.masterdata import load_masterdata
from counterfoil.model.masters import Supplier
from counterfoil.model.matches import Reason
from desk import screen
from desk.homes import AsJson

app = typer.Typer(
    help="Who is the same supplier where. Everything is a proposal: nothing is merged or written, a person decides."
)
T = TypeVar("T")
Extracts = Annotated[Path, typer.Option("--masterdata", help="What the ledgers know: a folder of CSV extracts.")]


@app.command()
def golden(masterdata: Extracts, *, as_json: AsJson = False) -> None:
    """List one golden record for each firm that has several records, with reasons and in what they differ."""
    found = _found(masterdata)
    several = [record for record in found.records if len(record.suppliers) > 1]
    _show(several, as_json=as_json, words=golden_words, facts=golden_json)
    if not as_json:
        screen.say(f"{sum(len(r.suppliers) for r in found.records)} records of {len(found.records)} suppliers")
        screen.say(f"pairs that may be one supplier: {len(found.possible)} (`counterfoil suppliers possible`)")


@app.command()
def duplicates(masterdata: Extracts, *, as_json: AsJson = False) -> None:
    """List suppliers that have more than one record in one organisation's ledger, where bills may be paid twice."""
    found = [record for record in _found(masterdata).records if record.duplicated_at]
    _show(found, as_json=as_json, words=golden_words, facts=golden_json)
    if not as_json:
        screen.say(f"{len(found)} suppliers have more than one record in one organisation")


@app.command()
def possible(masterdata: Extracts, *, as_json: AsJson = False) -> None:
    """List pairs of records that may be one supplier, or that a registered number contradicts; a person decides."""
    found = _found(masterdata)
    names = {(s.organisation, s.supplier_id): s.name for record in found.records for s in record.suppliers}
    _show(
        list(found.possible),
        as_json=as_json,
        words=lambda link: link_words(link, names),
        facts=link_json,
    )


def golden_words(record: GoldenRecord) -> Iterator[str]:
    """A golden record as lines for a reader."""
    twice = f", twice or more at {', '.join(record.duplicated_at)}" if record.duplicated_at else ""
    yield f"{record.name}: {len(record.suppliers)} records{twice}"
    for supplier in record.suppliers:
        yield f"    {supplier.organisation} {supplier.supplier_id}  {supplier.name}"
    for link in record.links:
        yield f"    {_both(link)}: {'; '.join(map(_shortly, link.reasons))}"
    for conflict in record.conflicts:
        yield f"    ! {conflict}"


def link_words(link: Link, names: dict[tuple[str, str], str]) -> Iterator[str]:
    """A possible link as lines for a reader."""
    yield f"{_both(link)}: {names[link.one]} and {names[link.other]}, {link.probability:.0%}"
    for reason in link.reasons:
        yield f"    {reason.weight:+.1f}  {_shortly(reason)}"


def golden_json(record: GoldenRecord) -> dict[str, Any]:
    """A golden record for programs."""
    return {
        "name": record.name,
        "records": [_record_json(supplier) for supplier in record.suppliers],
        "duplicated_at": list(record.duplicated_at),
        "links": [link_json(link) for link in record.links],
        "conflicts": list(record.conflicts),
    }


def link_json(link: Link) -> dict[str, Any]:
    """A link for programs; reasons carry their weight in bits."""
    return {
        "one": dict(zip(("organisation", "supplier_id"), link.one, strict=True)),
        "other": dict(zip(("organisation", "supplier_id"), link.other, strict=True)),
        "probability": round(link.probability, 4),
        "certain": link.certain,
        "reasons": [{"feature": r.feature, "detail": r.detail, "weight": r.weight} for r in link.reasons],
    }


def _record_json(supplier: Supplier) -> dict[str, str]:
    return {"organisation": supplier.organisation, "supplier_id": supplier.supplier_id, "name": supplier.name}


def _found(masterdata: Path) -> Golden:
    data = load_masterdata(masterdata)
    today = date.today()  # noqa: DTZ011 - whether a record may be used is a matter of the local day
    return golden_records(SupplierRegister.build(data.suppliers, as_of=today))


def _show(
    rows: list[T], *, as_json: bool, words: Callable[[T], Iterator[str]], facts: Callable[[T], dict[str, Any]]
) -> None:
    if as_json:
        screen.print_json_lines(map(facts, rows))
        return
    for row in rows:
        for line in words(row):
            screen.say(line)


def _both(link: Link) -> str:
    return f"{' '.join(link.one)} and {' '.join(link.other)}"


def _shortly(reason: Reason) -> str:
    """The comparison by its name, and what was seen; its words speak of a bill, and here two records are compared."""
    return f"{reason.feature.replace('_', ' ')} {reason.detail.partition(': ')[2]}".rstrip()
