"""The worlds that evidence is fitted and scored on: of different halves of the real names, and of different seeds."""

import random
from datetime import date

from benchmarks.suppliers import corpus
from benchmarks.suppliers.families import World, made_world
from benchmarks.suppliers.made_names import made_master
from bots.matching.supplier_register import SupplierRegister

AS_OF = date(2026, 10, 31)
FITTING_SEED, SCORING_SEED = 11, 29


def fitting_world() -> World:
    """100,000 suppliers of the half that is fitted on; a third of the bills quote an order."""
    return _world(fitting=True, seed=FITTING_SEED, size=100_000, bills=8_000, quoting=0.3)


def scoring_world(size: int = 100_000, bills: int = 8_000) -> World:
    """Suppliers of the half that is scored, and bills without orders, of which 31 % are from nobody in the master."""
    return _world(fitting=False, seed=SCORING_SEED, size=size, bills=bills, quoting=0.0)


def _world(*, fitting: bool, seed: int, size: int, bills: int, quoting: float) -> World:
    real = [name for name in corpus.register() if corpus.for_fitting(name) is fitting]
    names = made_master(real, size, seed=seed)
    random.Random(seed).shuffle(names)
    sisters, strangers = bills * 3 // 16, bills // 8
    known = bills - sisters - strangers
    return made_world(names, seed=seed, known=known, sisters=sisters, strangers=strangers, quoting=quoting)


def register_of(world: World) -> SupplierRegister:
    """The world's master, indexed."""
    return SupplierRegister.build(world.suppliers, as_of=AS_OF)
