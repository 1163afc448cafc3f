from dataclasses import replace
from pathlib import Path

import pytest

from counterfoil.browser import ContractError, Control, Link, Screen, ScreenChangedError, Table, load_contracts

CONTRACT = """
version: 1
screens:
  bill:
    titles: [Add Bill]
    fields:
      Number: {name: invnumber}
      Date: {name: transdate, required: true, hint: yyyy-mm-dd}
      Rate: {name: rate, always: false}
    ticks:
      On Hold: {name: onhold}
    entries:
      Amount: {name: "amount_#"}
      Account: {name: "account_#", role: combobox, options: ".+--.+"}
      Memo: {name: "memo_#"}
    buttons: [Post]
    known: [Notes]
    chosen: [html]
  found:
    columns: [ID, Number]
    links: [Next]
    read_only: true
"""


def control(label: str, name: str, role: str = "textbox", **changed: object) -> Control:
    usual: dict[str, object] = {
        "tag": 1,
        "required": False,
        "column": False,
        "table": -1,
        "row": -1,
        "value": "",
        "shows": "",
        "options": [],
        "hint": "",
        "enabled": True,
    }
    return Control(label=label, name=name, role=role, **{**usual, **changed})  # type: ignore[arg-type]


def entry(label: str, name: str, row: int) -> Control:
    return control(label, f"{name}_{row}", column=True, table=0, row=row)


ACCOUNT = control(
    "Account", "account_1", "combobox", column=True, table=0, row=1, value="1", shows="1--A", options=["1--A", "2--B"]
)

AS_AGREED = Screen(
    title="Add Bill",
    text="",
    controls=[
        control("Number", "invnumber"),
        control("Date", "transdate", required=True, hint="yyyy-mm-dd"),
        control("On Hold", "onhold", "checkbox"),
        *(entry(label, name, row) for row in (1, 2) for label, name in (("Amount", "amount"), ("Memo", "memo"))),
        ACCOUNT,
        control("Notes", "notes", value="ours"),
        control("", "format", "combobox", value="html", shows="html"),
        control("Post", "action", "button", value="Post"),
    ],
    tables=[Table(columns=["ID", "Number", "Curr", "Curr"], rows=[["7", "INV-1", "GBP", "1.00"]])],
    overlays=[],
    links=[Link(words="Next", leads_to="http://127.0.0.1/2")],
)


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "screens.yaml"
    path.write_text(CONTRACT)
    return path


def differences(contract: Path, screen: Screen, name: str = "bill") -> list[str]:
    return list(load_contracts(contract)[name].differences(screen))


def without(label: str) -> list[Control]:
    return [each for each in AS_AGREED.controls if each.label != label]


def test_a_screen_as_agreed_passes(contract: Path) -> None:
    contracts = load_contracts(contract)
    contracts["bill"].check(AS_AGREED)
    contracts["found"].check(AS_AGREED)


def test_a_link_that_is_followed_has_to_be_there(contract: Path) -> None:
    assert differences(contract, replace(AS_AGREED, links=[]), "found") == ["the link 'Next' is gone"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (control("Code", "code", required=True), "the textbox 'Code' has to be filled in now, and nobody has said"),
        (control("Code", "code", value="7"), "the textbox 'Code' is new and filled in already with '7'"),
        (control("", "mode", "combobox", value="1", shows="Draft"), "a combobox without a label is new and filled in"),
        (control("Number", "other"), "the field 'Number' stands there 2 times"),
    ],
)
def test_a_new_control_that_could_matter_is_a_difference(contract: Path, more: Control, says: str) -> None:
    (found,) = differences(contract, replace(AS_AGREED, controls=[*AS_AGREED.controls, more]))
    assert found.startswith(says)


@pytest.mark.parametrize("more", [control("Remark", "remark"), control("Rate", "rate"), control("", "x", "checkbox")])
def test_a_new_control_that_may_be_left_alone_is_none(contract: Path, more: Control) -> None:
    assert differences(contract, replace(AS_AGREED, controls=[*AS_AGREED.controls, more])) == []


