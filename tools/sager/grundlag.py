"""Den besked, alle formsager er lavet af, i begge former, og hvordan den ødelægges.

Et fuldt eksempel::

    from tools.sager.grundlag import i_json

    i_json("FORM-NULL", "fasen-er-null", '"PLANLAGT"', "¤null")

Mærket ``¤`` viser, hvor fundet skal pege hen: linje og kolonne. Det skrives ikke med i filen. Beskeden står
her i fuld længde, for at man kan se, hvad der ændres.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .sag import Form

JSON = """\
{
  "konvolut": {
    "beskedId": "00000000-0000-4000-8000-000000000101",
    "beskedtype": "INDSKRIVNING",
    "skemaversion": "1.0",
    "profil": ["GRUND"],
    "samtaleId": "00000000-0000-4000-8000-000000000002",
    "forloebId": "00000000-0000-4000-8000-000000000001",
    "afsendt": "2026-11-02T09:30:00+01:00",
    "udloeber": "2026-11-09T09:30:00+01:00",
    "afsender": {
      "rolle": "UDFOERER",
      "organisation": {"navn": "Bostedet Åkanden", "cvr": "90000012"}
    },
    "modtager": [
      {
        "rolle": "MYNDIGHED",
        "organisation": {"navn": "Fjordby Kommune", "cvr": "90000004"}
      }
    ],
    "fortrolighed": "FOELSOM",
    "behandlingsgrundlag": "KONTRAKT"
  },
  "borger": {
    "identifikation": {
      "cpr": "2512484916"
    },
    "navn": {
      "fornavn": "Kanariefugl",
      "efternavn": "Ærø & Søn"
    },
    "foedselsaar": 1948,
    "adressebeskyttet": false,
    "handlekommune": "0851"
  },
  "fase": "PLANLAGT",
  "indflytningsdato": "2026-12-01",
  "indskrivningsaktivitet": [
    "Kanariefugl ser sin bolig.",
    "Kaffe 😀 med naboerne."
  ]
}
"""
XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<Indskrivning xmlns="urn:samarbejde-schema:v1">
  <Konvolut>
    <BeskedId>00000000-0000-4000-8000-000000000101</BeskedId>
    <Beskedtype>INDSKRIVNING</Beskedtype>
    <Skemaversion>1.0</Skemaversion>
    <Profil>GRUND</Profil>
    <SamtaleId>00000000-0000-4000-8000-000000000002</SamtaleId>
    <ForloebId>00000000-0000-4000-8000-000000000001</ForloebId>
    <Afsendt>2026-11-02T09:30:00+01:00</Afsendt>
    <Udloeber>2026-11-09T09:30:00+01:00</Udloeber>
    <Afsender>
      <Rolle>UDFOERER</Rolle>
      <Organisation>
        <Navn>Bostedet Åkanden</Navn>
        <Cvr>90000012</Cvr>
      </Organisation>
    </Afsender>
    <Modtager>
      <Rolle>MYNDIGHED</Rolle>
      <Organisation>
        <Navn>Fjordby Kommune</Navn>
        <Cvr>90000004</Cvr>
      </Organisation>
    </Modtager>
    <Fortrolighed>FOELSOM</Fortrolighed>
    <Behandlingsgrundlag>KONTRAKT</Behandlingsgrundlag>
  </Konvolut>
  <Borger>
    <Identifikation>
      <Cpr>2512484916</Cpr>
    </Identifikation>
    <Navn>
      <Fornavn>Kanariefugl</Fornavn>
      <Efternavn>Ærø &amp; Søn</Efternavn>
    </Navn>
    <Foedselsaar>1948</Foedselsaar>
    <Adressebeskyttet>false</Adressebeskyttet>
    <Handlekommune>0851</Handlekommune>
  </Borger>
  <Fase>PLANLAGT</Fase>
  <Indflytningsdato>2026-12-01</Indflytningsdato>
  <Indskrivningsaktivitet>Kanariefugl ser sin bolig.</Indskrivningsaktivitet>
  <Indskrivningsaktivitet>Kaffe 😀 med naboerne.</Indskrivningsaktivitet>
</Indskrivning>
"""
KANARIER = ("2512484916", "251248", "Kanarie", "kanarie", "Ærø", "٢٥١٢", "２５１２")
"""Det, der aldrig må kunne ses i et fund: borgerens numre og navne, også skrevet med andre skrifters cifre."""
STED = "¤"


