"""Konteksten: det, regler om samtykke, takster og ledige pladser skal vide ud over den ene besked.

Et helt eksempel, hvor ``bestilling`` bedømmes for sig selv, uden net og uden andre end dens egne papirer::

    from samarbejde_schema import Stage, check
    from samarbejde_schema.standard.v1.kontekst import Kontekst

    kontekst = Kontekst.af([bestilling])
    rapport = check(bestilling, contexts={Stage.REGISTER: kontekst})
    assert "FR-019" not in rapport.not_judged           # koders dato kan altid ses af beskeden selv

Alt kan udelades. Det, der er ``None``, ved konteksten ikke noget om, og en regel, der skal bruge det, er
ikke bedømt; en tom række siger derimod, at der ingen er. Når et forløb læses, laves konteksten af forløbets
egne beskeder. Kilder: 003:518-520, 004:124-140, 004:244-252; D3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from ...catalogue.surroundings import Surroundings
from ...modelling.element import Besked
from .faelles.hverdage import dansk_dato
from .faelles.parametre import PARAMETRE, Parametre
from .kodelister.konvolut import Beskedtype, Forretningskvitteringskode

if TYPE_CHECKING:
    from .bestilling import Bestilling
    from .dassos_opsamling import DassosOpsamling
    from .faelles.konvolut import Konvolutbesked
    from .forespoergsel import Forespoergsel
    from .kontrakt import Kontrakt
    from .kontrakttillaeg import Kontrakttillaeg
    from .ledigheds_afstemning import LedighedsAfstemning
    from .samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse
    from .samtykkeerklaering import Samtykkeerklaering
    from .takststigningsindberetning import Takststigningsindberetning


@dataclass(frozen=True, slots=True)
class Kontekst:
    """Det, regler på niveauet ``register`` får ved siden af beskeden.

    ``samtykker`` er samtykkeerklæringer (M24) og ``tilbagekaldelser`` tilbagekaldelser af dem (M25);
    ``bestilt`` er forespørgsler og bestillinger (M01, M04), ``kontrakter`` kontrakter og tillæg (M08, M21),
    ``afstemninger`` afstemninger af ledige pladser (M34), ``indberetninger`` takststigninger (M35) og
    ``opsamlinger`` halvårenes opsamlinger på dem (M36). ``tilbudsportal`` er P-numrene på de tilbud, der
    står på Tilbudsportalen.

    ``dato`` er den dag, der spørges om; udeladt er det den dag, beskeden blev sendt. ``parametre`` er de tal
    og frister, der regnes med, også af forløbets regler.
    """

    samtykker: tuple[Samtykkeerklaering, ...] | None = None
    tilbagekaldelser: tuple[SamtykkeTilbagekaldelse, ...] = ()
    bestilt: tuple[Forespoergsel | Bestilling, ...] | None = None
    kontrakter: tuple[Kontrakt | Kontrakttillaeg, ...] | None = None
    afstemninger: tuple[LedighedsAfstemning, ...] | None = None
    indberetninger: tuple[Takststigningsindberetning, ...] | None = None
    opsamlinger: tuple[DassosOpsamling, ...] | None = None
    tilbudsportal: frozenset[str] | None = None
    dato: date | None = None
    parametre: Parametre = PARAMETRE

    @classmethod
    def af(cls, beskeder: Iterable[Besked], ved_siden_af: Kontekst | None = None) -> Kontekst:
        """Det, beskederne fortæller, lagt til det, der vides ``ved siden af``.

        Beskederne kan stå i enhver rækkefølge. En besked, der er rettet, afvist eller annulleret af en anden
        blandt dem, tæller ikke. Er der ingen besked af en slags, vides der ikke noget om den slags.
        """
        kendt = ved_siden_af or cls()
        fundet: dict[str, list[Any]] = {}
        for besked in _gaeldende(beskeder):
            felt = _FELT.get(besked.konvolut.beskedtype)
            if felt is not None:
                fundet.setdefault(felt, []).append(besked)
        lagt_til: dict[str, Any] = {
            felt: (*(getattr(kendt, felt) or ()), *nye) for felt, nye in fundet.items()
        }
        return replace(kendt, **lagt_til)

    def dag(self, besked: Konvolutbesked) -> date:
        """Den dag, der spørges om: ``dato``, ellers den danske dato, beskeden blev sendt."""
        return self.dato or dansk_dato(besked.konvolut.afsendt)

    def __repr__(self) -> str:
        """Hvor meget konteksten rummer; aldrig hvad der står i beskederne."""
        kendt = (f"{felt}={len(raekke)}" for felt in _RAEKKER if (raekke := getattr(self, felt)) is not None)
        return f"Kontekst({', '.join(kendt)})"


_FELT = {
    Beskedtype.SAMTYKKEERKLAERING: "samtykker",
    Beskedtype.SAMTYKKE_TILBAGEKALDELSE: "tilbagekaldelser",
    Beskedtype.FORESPOERGSEL: "bestilt",
    Beskedtype.BESTILLING: "bestilt",
    Beskedtype.KONTRAKT: "kontrakter",
    Beskedtype.KONTRAKTTILLAEG: "kontrakter",
    Beskedtype.LEDIGHEDS_AFSTEMNING: "afstemninger",
    Beskedtype.TAKSTSTIGNINGSINDBERETNING: "indberetninger",
    Beskedtype.DASSOS_OPSAMLING: "opsamlinger",
}
_AFVIST = Forretningskvitteringskode.AFVIST
_RAEKKER = tuple(dict.fromkeys(_FELT.values()))


def _gaeldende(beskeder: Iterable[Besked]) -> Iterator[Any]:
    """Beskederne med konvolut uden dem, afsenderen har rettet eller annulleret, eller en modtager afvist."""
    alle: list[Any] = [besked for besked in beskeder if type(besked).envelope is not None]
    borte = {taget for besked in alle for taget in _tager_bort(besked)}
    for besked in alle:
        noegle, afsender = besked.konvolut.besked_id, _cvr(besked)
        afvist = any((noegle, part, False) in borte for part in _modtagere(besked))
        if not afvist and (noegle, afsender, True) not in borte:
            yield besked


def _tager_bort(besked: Any) -> Iterator[tuple[str | None, str | None, bool]]:
    """Den besked, denne tager ud af regnskabet, hvem der gør det, og om det skal være dens afsender."""
    konvolut, part = besked.konvolut, _cvr(besked)
    if konvolut.erstatter is not None:
        yield konvolut.erstatter, part, True
    if konvolut.beskedtype is Beskedtype.ANNULLERING:
        yield besked.annulleret_besked_ref, part, True
    elif konvolut.beskedtype is Beskedtype.FORRETNINGSKVITTERING and besked.kode is _AFVIST:
        yield konvolut.svar_paa, part, False


def _cvr(besked: Any) -> str | None:
    cvr: str | None = besked.konvolut.afsender.organisation.cvr
    return cvr


def _modtagere(besked: Any) -> Iterator[str | None]:
    return (part.organisation.cvr for part in besked.konvolut.modtager)


OMGIVELSER = Surroundings(of=Kontekst.af)
"""Sådan laver standarden konteksten af de beskeder, der er kendt."""
