"""The doctor behind ``samarbejde keys check``: looks at everything a participant needs, and says what to do.

A complete example::

    for check in examine(Path("fjordby"), datetime.now(UTC)):
        check.state, check.topic, check.text            # "FEJL", "rettigheder", "noegle.pem kan læses …"

Every check runs, whatever the others found; where one needs what another could not read, it says so. Nothing
is written, no connection is made, and nothing secret is shown.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ..doors.json import strict_json
from ..errors import Error, LocalError, UntrustedError
from ..security.certificates import is_cvr, verified_chain
from ..security.codes import outcome, untrusted
from ..security.jws import payload_of
from ..security.register import Entry
from ..security.revocation import Status
from ..security.vault import Vault
from ..transport.opening import (
    read_file,
    read_vault,
)
from ..transport.settings import Settings
from ..transport.store import Store
from .checkup import FAULT, GOOD, WARNING, Case, Check, sentence
from .listing import when
from .setup import is_endpoint, known_roles

SOON = timedelta(days=30)
"""A certificate that expires within this time is to be renewed: old and new overlap for as long."""
REGISTER_SOON = timedelta(days=7)
"""A register that expires within this time should have been fetched anew."""
LIST_SOON = timedelta(hours=24)
"""The same for the list of revoked certificates."""
OTHERS = 0o077
"""The bits of a file's mode that let anybody but its owner in."""
WRITERS = 0o022
"""Those that let others write."""


def examine(folder: Path, now: datetime) -> list[Check]:
    """Everything about a participant at ``now`` (with offset); never raises for what it finds."""
    settings = outcome(Settings.read, folder)
    if isinstance(settings, Error):
        return [Check("opsætning", FAULT, sentence(settings))]
    case = Case(settings, now)
    return [check for look in CHECKS for check in look(case)]


def _settings(case: Case) -> Iterator[Check]:
    settings, topic = case.settings, "opsætning"
    faults = []
    if not is_cvr(settings.cvr):
        faults.append("cvr er ikke et CVR-nummer; det er otte cifre.")
    if unknown := set(settings.roles) - set(known_roles()):
        faults.append(f"{len(unknown)} af rollerne findes ikke; kendte: {', '.join(known_roles())}.")
    if not is_endpoint(settings.endpoint):
        faults.append("endpoint er ikke en https-adresse; http går kun an på denne maskine.")
    if not is_cvr(settings.register_cvr):
        faults.append(
            "trust.register_cvr er CVR-nummeret på den organisation, der signerer registeret; skriv det."
        )
    for fault in faults:
        yield Check(topic, FAULT, fault)
    if not faults:
        roles = ", ".join(settings.roles)
        yield Check(
            topic, GOOD, f"{settings.name}, CVR {settings.cvr}, {roles}, miljø {settings.environment}"
        )


def _permissions(case: Case) -> Iterator[Check]:
    topic, settings = "rettigheder", case.settings
    if os.name != "posix":
        yield Check(
            topic, WARNING, "kan ikke undersøges på dette styresystem; kun du selv må kunne læse nøglerne."
        )
        return
    there = [file for file in (*settings.key_files, settings.store_key, settings.store) if file.exists()]
    open_ = [file for file in there if file.stat().st_mode & OTHERS]
    for file in open_:
        yield Check(
            topic, FAULT, f"{file.name} kan læses eller skrives af andre. Ret det med: chmod 600 {file}"
        )
    trusted = [settings.file, settings.roots, settings.register, settings.revoked]
    loose = [one for one in trusted if one is not None and one.exists() and one.stat().st_mode & WRITERS]
    for file in loose:
        text = f"{file.name} kan skrives af andre, og den afgør, hvem der stoles på."
        yield Check(topic, FAULT, f"{text} Ret det med: chmod go-w {file}")
    if there and not open_ and not loose:
        yield Check(topic, GOOD, f"kun ejeren kan læse {', '.join(file.name for file in there)}")


def _password(case: Case) -> Iterator[Check]:
    topic, name = "kodeord", case.settings.password_env
    if case.lacks_password:
        yield Check(topic, FAULT, f"miljøvariablen {name} er ikke sat. Sæt den til nøglens kodeord.")
    elif name is not None:
        yield Check(topic, GOOD, f"miljøvariablen {name} er sat")
    elif case.settings.environment == "produktion":
        yield Check(
            topic, WARNING, "nøglen har intet kodeord. Lås den, og skriv keys.password_env i opsætningen."
        )
    else:
        yield Check(topic, GOOD, "nøglen har intet kodeord, og det går an i test")


