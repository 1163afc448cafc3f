"""Performance: the figures of the office, each with what it was made from, per organisation and together."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from counterfoil.insights import AGES, performance
from counterfoil.insights.performance import MINUTES_BY_HAND, PAYMENT_DAYS, PAYMENT_TARGET, Performance
from desk.web.charts import Chart, bars
from desk.web.office import office_of
from desk.web.pages import me, page
from desk.web.permissions import scope_of
from desk.web.words import percent
from desk.web.work import names_of

router = APIRouter()
MOST_LISTED = 100
MOST_CHARTED = 12


@router.get("/performance")
def show_performance(request: Request) -> Response:
    """The page."""
    office, account = office_of(request), me(request)
    scope = scope_of(account)
    organisation = request.query_params.get("organisation", "")
    found = performance(office.store, scope, payments=office.payments, today=office.today, organisation=organisation)
    return page(
        request,
        "performance.html",
        found=found,
        organisation=organisation,
        organisations=[*names_of(office, (body.organisation for body in office.bodies_of(account))).items()],
        names=names_of(office, (body.organisation for body in found.bodies)),
        ages=[said for _, said in AGES],
        catalogue=office.holds,
        touchless=_touchless(found),
        held=bars([(row.code.value, str(sum(row.ages)), row.ages) for row in found.held[:MOST_CHARTED]]),
        most_charted=MOST_CHARTED,
        stopped=found.stopped[:MOST_LISTED],
        today=office.today,
        minutes=MINUTES_BY_HAND,
        days=PAYMENT_DAYS.days,
        target=PAYMENT_TARGET,
    )


def _touchless(found: Performance) -> Chart:
    shares = [("Together", found.together.touchless)]
    shares += [(body.organisation or "Not known yet", body.touchless) for body in found.bodies]
    return bars([(name, percent(share.by_number), [float(share.by_number or 0)]) for name, share in shares], full=1)
