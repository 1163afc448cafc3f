"""Generates months with other seeds, names and layouts, works them through, and scores how they ended.

A wrong post is a document that went to the ledger and should not have, or for another amount, supplier or organisation
than it states; a double post is one bill in the ledger twice. Controls look like trouble and are none.
Run it with `python -m benchmarks.months --months 4`. On layouts that nothing may be tuned on it only counts; on those
for development (`--role development`) it names what ended wrong, and `--keep` leaves the month and its home behind.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.accuracy.wilson import wilson
from benchmarks.months.elsewhere import Elsewhere
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.settings import Settings
from counterfoil.store import Store
from desk.formats import item_json, posting_json
from flows import payables
from samples.unseen.printing import press
from samples.unseen.style import Role

END = date(2026, 10, 31)
CONTROLS = {
    "Legitimate look-alike",
    "Alias / trading-name variant, one candidate",
    "Recorded break-glass override",
    "Agency nurse, within cap, timesheet agrees",
    "Retrospective PO",
}
UNTUNED = {Role.CALIBRATION, Role.HELD_OUT}
WITH_HOLDS = {"held", "awaiting_approval"}
Json = dict[str, Any]


@dataclass
class Score:
    """Counts over all documents of some months; `misses` are documents with what was wanted and what came."""

    documents: int = 0
    outcomes: int = 0
    to_hold: int = 0
    codes: int = 0
    wrong_posts: int = 0
    double_posts: int = 0
    controls: int = 0
    controls_held: int = 0
    wrong: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, wanted: Json, item: Json | None) -> None:
        """Judge one document."""
        got = (item["outcome"], item["holds"]) if item else (None, [])
        right = got[0] == wanted["outcome"]
        self.documents += 1
        self.outcomes += right
        if wanted["outcome"] in WITH_HOLDS and wanted["holds"]:
            self.to_hold += 1
            self.codes += right and got[1] == wanted["holds"]
        if wanted["situation"] in CONTROLS:
            self.controls += 1
            self.controls_held += not right
        if got[0] == "posted":
            faults = ["was not to be posted"] if not right else misstated(wanted, item or {})
            self.wrong_posts += bool(faults)
            self.wrong += [f"{wanted['situation']}: {', '.join(faults)}"] if faults else []
        if not right or (wanted["outcome"] in WITH_HOLDS and got[1] != wanted["holds"]):
            where = wanted["file"] if wanted["part"] is None else f"{wanted['file']} {wanted['part']}"
            came = f"{wanted['outcome']} {wanted['holds']}, came {got[0]} {got[1]}"
            self.misses.append(f"{where} {wanted['situation']}: {came}")

    def print(self, *, named: bool) -> None:
        """The shares with Wilson's intervals of 95 %, and what must be nought; `named`: with what ended wrong."""
        for name, right, of, target in (
            ("outcome exact", self.outcomes, self.documents, 0.97),
            ("hold code exact", self.codes, self.to_hold, 0.95),
        ):
            low, high = wilson(right, of)
            share = right / of if of else 0.0
            interval = f"95 %: {low:.1%} to {high:.1%}"
            print(
                f"{name:16} {right}/{of} = {share:.1%} ({interval}), {share / target:.3f} of the {target:.0%} aimed at"
            )
        high = wilson(self.wrong_posts, self.documents).high
        print(f"wrong posts      {self.wrong_posts} of {self.documents} (95 %: at most {high:.2%}); target 0")
        print(f"double posts     {self.double_posts}; target 0")
        print(f"controls held    {self.controls_held} of {self.controls}; target 0")
        if not named:
            return
        for wrong in self.wrong:
            print(f"  wrong post: {wrong}")
        for miss in self.misses:
            print(f"  {miss}")


def misstated(wanted: Json, item: Json) -> list[str]:
    """Which facts were posted otherwise than the document states them."""
    fields = wanted["fields"] or {}
    wrong = [
        name for name in ("invoice_number", "issue_date", "supplier_id") if item["fields"][name] != fields.get(name)
    ]
    # Another printer may print a credit note with a minus where the month's own prints none.
    wrong += ["gross"] if abs(Decimal(item["fields"]["gross"])) != abs(Decimal(fields["gross"])) else []
    return wrong + (["organisation"] if item["organisation"] != wanted["organisation"] else [])


def work(folder: Path, home: Path) -> tuple[list[Json], list[Json]]:
    """The items and the ledger's postings after a run over a month."""
    settings = Settings.load(home=home, environment={"COUNTERFOIL_READ_SECONDS": "300"})
    payables.run(settings, mail=folder / "mail", masterdata=folder / "masterdata", as_of=END)
    with Store.open(settings) as store:
        items = [item_json(dossier) for dossier in store.dossiers(store.items())]
    ledger = EmbeddedLedger(settings.ledger_url)
    postings = [posting_json(posted) for posted in ledger.postings()]
    ledger.close()
    return items, postings


def found(items: list[Json], wanted: Json) -> Json | None:
    """The item of an expectation: the file, its n-th attachment, or the child with these pages."""
    of_file = [item for item in items if item["file"] == wanted["file"]]
    part = wanted["part"]
    children = [item for item in of_file if item["parent"] is not None]
    if part is None:
        return next((item for item in of_file if item["parent"] is None), None)
    if isinstance(part, list):
        return next((child for child in children if child["pages"] == part), None)
    return children[part] if part < len(children) else None


def score_month(score: Score, seed: int, folder: Path, roles: Collection[Role]) -> int:
    """Generate, work through and score one month; gives how many bills were printed in layouts of these roles."""
    from generate import generate  # noqa: PLC0415 - the sample month's own program, found once elsewhere.py was read

    with press() as machine:
        printer = Elsewhere(seed, machine, roles)
        other = {"name": printer.name, "printer": printer.print} if roles else {}
        generate(folder / "post", seed=seed, **other)
    items, postings = work(folder / "post", folder / "home")
    for line in (folder / "post" / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        wanted = json.loads(line)
        score.add(wanted, found(items, wanted))
    bills = Counter((p["organisation"], p["supplier_id"], p["invoice_number"], p["kind"]) for p in postings)
    score.double_posts += sum(count - 1 for count in bills.values())
    return printer.printed


def main() -> None:
    """Read the command line, score the months and print what came out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.months", description=__doc__)
    parser.add_argument("--months", type=int, default=3, help="how many months")
    parser.add_argument("--first", type=int, default=101, help="the seed of the first; none below 100 was tuned on")
    parser.add_argument("--own-layouts", action="store_true", help="names and layouts of the sample month itself")
    parser.add_argument("--role", type=Role, choices=list(Role), action="append", help="print in layouts of this role")
    parser.add_argument("--keep", type=Path, help="a new folder in which the months are left")
    options = parser.parse_args()
    roles = set() if options.own_layouts else set(options.role or UNTUNED)
    score = Score()
    for seed in range(options.first, options.first + options.months):
        with folder_for(seed, options.keep) as folder:
            printed = score_month(score, seed, folder, roles)
        print(f"month {seed}: {printed} bills in unseen layouts", flush=True)
    score.print(named=not roles & UNTUNED)


@contextmanager
def folder_for(seed: int, keep: Path | None) -> Iterator[Path]:
    """A new folder for one month, which goes again unless it is to be kept."""
    if keep is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        folder = keep / str(seed)
        folder.mkdir(parents=True)
        yield folder


if __name__ == "__main__":
    main()
