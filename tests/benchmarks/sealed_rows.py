"""The rows of security and delivery: signing, verifying, and messages from end to end over loopback."""

from __future__ import annotations

import asyncio
import signal
import subprocess
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

from samarbejde_schema import STANDARD
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.security.jws import Typ, open_signed, sign
from samarbejde_schema.testing.world import World
from samarbejde_schema.transport.opening import open_participant, read_ring, read_trust
from samarbejde_schema.transport.settings import Settings

from .clock import race
from .documents import BIN, Documents
from .table import Result

PSS = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
PRIVATE_OPERATIONS = 3
"""What one message costs at least: its signature, its opening, and the signature of its receipt."""
IN_FLIGHT = 16
"""How many cases are under way at a time."""
GROUP = 64
"""How many messages a case system puts in one transaction."""
LIMIT = "RSA-3072 alone"


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


def end_to_end(docs: Documents, folder: Path, messages: int) -> Result:
    """Put, seal, HTTP, open, check, group commit, receipt, verify: sender and receiver are two processes."""
    world = World.create(folder)
    place = world.add(
        "aakanden",
        cvr="90000012",
        name="Bostedet Åkanden",
        roles=("UDFOERER",),
        endpoint="http://127.0.0.1:1/",
    )
    with subprocess.Popen(
        [BIN / "samarbejde", "serve", str(place), "--port", "0"], stdout=subprocess.PIPE, text=True
    ) as receiver:
        try:
            assert receiver.stdout is not None
            endpoint = next(word for word in receiver.stdout.readline().split() if word.startswith("http"))
            world.renew(
                [_moved(entry, f"{endpoint.rstrip('/')}/beskeder") for entry in world.register.entries]
            )
            settings = municipality_in(world)
            limit = _private_operations(settings) * PRIVATE_OPERATIONS
            ours = asyncio.run(_sent(docs, settings, messages))
        finally:
            receiver.send_signal(signal.SIGTERM)
    work = f"one of {messages} messages, {IN_FLIGHT} at a time, two processes"
    name = f"{PRIVATE_OPERATIONS} × {LIMIT}, one process"
    return Result("end-to-end", work, name, limit, ours, round(1 / 0.6, 2))


def municipality_in(world: World) -> Settings:
    """The sender, in the receiver's world."""
    place = world.add(
        "fjordby",
        cvr="90000004",
        name="Fjordby Kommune",
        roles=("MYNDIGHED",),
        endpoint="https://fjordby.example/beskeder",
    )
    return Settings.read(place)


def _moved(entry: Any, endpoint: str) -> Any:
    from dataclasses import replace

    return replace(entry, endpoint=endpoint)


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


async def _sent(docs: Documents, settings: Settings, messages: int) -> float:
    """Wall-clock seconds for each message; every one must have been receipted."""
    participant = open_participant(settings, STANDARD)
    try:
        async with participant.connected() as wire:
            await _round(docs, participant, wire, GROUP)  # connections, caches and code are warm
            began = perf_counter()
            done = await _round(docs, participant, wire, messages)
            took = perf_counter() - began
    finally:
        participant.close()
    assert done == messages, f"{done} of {messages} were delivered"
    return took / messages


async def _round(docs: Documents, participant: Any, wire: Any, messages: int) -> int:
    delivered, left = 0, messages
    while left:
        size = min(GROUP, left)
        participant.put(*(_another(docs.besked) for _ in range(size)))
        deliveries = await participant.adeliver(wire)
        delivered += sum(one.state == "leveret" for one in deliveries)
        left -= size
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
    }
    another: Besked = besked.model_copy(update={"konvolut": besked.konvolut.model_copy(update=changed)})
    return another
