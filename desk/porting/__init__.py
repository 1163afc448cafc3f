"""Everything out of an installation in open formats, and a whole installation into an empty home."""

from desk.porting.exporting import Exported, export
from desk.porting.importing import import_whole
from desk.porting.manifest import PortingError

__all__ = ["Exported", "PortingError", "export", "import_whole"]
