"""The arithmetic of the audit log, against sums made by hand."""

import hashlib
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from counterfoil.audit.chain import ZERO, Head, canonical, event_hash, merkle_root, root_of

FIELDS: dict[str, Any] = {
    "stream": "ZN1",
    "sequence": 1,
    "at": "t",
    "kind": "k",
    "actor": "a",
    "subject": "s",
    "body": "{}",
}


def test_an_event_is_hashed_over_its_fields_with_their_lengths() -> None:
    digest = hashlib.sha256(b"\x00" + ZERO)
    for field in ("ZN1", "1", "t", "k", "a", "s", "{}"):
        digest.update(len(field).to_bytes(4, "big") + field.encode())
    assert event_hash(**FIELDS, previous=ZERO) == digest.digest()


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_text_that_moves_from_one_field_to_the_next_changes_the_hash(a: str, b: str, c: str, d: str) -> None:
    one = event_hash(**{**FIELDS, "actor": a, "subject": b}, previous=ZERO)
    other = event_hash(**{**FIELDS, "actor": c, "subject": d}, previous=ZERO)
    assert (one == other) == ((a, b) == (c, d))


def test_a_tree_is_split_at_the_largest_power_of_two_as_in_rfc_6962() -> None:
    leaves = [bytes([number]) * 32 for number in range(5)]

    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\x01" + left + right).digest()

    four = node(node(leaves[0], leaves[1]), node(leaves[2], leaves[3]))
    assert merkle_root(leaves) == node(four, leaves[4])
    assert merkle_root(leaves[:4]) == four
    assert merkle_root(leaves[:3]) == node(node(leaves[0], leaves[1]), leaves[2])
    assert merkle_root([]) == hashlib.sha256(b"").digest()


def test_the_root_does_not_depend_on_the_order_in_which_heads_are_given() -> None:
    heads = [Head(stream=name, sequence=1, hash=ZERO) for name in ("ZN2", "ZN1", "post")]
    assert root_of(heads) == root_of(heads[::-1])
    assert root_of(heads) != root_of(heads[:2])


def test_a_body_has_one_text() -> None:
    assert canonical({"b": "£1", "a": "x"}) == '{"a":"x","b":"£1"}'


def test_only_the_log_writes_to_the_tables_of_the_audit() -> None:
    package = Path(canonical.__code__.co_filename).parent.parent
    writers = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for table in ("EVENT", "HEAD", "CHECKPOINT")
        if f"insert({table})" in path.read_text() or f"update({table})" in path.read_text()
    ]
    assert set(writers) == {"audit/log.py"}
