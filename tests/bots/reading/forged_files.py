"""PDFs whose text layer says another thing than the page shows, written out by hand."""

import zlib

# Maps the codes of "0" to "9" to other digits, the rest of ASCII to itself.
_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Forged def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar
{pairs}
endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""

BILL = (
    ("Acme Supplies Ltd", 72, 780),
    ("12 Mill Lane, Leeds LS1 4AB   VAT No GB 999 1234 73", 72, 765),
    ("INVOICE", 400, 780),
    ("Invoice no: A-20731", 400, 740),
    ("Invoice date: 01/10/2026", 400, 725),
    ("Description", 72, 640),
    ("Qty", 300, 640),
    ("Unit price", 360, 640),
    ("Net", 470, 640),
    ("Nitrile gloves, box of 100", 72, 620),
    ("10", 300, 620),
    ("100.00", 360, 620),
    ("1,000.00", 470, 620),
    ("Net total", 360, 560),
    ("1,000.00", 470, 560),
    ("VAT 20%", 360, 545),
    ("200.00", 470, 545),
    ("Total due", 360, 530),
    ("£1,200.00", 470, 530),
    ("Sort code: 08-99-99   Account number: 66374958", 72, 480),
)


def bill(
    *, shown: dict[str, str] | None = None, by: str = "actual text", digits: dict[str, str] | None = None
) -> bytes:
    """A bill; `shown` are the texts that the page shows where the layer says others, `by` how it does so.

    "actual text" says beside the glyphs what they stand for; `digits` gives drawn digits another meaning in the
    font's own table of characters, throughout the page.
    """
    pieces = []
    for text, x, y in BILL:
        drawn = (shown or {}).get(text, text)
        words = f"BT /F1 10 Tf {x} {y} Td ({_escaped(drawn)}) Tj ET"
        if drawn != text and by == "actual text":
            words = f"/Span <</ActualText ({_escaped(text)})>> BDC {words} EMC"
        pieces.append(words)
    return _pdf("\n".join(pieces), digits or {})


def _escaped(text: str) -> str:
    return text.replace("(", r"\(").replace(")", r"\)").replace("£", r"\243")


def _pdf(content: str, digits: dict[str, str]) -> bytes:
    stream = zlib.compress(content.encode("latin-1"))
    unicode_of = {code: code for code in range(32, 127)} | {163: 163} | {ord(a): ord(b) for a, b in digits.items()}
    pairs = "\n".join(f"<{code:02X}> <{meant:04X}>" for code, meant in unicode_of.items())
    cmap = _CMAP.format(count=len(unicode_of), pairs=pairs).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R/Resources << /Font << /F1 5 0 R>> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
