"""The rows of security and delivery: signing, verifying, and messages from end to end over loopback."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import subprocess
import sys
from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from joserfc import jws as jose
from joserfc.jwk import RSAKey
from joserfc.registry import HeaderParameter

from samarbejde_schema import STANDARD, read
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.security.jws import Typ, open_signed, sign
from samarbejde_schema.testing.world import World
from samarbejde_schema.transport.opening import open_participant, read_ring, read_trust
from samarbejde_schema.transport.settings import Settings

from .clock import race
from .documents import Documents
from .table import Result

PSS = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
PRIVATE_OPERATIONS = 3
"""What one message costs at least: its signature, its opening, and the signature of its receipt."""
GROUP = 16
"""How many messages a case system puts in one transaction."""
LIMIT = "RSA-3072 alone"
ELSEWHERE = "http://127.0.0.1:1/beskeder"


class _Wide(jose.JWSRegistry):
    """joserfc with limits our messages fit in; it knows every algorithm, and judges no certificate."""

    max_header_length = 64 * 1024
    max_payload_length = 8 * 1024 * 1024


_WIDE = _Wide(
    algorithms=["PS256"], header_registry={"iat": HeaderParameter("Time of signing", "int", required=False)}
)


def municipality(folder: Path) -> Settings:
    """A sender of a trial world, alone in it."""
    world = World.create(folder)
    place = world.add(
        "fjordby",
        cvr="90000004",
        name="Fjordby Kommune",
        roles=("MYNDIGHED",),
        endpoint="https://fjordby.example/beskeder",
    )
    return Settings.read(place)


def _private(settings: Settings) -> Any:
    return load_pem_private_key(settings.key_files[0].read_bytes(), None)


def signing(docs: Documents, folder: Path, seconds: float) -> Result:
    """Bytes → signed bytes."""
    settings, now = municipality(folder), datetime.now(UTC)
    private, key = _private(settings), read_ring(settings).signing(now)
    theirs = RSAKey.import_key(private)
    medians = race(
        {
            LIMIT: lambda: private.sign(docs.json, PSS, hashes.SHA256()),
            "we": lambda: sign(docs.json, key=key, typ=Typ.BESKED, cty="application/json", now=now),
            "joserfc": lambda: jose.serialize_compact({"alg": "PS256"}, docs.json, theirs, registry=_WIDE),
        },
        seconds=seconds,
    )
    others = {"joserfc": medians["joserfc"]}
    return Result("sign", "bytes → signed bytes", LIMIT, medians[LIMIT], medians["we"], 1.15, others)


def verifying(docs: Documents, folder: Path, seconds: float) -> Result:
    """Signed bytes → trusted bytes: header, chain, register, revocations, signature; caches are warm."""
    settings, now = municipality(folder), datetime.now(UTC)
    trust, key = read_trust(settings, now), read_ring(settings).signing(now)
    data = sign(docs.json, key=key, typ=Typ.BESKED, cty="application/json", now=now)
    public: Any = x509.load_der_x509_certificate(key.chain[0]).public_key()
    signed, _, mark = data.rpartition(b".")
    signature, theirs = urlsafe_b64decode(mark + b"=="), RSAKey.import_key(public)
    medians = race(
        {
            LIMIT: lambda: public.verify(signature, signed, PSS, hashes.SHA256()),
            "we": lambda: open_signed(data, trust=trust, typ=Typ.BESKED, now=now),
            "joserfc": lambda: jose.deserialize_compact(data, theirs, registry=_WIDE),
        },
        seconds=seconds,
    )
    others = {"joserfc, the signature alone": medians["joserfc"]}
    return Result("verify", "signed bytes → trusted bytes", LIMIT, medians[LIMIT], medians["we"], 4, others)


def end_to_end(folder: Path, messages: int) -> Result:
    """Put, seal, HTTP, open, check, group commit, receipt, verify: sender and receiver are two processes."""
    world = World.create(folder)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    receiver, settings = _two(world, f"http://127.0.0.1:{port}/beskeder")
    command = [sys.executable, "-m", "samarbejde_schema.cli", "serve", str(receiver), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline()
            limit = _private_operations(settings) * PRIVATE_OPERATIONS
            ours = asyncio.run(_sent(order(), settings, messages))
        finally:
            server.send_signal(signal.SIGTERM)
    work = f"one of {messages} orders of 7 KB, {GROUP} cases in a group, two processes"
    name = f"{PRIVATE_OPERATIONS} × {LIMIT}, one process"
    return Result("end-to-end", work, name, limit, ours, round(1 / 0.6, 2))


def order() -> Any:
    """The typical order, some 7 KB."""
    command = [sys.executable, "-m", "samarbejde_schema.cli", "example", "bestilling"]
    return read(subprocess.run(command, capture_output=True, check=True).stdout)


def _two(world: World, endpoint: str) -> tuple[Path, Settings]:
    """The receiver's folder and the sender's settings: the parties of the document."""
    folders, envelope = [], order().konvolut
    for part, where in ((envelope.modtager[0], endpoint), (envelope.afsender, ELSEWHERE)):
        organisation = part.organisation
        folders.append(
            world.add(
                organisation.cvr,
                cvr=organisation.cvr,
                name=organisation.navn,
                roles=(part.rolle,),
                endpoint=where,
            )
        )
    return folders[0], Settings.read(folders[1])


def _private_operations(settings: Settings) -> float:
    """Seconds of one private operation: the median of batches."""
    private = _private(settings)
    times = []
    for _ in range(40):
        began = process_time()
        for _ in range(5):
            private.sign(b"x" * 64, PSS, hashes.SHA256())
        times.append((process_time() - began) / 5)
    return sorted(times)[len(times) // 2]


async def _sent(besked: Any, settings: Settings, messages: int) -> float:
    """Wall-clock seconds for each message; every one must have been receipted."""
    participant = open_participant(settings, STANDARD)
    try:
        async with participant.connected() as wire:
            await _round(besked, participant, wire, GROUP)  # connections, caches and code are warm
            gc.collect()
            gc.freeze()
            began = perf_counter()
            done = await _round(besked, participant, wire, messages)
            took = perf_counter() - began
    finally:
        gc.unfreeze()
        participant.close()
    assert done == messages, f"{done} of {messages} were delivered"
    return took / messages


async def _round(besked: Any, participant: Any, wire: Any, messages: int) -> int:
    """A case system puts messages, group by group, while a worker delivers what is there."""

    async def putting() -> None:
        for start in range(0, messages, GROUP):
            group = [_another(besked) for _ in range(min(GROUP, messages - start))]
            await asyncio.to_thread(participant.put, *group)

    system = asyncio.create_task(putting())
    delivered = 0
    while not system.done() or delivered < messages:
        found = await participant.adeliver(wire)
        assert all(one.state == "leveret" for one in found)
        delivered += len(found)
        if not found:
            await asyncio.sleep(0.001)
            if system.done():
                await system
    return delivered


def _another(besked: Any) -> Besked:
    """The same message anew: another id, another case, sent now."""
    now = datetime.now(UTC).replace(microsecond=0)
    changed = {
        "besked_id": str(uuid4()),
        "samtale_id": str(uuid4()),
        "forloeb_id": str(uuid4()),
        "svar_paa": None,
        "senest_set": None,
        "erstatter": None,
        "afsendt": now,
        "udloeber": now + timedelta(days=7),
        "modtager": besked.konvolut.modtager[:1],
    }
    another: Besked = besked.model_copy(update={"konvolut": besked.konvolut.model_copy(update=changed)})
    return another
