"""Fits what each piece of evidence weighs, in bits, on bills of made families that are never scored."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.suppliers.families import ORGANISATION, World
from bots.matching.comparison import Comparison
from bots.matching.features import FEATURES, NAME_STEPS, WEIGHS_AS, weight_name
from bots.matching.supplier_register import SupplierRegister
from bots.matching.suppliers import comparisons, sender_of

NONE = "none_of_these"
STRENGTH = 0.1  # of the pull of every weight towards nought
SIMPLE = tuple(f.__name__ for f in FEATURES if f.__name__ not in {"name_similarity", *WEIGHS_AS})
AGAINST = frozenset({"name_of_another"})  # what can only speak against a record, however few show it
STEPS = tuple(f"name_{step}" for _, step in NAME_STEPS)  # a more alike name never weighs less than a less alike one
COLUMNS = (*SIMPLE, *STEPS)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for each candidate of a bill (a row a candidate, nought or one a weight), and who is right."""

    rows: NDArray[np.float64]
    ids: tuple[str, ...]
    right: str | None


def weighed(world: World, register: SupplierRegister) -> list[Weighed]:
    """The evidence on every bill of a world."""
    found = []
    for bill in world.bills:
        sender = replace(sender_of(bill.document), ordered_from=bill.ordered_from)
        pairs = comparisons(sender, ORGANISATION, register)
        rows = np.array([evidence(pair) for pair in pairs]).reshape(len(pairs), len(COLUMNS))
        found.append(Weighed(rows, tuple(pair.record.id for pair in pairs), bill.sender))
    return found


def evidence(pair: Comparison) -> list[float]:
    """One where a comparison has something to say, nought where not; a step of likeness stands on all below it."""
    said = {weight_name(feature.__name__, pair) for feature in FEATURES if feature(pair) is not None}
    reached = max((place for place, step in enumerate(STEPS) if step in said), default=-1)
    return [float(column in said) for column in SIMPLE] + [float(place <= reached) for place in range(len(STEPS))]


def fit_evidence(found: Sequence[Weighed]) -> dict[str, float]:
    """Weights in bits under which the sender, or "none of these", is the likeliest (multinomial logistic, L2)."""
    counts = np.array([len(each.rows) + 1 for each in found])
    starts = np.cumsum(counts) - counts
    none = np.zeros((1, len(COLUMNS) + 1))
    none[0, -1] = 1
    rows = np.concatenate([np.vstack([none, np.hstack([each.rows, np.zeros((len(each.rows), 1))])]) for each in found])
    right = starts + np.array([each.ids.index(each.right) + 1 if each.right in each.ids else 0 for each in found])

    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ theta
        highest = np.maximum.reduceat(scores, starts)
        odds = np.exp(scores - np.repeat(highest, counts))
        whole = np.add.reduceat(odds, starts)
        gained = scores[right] - highest - np.log(whole)
        slope = (odds / np.repeat(whole, counts)) @ rows - rows[right].sum(axis=0)
        return -gained.sum() + STRENGTH * theta @ theta, slope + 2 * STRENGTH * theta

    upwards = {*STEPS[1:]}
    bounds = [(0.0 if column in upwards else None, 0.0 if column in AGAINST else None) for column in (*COLUMNS, NONE)]
    theta = minimize(
        loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}
    ).x
    theta[len(SIMPLE) : len(COLUMNS)] = np.cumsum(theta[len(SIMPLE) : len(COLUMNS)])
    return {name: round(float(w) / math.log(2), 2) for name, w in zip((*COLUMNS, NONE), theta, strict=True)}
