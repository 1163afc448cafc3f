"""Passwords: hashed with argon2id, checked in the same time whether or not the user name is known."""

from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from counterfoil.model.people import Account

# OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
# NCSC: length counts. At most, so that nobody has us hash a book.
SHORTEST, LONGEST = 12, 256
# Each check takes 19 MiB and a core; more at once would only be slower, for everybody.
_AT_ONCE = Semaphore(2)
_NOBODYS = HASHER.hash("nobody has this password")


def hashed(password: str) -> str:
    """The hash to keep."""
    with _AT_ONCE:
        return HASHER.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether this is the password whose hash was kept; where none was, it takes as long to say no."""
    with _AT_ONCE:
        try:
            HASHER.verify(kept or _NOBODYS, password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with weaker settings than today's."""
    return HASHER.check_needs_rehash(kept)


def fault_of(password: str, account: Account) -> str:
    """Why this cannot be the account's password, for its owner; empty where it can."""
    if len(password) < SHORTEST:
        return f"Enter a password of at least {SHORTEST} characters; three words picked at random are good"
    if len(password) > LONGEST:
        return f"Enter a password of at most {LONGEST} characters"
    plain = password.casefold()
    if account.name in plain or len(set(plain)) < SHORTEST // 3:
        return "Enter a password that is not your user name and not one character again and again"
    return ""
