import pickle
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.masterdata import EXTRACTS, MasterdataError, load_masterdata
from connectors.masterdata.cells import columns_of
from counterfoil.model.masters import (
    BillKind,
    LedgerStatus,
    Masterdata,
    OrderKind,
    OrderLine,
    OrderStatus,
    Organisation,
    Supplier,
    SupplierStatus,
)
from counterfoil.model.workforce import DayType

ORDER_HEADER = "organisation,po_number,line_number,supplier_id,ordered_on,status,kind,description,net_amount"
LEAST = {
    "organisations": "organisation,name\nZN1,Northmoor\n",
    "suppliers": "organisation,supplier_id,name\nZN1,S-1,Gloves Ltd\n",
    "purchase_orders": f"{ORDER_HEADER}\nZN1,P1,1,S-1,2026-09-01,open,goods,Gloves,10.00\n",
}


def folder_of(tmp_path: Path, **files: str | bytes | None) -> Path:
    """A folder with the least that is needed, and with these files, or without those that are None."""
    for name, content in (LEAST | files).items():
        if content is not None:
            (tmp_path / f"{name}.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    return tmp_path


def load(tmp_path: Path, **files: str | bytes | None) -> Masterdata:
    return load_masterdata(folder_of(tmp_path, **files))


def problems(tmp_path: Path, **files: str | bytes | None) -> tuple[str, ...]:
    with pytest.raises(MasterdataError) as refused:
        load(tmp_path, **files)
    return refused.value.problems


def order(**cells: str) -> str:
    usual = ["ZN1", "P1", "1", "S-1", "2026-09-01", "open", "goods", "Gloves", "10.00"]
    row = dict(zip(ORDER_HEADER.split(","), usual, strict=True)) | cells
    return f"{','.join(row)}\n{','.join(row.values())}\n"


def test_the_least_that_is_needed_is_enough(tmp_path: Path) -> None:
    data = load(tmp_path)
    assert data.organisations == (Organisation(organisation="ZN1", name="Northmoor"),)
    assert data.suppliers == (Supplier(organisation="ZN1", supplier_id="S-1", name="Gloves Ltd"),)
    assert data.purchase_orders == (
        OrderLine(
            organisation="ZN1",
            po_number="P1",
            line_number="1",
            supplier_id="S-1",
            ordered_on=date(2026, 9, 1),
            status=OrderStatus.OPEN,
            kind=OrderKind.GOODS,
            description="Gloves",
            net_amount=Decimal("10.00"),
        ),
    )
    assert data.purchase_orders[0].currency == "GBP"
    assert data.receipts == ()
    assert data.warnings == ()
    assert len(data.digest) == 64


def test_every_column_of_every_file_is_read_into_its_attribute(tmp_path: Path) -> None:
    """One row of each file with a value in every column, made from the types of the model."""
    samples = {
        "str": "text",
        "tuple": "one|two",
        "Decimal": "12.50",
        "int": "30",
        "date": "2026-02-03",
        "datetime": "2026-02-03T19:30",
        "SupplierStatus": "inactive",
        "OrderStatus": "cancelled",
        "OrderKind": "blanket",
        "BillKind": "credit_note",
        "LedgerStatus": "paid",
        "DayType": "night",
    }
    values: dict[str, object] = {
        "str": "text",
        "tuple": ("one", "two"),
        "Decimal": Decimal("12.50"),
        "int": 30,
        "date": date(2026, 2, 3),
        "datetime": datetime(2026, 2, 3, 19, 30),  # noqa: DTZ001 - shifts are in local time
        "SupplierStatus": SupplierStatus.INACTIVE,
        "OrderStatus": OrderStatus.CANCELLED,
        "OrderKind": OrderKind.BLANKET,
        "BillKind": BillKind.CREDIT_NOTE,
        "LedgerStatus": LedgerStatus.PAID,
        "DayType": DayType.NIGHT,
    }
    files, expected = {}, {}
    for name, row_class in EXTRACTS.items():
        kinds = {column: kind_of(annotation) for column, annotation in row_class.__annotations__.items()}
        cells = {column: "EUR" if column == "currency" else samples[kind] for column, kind in kinds.items()}
        files[name] = f"{','.join(cells)}\n{','.join(cells.values())}\n"
        made = {column: "EUR" if column == "currency" else values[kind] for column, kind in kinds.items()}
        expected[name] = (row_class(**made),)
    data = load(tmp_path, **files)
    assert len(expected) == 16
    assert data == Masterdata(digest=data.digest, **expected)


def test_a_change_of_an_account_is_proposed_at_the_desk_and_comes_from_no_file(tmp_path: Path) -> None:
    changes = "organisation,supplier_id,number,proposed_by,proposed_on\nZN1,S-1,1,mallory,2026-10-01\n"
    data = load(tmp_path, account_changes=changes)
    assert data.account_changes == ()
    assert data.warnings == ("account_changes.csv is not an extract that is known, and was ignored",)


def kind_of(annotation: type) -> str:
    text = getattr(annotation, "__name__", str(annotation)) if isinstance(annotation, type) else str(annotation)
    return text.split(" | ")[0].split("[")[0].split(".")[-1]


def test_a_byte_order_mark_crlf_and_quoted_cells_are_read(tmp_path: Path) -> None:
    rows = 'organisation,supplier_id,name,address\r\nZN1,S-1,"Smith, ""Jones""","1 High St\r\nLeeds"\r\n'
    data = load(tmp_path, suppliers=b"\xef\xbb\xbf" + rows.encode())
    assert data.suppliers[0].name == 'Smith, "Jones"'
    assert data.suppliers[0].address == "1 High St\r\nLeeds"


def test_an_empty_cell_is_not_known(tmp_path: Path) -> None:
    suppliers = "organisation,supplier_id,name,aliases,vat_number,terms_days,status\nZN1,S-1,Gloves,,  ,,\n"
    supplier = load(tmp_path, suppliers=suppliers).suppliers[0]
    assert (supplier.aliases, supplier.vat_number, supplier.terms_days) == ((), None, None)
    assert supplier.status is SupplierStatus.ACTIVE


def test_an_empty_description_is_accepted_and_an_empty_number_is_not(tmp_path: Path) -> None:
    assert load(tmp_path, purchase_orders=order(description="")).purchase_orders[0].description == ""
    assert problems(tmp_path, purchase_orders=order(po_number=" ")) == (
        "purchase_orders.csv line 2, column po_number: the cell is empty, and this column must be known",
    )


def test_columns_may_stand_in_any_order_and_unknown_ones_are_ignored_with_a_warning(tmp_path: Path) -> None:
    data = load(tmp_path, organisations="colour,name,organisation\nblue,Northmoor,ZN1\n", other="a,b\n1,2\n")
    assert data.organisations == (Organisation(organisation="ZN1", name="Northmoor"),)
    assert data.warnings == (
        "other.csv is not an extract that is known, and was ignored",
        "organisations.csv: the column colour is not known and was ignored",
    )


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MasterdataError, match="nowhere"):
        load_masterdata(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["organisations", "suppliers", "purchase_orders"])
