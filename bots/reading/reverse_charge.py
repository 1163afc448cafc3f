"""Tells by a document's words whether its customer accounts for the VAT."""

import re

REVERSE_CHARGE = re.compile(
    r"reverse[ -]charge|customer (?:to|must) (?:account|pay) (?:for )?(?:the )?vat|section 55a|s\.? ?55a|"
    r"steuerschuldnerschaft|autoliquidation|"
    r"btw verlegd|inversione contabile|inversión del sujeto pasivo"
)
# "The reverse charge does not apply", "not subject to the reverse charge", "an end user for section 55A": VAT is
# charged after all. "Reverse charge: VAT is not charged" is the other thing, so the verb must be the charge's own.
NO_REVERSE_CHARGE = re.compile(
    r"(?:reverse[ -]charge|section 55a|s\.? ?55a)(?:(?!\bvat (?:is|does|will)\b|\.\s)[^:;]){0,80}?"
    r"\b(?:(?:is|does|do|will|shall|need) not|isn['’]t|doesn['’]t|won['’]t) (?:\w+ ){0,2}?(?:appl\w+|operate|relevant)|"
    r"\b(?:no|disapplies|outside|excluded from|exempt from|excepted from|"
    r"not (?:subject to|liable to|liable for|within|under|covered by|caught by)) "
    r"(?:(?:the|scope|of|uk|vat|domestic|cis|construction) ){0,6}(?:reverse[ -]charge|section 55a)|"
    r"(?<!not an )\bend[ -]users? (?:for|under|within|in) (?:[\w'’]+ ){0,5}(?:reverse[ -]charge|section 55a)[^.:;]*"
)


def reverse_charged(text: str) -> bool:
    """Whether a document says that its customer accounts for the VAT, other than to say that this is not so."""
    words = " ".join(text.casefold().split())
    return bool(REVERSE_CHARGE.search(words) and REVERSE_CHARGE.search(NO_REVERSE_CHARGE.sub(" ", words)))
