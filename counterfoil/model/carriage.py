"""Tells a charge for bringing the goods from goods: "Next day delivery charge" from "Oxygen delivery tubing"."""

import re

from counterfoil.model.documents import Line

CHARGE = re.compile(
    r"carriage|deliver(?:y|ies)|postage|freight|shipping|shipment|courier|handling|packaging|packing|transport|haulage"
    r"|d[ei]spatch|surcharge"
)
# What such a charge is called besides; any other word means goods or work.
BESIDES = re.compile(
    r"an?|and|[ap]m|at|before|by|charges?|collection|contribution|costs?|days?|economy|express|fees?|for|fuel|goods"
    r"|guaranteed|hours?|hrs?|insurance|insured|items?|mainland|minimum|next|noon|o[fn]|orders?|outward|paid|pallets?"
    r"|parcels?|per|post|pre|premium|priority|same|saturday|services?|small|special|standard|stores|sunday|the|this|timed"
    r"|to|uk|up|weekday|weekend|your"
)
WORD = re.compile(r"[a-z]+")
P_AND_P = re.compile(r"\bp\s*(?:&|and)\s*p\b")


def is_carriage(line: Line) -> bool:
    """Whether a line charges for bringing goods."""
    return line.description is not None and names_carriage(line.description.value)


def names_carriage(description: str) -> bool:
    """Whether a description names such a charge and nothing else."""
    words = WORD.findall(P_AND_P.sub("postage", description.casefold()))
    besides = [word for word in words if not CHARGE.fullmatch(word)]
    return len(besides) < len(words) and all(BESIDES.fullmatch(word) for word in besides)
