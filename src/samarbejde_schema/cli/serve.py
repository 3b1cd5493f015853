"""``samarbejde serve``: the receiver over HTTP, and a worker that sends what lies in the outbox."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .danish import Refusal, command
from .exits import Exit
from .participants import folder, opened, settings_in
from .stopped import Stopped

NO_SERVER = (
    "serve kræver serverdelen, som ikke er installeret. Installér den med: "
    "pip install 'samarbejde-schema[server]'"
)


@command(
    "serve",
    short_help="Modtag beskeder over HTTP.",
    examples=("samarbejde serve fjordby", "samarbejde serve fjordby --port 8701"),
)
@folder
@click.option(
    "--port",
    type=int,
    metavar="N",
    help="Porten i stedet for opsætningens; 0 lader styresystemet vælge.",
)
@click.option("--no-worker", is_flag=True, help="Modtag kun; det, der ligger i udbakken, sendes af andre.")
def serve(folder: Path, port: int | None, no_worker: bool) -> int:
    """Modtag beskeder over HTTP, og send i baggrunden det, der ligger i udbakken.

    Adressen, der lyttes på, skrives i en linje på standard output, så snart der kan forbindes. Derefter
    skrives en linje på standard error for hver besked og aflevering: beskedens nøgle, CVR-nummer, kode og
    tid, aldrig noget fra beskeden. Opsætningen siger, hvor der lyttes (network.listen). TLS sættes op foran,
    i en proxy.

    Programmet slutter ordentligt på SIGTERM og SIGINT (ctrl-C). Udgangskoder: 0 sluttet; 2 kommandoen er
    skrevet forkert; 3 noget kunne ikke læses, eller adressen er optaget.
    """
    if port is not None and not 0 <= port <= 65535:
        raise Refusal("--port er et tal fra 0 til 65535")
    settings, fault = settings_in(folder), ""
    try:
        from .server import Server, address_of, listener
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("uvicorn", "starlette", "anyio", "h11"):
            raise
        fault = NO_SERVER
    if fault:
        raise Stopped(fault)
    from .logs import start

    start(sys.stderr)
    with opened(folder) as participant, listener(settings.listen, port) as bound:
        server = Server(participant, settings, bound, worker=not no_worker)
        click.echo(f"Lytter på {address_of(bound)}")
        sys.stdout.flush()
        server.run()
    return Exit.OK