def _key_files(case: Case) -> Iterator[Check]:
    for file, key in case.keys.items():
        if isinstance(key, Error):
            text = "kan ikke undersøges uden kodeordet." if case.lacks_password else sentence(key)
            yield Check("nøgle", FAULT, f"{file.name}: {text}")
        else:
            bits = case.certificates[file].public_key.key_size
            yield Check("nøgle", GOOD, f"{file.name} er en RSA-nøgle på {bits} bit med certifikat")


def _kinds(case: Case) -> Iterator[Check]:
    topic = "certifikat"
    for file, certificate in case.certificates.items():
        if certificate.fault is not None:
            yield Check(topic, FAULT, f"{file.name}: {untrusted(certificate.fault)}")
        elif certificate.cvr != case.settings.cvr:
            text = f"CVR-nummeret er {certificate.cvr} i certifikatet og {case.settings.cvr} i opsætningen. "
            yield Check(
                topic, FAULT, f"{file.name}: {text}Ret opsætningen, eller brug det rigtige certifikat."
            )
        elif not certificate.encrypts:
            text = "certifikatet må ikke bruges til kryptering. Bestil et med keyEncipherment."
            yield Check(topic, FAULT, f"{file.name}: {text}")
        else:
            yield Check(topic, GOOD, f"{file.name} er organisationens, CVR {certificate.cvr}")
    yield from _nothing(topic, case)


def _validity(case: Case) -> Iterator[Check]:
    """One valid certificate is enough; an old one still opens what was encrypted to it."""
    topic, now = "gyldighed", case.now
    for file, certificate in case.certificates.items():
        left = certificate.not_after - now
        until = f"til {when(certificate.not_after)}"
        if certificate.not_before > now:
            text = f"{file.name} gælder først fra {when(certificate.not_before)}."
            yield Check(topic, WARNING, text)
        elif left < timedelta():
            yield Check(
                topic,
                WARNING,
                f"{file.name} udløb {when(certificate.not_after)} og åbner kun ældre beskeder.",
            )
        elif left < SOON:
            yield Check(topic, WARNING, f"{file.name} gælder {until}, {_days(left)} endnu. Bestil et nyt nu.")
        else:
            yield Check(topic, GOOD, f"{file.name} gælder {until}, {_days(left)} endnu")
    if case.certificates and not any(one.valid_at(now) for one in case.certificates.values()):
        yield Check(
            topic, FAULT, "intet certifikat gælder på det tidspunkt, så intet kan signeres. Bestil et nyt."
        )
    yield from _nothing(topic, case)


def _chains(case: Case) -> Iterator[Check]:
    topic = "rødder"
    if isinstance(case.anchors, Error):
        yield Check(topic, FAULT, sentence(case.anchors))
        return
    for file, key in case.keys.items():
        if isinstance(key, Error):
            continue
        chain = outcome(verified_chain, key.chain, case.anchors.roots)
        if isinstance(chain, Error):
            yield Check(topic, FAULT, f"{file.name}: {chain}")
        else:
            yield Check(
                topic, GOOD, f"{file.name} fører tilbage til en rod i miljøet {case.anchors.environment}"
            )
    yield from _nothing(topic, case)


def _register(case: Case) -> Iterator[Check]:
    topic, register, now = "register", case.register, case.now
    if isinstance(register, LocalError):
        yield Check(topic, FAULT, f"kan ikke undersøges: {sentence(register)}")
    elif isinstance(register, Error):
        yield Check(topic, FAULT, _refused(case, register))
    elif register.expires - now < REGISTER_SOON:
        text = f"version {register.version} udløber {when(register.expires)}. Hent det nyeste."
        yield Check(topic, WARNING, text)
    else:
        yield Check(topic, GOOD, f"version {register.version} gælder til {when(register.expires)}")


def _refused(case: Case, error: Error) -> str:
    """Why a register that could be read is not taken; one that has only expired is told apart."""
    if not isinstance(error, UntrustedError) or error.code != "SIK-REGISTER":
        return f"er signeret, så der ikke er grund til at stole på det. {error}"
    issued, expires = (_time_in(case.settings.register, name) for name in ("udstedt", "udloeber"))
    if issued is not None and expires is not None and not isinstance(case.register_at(issued), Error):
        return f"udløb {when(expires)}. Hent det nyeste."
    signer, environment = case.settings.register_cvr, case.settings.environment
    return (
        f"er ikke signeret af {signer} til miljøet {environment}. Hent det rigtige, eller ret register_cvr."
    )


