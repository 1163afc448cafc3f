"""Every file of the post is kept before it is registered, once, and may not change afterwards."""

from datetime import date
from pathlib import Path

import pytest

from bots.intake import post_received, register
from connectors.mail.folder import FolderMail
from counterfoil.store import NewFile, Originals

DAY = date(2026, 10, 5)


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    for name, content in {"0001.pdf": b"one", "0002.pdf": b"two"}.items():
        (tmp_path / "mail" / DAY.isoformat()).mkdir(parents=True, exist_ok=True)
        (tmp_path / "mail" / DAY.isoformat() / name).write_bytes(content)
    return tmp_path / "mail"


def test_new_files_are_kept_and_known_ones_left_alone(mail: Path, tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    [found] = post_received(FolderMail(mail), up_to=DAY, registered={}, originals=originals)
    first = [new for new in found if isinstance(new, NewFile)]
    assert [(new.file, new.size, new.received_on) for new in first] == [
        ("2026-10-05/0001.pdf", 3, DAY),
        ("2026-10-05/0002.pdf", 3, DAY),
    ]
    assert [originals.bytes(new.sha256) for new in first] == [b"one", b"two"]
    known = {new.file: (new.size, new.sha256) for new in first}
    assert list(post_received(FolderMail(mail), up_to=DAY, registered=known, originals=originals)) == []


def test_post_of_a_later_day_is_not_there_yet(mail: Path, tmp_path: Path) -> None:
    earlier = post_received(
        FolderMail(mail), up_to=date(2026, 10, 4), registered={}, originals=Originals(tmp_path / "o")
    )
    assert list(earlier) == []


def test_a_file_that_changed_after_it_was_registered_is_told_of_and_the_others_are_taken_in(
    mail: Path, tmp_path: Path
) -> None:
    known = {"2026-10-05/0001.pdf": (99, "0" * 64)}
    [(told, new)] = post_received(FolderMail(mail), up_to=DAY, registered=known, originals=Originals(tmp_path / "o"))
    assert isinstance(told, str)
    assert "0001.pdf was registered with 99 bytes and has 3 now" in told
    assert isinstance(new, NewFile)
    assert new.file == "2026-10-05/0002.pdf"


def test_a_month_is_taken_in_by_batches_in_the_order_of_receipt(
    mail: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "FILES_AT_ONCE", 2)
    for number in range(3, 6):
        (mail / DAY.isoformat() / f"{number:04}.pdf").write_bytes(b"the same")
    found = post_received(FolderMail(mail), up_to=DAY, registered={}, originals=Originals(tmp_path / "o"))
    names = [[new.name for new in batch if isinstance(new, NewFile)] for batch in found]
    assert names == [["0001.pdf", "0002.pdf"], ["0003.pdf", "0004.pdf"], ["0005.pdf"]]