def test_a_file_that_must_be_there_is_named_when_it_is_not(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, **{name: None}) == (f"{name}.csv is missing, and nothing can be matched without it",)


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_file_without_a_header_is_named(tmp_path: Path, content: str) -> None:
    assert problems(tmp_path, suppliers=content)[0].startswith("suppliers.csv is empty")


def test_a_file_with_its_header_only_has_no_rows(tmp_path: Path) -> None:
    assert load(tmp_path, purchase_orders=f"{ORDER_HEADER}\n").purchase_orders == ()


def test_a_missing_column_is_named_with_its_file(tmp_path: Path) -> None:
    assert problems(tmp_path, suppliers="organisation,name\nZN1,Gloves\n") == (
        "suppliers.csv: the required column supplier_id is missing; the header has organisation, name",
    )


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("net_amount", "1e3", "not a plain decimal"),
        ("net_amount", '"1,000.00"', "not a plain decimal"),
        ("net_amount", "NaN", "not a plain decimal"),
        ("net_amount", "1_000", "not a plain decimal"),
        ("net_amount", "£10", "not a plain decimal"),
        ("net_amount", "١٢", "not a plain decimal"),
        ("ordered_on", "01/09/2026", "not a date"),
        ("ordered_on", "20260901", "not a date"),
        ("ordered_on", "2026-02-30", "no day"),
        ("status", "Open", "not one of open, closed, cancelled"),
        ("currency", "gbp", "not a currency code"),
    ],
)
def test_a_bad_cell_is_named_with_file_line_and_column(tmp_path: Path, column: str, cell: str, what: str) -> None:
    (problem,) = problems(tmp_path, purchase_orders=order(**{column: cell}))
    assert problem.startswith(f"purchase_orders.csv line 2, column {column}: ")
    assert what in problem


