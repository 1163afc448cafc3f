"""A second set of made-up forms, with other questions and wordings than those that the reader was built on."""

import random
import re
from dataclasses import dataclass

from counterfoil.model.documents import Kind

WHO = ("Bronwen Tudor-Pryce", "Idris Kaba", "Niamh Fitzgerald", "Tom Ashby", "Chiamaka Eze", "Dr Lars Øst")
Row = tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    kind: Kind
    title: str
    blocks: tuple[tuple[str, tuple[Row, ...]], ...]
    ticks: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    matrix: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None = None
    table: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]] | None = None


def sheets(seed: int) -> list[Sheet]:
    """One form of each kind."""
    rng = random.Random(seed)

    def who() -> str:
        return rng.choice(WHO)

    def number(count: int) -> str:
        return str(rng.randint(10 ** (count - 1), 10**count - 1))

    def on() -> str:
        return f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/2026"

    def pounds() -> str:
        return f"{rng.randint(5, 900)}.{rng.randint(10, 99)}"

    return [
        Sheet(
            Kind.SUPPLIER_FORM,
            rng.choice(("Supplier Creation Form", "New Vendor Set Up Form", "Supplier Details Form")),
            (
                (
                    "Part A - Company information",
                    (
                        (
                            "Full legal name of company",
                            rng.choice(("Peak Orthotics Limited", "Meadowvale Catering Ltd")),
                        ),
                        ("Companies House number", "98" + number(6)),
                        ("VAT reg. no.", "GB999 " + number(4) + " 18"),
                        (
                            "Registered office",
                            f"Unit {rng.randint(1, 40)}, Sallow Trading Estate, Port Sallow, QC2 4ZZ",
                        ),
                        ("Main contact", who()),
                        ("Contact e-mail", "orders@peak.example"),
                        ("Payment terms", rng.choice(("30 days", "Immediate"))),
                    ),
                ),
                (
                    "Part B - Payment information",
                    (
                        ("Bank/building society", "Wexbridge Mutual"),
                        ("Sort code", f"{number(2)}-{number(2)}-{number(2)}"),
                        ("Account no.", number(8)),
                        ("IBAN (overseas only)", ""),
                    ),
                ),
                (
                    "Part C - Sponsor",
                    (
                        ("Sponsoring manager", who()),
                        ("Directorate", rng.choice(("Surgery", "Corporate Services"))),
                        ("Expected annual spend", "£" + number(5)),
                    ),
                ),
            ),
            (
                ("Is the supplier an individual?", ("Yes", "No"), rng.choice(("Yes", "No"))),
                ("Terms accepted", (), rng.choice(("yes", "no"))),
            ),
        ),
        Sheet(
            Kind.BANK_CHANGE_FORM,
            rng.choice(
                ("Notification of Change of Bank Account", "Supplier Bank Change Form", "Amendment to Bank Details")
            ),
            (
                (
                    "About the supplier",
                    (
                        ("Supplier", rng.choice(("Castle Laundry Services", "Hartwell Instruments plc"))),
                        ("Supplier ID", "S-" + number(4)),
                        ("Change requested by", who()),
                        ("Position in company", "Finance Director"),
                    ),
                ),
                ("Old details", (("Sort code", f"{number(2)}-{number(2)}-{number(2)}"), ("Account number", number(8)))),
                (
                    "New details",
                    (
                        ("Sort code", f"{number(2)}-{number(2)}-{number(2)}"),
                        ("Account number", number(8)),
                        ("Name on account", "Castle Laundry Services"),
                        ("Use from", on()),
                    ),
                ),
            ),
            (("Verified by call-back?", ("Yes", "No"), rng.choice(("Yes", "No"))),),
        ),
        Sheet(
            Kind.REQUISITION_FORM,
            rng.choice(("Internal Requisition Form", "Purchase Request Form", "Non-Stock Requisition")),
            (
                (
                    "Your details",
                    (
                        ("Name of requisitioner", who()),
                        ("Extension", number(4)),
                        ("Location for delivery", "Stores, Level 2, West Wing"),
                        ("Budget code", number(6)),
                        ("Required by", on()),
                    ),
                ),
                (
                    "Sourcing",
                    (
                        ("Preferred supplier", "Brightwater Scientific"),
                        ("Contract reference", "CT-" + number(4)),
                        ("Why is it needed", "Replacement of a unit condemned by medical engineering"),
                    ),
                ),
            ),
            (("How many quotes?", ("None", "One", "Three"), rng.choice(("None", "One", "Three"))),),
            table=(
                ("Line", "Item description", "Qty", "UOM", "Est. cost"),
                tuple(
                    (str(i), rng.choice(("Infusion stand", "Label printer", "Wall clock")), number(1), "EA", pounds())
                    for i in range(1, rng.randint(3, 5))
                ),
            ),
        ),
        Sheet(
            Kind.STARTER_FORM,
            rng.choice(("ESR1 New Starter Form", "New Employee Notification", "Staff Appointment Form")),
            (
                (
                    "1. About the new starter",
                    (
                        ("First name(s)", who().split()[0]),
                        ("Last name", who().split()[-1]),
                        ("Known as", ""),
                        ("D.O.B.", on().replace("2026", "1988")),
                        ("NI number", f"QQ{number(6)}C"),
                        ("Mobile", "07700 900" + number(3)),
                        ("Next of kin", who()),
                    ),
                ),
                (
                    "2. About the post",
                    (
                        ("Post title", rng.choice(("Healthcare Assistant", "Clinical Coder"))),
                        ("ESR position number", number(7)),
                        ("AfC band", rng.choice(("3", "5", "8b"))),
                        ("WTE", rng.choice(("1.00", "0.64"))),
                        ("Commencement date", on()),
                        ("Reports to", who()),
                        ("Charge to (cost centre)", number(6)),
                    ),
                ),
            ),
            (
                (
                    "Type of contract",
                    ("Permanent", "Fixed term", "Bank"),
                    rng.choice(("Permanent", "Fixed term", "Bank")),
                ),
                ("DBS check received", (), rng.choice(("yes", "no"))),
            ),
        ),
        Sheet(
            Kind.LEAVER_FORM,
            rng.choice(("ESR3 Termination Form", "Notice of Termination", "Employee Leaver Form")),
            (
                (
                    "Who is leaving",
                    (
                        ("Name of employee", who()),
                        ("Payroll number", number(8)),
                        ("Base", rng.choice(("Community Hub", "Theatre 4"))),
                        ("Post held", "Medical Secretary"),
                    ),
                ),
                (
                    "When and why",
                    (
                        ("Date of leaving", on()),
                        ("Last day worked", on()),
                        ("Leaving reason", rng.choice(("Voluntary resignation - other", "Retirement age"))),
                        ("Destination on leaving", "NHS organisation"),
                        ("Outstanding leave (days)", rng.choice(("3.5", "12"))),
                    ),
                ),
                ("Manager", (("Completed by", who()), ("Telephone", "01632 960" + number(3)))),
            ),
            (
                ("Exit interview held?", ("Yes", "No"), rng.choice(("Yes", "No"))),
                ("Uniform returned", (), "yes"),
                ("Keys returned", (), rng.choice(("yes", "no"))),
            ),
        ),
        Sheet(
            Kind.CHANGE_FORM,
            rng.choice(
                ("ESR2 Change Form", "Employee Change Notification", "Contract Change Request", "Variation of Contract")
            ),
            (
                (
                    "Member of staff",
                    (("Staff name", who()), ("Assignment no.", number(8) + "-2"), ("Change effective from", on())),
                ),
                ("Authorised by", (("Authorising manager", who()), ("Finance approval ref", "FA" + number(5)))),
            ),
            (("Is this permanent?", ("Yes", "No"), rng.choice(("Yes", "No"))),),
            matrix=(
                ("Current", "New"),
                (
                    ("Weekly hours", "37.5", rng.choice(("30", "22.5"))),
                    ("Pay band", "5", "6"),
                    ("Department", "Ward 9", rng.choice(("Ward 9", "Day Surgery"))),
                ),
            ),
        ),
        Sheet(
            Kind.EXPENSES_FORM,
            rng.choice(
                (
                    "Travel Expenses Claim",
                    "Claim for Travelling Expenses",
                    "Business Mileage Claim Form",
                    "Employee Expenses Form",
                )
            ),
            (
                (
                    "Your details",
                    (
                        ("Claimant name", who()),
                        ("Employee number", number(8)),
                        ("Month of claim", "September 2026"),
                        ("Car registration", "QA75 ABC"),
                    ),
                ),
                (
                    "Sign-off",
                    (("Total miles", number(3)), ("Amount claimed", "£" + pounds()), ("Approving manager", who())),
                ),
            ),
            (
                ("Receipts enclosed?", ("Yes", "No"), rng.choice(("Yes", "No"))),
                ("I declare that these journeys were made on duty", (), "yes"),
            ),
            table=(
                ("Day", "Start", "Finish", "Reason", "Mileage", "Parking"),
                tuple(
                    (
                        on()[:5],
                        "Base",
                        rng.choice(("Hill Clinic", "County Hall")),
                        "Home visit",
                        number(2),
                        pounds(),
                    )
                    for _ in range(rng.randint(2, 5))
                ),
            ),
        ),
    ]


def slug(text: str) -> str:
    text = re.sub(r"^\d+\. ", "", text)
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def truth(sheet: Sheet) -> dict[str, str]:
    labels = [slug(label) for _, rows in sheet.blocks for label, _ in rows]
    found: dict[str, str] = {}
    for heading, rows in sheet.blocks:
        for label, value in rows:
            key = slug(label)
            found[f"{slug(heading)}_{key}" if labels.count(key) > 1 else key] = value
    found |= {slug(label): value for label, _, value in sheet.ticks}
    if sheet.matrix:
        heads, lines = sheet.matrix
        found |= {f"{slug(h)}_{slug(label)}": c for label, *row in lines for h, c in zip(heads, row, strict=True)}
    if sheet.table:
        heads, lines = sheet.table
        cells = ((h, place, c) for place, row in enumerate(lines, 1) for h, c in zip(heads, row, strict=True))
        found |= {f"{slug(head)}_{place}": cell for head, place, cell in cells if head != "Line"}
    return found
