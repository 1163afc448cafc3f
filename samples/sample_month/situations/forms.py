"""Forms that clients and managers fill in: on the screen, or printed by the program that they were filled in with."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from sample_month import identifiers, layouts
from sample_month.layouts import Painter
from sample_month.month import Month
from sample_month.sheet import Sheet

LABELS, ANSWERS, WIDTH, ROOM = 50, 210, 330, 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form by its situation: its title, its questions with the answers, and what becomes of it."""

    situation: str
    kind: str
    hold: str
    title: str
    answers: Sequence[tuple[str, str]]
    agreed: str


def _painter(form: Form, *, fillable: bool) -> Painter:
    """What draws it; a fillable one has fields, a printed one has boxes with the answers in them."""

    def paint(canvas: Canvas) -> int:
        sheet = Sheet(canvas)
        sheet.text(LABELS, 62, form.title, size=17, bold=True)
        sheet.text(LABELS, 80, "Please complete every part and send the form to the shared service centre.", size=8.5)
        y = 110.0
        for number, (label, answer) in enumerate(form.answers):
            sheet.text(LABELS, y + 12.5, label, size=10)
            bottom = sheet.height - y - ROOM
            if fillable:
                place = {"x": ANSWERS, "y": bottom, "width": WIDTH, "height": ROOM}
                canvas.acroForm.textfield(name=f"field{number}", value=answer, fontSize=10, borderWidth=0.5, **place)
            else:
                canvas.rect(ANSWERS, bottom, WIDTH, ROOM)
                sheet.text(ANSWERS + 4, y + 12.5, answer, size=10)
            y += ROOM + 8
        _tick(sheet, form.agreed, y, fillable=fillable)
        sheet.end_page()
        return sheet.page - 1

    return paint


def _tick(sheet: Sheet, words: str, y: float, *, fillable: bool) -> None:
    canvas, bottom = sheet.canvas, sheet.height - y - 12
    if fillable:
        canvas.acroForm.checkbox(name="agreed", checked=True, x=LABELS, y=bottom, size=11)
    else:
        canvas.rect(LABELS, bottom, 11, 11)
        canvas.line(LABELS + 2, bottom + 2, LABELS + 9, bottom + 9)
        canvas.line(LABELS + 2, bottom + 9, LABELS + 9, bottom + 2)
    sheet.text(LABELS + 18, y + 9.5, words, size=10)


def _send(month: Month, form: Form, *, fillable: bool) -> None:
    """Put it into the bag; its fields are expected by their labels."""
    pdf = layouts.print_pdf([_painter(form, fillable=fillable)], title=form.title)[0]
    letter = month.post.put(month.day(), "pdf", pdf)
    said = {_key(label): answer for label, answer in (*form.answers, (form.agreed, "yes"))}
    month.post.expect(
        letter, form.situation, kind=form.kind, outcome="held", channel="text", holds=(form.hold,), form=said
    )


def _key(label: str) -> str:
    return label.lower().replace("/", " ").replace(" ", "_")


def bank_change(month: Month, *, fillable: bool) -> None:
    """A supplier's new account, on the form."""
    firm = month.firm()
    sort_code, account_number = identifiers.account(731)
    answers = (
        ("Supplier name", firm.name),
        ("Account name", firm.name),
        ("New sort code", "-".join(sort_code[place : place + 2] for place in (0, 2, 4))),
        ("New account number", account_number),
        ("Effective date", "02/11/2026"),
        ("Reason for change", "The firm has moved to another bank"),
        ("Contact telephone", f"01632 960{firm.serial:03d}"),
    )
    _send(
        month,
        Form(
            situation="Genuine bank-change form",
            kind="bank_change_form",
            hold="BANK_VERIFY",
            title="Supplier Bank Detail Amendment",
            answers=answers,
            agreed="Bank letter attached",
        ),
        fillable=fillable,
    )


def new_supplier(month: Month, *, fillable: bool) -> None:
    """A client asks for a supplier to be set up."""
    answers = (
        ("Supplier name", "Ravensgill Orthotics Ltd"),
        ("Company registration number", "98004417"),
        ("VAT number", identifiers.vat_number(417)),
        ("Address", "3 Tannery Yard, Ravensgill"),
        ("Remittance email", "accounts@ravensgill.example"),
        ("Requested by", "Hester Quayle"),
        ("Reason for request", "Made-to-measure footwear for the foot clinic"),
    )
    _send(
        month,
        Form(
            situation="New-supplier form, complete",
            kind="supplier_form",
            hold="SUP_VERIFY",
            title="New Supplier Set-up Request",
            answers=answers,
            agreed="Declarations of interest checked",
        ),
        fillable=fillable,
    )


def starter(month: Month, *, fillable: bool) -> None:
    """A manager announces somebody who begins work."""
    answers = (
        ("Surname", "Pennefather"),
        ("Forenames", "Odile Mary"),
        ("Date of birth", "17/05/1993"),
        ("NI number", "QQ 12 34 56 C"),
        ("Job title", "Staff Nurse"),
        ("Band", "5"),
        ("Contracted hours", "37.5"),
        ("Start date", "09/11/2026"),
        ("Line manager", "Hester Quayle"),
    )
    _send(
        month,
        Form(
            situation="New-starter form -> ESR",
            kind="starter_form",
            hold="HR_DATA",
            title="New Starter Notification",
            answers=answers,
            agreed="Right to work checked",
        ),
        fillable=fillable,
    )


def expenses(month: Month, *, fillable: bool) -> None:
    """A claim for one journey."""
    answers = (
        ("Claimant name", "Odo Trevanion"),
        ("Assignment number", "20417733"),
        ("Claim month", "September 2026"),
        ("Journey", "Tarnford Hospital to Ravensgill Clinic and back"),
        ("Miles", "42"),
        ("Total claimed", "23.52"),
    )
    _send(
        month,
        Form(
            situation="Expenses claim, valid",
            kind="expenses_form",
            hold="EXP_CHECK",
            title="Mileage Claim",
            answers=answers,
            agreed="I certify that this claim is correct",
        ),
        fillable=fillable,
    )
