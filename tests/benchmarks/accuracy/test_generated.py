"""Generated documents as cases: roles and groups are kept, and only those for development are ever listed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.accuracy.__main__ import listed
from benchmarks.accuracy.facts import Channel, Found, Role
from benchmarks.accuracy.generated import cases_in
from benchmarks.accuracy.score import score_case

ROW = {
    "file": "0001.tif",
    "layout": "pad",
    "role": "held-out",
    "language": "en",
    "channel": "scan",
    "condition": "150 dpi bad",
    "documents": [
        {
            "kind": "invoice",
            "pages": [1],
            "fields": {"invoice_number": ["INV-7"]},
            "lines": [{"description": "Gloves", "quantity": "2", "unit_price": "", "net": "9.00"}],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "truth.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (tmp_path / "0001.tif").write_bytes(b"II*")
    return tmp_path


def test_a_case_knows_its_role_its_channel_and_its_group(folder: Path) -> None:
    (case,) = cases_in(folder)
    assert (case.role, case.channel, case.layout) == (Role.HELD_OUT, Channel.SCAN, "pad")
    assert case.group == "held-out British layouts, 150 dpi"
    assert case.truths[0].complete
    assert case.truths[0].fields == {"invoice_number": ("INV-7",)}


def test_what_is_wrong_is_listed_for_development_alone(folder: Path) -> None:
    (case,) = cases_in(folder)

    def wrong(_name: str, _content: bytes) -> list[Found]:
        return [Found(kind="invoice", pages=(1,), fields={"invoice_number": ("INV-8",)})]

    assert not any("INV-7" in row for row in listed(score_case(case, wrong)))
    shown = "\n".join(listed(score_case(replace(case, role=Role.DEVELOPMENT), wrong)))
    assert "invoice_number wrong: is INV-7, read INV-8" in shown
