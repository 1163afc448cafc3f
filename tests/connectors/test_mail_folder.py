import os
import time
from datetime import date
from pathlib import Path

import pytest

from connectors.mail import MailError
from connectors.mail.folder import FolderMail

LATER = date(2026, 12, 31)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    folder = tmp_path / "mail"
    folder.mkdir()
    return folder


def put(post: Path, file: str, content: bytes = b"%PDF", *, age: float = 3600) -> Path:
    path = post / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    changed = time.time() - age
    os.utime(path, (changed, changed))
    return path


def received(post: Path, up_to: date = LATER) -> list[str]:
    return [one.file for one in FolderMail(post).received(up_to)]


def strays(post: Path) -> dict[str, str]:
    return {one.file: one.why for one in FolderMail(post).strays()}


def test_post_comes_by_day_and_then_by_name(post: Path) -> None:
    for file in ("2026-10-06/0001.pdf", "2026-10-05/0002.xml", "2026-10-05/0001.pdf", "2025-12-31/z.eml"):
        put(post, file)
    assert received(post) == ["2025-12-31/z.eml", "2026-10-05/0001.pdf", "2026-10-05/0002.xml", "2026-10-06/0001.pdf"]


def test_a_file_has_its_day_its_size_and_its_path(post: Path) -> None:
    path = put(post, "2026-10-05/0001.pdf", b"12345")
    (one,) = FolderMail(post).received(LATER)
    assert (one.path, one.received_on, one.size) == (path, date(2026, 10, 5), 5)


def test_post_of_later_days_has_not_come_yet(post: Path) -> None:
    put(post, "2026-10-05/a.pdf")
    put(post, "2026-10-06/b.pdf")
    assert received(post, date(2026, 10, 5)) == ["2026-10-05/a.pdf"]
    assert strays(post) == {}


def test_files_in_folders_of_a_day_belong_to_the_day(post: Path) -> None:
    put(post, "2026-10-05/batch 7/page/1.tif")
    put(post, "2026-10-05/batch 7.pdf")
    assert received(post) == ["2026-10-05/batch 7.pdf", "2026-10-05/batch 7/page/1.tif"]


def test_an_empty_file_is_post(post: Path) -> None:
    put(post, "2026-10-05/empty.pdf", b"")
    assert received(post) == ["2026-10-05/empty.pdf"]


def test_what_lies_outside_the_days_is_a_stray_with_its_reason(post: Path) -> None:
    for file in ("loose.pdf", "october/1.pdf", "2026-02-30/1.pdf", "20261005/deep/er/1.pdf", "2026-10-05/.0001.pdf.x7"):
        put(post, file)
    assert received(post) == []
    assert strays(post) == {
        "loose.pdf": "it lies outside the folders of the days",
        "october/1.pdf": "its folder is not named by a day such as 2026-10-05",
        "2026-02-30/1.pdf": "its folder is not named by a day such as 2026-10-05",
        "20261005/deep/er/1.pdf": "its folder is not named by a day such as 2026-10-05",
        "2026-10-05/.0001.pdf.x7": "it is hidden, as the working files of other programs are",
    }


def test_links_are_followed_within_the_post_only(post: Path, tmp_path: Path) -> None:
    inside = put(post, "2026-10-05/1.pdf")
    (tmp_path / "secret").write_text("payroll")
    (tmp_path / "elsewhere").mkdir()
    (post / "2026-10-05" / "2.pdf").symlink_to(inside)
    (post / "2026-10-05" / "3.pdf").symlink_to(tmp_path / "secret")
    (post / "2026-10-05" / "4.pdf").symlink_to(tmp_path / "nothing")
    (post / "2026-10-05" / "5").symlink_to(post)
    (post / "2026-10-05" / "6.pdf").symlink_to("6.pdf")
    (post / "2026-10-06").symlink_to(tmp_path / "elsewhere")
    assert received(post) == ["2026-10-05/1.pdf", "2026-10-05/2.pdf"]
    assert strays(post) == {
        "2026-10-05/3.pdf": "it is a link that leads out of the folder",
        "2026-10-05/4.pdf": "it is a link that leads nowhere",
        "2026-10-05/5": "it is not a file",
        "2026-10-05/6.pdf": "it is a link that leads nowhere",
        "2026-10-06": "it is a link that leads out of the folder",
    }


def test_a_file_that_goes_again_was_no_post(post: Path) -> None:
    path = put(post, "2026-10-05/1.pdf", age=0)
    assert list(FolderMail(post, wait=lambda _: path.unlink(missing_ok=True)).received(LATER)) == []


def test_a_pipe_is_no_file_and_is_not_waited_for(post: Path) -> None:
    (post / "2026-10-05").mkdir()
    os.mkfifo(post / "2026-10-05" / "pipe")
    assert received(post) == []
    assert strays(post) == {"2026-10-05/pipe": "it is not a file"}


def test_a_file_that_grows_is_waited_for_until_it_rests(post: Path) -> None:
    path = put(post, "2026-10-05/1.pdf", b"1", age=0)
    rounds = []

    def write_more(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) < 3:
            path.write_bytes(path.read_bytes() + b"1")

    (one,) = FolderMail(post, wait=write_more).received(LATER)
    assert one.size == 3
    assert len(rounds) == 3


def test_a_file_that_does_not_stop_growing_is_left_for_the_next_time_and_named(post: Path) -> None:
    path = put(post, "2026-10-05/1.pdf", b"1", age=0)
    put(post, "2026-10-05/2.pdf")
    mail = FolderMail(post, wait=lambda _: path.write_bytes(path.read_bytes() + b"1") and None)
    assert [one.file for one in mail.received(LATER)] == ["2026-10-05/2.pdf"]
    assert [(one.file, one.why) for one in mail.strays()] == [("2026-10-05/1.pdf", "it is still being written")]


def test_fresh_files_of_a_day_are_waited_for_together_and_old_ones_not_at_all(post: Path) -> None:
    waits: list[float] = []
    for number in range(50):
        put(post, f"2026-10-05/{number:02}.pdf", age=0)
        put(post, f"2026-10-06/{number:02}.pdf")
    assert len(list(FolderMail(post, wait=waits.append).received(LATER))) == 100
    assert len(waits) == 1


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MailError, match="nowhere"):
        FolderMail(tmp_path / "nowhere")


def test_a_name_that_is_not_utf_8_can_be_kept_anywhere(post: Path) -> None:
    (post / "2026-10-05").mkdir()
    name = os.fsencode(post / "2026-10-05") + b"/Rechnung-\xfc.pdf"
    with open(name, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(b"%PDF")
    (one,) = FolderMail(post, wait=lambda _: None).received(LATER)
    assert one.file == r"2026-10-05/Rechnung-\xfc.pdf"
    assert one.path.read_bytes() == b"%PDF"


def test_nothing_is_changed(post: Path) -> None:
    put(post, "2026-10-05/1.pdf")
    put(post, "loose.pdf")
    before = {path: path.stat() for path in post.rglob("*")}
    received(post)
    strays(post)
    after = {path: path.stat() for path in post.rglob("*")}
    assert {path: (seen.st_mtime_ns, seen.st_size) for path, seen in before.items()} == {
        path: (seen.st_mtime_ns, seen.st_size) for path, seen in after.items()
    }
