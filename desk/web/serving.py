"""`counterfoil desk`: serve the exception desk of a home, with an administrator made at the first start."""

import sys
from datetime import timedelta
from threading import Thread
from typing import Annotated

import typer

from counterfoil.model.people import EVERYWHERE, Role
from counterfoil.store import Store
from desk import screen
from desk.homes import Home, existing

ADMINISTRATOR = "admin"
LINK_LASTS = timedelta(hours=24)
# Pages are made by threads, which give way at every question to the database. Each would wait Python's usual 5 ms for
# its turn behind one that is making a page, ten times a page (measured: `benchmarks/worklist.py`).
TURN_SECONDS = 0.0005


def desk(
    home: Home = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at, on 127.0.0.1.")] = 8400,
    host_name: Annotated[
        str | None,
        typer.Option(
            help="The name under which a proxy offers the desk by HTTPS, such as desk.example.org.", show_default=False
        ),
    ] = None,
) -> None:
    """Serve the web pages on which people settle what is held. The first start prints a link for the administrator.

    It listens on this machine only. For others, put a proxy with HTTPS before it and give its --host-name.
    """
    import uvicorn  # noqa: PLC0415 - brings the web, which the other commands need not load

    from desk.web.app import make_app  # noqa: PLC0415
    from desk.web.office import open_office  # noqa: PLC0415

    with open_office(existing(home), https=host_name is not None) as office:
        address = f"https://{host_name}" if host_name else f"http://127.0.0.1:{port}"
        if link := first_link(office.store):
            screen.say(f"choose the administrator's password, within a day and once: {address}/join/{link}")
        screen.say(f"the desk is at {address}; its first user is {ADMINISTRATOR}")
        sys.setswitchinterval(TURN_SECONDS)
        Thread(target=office.begin, daemon=True).start()
        hosts = ("127.0.0.1", "localhost", *([host_name] if host_name else []))
        uvicorn.run(
            make_app(office, hosts=hosts),
            host="127.0.0.1",
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=host_name is not None,
        )


def first_link(store: Store) -> str | None:
    """The secret of a link by which the administrator chooses a password; None where somebody can sign in already."""
    accounts = store.accounts()
    found = next((account for account in accounts if account.name == ADMINISTRATOR), None)
    if accounts and (found is None or store.can_sign_in(ADMINISTRATOR)):
        return None
    with store.transaction(actor="desk") as tx:
        number = (
            found.id
            if found
            else tx.add_account(
                name=ADMINISTRATOR,
                full_name="Administrator",
                roles=[Role.ADMINISTRATOR],
                organisations=[EVERYWHERE],
            )
        )
        return tx.invite(number, lasting=LINK_LASTS)
