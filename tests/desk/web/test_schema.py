"""Requests that schemathesis draws from the desk's OpenAPI schema: whoever sends them, none ends in a fault."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from counterfoil.model.people import Role
from desk.web.app import make_app
from tests.desk.web.conftest import Worked
from tests.desk.web.test_any_input import LEFT_OUT

# So many requests to each operation by each person; `make soak` sends more.
EACH = 20 if "COUNTERFOIL_SOAK" in os.environ else 1


@pytest.mark.parametrize("who", [None, *(role.value for role in Role)])
def test_no_request_that_the_schema_allows_ends_in_a_fault(worked: Worked, who: str | None) -> None:
    schema = schemathesis.openapi.from_dict(make_app(worked.desk.office).openapi())
    client = worked.desk.client(who)
    answers: set[int] = set()
    for found in schema.get_all_operations():
        operation = found.ok()
        if f"{operation.method.upper()} {operation.path}" in LEFT_OUT:
            continue

        @settings(
            max_examples=EACH,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def send(case: schemathesis.Case) -> None:
            answer = case.call(base_url=worked.desk.address, headers=dict(client.headers), cookies=dict(client.cookies))
            assert answer.status_code < 500, case.as_curl_command()
            answers.add(answer.status_code)

        send()
    assert 200 in answers, "not one request came further than the door"
