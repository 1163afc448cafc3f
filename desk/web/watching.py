"""For machines that watch the desk: whether the installation is well, and its figures."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from desk.doctor import Health
from desk.doctor.health import health
from desk.web.office import office_of
from flows.metering import exposition

router = APIRouter()
NOT_KEPT = {"Cache-Control": "no-store"}


@router.get("/health")
def show_health(request: Request) -> JSONResponse:
    """200 where all is well, else 503; by subject and without figures, since anybody may ask."""
    office = office_of(request)
    found: dict[str, str] = {}
    for finding in health(office.settings, office.store):
        if found.get(finding.subject) != Health.FAILED:
            found[finding.subject] = finding.health.value
    is_well = Health.FAILED not in found.values()
    said = {"status": Health.WELL.value if is_well else Health.FAILED.value, "looked_at": found}
    return JSONResponse(said, status_code=200 if is_well else 503, headers=NOT_KEPT)


@router.get("/metrics")
def show_metrics(request: Request) -> Response:
    """All figures, as Prometheus asks for them."""
    office = office_of(request)
    return Response(exposition(office.settings, office.store), media_type=CONTENT_TYPE_LATEST, headers=NOT_KEPT)
