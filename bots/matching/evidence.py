"""Evidence adds up: weights in bits for and against each candidate, and the probability that follows."""

import math
from collections.abc import Sequence

from counterfoil.model.matches import Reason

# Bits that a candidate must gather to be as likely as "none of these". With 3, an identifier (+10) leaves less than 1 %
# for none, and a name alone (at most +6) leaves more than 10 %, which is why a name alone never decides.
NONE_OF_THESE = 3.0
CERTAIN = 0.95
PLAUSIBLE = 0.10


def total(reasons: Sequence[Reason]) -> float:
    """The sum of the weights, in bits."""
    return sum(reason.weight for reason in reasons)


def probabilities(scores: Sequence[float], *, none: float = NONE_OF_THESE) -> list[float]:
    """Each score's (bits) probability among all candidates and "none of these", which weighs `none` bits."""
    highest = max([*scores, none])
    odds = [math.exp2(score - highest) for score in scores]
    whole = sum(odds) + math.exp2(none - highest)
    return [share / whole for share in odds]
