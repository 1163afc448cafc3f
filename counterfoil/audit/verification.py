"""The auditor's check: follow every chain, hold it against the signed checkpoints, and name each place that breaks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Row, select

from counterfoil.audit.breaks import Break
from counterfoil.audit.chain import ZERO, Head, event_hash
from counterfoil.audit.checkpoints import Checkpoint, decode_heads
from counterfoil.audit.protection import unprotected
from counterfoil.audit.tables import CHECKPOINT, EVENT, HEAD

CHECKPOINTS = "checkpoints"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked, and every break that was found; `signed` counts the events that a checkpoint covers."""

    events: int
    signed: int
    checkpoints: int
    breaks: tuple[Break, ...]


def verify(connection: Connection, *, keys: Mapping[str, Ed25519PublicKey], copies: Path) -> Verification:
    """Check the whole log in one pass over its events (about 70,000 a second).

    `copies` is the file of checkpoints outside the database; it need not exist. What is cut off behind the last
    checkpoint, head and all, can not be seen here: checkpoint often, and reconcile with the ledger.
    """
    stored = [_checkpoint(row) for row in connection.execute(select(CHECKPOINT).order_by(CHECKPOINT.c.number))]
    copied, breaks = _read_copies(copies)
    breaks += _check_checkpoints(stored, copied, keys)
    walk = _Walk(signed=_signed_heads([*stored, *copied]))
    query = select(EVENT).order_by(EVENT.c.stream, EVENT.c.sequence)
    for row in connection.execution_options(yield_per=2000).execute(query):
        walk.take(row)
    breaks += walk.finish({row.stream: row for row in connection.execute(select(HEAD))})
    return Verification(
        events=walk.events,
        signed=min(walk.events, sum(head.sequence for head in _last_heads([*stored, *copied]))),
        checkpoints=len(stored),
        breaks=(*unprotected(connection), *breaks),
    )


class _Walk:
    """Follows the chains, one stream after the other."""

    def __init__(self, signed: dict[tuple[str, int], dict[bytes, int]]) -> None:
        self.events = 0
        self._signed = signed
        self._breaks: list[Break] = []
        self._ends: dict[str, tuple[int, bytes]] = {}

    def take(self, row: Row[Any]) -> None:
        self.events += 1
        last, previous = self._ends.get(row.stream, (0, ZERO))
        found = event_hash(
            stream=row.stream,
            sequence=row.sequence,
            at=row.at,
            kind=row.kind,
            actor=row.actor,
            subject=row.subject,
            body=row.body,
            previous=bytes(row.previous),
        )
        if row.sequence != last + 1:
            self._note(row.stream, last + 1, f"missing, as far as {row.sequence - 1}")
        elif bytes(row.previous) != previous:
            self._note(row.stream, row.sequence, "does not follow the event before it")
        if found != bytes(row.hash):
            self._note(row.stream, row.sequence, "was changed after it was written")
        for digest, number in self._signed.pop((row.stream, row.sequence), {}).items():
            if digest != bytes(row.hash):
                self._note(row.stream, row.sequence, f"is not the event that checkpoint {number} signed")
        self._ends[row.stream] = (row.sequence, bytes(row.hash))

    def finish(self, heads: Mapping[str, Row[Any]]) -> list[Break]:
        for (stream, sequence), digests in sorted(self._signed.items()):
            self._note(stream, sequence, f"was signed by checkpoint {min(digests.values())} and is no longer there")
        for stream in sorted(set(heads) | set(self._ends)):
            end = self._ends.get(stream, (0, ZERO))
            head = (heads[stream].sequence, bytes(heads[stream].hash)) if stream in heads else (0, ZERO)
            if head != end:
                self._note(stream, end[0], f"is the last event, but the head of the chain stands at {head[0]}")
        return self._breaks

    def _note(self, stream: str, sequence: int, what: str) -> None:
        self._breaks.append(Break(stream=stream, sequence=sequence, what=what))


def _checkpoint(row: Row[Any]) -> Checkpoint:
    return Checkpoint(
        number=row.number,
        at=row.at,
        heads=decode_heads(row.heads),
        root=bytes(row.root),
        previous=bytes(row.previous),
        key_id=row.key_id,
        signature=bytes(row.signature),
    )


def _read_copies(path: Path) -> tuple[list[Checkpoint], list[Break]]:
    copies, breaks = [], []
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, start=1):
        try:
            copies.append(Checkpoint.from_line(line))
        except ValueError:
            what = f"line {number} of {path.name} is not a checkpoint"
            breaks.append(Break(stream=CHECKPOINTS, sequence=number, what=what))
    return copies, breaks


def _check_checkpoints(
    stored: Sequence[Checkpoint], copied: Sequence[Checkpoint], keys: Mapping[str, Ed25519PublicKey]
) -> list[Break]:
    faults = [*_faults_of_chain(stored), *_faults_of_copies(stored, copied)]
    for checkpoint in dict.fromkeys([*stored, *copied]):
        if checkpoint.key_id not in keys:
            faults.append((checkpoint.number, f"is signed with the unknown key {checkpoint.key_id}; add its .pub file"))
        elif not checkpoint.signed_by(keys):
            faults.append((checkpoint.number, "carries a signature that does not fit"))
    return [Break(stream=CHECKPOINTS, sequence=number, what=what) for number, what in faults]


def _faults_of_chain(stored: Sequence[Checkpoint]) -> Iterator[tuple[int, str]]:
    previous = ZERO
    for expected, checkpoint in enumerate(stored, start=1):
        if checkpoint.number != expected or checkpoint.previous != previous:
            yield checkpoint.number, "does not follow the checkpoint before it"
        previous = checkpoint.signature


def _faults_of_copies(stored: Sequence[Checkpoint], copied: Sequence[Checkpoint]) -> Iterator[tuple[int, str]]:
    known = {checkpoint.number: checkpoint for checkpoint in stored}
    for copy in copied:
        if known.get(copy.number) != copy:
            yield copy.number, "is in the copies outside the database, but not in the database as it was signed"


def _last_heads(checkpoints: Sequence[Checkpoint]) -> Sequence[Head]:
    """The heads of the latest checkpoint."""
    return max(checkpoints, key=lambda each: each.number).heads if checkpoints else ()


def _signed_heads(checkpoints: Sequence[Checkpoint]) -> dict[tuple[str, int], dict[bytes, int]]:
    """By stream and sequence, each hash that was signed there with the number of its checkpoint."""
    signed: dict[tuple[str, int], dict[bytes, int]] = {}
    for checkpoint in checkpoints:
        for head in checkpoint.heads:
            signed.setdefault((head.stream, head.sequence), {}).setdefault(head.hash, checkpoint.number)
    return signed
