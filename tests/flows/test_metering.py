"""A run leaves its metrics in a file for the machine's own collector, and does not end for one that it cannot write."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from counterfoil.settings import Settings
from flows import payables
from flows.report import Report


def run(folder: Path, post: Path, file: Path) -> Report:
    settings = Settings.load(home=folder / "home", environment={"COUNTERFOIL_METRICS_FILE": str(file)})
    return payables.run(
        replace(settings, workers=1), mail=post / "mail", masterdata=post / "masterdata", as_of=date(2026, 10, 31)
    )


def test_the_end_of_a_run_is_in_the_file_and_nothing_half_written_beside_it(ubl_bills: Path, tmp_path: Path) -> None:
    (tmp_path / "collected").mkdir()
    file = tmp_path / "collected" / "counterfoil.prom"
    report = run(tmp_path, ubl_bills, file)
    assert report.warnings == ()
    assert list(file.parent.iterdir()) == [file]
    assert file.stat().st_mode & 0o777 == 0o644
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(file.read_text())
        for sample in family.samples
    }
    assert found["counterfoil_posting_seconds_count", "embedded"] == 8
    assert found["counterfoil_last_run_step_seconds", "post"] > 0
    assert (
        found["counterfoil_last_run_ended_timestamp_seconds",] > found["counterfoil_last_run_began_timestamp_seconds",]
    )


def test_a_file_that_cannot_be_written_is_a_warning_and_all_is_posted(ubl_bills: Path, tmp_path: Path) -> None:
    report = run(tmp_path, ubl_bills, tmp_path / "nowhere" / "counterfoil.prom")
    (warning,) = report.warnings
    assert "the metrics cannot be written to" in warning
    assert report.registered == 8
