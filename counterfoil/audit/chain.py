"""The arithmetic of the audit log: what an event hashes to, and the one number that stands for all chains together."""

import hashlib
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ZERO = bytes(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, before it has its place in a chain.

    `stream` is an organisation's ODS code, or `post` before it is known. `body` holds identifiers, outcomes, codes,
    hashes, keys and references only, never text of a document: the log can not be changed when one is quarantined.
    """

    stream: str
    kind: str
    actor: str
    subject: str
    body: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a stream's chain ends."""

    stream: str
    sequence: int
    hash: bytes


def canonical(body: Mapping[str, str]) -> str:
    """The one JSON text of a body; strings only, so that no two programs can disagree on a number."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def event_hash(
    *, stream: str, sequence: int, at: str, kind: str, actor: str, subject: str, body: str, previous: bytes
) -> bytes:
    """SHA-256 over the event before it and every field with its length, so that no two events share an encoding.

    The leading nought keeps the hash of an event from being taken for that of a tree's node (RFC 6962, 2.1).
    """
    digest = hashlib.sha256(b"\x00" + previous)
    for text in (stream, str(sequence), at, kind, actor, subject, body):
        encoded = text.encode()
        digest.update(struct.pack(">I", len(encoded)) + encoded)
    return digest.digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle tree hash of RFC 6962, 2.1, over leaves that are already hashed."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + merkle_root(leaves[:half]) + merkle_root(leaves[half:])).digest()


def root_of(heads: Sequence[Head]) -> bytes:
    """The Merkle root over the heads of all streams, in the order of their names."""
    ordered = sorted(heads, key=lambda head: head.stream)
    texts = [f"{head.stream}\n{head.sequence}\n".encode() + head.hash for head in ordered]
    return merkle_root([hashlib.sha256(b"\x00" + text).digest() for text in texts])
