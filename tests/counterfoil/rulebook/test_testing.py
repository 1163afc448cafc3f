"""Running the rules' own tests: what fails is told with file, line, both answers and the way to it."""

from collections.abc import Callable

from counterfoil.rulebook import Rulebook, run_tests

ROWS = (
    'id: LOW, name: Small, when: {invoice.net: "<= £10.00"}, then: {outcome: pass}',
    "id: SHUT, name: Closed, when: {order.state: closed}, then: {outcome: hold, hold: PO_CLOSED}",
    "id: REST, name: Rest, when: {}, then: {outcome: route}",
)
TESTS = """\
test_base: {invoice.net: £20.00, order.state: matched}
tests:
  - {name: small passes, given: {invoice.net: £10.00}, expect: {price: LOW, price.outcome: pass}}
  - {name: the net is needed, given: {invoice.net: missing}, expect: {price: on_missing, price.outcome: hold}}
"""


def test_tests_that_pass_leave_the_rows_they_never_end_in(
    load: Callable[..., Rulebook], table: Callable[..., str]
) -> None:
    report = run_tests(load(table(*ROWS, tests=TESTS)))
    assert report.passed
    assert (report.run, report.rows) == (2, 3)
    assert [str(row) for row in report.untested] == [
        "rules/national/price.yaml:12: no test ends in SHUT of price (national)",
        "rules/national/price.yaml:13: no test ends in REST of price (national)",
    ]


def test_a_failure_tells_where_what_and_why(load: Callable[..., Rulebook], table: Callable[..., str]) -> None:
    wrong = "  - {name: closed orders wait, given: {}, expect: {price: SHUT, price.hold: PO_CLOSED}}\n"
    report = run_tests(load(table(*ROWS, tests=TESTS + wrong)))
    assert not report.passed
    assert [str(failure).splitlines() for failure in report.failures] == [
        [
            f"rules/national/price.yaml:18: closed orders wait (national): expected {expected}, got {got}",
            "    LOW did not apply: invoice.net: £20.00, the row needs at most £10.00",
            "    SHUT did not apply: order.state: matched, the row needs closed",
            "    REST applied (rules/national/price.yaml:13): Rest",
        ]
        for expected, got in (("price: SHUT", "REST"), ("price.hold: PO_CLOSED", "nothing"))
    ]


def test_a_test_asks_only_the_tables_that_it_names(load: Callable[..., Rulebook], table: Callable[..., str]) -> None:
    other = """\
      other:
        hit: first
        on_missing: {outcome: hold}
        rows:
          - {id: OTHER, name: o, when: {order.number: P1}, then: {outcome: pass}}
    tests:
      - {name: the other, given: {order.number: P1}, expect: {other: OTHER}}
    """
    report = run_tests(load(table(*ROWS) + "".join(f"{line[4:]}\n" for line in other.splitlines())))
    assert report.passed
    assert {row.row for row in report.untested} == {"LOW", "SHUT", "REST"}


def test_an_organisation_answers_for_its_own_rows_and_runs_what_it_inherits(
    load: Callable[..., Rulebook], table: Callable[..., str]
) -> None:
    own = """\
    extends: national
    tables:
      price:
        rows:
          - {id: OWN, name: own, before: REST, when: {order.known: yes}, then: {outcome: hold}}
    """
    report = run_tests(load(table(*ROWS, tests=TESTS), organisations={"ZN1": own}))
    assert (report.run, report.rows, report.passed) == (4, 4, True)
    assert [(row.policy, row.row) for row in report.untested] == [
        ("national", "SHUT"),
        ("national", "REST"),
        ("ZN1", "OWN"),
    ]
