"""A bill as a hybrid PDF: the printed page with its CII XML embedded as factur-x.xml."""

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from sample_month import layouts
from sample_month.bills import Bill
from sample_month.einvoices import cii
from sample_month.firms import HouseStyle

NAME = "factur-x.xml"


def write(bill: Bill, style: HouseStyle) -> bytes:
    """The PDF's bytes."""
    xml = cii.write(bill)
    return layouts.print_pdf([layouts.painter(bill, style)], title=bill.kind, finish=lambda canvas: embed(canvas, xml))[
        0
    ]


def embed(canvas: Canvas, xml: bytes) -> None:
    """Put the XML into the PDF's embedded files and name it as the alternative of the page (ISO 19005-3)."""
    document = canvas._doc  # noqa: SLF001 - reportlab has no public way to embed a file
    stream = PDFStream(PDFDictionary({"Type": PDFName("EmbeddedFile"), "Subtype": PDFName("text/xml")}), xml)
    files = PDFDictionary({"F": document.Reference(stream)})
    entry = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(NAME),
            "UF": PDFString(NAME),
            "Desc": PDFString("Invoice data"),
            "AFRelationship": PDFName("Alternative"),
            "EF": files,
        }
    )
    reference = document.Reference(entry)
    document.Catalog.Names = PDFDictionary(
        {"EmbeddedFiles": PDFDictionary({"Names": PDFArray([PDFString(NAME), reference])})}
    )
    document.Catalog.AF = PDFArray([reference])
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "AF"]
