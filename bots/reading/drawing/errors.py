"""What cannot be drawn: apart from what draws, since who asks for a drawing loads none of that."""


class NoPagesError(ValueError):
    """The file has no such page that could be drawn; the message says why, for a clerk."""
