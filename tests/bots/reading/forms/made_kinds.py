"""The questions on made-up forms of the seven kinds, as trusts ask them."""

import random

from counterfoil.model.documents import Kind
from tests.bots.reading.forms.made_contents import (
    Ask,
    Filled,
    Grid,
    Section,
    address,
    band,
    centre,
    day,
    digits,
    fill,
    firm,
    hours,
    job,
    mail,
    money,
    ni_number,
    one_of,
    person,
    phone,
    place,
    reason,
    sort_code,
    yes_no,
)

MILES = one_of("12", "48.5", "7", "103")
FORMS: dict[Kind, tuple[tuple[str, ...], tuple[Section, ...]]] = {
    Kind.SUPPLIER_FORM: (
        ("New Supplier Request Form", "New Supplier Set-up Request", "Supplier Registration Form"),
        (
            Section(
                "Supplier details",
                (
                    Ask("Supplier name", firm),
                    Ask("Trading name", firm),
                    Ask("Company registration number", digits(8)),
                    Ask("VAT number", digits(9, "GB")),
                    Ask("Address", address, "long"),
                    Ask("Telephone", phone),
                    Ask("Email for remittances", mail),
                    Ask("VAT registered?", yes_no, "yes_no"),
                ),
            ),
            Section(
                "Bank details",
                (
                    Ask("Bank name", one_of("Northern Mutual", "Bank of Wexbridge")),
                    Ask("Sort code", sort_code),
                    Ask("Account number", digits(8)),
                    Ask("Bank letter attached", yes_no, "tick"),
                ),
            ),
            Section(
                "Requested by",
                (
                    Ask("Requester name", person),
                    Ask("Department", place),
                    Ask("Reason for new supplier", reason, "long"),
                    Ask("Date of request", day, hint="(DD/MM/YYYY)"),
                ),
            ),
        ),
    ),
    Kind.BANK_CHANGE_FORM: (
        ("Supplier Bank Detail Amendment", "Change of Bank Details Form", "Bank Details Change Request"),
        (
            Section(
                "Supplier",
                (
                    Ask("Supplier name", firm),
                    Ask("Supplier number", digits(5, "S-")),
                    Ask("Contact name", person),
                    Ask("Contact telephone", phone),
                ),
            ),
            Section(
                "Current bank account",
                (Ask("Account name", firm), Ask("Sort code", sort_code), Ask("Account number", digits(8))),
            ),
            Section(
                "New bank account",
                (
                    Ask("Account name", firm),
                    Ask("Sort code", sort_code),
                    Ask("Account number", digits(8)),
                    Ask("Effective date", day),
                    Ask("Reason for change", reason, "long"),
                ),
            ),
        ),
    ),
    Kind.REQUISITION_FORM: (
        ("Non-Catalogue Requisition", "Purchase Requisition Form", "Requisition Form"),
        (
            Section(
                "Requester",
                (
                    Ask("Requested by", person),
                    Ask("Cost centre", centre),
                    Ask("Subjective code", digits(8)),
                    Ask("Date required", day),
                    Ask("Delivery address", address, "long"),
                    Ask("Quotes attached", yes_no, "tick"),
                    Ask("Suggested supplier", firm),
                ),
            ),
            Section(
                "Goods or services",
                (),
                Grid(
                    (
                        ("Description", one_of("Nitrile gloves", "Office chair", "Syringe 10 ml", "Laptop stand")),
                        ("Quantity", one_of("2", "10", "144")),
                        ("Unit", one_of("EA", "BX", "Pack of 100")),
                        ("Unit price", money),
                        ("Total", money),
                    )
                ),
            ),
            Section(
                "Approval",
                (Ask("Budget holder", person), Ask("Justification", reason, "long"), Ask("Approval date", day)),
            ),
        ),
    ),
    Kind.STARTER_FORM: (
        ("New Starter Notification", "Appointment Form", "New Starter Form"),
        (
            Section(
                "Personal details",
                (
                    Ask("Title", one_of("Mr", "Mrs", "Ms", "Dr"), "options", ("Mr", "Mrs", "Ms", "Dr")),
                    Ask("Surname", one_of("Okafor", "O'Neill", "Hughes-Parry")),
                    Ask("Forenames", one_of("Amina Jane", "Rhys")),
                    Ask("Date of birth", day, hint="(DD/MM/YYYY)"),
                    Ask("National Insurance number", ni_number),
                    Ask("Home address", address, "long"),
                ),
            ),
            Section(
                "Post details",
                (
                    Ask("Position number", digits(7)),
                    Ask("Job title", job),
                    Ask("Band", band, "pick", ("Band 2", "Band 5", "Band 6", "Band 8a")),
                    Ask("Contracted hours", hours),
                    Ask("Start date", day),
                    Ask("Cost centre", centre),
                    Ask("Line manager", person),
                    Ask("Permanent contract?", yes_no, "yes_no"),
                ),
            ),
        ),
    ),
    Kind.LEAVER_FORM: (
        ("Termination / Leaver Notification", "Leaver Form", "Staff Leaver Notification Form"),
        (
            Section(
                "Employee",
                (
                    Ask("Employee name", person),
                    Ask("Assignment number", digits(8)),
                    Ask("Job title", job),
                    Ask("Department", place),
                ),
            ),
            Section(
                "Leaving details",
                (
                    Ask("Last working day", day),
                    Ask("Reason for leaving", one_of("Retirement", "Relocation", "End of fixed term")),
                    Ask("Notice given", one_of("4 weeks", "8 weeks")),
                    Ask("Annual leave owed (hours)", hours),
                    Ask("Forwarding address", address, "long"),
                    Ask("ID badge returned", yes_no, "tick"),
                    Ask("Laptop returned", yes_no, "tick"),
                    Ask("Comments", reason, "long"),
                ),
            ),
            Section("Authorisation", (Ask("Manager name", person), Ask("Date signed", day))),
        ),
    ),
    Kind.CHANGE_FORM: (
        ("Assignment Change", "Change of Hours", "Staff Changes Form", "Change of Circumstances Form"),
        (
            Section(
                "Employee",
                (Ask("Employee name", person), Ask("Assignment number", digits(8)), Ask("Effective date", day)),
            ),
            Section(
                "Change",
                (
                    Ask("Type of change", yes_no, "options", ("Hours", "Band", "Post")),
                    Ask("Current hours", hours),
                    Ask("New hours", hours),
                    Ask("Current band", band),
                    Ask("New band", band),
                    Ask("Reason for change", reason, "long"),
                    Ask("Finance approved?", yes_no, "yes_no"),
                ),
            ),
            Section("Approved by", (Ask("Line manager", person), Ask("Contact email", mail))),
        ),
    ),
    Kind.EXPENSES_FORM: (
        ("Travel and Subsistence Claim", "Mileage Claim", "Staff Expenses Claim Form"),
        (
            Section(
                "Claimant",
                (
                    Ask("Name", person),
                    Ask("Assignment number", digits(8)),
                    Ask("Claim month", one_of("October 2026", "September 2026")),
                    Ask("Vehicle registration", one_of("QA26 ZZZ", "QB74 XYZ")),
                    Ask("Engine size", one_of("1199cc", "1.6")),
                ),
            ),
            Section(
                "Journeys",
                (),
                Grid(
                    (
                        ("Date", day),
                        ("From", place),
                        ("To", place),
                        ("Purpose", one_of("Clinic", "Training day", "Home visits")),
                        ("Miles", MILES),
                    )
                ),
            ),
            Section(
                "Declaration",
                (
                    Ask("Total claimed", money),
                    Ask("I certify that this claim is correct", yes_no, "tick"),
                    Ask("Date of claim", day),
                ),
            ),
        ),
    ),
}


def filled_form(kind: Kind, seed: int) -> Filled:
    """A form of this kind, filled in; the same seed gives the same form."""
    rng = random.Random(f"{kind} {seed}")
    titles, sections = FORMS[kind]
    return fill(kind, rng.choice(titles), sections, rng)
