"""`counterfoil memory`: what the readers have learnt from corrections, and how to have it forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from counterfoil.store import Judgement, MemoryRecord, StoreError
from desk import screen
from desk.homes import AsJson, Home, opened
from flows.learning import correction_of

app = typer.Typer(help="What the readers have learnt from corrections: list it, explain it, have it forgotten.")
Number = Annotated[int, typer.Argument(help="The number of the memory, as `memory list` shows it.")]


@app.command("list")
def list_all(*, as_json: AsJson = False, home: Home = None) -> None:
    """List every correction that was taken up, with what is remembered of it and how often that was used."""
    with opened(home) as store:
        records = store.memories()
        waiting = len(store.new_corrections())
    if as_json:
        screen.print_json_lines(memory_json(record, records) for record in records)
        return
    screen.print_memories([(record, standing(record, records)) for record in records], waiting=waiting)


@app.command()
def explain(number: Number, home: Home = None) -> None:
    """Show what one memory holds: for which supplier and layout, where it looks, and what came of it."""
    with opened(home) as store:
        records = store.memories()
    record = next((each for each in records if each.id == number), None)
    if record is None:
        raise StoreError(f"there is no memory {number}; `counterfoil memory list` shows them")
    for line in explained(record, records):
        screen.say(line)


@app.command()
def forget(
    number: Number,
    by: Annotated[str, typer.Option(help="Who has it forgotten; the audit log keeps the name.")],
    home: Home = None,
) -> None:
    """Look a memory up no more, from the next run on. What was read with it stays as it is."""
    with opened(home) as store, store.transaction(actor=by) as tx:
        tx.forget(number, person=by)
    screen.say(f"memory {number} is forgotten from the next run on")


def standing(record: MemoryRecord, records: Sequence[MemoryRecord]) -> str:
    """Whether a memory is looked up."""
    if record.memory is None:
        return "nothing to remember"
    if record.forgotten_at:
        return f"forgotten by {record.forgotten_by} on {record.forgotten_at:%Y-%m-%d}"
    later = followed_by(record, records)
    return f"followed by {later}" if later else "in force"


def followed_by(record: MemoryRecord, records: Sequence[MemoryRecord]) -> int | None:
    """The later memory that goes before this one wherever both fit; the readers compare in the same way."""
    from bots.reading.learning.recalling import overrides  # noqa: PLC0415 - brings the readers

    later = [
        each.id
        for each in records
        if each.memory and record.memory and not each.forgotten_at and overrides(each.memory, record.memory)
    ]
    return max(later, default=None)


def said_of(judgement: Judgement) -> str:
    """What a person said of a field, after their name."""
    body = judgement.body
    if correction_of(judgement).confirms:
        return f"confirmed {body['field']} of {judgement.item}: {body['value']!r}"
    was = f"instead of {body['was']!r}" if "was" in body else "where nothing was read"
    return f"corrected {body['field']} of {judgement.item} to {body['value']!r} {was}"


def explained(record: MemoryRecord, records: Sequence[MemoryRecord]) -> Iterator[str]:
    """One memory in words."""
    correction, body = record.judgement, record.judgement.body
    yield f"Memory {record.id}: {standing(record, records)}"
    yield f"  {correction.person} {said_of(correction)}"
    yield f"  on {correction.at:%Y-%m-%d %H:%M}" + (f", supplier {record.supplier_id}" * bool(record.supplier_id))
    if record.memory is None:
        yield f"  nothing is remembered: {record.why_not}"
        return
    lesson = record.memory.lesson
    yield f"  {body['field']} is found: {lesson}"
    known = [f"{name.replace('_', ' ')} {value}" for name, value in asdict(lesson.identity).items() if value]
    yield f"  only for the supplier with {', '.join(known)}"
    yield f"  and only where these labels stand in their places: {', '.join(each.text for each in lesson.layout)}"
    yield (
        f"  it gave the field {record.used} times, said the same as the page {record.agreed} times, was not believed "
        f"{record.doubted} times; {record.corrected} of these were corrected by a person"
    )


def memory_json(record: MemoryRecord, records: Sequence[MemoryRecord]) -> dict[str, Any]:
    """One memory for programs, whole enough to be kept under version control."""
    correction, lesson = record.judgement, record.memory.lesson if record.memory else None
    return {
        "memory": record.id,
        "standing": standing(record, records),
        "item": correction.item,
        "supplier_id": record.supplier_id,
        "person": correction.person,
        "at": correction.at.isoformat(),
        **correction.body,
        "lesson": asdict(lesson) if lesson else None,
        "why_not": record.why_not,
        "used": record.used,
        "agreed": record.agreed,
        "doubted": record.doubted,
        "corrected": record.corrected,
    }
