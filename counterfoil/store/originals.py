"""Originals: every file of the post byte for byte as it arrived, kept once under the SHA-256 of what is in it."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from counterfoil.store.errors import StoreError


class Originals:
    """The folder of originals. A file in it is complete, and on the disk, before it has its name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes | Path) -> str:
        """Keep these bytes, or this file's, and return their SHA-256 in hex; to keep them again does nothing.

        Raises:
            StoreError: the disk refused, or the file was changed while it was read.
        """
        sha256 = hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else sha256_of(content)
        if not self.path(sha256).exists():
            with _explained(self._folder):
                self._write(sha256, content)
        return sha256

    def path(self, sha256: str) -> Path:
        """Where the original is kept, whether or not it is there."""
        return self._folder / sha256[:2] / sha256

    def verify(self, sha256: str) -> bool:
        """Whether the original is there and still has the bytes it was kept with."""
        path = self.path(sha256)
        return path.exists() and sha256_of(path) == sha256

    def remove(self, sha256: str) -> bool:
        """Remove an original whose tombstone is on the disk; gives whether it was there.

        Raises:
            StoreError: the disk refused.
        """
        path = self.path(sha256)
        with _explained(path):
            if not path.exists():
                return False
            path.unlink(missing_ok=True)
            _sync_folder(path.parent)
        return True

    def _write(self, sha256: str, content: bytes | Path) -> None:
        final = self.path(sha256)
        if not final.parent.exists():
            final.parent.mkdir(parents=True, exist_ok=True)
            _sync_folder(self._folder)
        draft = final.parent / f".{uuid.uuid4().hex}"
        try:
            with draft.open("wb") as file:
                _copy(content, file)
                file.flush()
                os.fsync(file.fileno())
            if isinstance(content, Path) and sha256_of(draft) != sha256:
                raise StoreError(f"{content} was changed while it was being registered; run again when it is complete")
            draft.chmod(0o440)
            draft.replace(final)
            _sync_folder(final.parent)
        finally:
            draft.unlink(missing_ok=True)

    def bytes(self, sha256: str) -> bytes:
        """The original's bytes.

        Raises:
            StoreError: there is no such original.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise StoreError(
                f"the original {sha256} is not in {self._folder}; restore the home from its backup"
            ) from error


def _copy(content: bytes | Path, file: BinaryIO) -> None:
    if isinstance(content, bytes):
        file.write(content)
        return
    with content.open("rb") as source:
        shutil.copyfileobj(source, file, 1 << 20)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex.

    Raises:
        StoreError: it cannot be read.
    """
    with _explained(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    """A new name is only safe when the folder that holds it is on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"{error.filename or path}: {error.strerror}; make room or give the rights, and run again, nothing is lost"
        ) from error