@dataclass(frozen=True)
class Fil:
    """En fil: det, der skal siges, et navn, endelsen, filens bytes og det sted, fundet skal pege på.

    ``regel`` og ``sti`` er det første fund; ``flere`` er de øvrige, som regel og sti. ``form`` er den form,
    filen kan ses at have, ``type`` den beskedtype, der kunne læses af den.
    """

    regel: str
    navn: str
    endelse: str
    data: bytes
    sted: tuple[int, int] | None = None
    sti_i_besked: str = ""
    flere: tuple[tuple[str, str], ...] = ()
    form: str | None = None
    type: str | None = None

    @property
    def sti(self) -> str:
        """Filens sted under ``fixtures``."""
        return f"form/{self.regel}-{self.navn}.{self.endelse}"

    @property
    def forventet_sti(self) -> str:
        """Stedet for det forventede."""
        return self.sti.removesuffix(f".{self.endelse}") + ".forventet.json"

    @property
    def forventet(self) -> dict[str, Any]:
        """Det, der skal siges."""
        foerste: dict[str, Any] = {"rule_id": self.regel, "path": self.sti_i_besked}
        if self.sted is not None:
            foerste |= {"line": self.sted[0], "column": self.sted[1]}
        return {
            "verdict": "invalid",
            "form": self.form,
            "type": self.type,
            "findings": [foerste, *({"rule_id": regel, "path": sti} for regel, sti in self.flere)],
        }


def stedet(tekst: str) -> tuple[str, tuple[int, int] | None]:
    """Teksten uden mærket, og mærkets linje og kolonne, begge fra 1."""
    foer, fandtes, efter = tekst.partition(STED)
    linje = (foer.count("\n") + 1, len(foer) - foer.rfind("\n"))
    return foer + efter, linje if fandtes else None


def udskiftet(tekst: str, gammelt: str, nyt: str) -> str:
    """Teksten, hvor noget, der står netop ét sted, er skiftet ud."""
    if tekst.count(gammelt) != 1:
        raise ValueError(f"står ikke netop ét sted: {gammelt}")
    return tekst.replace(gammelt, nyt)


def fil(
    regel: str,
    navn: str,
    endelse: Form,
    tekst: str,
    *,
    sti: str = "",
    flere: tuple[tuple[str, str], ...] = (),
    type: str | None = None,
    form: str | None = "",
) -> Fil:
    """En fil af en tekst med et mærke i."""
    uden, sted = stedet(tekst)
    return Fil(
        regel, navn, endelse, uden.encode(), sted, sti, flere, endelse if form == "" else form, type
    )  # fmt: skip


def i_json(regel: str, navn: str, gammelt: str, nyt: str, **felter: Any) -> Fil:
    """Beskeden i JSON, hvor ét sted er ændret."""
    return fil(regel, navn, "json", udskiftet(JSON, gammelt, nyt), **felter)


def i_xml(regel: str, navn: str, gammelt: str, nyt: str, **felter: Any) -> Fil:
    """Beskeden i XML, hvor ét sted er ændret."""
    return fil(regel, navn, "xml", udskiftet(XML, gammelt, nyt), **felter)


def af_bytes(regel: str, navn: str, endelse: Form, data: bytes, form: str | None, **felter: Any) -> Fil:
    """En fil, der ikke er tekst i UTF-8."""
    return Fil(regel, navn, endelse, data, form=form, **felter)
