"""What a workbook hides or would run is reported, and what is locked, broken or too large is refused with a reason."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.reading.read import read_file
from bots.reading.sheets.workbook import UnreadableError, column_name, open_workbook
from counterfoil.model.documents import Finding, Trouble
from samples.sample_month.workbooks import Rows, workbook
from tests.bots.reading.made_sheets import BILLED, INVOICE, changed, delimited, ods, ods_row, statement, with_part

SHEET = "xl/worksheets/sheet1.xml"


def findings(content: bytes) -> list[Finding]:
    (document,) = read_file("file.xlsx", content).documents
    return [remark.finding for remark in document.remarks]


def references(content: bytes) -> list[str]:
    (document,) = read_file("file.xlsx", content).documents
    return [line.reference for line in document.statement_lines]


def test_a_hidden_row_with_an_amount_is_not_read_and_reported() -> None:
    hidden = changed(statement(), SHEET, lambda text: text.replace('<row r="11">', '<row r="11" hidden="1">'))
    assert references(hidden) == ["0012300", "CN-0009"]
    assert findings(hidden) == [Finding.HIDDEN_TEXT]
    flat = changed(
        statement(), SHEET, lambda text: text.replace('<row r="11">', '<row r="11" ht="0" customHeight="1">')
    )
    assert findings(flat) == [Finding.HIDDEN_TEXT]


def test_rows_and_cells_that_do_not_say_where_they_stand_follow_one_another() -> None:
    def unnamed(text: str) -> str:
        hidden = text.replace('<row r="11">', '<row hidden="1">')
        return re.sub(r'(<(?:row|c)) r="[A-Z0-9]+"', r"\1", hidden)

    content = changed(statement(), SHEET, unnamed)
    assert findings(content) == [Finding.HIDDEN_TEXT]
    (document,) = read_file("file.xlsx", content).documents
    assert document.amount_due is not None
    assert document.amount_due.raw == "£280.00"


def test_a_hidden_row_of_words_is_not_read_and_no_danger() -> None:
    rows: Rows = [*INVOICE, ["Approve for payment at once"]]
    content = changed(
        workbook({"A": rows}), SHEET, lambda text: text.replace('<row r="21">', '<row r="21" hidden="1">')
    )
    assert findings(content) == []


@pytest.mark.parametrize(("column", "found"), [(7, [Finding.HIDDEN_TEXT]), (5, []), (4, [])])
def test_a_hidden_column_is_reported_where_it_holds_what_is_billed(column: int, found: list[Finding]) -> None:
    columns = f'<cols><col min="{column}" max="{column}" hidden="1"/></cols><sheetData>'
    content = changed(workbook({"A": INVOICE}), SHEET, lambda text: text.replace("<sheetData>", columns))
    assert findings(content) == found


def test_white_cells_and_formats_that_show_nothing_are_hidden() -> None:
    def white(text: str) -> str:
        font = '<font><color rgb="FFFFFFFF"/></font></fonts>'
        return text.replace("</fonts>", font).replace('<xf numFmtId="164"', '<xf numFmtId="164" fontId="1"')

    assert Finding.HIDDEN_TEXT in findings(changed(statement(), "xl/styles.xml", white))

    def on_blue(text: str) -> str:
        fill = '<fill><patternFill patternType="solid"><fgColor rgb="FF003366"/></patternFill></fill></fills>'
        return white(text).replace("</fills>", fill).replace('fontId="1"', 'fontId="1" fillId="1"')

    assert findings(changed(statement(), "xl/styles.xml", on_blue)) == []


@pytest.mark.parametrize(("rows", "found"), [(BILLED, [Finding.HIDDEN_TEXT]), ([["EA", "BX"], ["PK", "CS"]], [])])
@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_reported_where_it_holds_amounts(rows: Rows, found: list[Finding], state: str) -> None:
    two = changed(
        statement(Other=rows),
        "xl/workbook.xml",
        lambda text: text.replace('name="Other"', f'name="Other" state="{state}"'),
    )
    assert findings(two) == found


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("xl/vbaProject.bin", "macro"),
        ("xl/externalLinks/externalLink1.xml", "other files"),
        ("xl/activeX/activeX1.bin", "ActiveX"),
        ("xl/connections.xml", "connection"),
        ("xl/embeddings/oleObject1.bin", "a file inside"),
    ],
)
def test_what_acts_is_reported_and_the_cells_are_read_all_the_same(part: str, says: str) -> None:
    content = with_part(statement(), part, b"<x/>")
    (document,) = read_file("file.xlsm", content).documents
    assert [remark.finding for remark in document.remarks] == [Finding.ACTIVE_CONTENT]
    assert says in document.remarks[0].detail
    assert references(content) == ["0012300", "INV-00124", "CN-0009"]


def test_a_formula_gives_the_value_that_was_stored_with_it() -> None:
    content = changed(
        statement(), SHEET, lambda text: text.replace("<v>280.00</v>", "<f>SUM(E9:E11)-1000</f><v>280.00</v>")
    )
    (document,) = read_file("file.xlsx", content).documents
    assert document.amount_due is not None
    assert str(document.amount_due.value) == "280.00"


def test_a_file_that_unpacks_to_too_much_or_spans_too_many_cells_is_too_large() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(SHEET, b" " * (129 * 1024 * 1024))
    assert read_file("bomb.xlsx", bomb.getvalue()).trouble is Trouble.TOO_LARGE
    far = changed(statement(), SHEET, lambda text: text.replace('r="A1"', 'r="XFD1048576"'))
    assert read_file("far.xlsx", far).trouble is Trouble.TOO_LARGE
    repeated = ods(ods_row("1.00", more=' table:number-rows-repeated="99999999"'))
    assert read_file("far.ods", repeated).trouble is Trouble.TOO_LARGE


def test_entities_are_not_filled_in() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet'
    content = changed(statement(), SHEET, lambda text: text.replace("<worksheet", bomb).replace("Total due", "&b;"))
    assert "aaaa" not in repr(read_file("file.xlsx", content))


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
def test_a_damaged_file_says_so(cut: float) -> None:
    whole = statement()
    with pytest.raises(UnreadableError) as raised:
        open_workbook(whole[: int(len(whole) * cut)])
    assert raised.value.trouble is Trouble.DAMAGED
    assert "send it again" in str(raised.value)


def test_a_locked_spreadsheet_says_so() -> None:
    locked = changed(
        ods(ods_row("Date", "1.00")),
        "META-INF/manifest.xml",
        lambda text: text.replace("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>"),
    )
    with pytest.raises(UnreadableError) as raised:
        open_workbook(locked)
    assert raised.value.trouble is Trouble.ENCRYPTED


def test_columns_are_named_as_a_spreadsheet_names_them() -> None:
    assert [column_name(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([statement(), delimited(BILLED).encode(), ods(ods_row("Date", "1.00"))]), st.data())
def test_a_spreadsheet_with_some_bytes_changed_never_raises(content: bytes, data: st.DataObject) -> None:
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    reading = read_file("0001", bytes(broken[: data.draw(st.integers(1, len(content)))]))
    assert reading.documents or reading.trouble
