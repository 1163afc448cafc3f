"""What can go wrong in the store, each error saying what to do next."""


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do."""


class StoreBusyError(StoreError):
    """Somebody else held the store too long, or two transactions waited for each other: the same call may succeed."""


class LeaseLostError(StoreError):
    """The claim on an item has lapsed; nothing was written for it, and somebody else may be at work on it."""


class PostingKeyTakenError(StoreError):
    """Another item already has the intent to post this bill; `item` says which."""

    def __init__(self, *, key: str, item: str) -> None:
        self.key = key
        self.item = item
        super().__init__(f"the bill with posting key {key} is already posted, or about to be, for item {item}")


class NoSuchItemError(StoreError, LookupError):
    """No item, or more than one, answers to what was asked for."""
