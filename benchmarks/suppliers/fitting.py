"""Fits the weights of comparisons of names: on the half of the entities that is never scored, and nothing else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.suppliers.corpus import Spelling
from bots.matching.name_index import NameIndex
from bots.matching.name_likeness import COMPARISONS, Pairing, compared
from bots.matching.names import normalise

STRENGTH = 5.0  # of the pull of every weight towards nought, on comparisons of unit spread; chosen by cross-validation


@dataclass(frozen=True, slots=True)
class Shown:
    """The comparisons of one query with its shortlist (a row a name), and which row is right (-1: none)."""

    rows: NDArray[np.float64]
    right: int
    entity: str


def shown_by(index: NameIndex, spelling: Spelling) -> Shown | None:
    """What the index shows for a spelling; None where the name is equal to one of the index, or nothing is found."""
    query = index.query(normalise(spelling.written).core)
    places = index.shortlist(query)
    names = index.names.take(places)
    if not names or query.core.replace(" ", "") in {name.replace(" ", "") for name in names}:
        return None
    wanted = {normalise(name).key for name in spelling.canonical}
    right = next((place for place, name in enumerate(names) if name.replace(" ", "") in wanted), -1)
    return Shown(compared(Pairing(index, query, places)), right, spelling.canonical[0])


def fit_choice(shown: Sequence[Shown]) -> NDArray[np.float64]:
    """Weights under which the right name is the likeliest of each shortlist (multinomial logistic, L2).

    An entity with many spellings counts by the root of their number.
    """
    shown = [each for each in shown if each.right >= 0]
    spellings_of = Counter(each.entity for each in shown)
    counts = np.array([len(each.rows) for each in shown])
    starts = np.cumsum(counts) - counts
    rows = np.concatenate([each.rows for each in shown])
    spread = rows.std(axis=0) + 1e-9
    rows = (rows - rows.mean(axis=0)) / spread
    right = starts + np.array([each.right for each in shown])
    weights = np.array([spellings_of[each.entity] ** -0.5 for each in shown])

    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ theta
        highest = np.maximum.reduceat(scores, starts)
        odds = np.exp(scores - np.repeat(highest, counts))
        whole = np.add.reduceat(odds, starts)
        chances = odds / np.repeat(whole, counts) * np.repeat(weights, counts)
        gained = weights * (scores[right] - highest - np.log(whole))
        slope = chances @ rows - weights @ rows[right]
        return -gained.sum() + STRENGTH * theta @ theta, slope + 2 * STRENGTH * theta

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread)


def fit_likeness(shown: Sequence[Shown], weights: NDArray[np.float64]) -> tuple[float, float]:
    """Scale and offset under which the best sum of a shortlist becomes the share of such that are right (logistic)."""
    best = [(each.rows @ weights, each.right) for each in shown]
    sums = np.array([scores.max() for scores, _ in best])
    right = np.array([np.argmax(scores) == place for scores, place in best], dtype=float)

    def loss(theta: NDArray[np.float64]) -> float:
        margin = theta[0] * sums + theta[1]
        return float(np.logaddexp(0, -margin) @ right + np.logaddexp(0, margin) @ (1 - right) + 1e-3 * theta @ theta)

    scale, offset = minimize(loss, np.array([1.0, -float(sums.mean())])).x
    return float(scale), float(offset)


def named(weights: NDArray[np.float64]) -> dict[str, float]:
    """The weights by the names of their comparisons."""
    return {compare.__name__: round(float(weight), 3) for compare, weight in zip(COMPARISONS, weights, strict=True)}
