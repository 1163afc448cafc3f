"""The reading step: chunks go to the readers, and what comes back is kept with everything found inside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bots.intake import unpack
from bots.reading.einvoices.views import contradictions, record_of, supporting
from counterfoil.model.documents import Finding, Kind, Part, Reading
from counterfoil.store import Claim, LeaseLostError, NewPart, State, StoreError, Transaction
from counterfoil.work import LEASE, again_when_busy, is_deadly, is_worn_out, postpone
from flows.faults import CutShortError, reading_of_fault
from flows.learning import correct_again
from flows.workbench import BeingRead, Workbench

# Nobody takes more than this part of what is left, nor bothers with fewer files than that.
SHARES, FEWEST = 4, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that has been read, with the files and documents inside it, opened in turn."""

    reading: Reading
    part: Part | None = None
    inside: tuple["Opened", ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it covers: those of its document, or all of the file's."""
        own = self.reading.document.pages if self.reading.document else ()
        return own or tuple(range(1, self.reading.page_count + 1))


def send(bench: Workbench, *, suspects: bool = True) -> BeingRead | None:
    """Claim the next chunk and hand it to the readers; None when nothing waits to be read.

    With `suspects` it may be one item alone, at whose reading the program was ended before.
    """
    limit = portion(bench)
    with bench.store.transaction(actor="payables") as tx:
        claims = tx.reserve([State.PENDING], limit=limit, lease=LEASE, received_by=bench.as_of, suspects=suspects)
    if not claims:
        return None
    if is_deadly(claims[0]):
        return BeingRead(claims=claims, readings=iter(()))
    originals = bench.store.originals
    files = [(claim.item.name, originals.path(claim.item.sha256)) for claim in claims]
    return BeingRead(claims=claims, readings=bench.readers.read_all(files))


def portion(bench: Workbench) -> int:
    """How many files to take: a chunk, and fewer when few are left, so that all who share the work end together."""
    left = bench.store.unclaimed(State.PENDING, most=SHARES * bench.settings.chunk)
    return min(bench.settings.chunk, max(left // SHARES, FEWEST))


def keep(bench: Workbench, chunk: BeingRead) -> int:
    """Write down what was read and what was found inside; gives the number of files."""
    try:
        return keep_all(bench, chunk)
    except LeaseLostError:
        # The others of the chunk are still ours, and nobody else may take them for a while.
        with bench.store.transaction(actor="payables") as tx:
            tx.release(chunk.claims)
        raise


def keep_all(bench: Workbench, chunk: BeingRead) -> int:
    """The same, as long as all of it is ours."""
    opened: list[Opened | Exception] = [CutShortError() for claim in chunk.claims if is_deadly(claim)]
    renewed = bench.store.clock()
    for reading in chunk.readings:
        try:
            opened.append(opened_up(bench, reading))
        except Exception as fault:  # noqa: BLE001 - whatever goes wrong with one file must not stop the post
            opened.append(fault)
        if bench.store.clock() - renewed > LEASE / 3:
            renewed = renew(bench, chunk)
    write_down(bench, chunk.claims, opened)
    return len(opened)


def renew(bench: Workbench, chunk: BeingRead) -> datetime:
    """Keep this chunk and the next one ours while slow files are read; gives the time of it."""
    waiting = [*chunk.claims, *(bench.being_read.claims if bench.being_read else ())]
    with bench.store.transaction(actor="payables") as tx:
        tx.renew(waiting, lease=LEASE)
    return bench.store.clock()


@again_when_busy
def write_down(bench: Workbench, claims: Sequence[Claim], opened: Sequence[Opened | Exception]) -> None:
    """All of a chunk at once, the items found inside with it; a file on which we failed waits, or is given up."""
    with bench.store.transaction(actor="payables") as tx:
        for claim, file in zip(claims, opened, strict=True):
            try:
                with tx.all_or_nothing():
                    write_down_one(bench, tx, claim, file)
            except StoreError:
                raise
            except Exception as fault:  # noqa: BLE001 - as above
                if is_worn_out(claim):
                    tx.keep_reading(claim, reading_of_fault(claim, fault), kind=claim.item.kind or Kind.UNKNOWN)
                else:
                    postpone(bench.store, tx, claim, fault)


def write_down_one(bench: Workbench, tx: Transaction, claim: Claim, file: Opened | Exception) -> None:
    """What was read of one file, and an item for everything inside it."""
    if isinstance(file, Exception):
        raise file
    tx.keep_reading(claim, file.reading, kind=kind_of(file), pages=file.pages)
    if claim.item.decided_on is not None:
        correct_again(bench.store, tx, claim.item.id, file.reading)
    register_inside(bench, tx, claim.item.id, file.inside)


def opened_up(bench: Workbench, reading: Reading, part: Part | None = None) -> Opened:
    """Open a file: its attachments are read too, and pages that hold several documents are told apart."""
    documents = unpack(reading.documents)
    split = documents if len(documents) > 1 else ()
    readings = list(bench.readers.read_all([(attached.name, attached.content) for attached in reading.parts]))
    if record := record_of(reading):
        remarks = dict.fromkeys(remark for inner in readings for remark in contradictions(record, inner))
        documents = (replace(record, remarks=(*record.remarks, *remarks)),)
        readings = [supporting(inner) for inner in readings]
    return Opened(
        reading=replace(reading, documents=documents, parts=()),
        part=part,
        inside=(
            *(Opened(reading=replace(reading, documents=(d,), parts=(), page_count=len(d.pages))) for d in split),
            *(opened_up(bench, inner, p) for p, inner in zip(reading.parts, readings, strict=True)),
        ),
    )


def register_inside(bench: Workbench, tx: Transaction, parent: str, inside: Sequence[Opened]) -> None:
    """Give everything found inside an item of its own, already read."""
    children = tx.register_parts(parent, [new_part(bench, opened) for opened in inside]) if inside else []
    for child, opened in zip(children, inside, strict=True):
        register_inside(bench, tx, child, opened.inside)


def new_part(bench: Workbench, opened: Opened) -> NewPart:
    """An attachment keeps its own original; the pages of a split file stay in their parent's."""
    if opened.part is None:
        return NewPart(name="", pages=opened.pages, reading=opened.reading, kind=kind_of(opened))
    return NewPart(
        name="" if names_a_patient(opened.reading) else opened.part.name,
        sha256=bench.store.originals.keep(opened.part.content),
        size=len(opened.part.content),
        pages=opened.pages,
        reading=opened.reading,
        kind=kind_of(opened),
    )


def names_a_patient(reading: Reading) -> bool:
    """Whether a patient's identifiers were found; what the sender called such a file is not kept either."""
    return any(remark.finding is Finding.PATIENT_DATA for each in reading.documents for remark in each.remarks)


def kind_of(opened: Opened) -> Kind:
    """The kind of the file's own document; a wrapping and an unreadable file have none."""
    return opened.reading.document.kind if opened.reading.document else Kind.UNKNOWN
