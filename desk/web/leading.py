"""What an item waits for a person to look at: its page shows that under the reason, and has the focus there."""

from collections.abc import Collection
from enum import StrEnum

from counterfoil.model.changes import KINDS_BY_HOLD
from counterfoil.model.decisions import HoldCode

# With which choice a hold is likeliest settled.
CHOICES = {
    "organisation": frozenset({HoldCode.ENTITY}),
    "supplier": frozenset({HoldCode.SUP_NEW, HoldCode.SUP_AMBIG, HoldCode.SUP_PO_MISMATCH, HoldCode.FRD_UNSOLICITED}),
    "order": frozenset(
        {
            *(HoldCode.PO_SUGGEST, HoldCode.PO_CLOSED, HoldCode.PO_FUNDS, HoldCode.WRONG_ENTITY_PO),
            *(HoldCode.REQ_SOURCING, HoldCode.QTY_REC, HoldCode.QTY_ORD, HoldCode.PRICE, HoldCode.UOM),
        }
    ),
}
READ = frozenset({HoldCode.RESCAN, HoldCode.INV_NO, HoldCode.TAX_VAR, HoldCode.VAT_NO})
LINES = frozenset({HoldCode.QTY_REC, HoldCode.QTY_ORD, HoldCode.PRICE, HoldCode.UOM})
REPEATED = frozenset({HoldCode.DUP_SUSPECT, HoldCode.CN_DUPNO})


class Lead(StrEnum):
    """What settles a hold: a field read anew, a line of the bill, a choice, the other bill, the change of a record.

    Of other holds the reason itself is what is to be read first.
    """

    FIELDS = "fields"
    LINES = "lines"
    CHOICE = "choice"
    REPEATED = "repeated"
    CHANGE = "change"
    REASON = "reason"


# Of an item with several holds the first of these: what was misread, or is somebody else's, may be why the rest hold.
ABOUT = {
    Lead.FIELDS: READ,
    Lead.CHANGE: frozenset(KINDS_BY_HOLD),
    Lead.REPEATED: REPEATED,
    # A likely fraud is not to be linked to a supplier at the first key.
    Lead.CHOICE: frozenset().union(*CHOICES.values()) - LINES - {HoldCode.FRD_UNSOLICITED},
    Lead.LINES: LINES,
}


def lead_of(codes: Collection[HoldCode]) -> Lead:
    """What the person looks at first; the fields to check, where nothing holds the item."""
    if not codes:
        return Lead.FIELDS
    return next((lead for lead, about in ABOUT.items() if about & {*codes}), Lead.REASON)