@pytest.mark.parametrize("cell", ["2026-02-03 19:30", "2026-02-03T19:30", "2026-02-03T19:30:00"])
def test_a_shift_has_a_date_and_a_time(tmp_path: Path, cell: str) -> None:
    header = "organisation,booking,supplier_id,worker_id,staff_group,band,shift_start,shift_end\n"
    data = load(tmp_path, agency_bookings=f"{header}ZN1,B1,S-1,W1,nurse,5,{cell},2026-02-04 07:30\n")
    assert data.agency_bookings[0].shift_start == datetime(2026, 2, 3, 19, 30)  # noqa: DTZ001 - shifts are in local time
    assert problems(tmp_path, agency_bookings=f"{header}ZN1,B1,S-1,W1,nurse,5,2026-02-03,2026-02-04 25:30\n") == (
        "agency_bookings.csv line 2, column shift_start: '2026-02-03' is not a date and time such as 2026-10-05T19:30",
        "agency_bookings.csv line 2, column shift_end: there is no such day or time as '2026-02-04 25:30'",
    )


def test_the_line_is_that_on_which_the_row_begins(tmp_path: Path) -> None:
    rows = 'organisation,supplier_id,name,terms_days\n\nZN1,S-1,"Two\nlines",30\nZN1,S-2,Gloves,soon\n'
    assert problems(tmp_path, suppliers=rows) == (
        "suppliers.csv line 5, column terms_days: 'soon' is not a whole number",
    )


def test_all_faults_of_all_files_are_listed_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        organisations="organisation\nZN1\n",
        suppliers="organisation,supplier_id,name\nZN1,,Gloves\nZN1,S-2\n",
        purchase_orders=order(status="gone", net_amount="much"),
    )
    assert [problem.split(":")[0] for problem in found] == [
        "organisations.csv",
        "suppliers.csv line 3",
        "purchase_orders.csv line 2, column status",
        "purchase_orders.csv line 2, column net_amount",
    ]


def test_no_more_than_twenty_faults_are_listed(tmp_path: Path) -> None:
    rows = "".join(f"ZN1,,Supplier {number}\n" for number in range(100))
    found = problems(tmp_path, suppliers=f"organisation,supplier_id,name\n{rows}")
    assert len(found) == 21
    assert found[-1] == "and 80 more"


def test_the_same_key_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    rows = "organisation,supplier_id,name\nZN1,S-1,Gloves\nZN2,S-1,Gloves\nZN1,S-1,Masks\n"
    assert problems(tmp_path, suppliers=rows) == (
        "suppliers.csv line 4: the same organisation, supplier_id as line 2 (ZN1, S-1)",
    )


def test_text_that_is_not_utf_8_is_named_by_its_line(tmp_path: Path) -> None:
    rows = "organisation,supplier_id,name\nZN1,S-1,Soci\xe9t\xe9\n".encode("latin-1")
    assert problems(tmp_path, suppliers=rows)[0].startswith("suppliers.csv line 2: byte 42 of the file is not UTF-8")
    assert "line 2" in problems(tmp_path, suppliers=b"organisation,supplier_id,name\nZN1,S\0,x\n")[0]


def test_a_quotation_mark_that_is_not_closed_is_named_by_its_line(tmp_path: Path) -> None:
    rows = 'organisation,supplier_id,name\nZN1,S-1,Gloves\nZN1,S-2,"Masks\nZN1,S-3,Gowns\n'
    assert problems(tmp_path, suppliers=rows)[0].startswith("suppliers.csv line 3: not well-formed CSV")


def test_a_column_twice_in_the_header_is_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, suppliers="organisation,supplier_id,name,name\nZN1,S-1,Gloves,Masks\n")
    assert found == ("suppliers.csv: the column name stands 2 times in the header; keep one",)


def test_the_digest_tells_one_folder_from_another(tmp_path: Path) -> None:
    first = load(tmp_path)
    assert load(tmp_path).digest == first.digest
    assert load(tmp_path, organisations="organisation,name\nZN1,Southmoor\n").digest != first.digest


def test_the_error_survives_a_change_of_process(tmp_path: Path) -> None:
    with pytest.raises(MasterdataError) as refused:
        load(tmp_path, suppliers=None)
    again = pickle.loads(pickle.dumps(refused.value))
    assert (str(again), again.problems) == (str(refused.value), refused.value.problems)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_a_decimal_number_is_read_digit_by_digit(number: Decimal) -> None:
    read = columns_of(OrderLine)["quantity"].value(f"{number:f}")
    assert isinstance(read, Decimal)
    assert read.as_tuple() == number.as_tuple()
