"""The structured log: a line of JSON for each record of ours, of faults the type only, of libraries nothing."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterfoil.logs import FIELDS, of_run, write_logs

LOG = logging.getLogger("counterfoil.a_test")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    write_logs(str(tmp_path / "log.jsonl"))
    yield tmp_path / "log.jsonl"
    write_logs("")


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_record_is_a_line_with_its_fields_and_the_run(file: Path) -> None:
    with of_run(7):
        LOG.info("posted", extra={FIELDS: {"item": "2026-10-05-1-00000000"}})
    LOG.warning("after\nwards")
    inside, outside = lines(file)
    assert (inside["run"], inside["event"], inside["item"]) == (7, "posted", "2026-10-05-1-00000000")
    assert (outside["level"], outside["event"]) == ("warning", "after\nwards")
    assert "run" not in outside


def test_a_fault_is_told_by_its_type_and_not_in_its_words(file: Path) -> None:
    try:
        int("Mrs Quill")
    except ValueError:
        LOG.exception("a page failed")
    assert [line["fault"] for line in lines(file)] == ["ValueError"]
    assert "Quill" not in file.read_text(encoding="utf-8")


def test_what_libraries_log_is_not_taken_in(file: Path) -> None:
    logging.getLogger("pdfminer").error("Mrs Quill")
    LOG.info("ours")
    assert [line["event"] for line in lines(file)] == ["ours"]


def test_a_file_that_was_moved_away_is_begun_anew(file: Path) -> None:
    LOG.info("before")
    file.rename(file.with_suffix(".1"))
    LOG.info("after")
    assert [line["event"] for line in lines(file)] == ["after"]


def test_logs_go_to_one_place_however_often_it_is_said(file: Path) -> None:
    write_logs(str(file))
    LOG.info("once")
    assert len(lines(file)) == 1
    write_logs("")
    LOG.info("to nobody")
    assert len(lines(file)) == 1
