"""Takes in the post: registers every file, and tells apart the documents that one file holds."""

from bots.intake.register import post_received
from bots.intake.unpack import is_decoration, unpack

__all__ = ["is_decoration", "post_received", "unpack"]