def _time_in(register: Path, name: str) -> datetime | None:
    """An instant that a register claims, whoever signed it."""
    tree: Any = strict_json(payload_of(read_file(register))).tree
    said = tree.get(name) if isinstance(tree, dict) else None
    try:
        time = datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return time if time is not None and time.tzinfo is not None else None


def _listed(case: Case) -> Iterator[Check]:
    """Our own place in the register, role by role."""
    register, settings, topic = case.register, case.settings, "registeret om os"
    if isinstance(register, Error):
        yield Check(topic, WARNING, "kan først undersøges, når registeret kan læses.")
        return
    for role in settings.roles:
        entry = register.find(settings.cvr, role)
        faults = ["rollen står der ikke. Meld den ind."] if entry is None else [*_entry_faults(entry, case)]
        for fault in faults:
            yield Check(topic, FAULT, f"{role}: {fault}")
        if not faults:
            yield Check(topic, GOOD, f"{role} står med vores adresse og certifikat")


def _entry_faults(entry: Entry, case: Case) -> Iterator[str]:
    if entry.endpoint != case.settings.endpoint:
        yield f"adressen er {entry.endpoint} i registeret og {case.settings.endpoint} i opsætningen. Ret én."
    valid = [one for one in case.certificates.values() if one.valid_at(case.now)]
    signing = max(valid, key=lambda one: one.not_before, default=None)
    pinned = {one.thumbprint for one in entry.signing if one.valid_from <= case.now <= one.valid_to}
    if signing is not None and signing.thumbprint not in pinned:
        yield "certifikatet, vi signerer med, står der ikke, så andre afviser vores beskeder. Meld det ind."
    sealed = entry.encryption_at(case.now)
    if sealed is None:
        yield "der er intet gyldigt certifikat at kryptere til, så ingen kan sende til os. Meld et ind."
    elif case.certificates and sealed not in {one.der for one in case.certificates.values()}:
        yield "andre krypterer til et certifikat, vi ikke har nøglen til. Læg den ind, eller ret registeret."


def _revocation(case: Case) -> Iterator[Check]:
    topic, listed, now = "spærreliste", case.revocation, case.now
    if isinstance(listed, Error):
        yield Check(topic, FAULT, sentence(listed))
        return
    until = when(listed.valid_until)
    if listed.valid_until < now:
        yield Check(
            topic,
            FAULT,
            f"udløb {until}; uden en ny liste kan intet sendes eller modtages. Hent den nyeste.",
        )
    elif listed.valid_until - now < LIST_SOON:
        yield Check(topic, WARNING, f"gælder kun til {until}. Hent den nyeste.")
    else:
        yield Check(topic, GOOD, f"gælder til {until}")
    for file, certificate in case.certificates.items():
        if listed.status(certificate, now) is Status.REVOKED:
            text = f"certifikatet i {file.name} er spærret. Bestil et nyt, og find ud af hvorfor."
            yield Check(topic, FAULT, text)


def _store(case: Case) -> Iterator[Check]:
    vault, file = outcome(read_vault, case.settings), case.settings.store
    if isinstance(vault, Error):
        yield Check("lager", FAULT, sentence(vault))
    elif not file.exists():
        yield Check(
            "lager", GOOD, f"lagerets nøgle er i orden; {file.name} laves, når det første gang bruges"
        )
    elif isinstance(fault := outcome(_unlock_newest, file, vault), Error):
        yield Check("lager", FAULT, sentence(fault))
    else:
        yield Check("lager", GOOD, f"lagerets nøgle åbner {file.name}")


def _unlock_newest(file: Path, vault: Vault) -> None:
    """Unlock the newest message each way; an error of ours when the key is another, or the store broken."""
    with Store.open(file, vault) as store, store.peek() as session:
        received = [(row.sender, row.message_id) for row in session.inbox.rows(limit=1)]
        sent = [(row.sender, row.message_id) for row in session.outbox.rows(limit=1)]
        for sender, message_id in (*received, *sent):
            session.log.find(sender, message_id)


CHECKS: tuple[Callable[[Case], Iterator[Check]], ...] = (
    _settings,
    _permissions,
    _password,
    _key_files,
    _kinds,
    _validity,
    _chains,
    _register,
    _listed,
    _revocation,
    _store,
)
"""Every check, in the order in which one would mend things."""


def _nothing(topic: str, case: Case) -> Iterator[Check]:
    """What is said where there is no certificate to look at."""
    if not case.certificates:
        yield Check(topic, WARNING, "kan først undersøges, når en nøgle kan læses.")


def _days(left: timedelta) -> str:
    return "1 dag" if left.days == 1 else f"{left.days} dage"
