"""Tells whether a letter asks us to pay to another bank account: the usual way of mandate fraud.

What it finds is only ever a reason to shut the letter away; bank details change on the form, after a call-back.
"""

import re

ACCOUNT = re.compile(
    r"\b(?:bank(?:ing)?|payment|remittance|settlement|payee|beneficiary)\s+(?:account\s+)?(?:details?|account|information|"
    r"instructions?|mandate|arrangements?)\b|\b(?:bank|account|sort\s+code|iban)\b",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:chang(?:e[ds]?|ing)|new|updat(?:e[ds]?|ing)|amend(?:ed|ing)?|mov(?:ed|ing)|switch(?:ed|ing)?|revised|different|"
    r"replac(?:e[ds]?|ing)|clos(?:ed|ing)|alternat(?:e|ive)|no\s+longer|instead|under\s+(?:audit|review)|"
    r"(?:following|below)\s+account|from\s+now\s+on|going\s+forward|with\s+immediate\s+effect)\b",
    re.IGNORECASE,
)
# Many suppliers write under every letter that their details have not changed and never will by e-mail.
DENIAL = re.compile(
    r"\b(?:(?:has|have|had|do|does|did|will|is|are)(?:\s+not|n't)\s+(?:been\s+)?(?:chang|updat|amend|mov|switch|alter)\w*|"
    r"not\s+(?:been\s+)?changed|never|no\s+change|unchanged|remains?\s+the\s+same|beware|if\s+you\s+(?:are|receive|get)|"
    r"any\s+(?:request|e-?mail|letter|change|notification)|(?:would|will|should)\s+ever)\b",
    re.IGNORECASE,
)
ANOTHER_FIRM = re.compile(r"\bnew\s+(?:customer|supplier|purchase|order|member|price)", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")


def asks_to_change_bank(text: str) -> bool:
    """Whether any sentence speaks of a bank account and of changing it, and does not deny it."""
    return any(_asks(" ".join(sentence.split())) for sentence in SENTENCE.split(text))


def _asks(sentence: str) -> bool:
    return (
        ACCOUNT.search(sentence) is not None
        and CHANGE.search(ANOTHER_FIRM.sub("", sentence)) is not None
        and DENIAL.search(sentence) is None
    )
