"""Why bytes are not trusted: every code of this package, with its text in Danish and English.

A complete example::

    def refuse() -> None:
        raise untrusted("SIK-SIGNATUR")

    error = outcome(refuse)                        # an error of ours comes back as a value
    assert (error.code, str(error)) == ("SIK-SIGNATUR", TEXTS["SIK-SIGNATUR"][0])

A public verb works through :func:`outcome`, lets go of what it was given, and raises the error then.
The texts are complete: they say what to do and hold nothing of the message, the certificate or a library's
own words. The codes travel over HTTP in problem documents and stand in the audit log; they are never reused
for something else. ``SIK-AFKRYPTERING`` is one code with one text on purpose: who can tell the ways apart in
which a decryption fails can use the receiver as an oracle (RFC 7516, section 11.5). Source:
``design/security.md``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from ..errors import Error, UntrustedError

P = ParamSpec("P")
T = TypeVar("T")

TEXTS: dict[str, tuple[str, str]] = {
    "SIK-AFKRYPTERING": (
        "Pakken kunne ikke åbnes. Krypter den til modtagerens nyeste certifikat, og send igen.",
        "The parcel could not be opened. Encrypt it to the receiver's newest certificate, and send it again.",
    ),
    "SIK-HOVED": (
        "Signaturen eller dens hoved har ikke den form, profilen kræver. Ret programmet, som har lavet den.",
        "The signature or its header does not have the form of the profile. Mend the program that made it.",
    ),
    "SIK-SIGNATUR": (
        "Signaturen passer ikke: indhold eller nøgle er en anden. Bed om at få det sendt igen.",
        "The signature does not match: content or key is another one. Ask for it to be sent again.",
    ),
    "SIK-TYPE": (
        "Det signerede er ikke af den slags, som ventes her. Send det til den rigtige adresse.",
        "What is signed is not of the kind expected here. Send it where it belongs.",
    ),
    "SIK-TID": (
        "Signaturen er dateret mere end fem minutter frem i tiden. Stil uret, hvor det går forkert.",
        "The signature is dated more than five minutes ahead. Set the clock of whoever has the wrong time.",
    ),
    "SIK-KAEDE": (
        "Certifikatet hører ikke under en rod i dette miljø (test eller produktion). Brug et, der gør.",
        "The certificate does not belong to a root of this environment (test or production). Use another.",
    ),
    "SIK-CERTIFIKAT": (
        "Certifikatet er ikke et OCES-organisationscertifikat, som kan bruges her. Brug et, der er.",
        "The certificate is not an OCES organisation certificate that can be used here. Use one that is.",
    ),
    "SIK-MEDARBEJDER": (
        "Certifikatet er en medarbejders. Brug organisationens certifikat eller et systemcertifikat.",
        "The certificate is an employee's. Use the organisation's, or a system certificate.",
    ),
    "SIK-UDLOEBET": (
        "Certifikatet gælder ikke på dette tidspunkt. Er det udløbet, så forny det; ellers stil uret.",
        "The certificate is not valid at this time. Renew it if it has expired; otherwise set the clock.",
    ),
    "SIK-REGISTER": (
        "Certifikatet står ikke i et gyldigt deltagerregister. Meld det ind, og hent nyeste register.",
        "The certificate is in no valid participant register. Have it entered, and fetch the newest.",
    ),
    "SIK-SPAERRET": (
        "Certifikatet er spærret. Brug et nyt; kommer spærringen uventet, så ring til organisationen.",
        "The certificate is revoked. Use a new one; if that comes unexpected, call the organisation.",
    ),
    "SIK-SPAERRELISTE": (
        "Listen over spærrede certifikater mangler eller er for gammel. Hent den nye, og prøv igen.",
        "The list of revoked certificates is missing or too old. Fetch the newest one, and try again.",
    ),
}
"""Danish and English text of every code."""
_LATER = frozenset({"SIK-SPAERRELISTE"})
"""The codes that say something about us, not about the bytes: the same bytes may be trusted later."""


def untrusted(code: str) -> UntrustedError:
    """The error for a code of :data:`TEXTS`, with its Danish text; a ``KeyError`` for any other is a bug."""
    return UntrustedError(code, TEXTS[code][0], later=code in _LATER)


def outcome(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Error:
    """What a call returns, or the error of ours that it raises, as a value.

    The error has lost its frames and whatever it was raised from: they may hold keys, passwords or a
    citizen's data, and an exception is shown with them by many a tool. Other exceptions pass.
    """
    try:
        return call(*args, **kwargs)
    except Error as error:
        error.__cause__ = error.__context__ = None
        return error.with_traceback(None)
