"""Originals: kept once, whole, under the hash of what is in them."""

import hashlib
from pathlib import Path

import pytest

from counterfoil.store import Originals, StoreError

CONTENT = b"%PDF-1.7 an invoice"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / "originals")


def test_an_original_is_kept_byte_for_byte_under_its_hash(originals: Originals, tmp_path: Path) -> None:
    assert originals.keep(CONTENT) == SHA256
    assert originals.path(SHA256) == tmp_path / "originals" / SHA256[:2] / SHA256
    assert originals.bytes(SHA256) == CONTENT
    assert originals.verify(SHA256)


def test_a_file_is_kept_like_its_bytes_and_only_once(originals: Originals, tmp_path: Path) -> None:
    file = tmp_path / "0001.pdf"
    file.write_bytes(CONTENT)
    assert originals.keep(file) == originals.keep(CONTENT) == SHA256
    assert [path.name for path in (tmp_path / "originals").rglob("*") if path.is_file()] == [SHA256]
    assert file.read_bytes() == CONTENT


def test_an_empty_file_is_an_original_too(originals: Originals) -> None:
    assert originals.bytes(originals.keep(b"")) == b""


def test_a_changed_original_is_found_out(originals: Originals) -> None:
    path = originals.path(originals.keep(CONTENT))
    path.chmod(0o600)
    path.write_bytes(b"something else")
    assert not originals.verify(SHA256)


def test_a_missing_original_is_named(originals: Originals) -> None:
    assert not originals.verify(SHA256)
    with pytest.raises(StoreError, match=f"the original {SHA256} is not in"):
        originals.bytes(SHA256)


def test_a_file_that_is_not_there_is_named(originals: Originals, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"0001\.pdf: No such file"):
        originals.keep(tmp_path / "0001.pdf")


def test_nothing_half_written_is_left_when_the_disk_refuses(
    originals: Originals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "originals" / SHA256[:2]).mkdir(parents=True)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StoreError, match="No space left on device; make room"):
        originals.keep(CONTENT)
    assert [path for path in (tmp_path / "originals").rglob("*") if path.is_file()] == []