@pytest.mark.parametrize(
    ("instead", "says"),
    [
        (control("No.", "invnumber"), "the field 'Number' is gone; new on the screen: 'No.'"),
        (control("Number", "invnumber", "combobox"), "the field 'Number' is a combobox now and was a textbox"),
        (control("Number", "transdate"), "the field 'Number' stands where 'Date' was: the two may have changed places"),
        (control("Number", "invnumber", required=True), "the field 'Number' has to be filled in now"),
        (control("Number", "invnumber", enabled=False), "the field 'Number' cannot be filled in any more"),
    ],
)
def test_a_field_that_became_another_is_a_difference(contract: Path, instead: Control, says: str) -> None:
    assert differences(contract, replace(AS_AGREED, controls=[*without("Number"), instead])) == [says]


def test_a_new_name_alone_means_nothing(contract: Path) -> None:
    renamed = [replace(each, name=f"fld{at}") for at, each in enumerate(AS_AGREED.controls)]
    assert differences(contract, replace(AS_AGREED, controls=renamed)) == []


def test_dates_that_are_written_in_another_way_are_a_difference(contract: Path) -> None:
    american = control("Date", "transdate", required=True, hint="mm-dd-yy")
    (found,) = differences(contract, replace(AS_AGREED, controls=[*without("Date"), american]))
    assert found == "the field 'Date' is written as 'mm-dd-yy' now and was as 'yyyy-mm-dd'"


def test_headings_that_changed_places_are_found_by_the_names_below_them(contract: Path) -> None:
    other = {"Amount": "Memo", "Memo": "Amount"}
    swapped = [replace(each, label=other.get(each.label, each.label)) for each in AS_AGREED.controls]
    found = differences(contract, replace(AS_AGREED, controls=swapped))
    assert "the column 'Amount' stands where 'Memo' was: the two may have changed places" in found


def test_columns_that_are_read_have_to_be_there_once(contract: Path) -> None:
    lacking = replace(AS_AGREED, tables=[Table(columns=["ID", "No."], rows=[])])
    assert differences(contract, lacking, "found") == ["the column 'Number' is gone"]
    twice = replace(AS_AGREED, tables=[Table(columns=["ID", "Number", "Number"], rows=[])])
    assert differences(contract, twice, "found") == ["the column 'Number' stands there 2 times"]


def test_a_list_that_offers_other_things_is_a_difference(contract: Path) -> None:
    other = replace(ACCOUNT, options=["Ward 7"])
    (found,) = differences(contract, replace(AS_AGREED, controls=[*without("Account"), other]))
    assert found == "the column 'Account' offers 'Ward 7', which is of another form"


def test_letters_that_came_in_another_encoding_are_a_difference(contract: Path) -> None:
    (found,) = differences(contract, replace(AS_AGREED, text="Vendor Soci\ufffdt\ufffd"))
    assert found.startswith("it shows letters that cannot be read")


def test_all_differences_are_named_at_once(contract: Path) -> None:
    changed = replace(AS_AGREED, title="New Bill", overlays=["Hello"], controls=without("Post"))
    with pytest.raises(ScreenChangedError) as stopped:
        load_contracts(contract)["bill"].check(changed)
    assert stopped.value.differences == [
        "something lies over the screen: 'Hello'",
        "the screen is headed 'New Bill' and not 'Add Bill'",
        "the button 'Post' is gone",
    ]


def test_a_row_is_read_by_headings_that_stand_there_once() -> None:
    assert list(AS_AGREED.tables[0].records()) == [{"ID": "7", "Number": "INV-1"}]


@pytest.mark.parametrize("content", ["", "screens: 7", "screens: {bill: {fields: {Number: {}}}}", "a: [", "[]"])
def test_a_contract_that_cannot_be_read_names_its_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "screens.yaml"
    path.write_text(content)
    with pytest.raises(ContractError, match=r"screens\.yaml"):
        load_contracts(path)
