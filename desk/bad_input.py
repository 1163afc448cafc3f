"""What is wrong with what a command was given, by error: it ends with the message, and without a traceback."""

from bots.deciding.holds import HoldCatalogueError
from connectors.ledgers.base import LedgerError
from connectors.mail import MailError
from connectors.masterdata import MasterdataError
from counterfoil.credentials import CredentialError
from counterfoil.rulebook import RuleError
from counterfoil.settings import SettingsError
from counterfoil.store import StoreError
from counterfoil.work import NoPlaceError, NothingToHelpError, RunInProgressError
from desk.correcting import CorrectionError
from desk.evidence_pack import PackError
from desk.pictures import PictureError
from desk.porting import PortingError

BAD_INPUT = (
    SettingsError,
    StoreError,
    CredentialError,
    MailError,
    MasterdataError,
    RuleError,
    HoldCatalogueError,
    LedgerError,
    RunInProgressError,
    NoPlaceError,
    NothingToHelpError,
    PictureError,
    PackError,
    PortingError,
    CorrectionError,
)
