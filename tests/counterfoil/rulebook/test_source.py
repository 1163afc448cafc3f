"""What a rule file may hold, and what is refused because it could change a rule's meaning unseen."""

import pytest

from counterfoil.rulebook.source import RuleError, Section, read_yaml


def read(text: str) -> Section:
    return read_yaml(text, shown="rules/t.yaml")


@pytest.mark.parametrize(
    "written", ["010", "no", "yes", "1e3", "0.20", "2026-04-01", "null", "~", "£10.00", "2%", "0x1F"]
)
def test_every_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert read(f"a: {written}\n").text("a") == written
    assert read(f"a: {{b: {written}}}\n").section("a").text("b") == written


def test_an_amount_with_a_comma_keeps_its_meaning_where_no_braces_cut_it() -> None:
    root = read('block: £10,000.00\nflow: {quoted: "£10,000.00"}\n')
    assert root.text("block") == "£10,000.00"
    assert root.section("flow").text("quoted") == "£10,000.00"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice, first on line 1"),
        ("a: {b: 1, b: 2}\n", 1, "'b' stands twice"),
        ("a: &x 1\nb: 2\n", 1, "anchors and aliases"),
        ("a: 1\nb: *x\n", 2, "anchors and aliases"),
        ("a: 1\nb: !!str 2\n", 2, "tags such as"),
        ("a: != matched\n", 1, "must stand in quotes"),
        ("a: 1\n<<: {b: 2}\n", 2, "merge keys"),
        ("a: {limit: £10,000.00}\n", 1, 'must stand in quotes: "£10,000.00"'),
        ("a: 1\nb:\n", 2, "a value is missing"),
        ('a: ""\n', 1, "a value is missing"),
        ("a:\n  - 1\n  -\n", 3, "a value is missing"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("a: > 2% and <= 5%\n", 1, "this is not YAML"),
        ("a: [1\n", 2, "this is not YAML"),
        ("? [a, b]\n: 1\n", 1, "must be a single value"),
        ("- 1\n- 2\n", 1, "must be a group of keys"),
        ("# nothing\n", 1, "the file is empty"),
    ],
)
def test_what_could_be_misread_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        read(text)
    assert str(caught.value).startswith(f"rules/t.yaml:{line}: ")
    assert words in str(caught.value)


def test_an_unknown_key_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(RuleError, match=r"rules/t\.yaml:2: unknown key 'tittle' \(did you mean title\?\)"):
        read("pack: a\ntittle: b\n").allow(required=("pack",), optional=("title",))
    with pytest.raises(RuleError, match=r"rules/t\.yaml:1: 'pack' is missing"):
        read("title: b\n").allow(required=("pack",), optional=("title",))


def test_values_of_the_wrong_shape_are_refused_by_key() -> None:
    root = read("a: {b: 1}\nc: 1\nd: true\n")
    with pytest.raises(RuleError, match="'a' must be a single value"):
        root.text("a")
    with pytest.raises(RuleError, match="'c' must be a list"):
        root.items("c")
    with pytest.raises(RuleError, match="'c' must be a group of keys"):
        root.section("c")
    with pytest.raises(RuleError, match=r"t\.yaml:3: d is 'true'; it must be one of yes, no"):
        root.yes("d")
