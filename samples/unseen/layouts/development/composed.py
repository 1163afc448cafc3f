"""Composed layouts that may be looked at: British ones of many firms, and some of firms of the continent and of Ireland."""

from samples.unseen.layouts.composed.papers import composed
from samples.unseen.style import Role

BRITISH = 40
ABROAD = ("de", "fr", "nl", "it", "es", "pl", "sv", "be", "ie", "de", "fr", "it")
_WORDS = ("composed",)

COMPOSED = (
    *(composed(f"composed {place:02d}", Role.DEVELOPMENT, words=_WORDS) for place in range(1, BRITISH + 1)),
    *(
        composed(f"composed {language} {place:02d}", Role.DEVELOPMENT, language=language, words=_WORDS)
        for place, language in enumerate(ABROAD, start=1)
    ),
)
