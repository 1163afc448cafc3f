"""The British layouts in the manner of what programs for accounts and trades really print."""

from samples.unseen.layouts.development.bursars import BURSARS
from samples.unseen.layouts.development.jobs import JOBS
from samples.unseen.layouts.development.people import PEOPLE
from samples.unseen.layouts.development.programs import PROGRAMS
from samples.unseen.layouts.development.supplies import SUPPLIES
from samples.unseen.layouts.development.wholesalers import WHOLESALERS

BRITISH = (*PROGRAMS, *WHOLESALERS, *SUPPLIES, *PEOPLE, *JOBS, *BURSARS)
