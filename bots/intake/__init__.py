"""Takes in the post: registers every file, and tells apart the documents that one file holds."""

from bots.intake.belonging import bill_of
from bots.intake.register import post_received
from bots.intake.unpack import is_decoration, unpack

__all__ = ["bill_of", "is_decoration", "post_received", "unpack"]
