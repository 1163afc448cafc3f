"""Tells whether a letter asks us to pay to another bank account: the usual way of mandate fraud.

What it finds is only ever a reason to shut the letter away; bank details change on the form, after a call-back.
"""

import re

from counterfoil.model.documents import Finding, Remark

ACCOUNT = re.compile(
    r"\b(?:bank(?:ing|er'?s)?|payment|remittance|settlement|payee|beneficiary|bacs|wire|transfer|credit)\s+(?:account\s+)?"
    r"(?:details?|account|information|instructions?|mandate|arrangements?|coordinates|particulars)\b"
    r"|\b(?:bank(?:s|ers?|ing)?|accounts?|a/c|acct|sort\s+code|s/c|iban|building\s+society|beneficiary|payee)\b"
    r"|\bremit(?:ted)?\s+to\b|\bdetails?\s+(?:we\s+are\s+paid|for\s+payments?)\b|\bwhere\s+(?:you|we)\s+(?:pay|are\s+paid)\b"
)
CHANGE = re.compile(
    r"\b(?:chang(?:e[ds]?|ing)|new|updat(?:e[ds]?|ing)|amend(?:ed|ing|ment)?|mov(?:ed|ing)|switch(?:ed|ing)?|revised|different|"
    r"replac(?:e[ds]?|ing)|clos(?:ed|ing|ure)|alternat(?:e|ive)|no\s+longer|instead|migrat(?:ed|ing)|supersede[ds]?|"
    r"frozen|blocked|suspended|restricted|compromised|discontinued|dormant|redirect(?:ed)?|divert(?:ed)?|"
    r"(?:under|pending|following|due\s+to)\s+(?:an?\s+|our\s+)?(?:\w+\s+)?(?:audit|review|investigation)|"
    r"(?:following|below|previous|former|old|temporary|substitute)\s+(?:bank\s+)?accounts?|"
    r"from\s+now\s+on|going\s+forward|with\s+immediate\s+effect|effective\s+(?:immediately|today|from)|as\s+of\s+today|"
    r"from\s+today|henceforth|forthwith|until\s+further\s+notice|now\s+(?:bank|banking|banks|hold|use|using)|on\s+this\s+occasion|"
    r"(?:do\s+not|don't|cannot|can't|must\s+not|please\s+stop)\s+(?:be\s+)?(?:us(?:e[ds]?|ing)|pay(?:ing)?)|"
    r"(?:all|any)\s+(?:future|further)\s+(?:and\s+\w+\s+)?(?:payments?|invoices|remittances|sums))\b"
)
# Many suppliers write under every letter that their details have not changed and never will by e-mail.
DENIAL = re.compile(
    r"\b(?:(?:has|have|had|do|does|did|will|is|are)(?:\s+not|n't)\s+(?:been\s+)?(?:chang|updat|amend|mov|switch|alter)\w*|"
    r"not\s+(?:been\s+)?changed|(?:will|would|shall|should|we|staff)\s+never|never\s+(?:chang|updat|amend|ask|request|e-?mail|notify)\w*|"
    r"no\s+changes?|unchanged|remains?\s+the\s+same|beware|if\s+you\s+(?:receive|get|are\s+(?:asked|told|contacted|sent|unsure))|"
    r"any\s+(?:request|e-?mail|letter|change|notification|communication)s?|(?:would|will|should)\s+ever)\b"
)
# What is new, closed or changed here is no bank account that is paid into.
ANOTHER_MATTER = re.compile(
    r"\bnew\s+(?:customer|supplier|purchase|order|member|prices?|rates?|invoices?|totals?|amount|statement|copy|balance|credit\s+account|trading\s+account)(?:\s+accounts?)?\b"
    r"|\bbank\s+(?:holidays?|staff|nurs\w+|transfers?|shifts?|workers?|hours|rates?|of\s+england|statements?|charges)\b"
    r"|\b(?:blood|food|milk|data|power|tissue|nhs|staff)\s+banks?\b"
    r"|\b(?:statements?\s+of|on|your|customer|credit|trading|trade|sales|key|email|e-mail|portal|online|user)\s+accounts?\b"
    r"(?!\s+(?:records?|details))"
    r"|\baccounts?\s+(?:managers?|payable|receivable|department|team|office|statements?|summary|handlers?|quer(?:y|ies)|"
    r"balance|is\s+(?:overdue|on\s+(?:stop|hold))|with\s+(?:us|you)|assistant|clerk|reconciliation|ledger)\b"
)
# How letters begin and end, and forms do not.
LETTER = re.compile(
    r"\bdear [a-z]+\b"
    r"|\byours (?:faithfully|sincerely|truly)\b|\b(?:kind|best|warm)(?:est)? regards\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")


def asks_to_change_bank(text: str) -> bool:
    """Whether any sentence speaks of a bank account and of changing it, and does not deny it."""
    return any(_asks(" ".join(sentence.split())) for sentence in SENTENCE.split(text.casefold()))


def bank_change_asked(text: str) -> tuple[Remark, ...]:
    """The finding where the words of a letter ask for it, whatever came with them."""
    if not asks_to_change_bank(text):
        return ()
    detail = "The letter asks us to pay to another bank account; nothing is changed because of a letter."
    return (Remark(finding=Finding.BANK_CHANGE_ASKED, detail=detail),)


def is_written_as_letter(text: str) -> bool:
    """Whether somebody is greeted or bidden farewell."""
    return LETTER.search(text) is not None


def _asks(sentence: str) -> bool:
    rest = ANOTHER_MATTER.sub(" ", sentence)
    return ACCOUNT.search(rest) is not None and CHANGE.search(rest) is not None and DENIAL.search(sentence) is None
