"""Layouts on which only the worth of confidence is measured: who works on the readers must not open this folder."""

from samples.unseen.layouts.calibration.composed import COMPOSED
from samples.unseen.layouts.calibration.continent import CONTINENT
from samples.unseen.layouts.calibration.offices import OFFICES
from samples.unseen.layouts.calibration.yards import YARDS

CALIBRATION = (*OFFICES, *YARDS, *CONTINENT, *COMPOSED)
