"""Signed checkpoints: where every chain ended, so that a log rewritten or cut short no longer agrees with them."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from counterfoil.audit.chain import Head, root_of

ORIGIN = "counterfoil-audit-checkpoint/v1"
KEY_FILE = "audit.key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """Where every stream's chain ended, signed. `previous` is the signature of the checkpoint before."""

    number: int
    at: str
    heads: tuple[Head, ...]
    root: bytes
    previous: bytes
    key_id: str
    signature: bytes

    def signed_by(self, keys: Mapping[str, Ed25519PublicKey]) -> bool:
        """Whether the signature is that of a known key and covers these very heads."""
        key = keys.get(self.key_id)
        if key is None or root_of(self.heads) != self.root:
            return False
        try:
            key.verify(self.signature, _statement(self.number, self.at, self.root, self.previous, self.key_id))
        except InvalidSignature:
            return False
        return True

    def as_line(self) -> str:
        """One line of JSON, as the copies outside the database are kept."""
        return json.dumps(
            {
                "number": self.number,
                "at": self.at,
                "heads": json.loads(encode_heads(self.heads)),
                "root": self.root.hex(),
                "previous": self.previous.hex(),
                "key_id": self.key_id,
                "signature": self.signature.hex(),
            }
        )

    @classmethod
    def from_line(cls, line: str) -> Self:
        """Read back `as_line`.

        Raises:
            ValueError: the line is not one.
        """
        try:
            given = json.loads(line)
            return cls(
                number=int(given["number"]),
                at=str(given["at"]),
                heads=decode_heads(json.dumps(given["heads"])),
                root=bytes.fromhex(given["root"]),
                previous=bytes.fromhex(given["previous"]),
                key_id=str(given["key_id"]),
                signature=bytes.fromhex(given["signature"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a checkpoint: {error}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """The key with which this installation signs; `id` is the start of the SHA-256 of its public half."""

    id: str
    secret: Ed25519PrivateKey

    @classmethod
    def at(cls, folder: Path) -> Self:
        """The key in this folder, made on first use; only its owner may read it. Its public half lies beside it."""
        path = folder / KEY_FILE
        if not path.exists():
            _make_key(folder, path)
        secret = serialization.load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(secret, Ed25519PrivateKey):
            raise TypeError(f"{path} is not an Ed25519 key; move it away and a new one is made")
        public = secret.public_key().public_bytes_raw()
        key = cls(id=key_id(secret.public_key()), secret=secret)
        half = folder / f"{key.id}.pub"
        if not half.exists():
            half.write_text(public.hex() + "\n", encoding="ascii")
        return key


def key_id(key: Ed25519PublicKey) -> str:
    """What a checkpoint names its signer by."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def public_keys(folder: Path) -> dict[str, Ed25519PublicKey]:
    """The keys that checkpoints may be signed with: every `.pub` in the folder, those of other machines too."""
    keys = (
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(path.read_text(encoding="ascii").strip()))
        for path in sorted(folder.glob("*.pub"))
    )
    return {key_id(key): key for key in keys}


def sign(key: SigningKey, *, number: int, at: str, heads: Sequence[Head], previous: bytes) -> Checkpoint:
    """A checkpoint over these heads that follows the one with the signature `previous`."""
    root = root_of(heads)
    signature = key.secret.sign(_statement(number, at, root, previous, key.id))
    return Checkpoint(
        number=number, at=at, heads=tuple(heads), root=root, previous=previous, key_id=key.id, signature=signature
    )


def encode_heads(heads: Sequence[Head]) -> str:
    """Heads as JSON: `[[stream, sequence, hash], …]`."""
    return json.dumps([[head.stream, head.sequence, head.hash.hex()] for head in heads], separators=(",", ":"))


def decode_heads(text: str) -> tuple[Head, ...]:
    """Read back `encode_heads`."""
    return tuple(
        Head(stream=str(stream), sequence=int(sequence), hash=bytes.fromhex(digest))
        for stream, sequence, digest in json.loads(text)
    )


def append_copy(checkpoint: Checkpoint, path: Path) -> None:
    """Add a checkpoint to the file outside the database that is to be kept where its administrators cannot write."""
    with path.open("a", encoding="utf-8") as file:
        file.write(checkpoint.as_line() + "\n")
        file.flush()
        os.fsync(file.fileno())


def _statement(number: int, at: str, root: bytes, previous: bytes, key: str) -> bytes:
    return f"{ORIGIN}\n{number}\n{at}\n{root.hex()}\n{previous.hex()}\n{key}\n".encode()


def _make_key(folder: Path, path: Path) -> None:
    """Two processes may start at once; whoever links its key first has made it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    draft = folder / f".{KEY_FILE}.{os.getpid()}"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
