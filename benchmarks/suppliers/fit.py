"""Fits all weights anew and writes `bots/matching/weights.toml`: python -m benchmarks.suppliers.fit.

Only the half of the entities that is never scored is used; `corpus.for_fitting` tells the halves apart.
"""

import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from benchmarks.suppliers import corpus, worlds
from benchmarks.suppliers.fitting import fit_choice, fit_likeness, named, shown_by
from benchmarks.suppliers.fitting_evidence import fit_evidence, weighed
from benchmarks.suppliers.made_names import made_master
from bots.matching.name_index import NameIndex
from bots.matching.names import normalise

WEIGHTS = Path(__file__).parents[2] / "bots" / "matching" / "weights.toml"
CERTAIN = 0.85  # chosen on the fitting world: the first of 0.70, 0.75, 0.80 … with 99.5 % of those above it right
TEXT = """\
# Weights of comparisons of suppliers; written by `python -m benchmarks.suppliers.fit`, not by hand.
# [name] and [likeness]: fitted on `spellings` real spellings of NHS payment data (crahal/NHSSpend, Open Government
# Licence) that differ from their register name once normalised: those of the half of the entities that
# `corpus.for_fitting` chooses, each among the shortlist of a master of 100,000 names (the register's and made ones).
# A name's sum is turned into a likeness by 1 / (1 + exp(-(scale * sum + offset))).
# [supplier]: bits, fitted on `bills` bills of a made world (`benchmarks/suppliers/families.py`, seed 11) of 100,000
# suppliers, many of them in families that share numbers, with names of the same half; 31 % have no record.
"""


def main() -> None:
    """Fit names first; then, in a process that reads the weights just written, the evidence that builds on them."""
    if not corpus.is_there():
        sys.exit(corpus.ABSENT)
    if "--suppliers" in sys.argv:
        fit_suppliers()
        return
    fit_names()
    subprocess.run([sys.executable, "-m", "benchmarks.suppliers.fit", "--suppliers"], check=True)


def fit_names() -> None:
    """Fit and write the weights of names."""
    spellings = corpus.spellings()
    master = made_master(corpus.register(), 100_000, never=[spelling.written for spelling in spellings])
    index = NameIndex.build(sorted({normalise(name).core for name in master}))
    found = [shown_by(index, spelling) for spelling in spellings if spelling.fitting]
    shown = [each for each in found if each]
    weights = fit_choice(shown)
    scale, offset = fit_likeness(shown, weights)
    likeness = {"spellings": len(shown), "scale": round(scale, 4), "offset": round(offset, 4)}
    write({"likeness": likeness, "name": named(weights)})


def fit_suppliers() -> None:
    """Fit and write the weights of the evidence."""
    world = worlds.fitting_world()
    weights = fit_evidence(weighed(world, worlds.register_of(world)))
    write({"supplier": {"bills": len(world.bills), **weights, "certain": CERTAIN}})


def write(tables: Mapping[str, Mapping[str, float]]) -> None:
    """Write these tables; the others stay as they are."""
    whole = tomllib.loads(WEIGHTS.read_text(encoding="utf-8")) | tables
    parts = [f"\n[{name}]\n" + "".join(f"{k} = {v}\n" for k, v in table.items()) for name, table in whole.items()]
    WEIGHTS.write_text(TEXT + "".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
