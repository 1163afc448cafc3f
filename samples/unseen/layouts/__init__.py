"""All layouts, in a folder for each role. Who tunes the readers looks at none but those for development; see Role."""

from samples.unseen.layouts.calibration import CALIBRATION
from samples.unseen.layouts.development import DEVELOPMENT
from samples.unseen.layouts.held_out import HELD_OUT

LAYOUTS = (*DEVELOPMENT, *CALIBRATION, *HELD_OUT)
