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
from .kodelister.konvolut import Annulleringsaarsag, Beskedtype, Forretningskvitteringskode, Rolle

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

    ``samtykker`` er samtykkeerklæringer (M24), ``tilbagekaldelser`` tilbagekaldelser af dem (M25), og
    ``bortfaldne`` nøglerne på samtykker, der er annulleret eller afvist, så de aldrig har dækket nogen;
    ``bestilt`` er forespørgsler og bestillinger (M01, M04), ``kontrakter`` kontrakter og tillæg (M08, M21),
    ``afstemninger`` afstemninger af ledige pladser (M34), ``indberetninger`` takststigninger (M35) og
    ``opsamlinger`` halvårenes opsamlinger på dem (M36). ``tilbudsportal`` er P-numrene på de tilbud, der
    står på Tilbudsportalen.

    ``dato`` er den dag, der spørges om; udeladt er det den dag, beskeden blev sendt. ``parametre`` er de tal
    og frister, der regnes med, også af forløbets regler.
    """

    samtykker: tuple[Samtykkeerklaering, ...] | None = None
    tilbagekaldelser: tuple[SamtykkeTilbagekaldelse, ...] = ()
    bortfaldne: frozenset[str] = frozenset()
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
        blandt dem, tæller ikke. Er der ingen besked af en slags, vides der ikke noget om den slags; er de
        samtykker, der var, taget ud, vides det, at der ingen er.
        """
        kendt = ved_siden_af or cls()
        gaelder, borttaget = _gaeldende(beskeder)
        fundet: dict[str, list[Any]] = {}
        for besked in gaelder:
            felt = _FELT.get(besked.konvolut.beskedtype)
            if felt is not None:
                fundet.setdefault(felt, []).append(besked)
        taget = [b for b in borttaget if b.konvolut.beskedtype is Beskedtype.SAMTYKKEERKLAERING]
        if taget:
            fundet.setdefault("samtykker", [])
        lagt_til: dict[str, Any] = {
            felt: (*(getattr(kendt, felt) or ()), *nye) for felt, nye in fundet.items()
        }
        staar = {samtykke.samtykke_id for samtykke in lagt_til.get("samtykker", ())}
        bortfaldne = kendt.bortfaldne | {samtykke.samtykke_id for samtykke in taget}
        return replace(kendt, bortfaldne=bortfaldne - staar, **lagt_til)

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
_UDFOERERE = (Rolle.UDFOERER, Rolle.DRIFTSHERRE)
_Hvem = tuple[str | None, str]


def _gaeldende(beskeder: Iterable[Besked]) -> tuple[list[Any], list[Any]]:
    """Beskederne med konvolut, der gælder, og dem, der er annulleret eller afvist.

    Det er de samme, processen lader tælle: afsenderen retter eller annullerer sin egen besked, og en besked
    er afvist, når alle, der fik den, har afvist den. Det, der selv er taget ud, tager intet ud. En nøgle
    hører til den, der brugte den først.
    """
    alle: list[Any] = [besked for besked in beskeder if type(besked).envelope is not None]
    alle.sort(key=lambda besked: besked.konvolut.afsendt)
    foerste: dict[str, Any] = {}
    for besked in alle:
        foerste.setdefault(besked.konvolut.besked_id, besked)
    alle = [b for b in alle if _hvem(b.konvolut.afsender) == _hvem(_afsender(foerste, b.konvolut.besked_id))]
    borte: set[str] = set()
    afvist: dict[str, set[_Hvem]] = {}
    for besked in reversed(alle):
        if besked.konvolut.besked_id not in borte:
            borte.update(_tager_bort(besked, foerste, afvist))
    staaende = [besked for besked in alle if besked.konvolut.besked_id not in borte]
    rettet = {_retter(besked, foerste) for besked in staaende}
    gaelder = [besked for besked in staaende if besked.konvolut.besked_id not in rettet]
    return gaelder, [besked for besked in alle if besked.konvolut.besked_id in borte]


def _tager_bort(besked: Any, kendte: dict[str, Any], afvist: dict[str, set[_Hvem]]) -> Iterator[str]:
    """Nøglen på den besked, denne tager ud, når den må.

    Borgerens tilbagekaldelse af et samtykke står fast: den kan hverken afvises af dem, den rammer, eller
    trækkes tilbage; kun en fejl kan annulleres, og ellers skal borgeren sige ja igen.
    """
    hvem, type_ = _hvem(besked.konvolut.afsender), besked.konvolut.beskedtype
    if type_ is Beskedtype.ANNULLERING:
        taget = kendte.get(besked.annulleret_besked_ref)
        fejl = besked.aarsag is not Annulleringsaarsag.TRUKKET_TILBAGE
        if taget is not None and hvem == _hvem(taget.konvolut.afsender) and (fejl or not _siger_fra(taget)):
            yield taget.konvolut.besked_id
    elif type_ is Beskedtype.FORRETNINGSKVITTERING and besked.kode is _AFVIST:
        taget = kendte.get(besked.konvolut.svar_paa)
        fik = {_hvem(part) for part in taget.konvolut.modtager} if taget is not None else set()
        if taget is not None and hvem in fik and not _siger_fra(taget):
            afvist.setdefault(taget.konvolut.besked_id, set()).add(hvem)
            if fik <= afvist[taget.konvolut.besked_id]:
                yield taget.konvolut.besked_id


def _retter(besked: Any, kendte: dict[str, Any]) -> str | None:
    """Nøglen på den besked af samme slags og fra samme afsender, som denne retter."""
    rettet = kendte.get(besked.konvolut.erstatter)
    if rettet is None or type(rettet) is not type(besked):
        return None
    samme = _hvem(rettet.konvolut.afsender) == _hvem(besked.konvolut.afsender)
    return rettet.konvolut.besked_id if samme else None


def _siger_fra(besked: Any) -> bool:
    return besked.konvolut.beskedtype is Beskedtype.SAMTYKKE_TILBAGEKALDELSE


def _afsender(kendte: dict[str, Any], noegle: str) -> Any:
    return kendte[noegle].konvolut.afsender


def _hvem(part: Any) -> _Hvem:
    """Organisationen og dens rolle; udfører og driftsherre er den samme."""
    return part.organisation.cvr, _UDFOERERE[0] if part.rolle in _UDFOERERE else part.rolle


OMGIVELSER = Surroundings(of=Kontekst.af, kind=Kontekst)
"""Sådan laver standarden konteksten af de beskeder, der er kendt."""
