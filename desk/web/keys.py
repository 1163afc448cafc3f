"""Every key that does something, for the help page; a test presses each of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key: where it works, what it does. `letter` ones can be turned off on the account page."""

    where: str
    key: str
    does: str
    letter: bool = False


KEYS = (
    Key("Everywhere", "?", "Show this list of keys", letter=True),
    Key("Work list", "j", "Next item", letter=True),
    Key("Work list", "k", "Item before", letter=True),
    Key("Work list", "Enter", "Open the item"),
    Key("Work list", "t", "Take the item (claim it)", letter=True),
    Key("Work list", "x", "Choose the item for a bulk action", letter=True),
    Key("Work list", "/", "Search", letter=True),
    Key("Review", "t", "Take the item (claim it)", letter=True),
    Key("Review", "Enter", "This field is right, or this candidate is meant: go to the next field to check"),
    Key("Review", "Alt 1 to Alt 9", "Choose the candidate with this number; of a likely duplicate, go to that answer"),
    Key("Review", "Alt click", "Add the word to the field, where a click alone fills the field with it"),
    Key("Review", "Ctrl Enter", "Settle and go to the next item"),
    Key("After settling", "Alt Z", "Take back what you decided last, while no run has taken it up"),
)
