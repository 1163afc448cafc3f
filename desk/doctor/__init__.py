"""The doctor: looks over an installation, changes nothing, and says of each thing that is not well what to do."""

from desk.doctor.findings import Finding, Health
from desk.doctor.look import look_over

__all__ = ["Finding", "Health", "look_over"]
