"""Samtaler om Samarbejdsmodellen: FR-003 og FR-701 til FR-722.

Et fuldt eksempel::

    from tools.sager.forloeb_sam import SAMTALER

    assert all(samtale.trin for samtale in SAMTALER)

Koordinatoren er udpeget den 2. november 2026, da samtalerne begynder; borgeren bor i forvejen på bostedet.
"""

from __future__ import annotations

from .forloeb_moeder import BEGYNDT, BORGEREN_MANGLER
from .sag import FEJL, PLIGT, RAAD, noegle, part
from .samtale import Samtale, Trin, send

SAM = {"konvolut.profil": ["GRUND", "SAM"]}
NETVAERK = SAM | {"moedetype": "NETVAERKSMOEDE", "opfoelgningMed": ["BORGER"]}
AFTALE = {"hvad": "Ringer til boligforeningen.", "hvem": ["Birte Holm"]}
ORIENTERET = {"konvolut.borgerOrientering": [
    {"modtagerrolle": "BORGER", "kanal": "UDLEVERET", "dato": "2026-11-10"}]}  # fmt: skip
TIL_LAEGEN = {"konvolut.modtager.+": part("AKTOER", {"navn": "Lægehuset ved Åen", "cvr": "90000055"})}

KOORDINATOR = send("koordinatorudpegning", 3)
I_GANG = (*BEGYNDT, KOORDINATOR)
SAMTYKKE = send("samtykkeerklaering", 4)
KORT = send("netvaerkskort", 5)
TEAM = send("teamsammensaetning", 6)
RAMMEN = (*I_GANG, SAMTYKKE, KORT, TEAM)


def skema(dag: float, **felter: object) -> Trin:
    """Mål- og aftaleskemaet, sendt til hele teamet og givet til borgeren."""
    return send("maalOgAftaleskema", dag, {**ORIENTERET, **TIL_LAEGEN, **felter})


def moede(dag: float, **felter: object) -> Trin:
    """Referatet af et netværksmøde, sendt samme dag."""
    return send("referat", dag, {**NETVAERK, **felter})


def status(kode: str) -> list[dict[str, str]]:
    """Status på aftalen i skemaet."""
    return [{"aftaleRef": noegle(74), "status": kode}]


MAALET = [{"maalRef": noegle(73), "behandling": "UAENDRET"}]
FULGT_OP = {"aftaleStatus": status("DELVIST_OVERHOLDT"), "fremtidigtMaal": MAALET}
FOERSTE = moede(10)
SKEMA = skema(10.2)
KERNE = [{"kerneelement": kode, "opfyldelse": "DELVIST"} for kode in (
    "KOORDINATOR", "TVAERFAGLIGT_TEAM", "TVAERFAGLIGE_MOEDER", "FORPLIGTENDE_AFTALER", "RESULTATER",
    "LEDERGRUPPE")]  # fmt: skip
NY_KOORDINATOR = {"koordinator.navn": "Tove Lind", "fra": "2027-02-01"}

SAMTALER = (
    Samtale("FR-003", "opfoelgning-paa-en-udgave-af-skemaet-ingen-har-sendt",
        (*RAMMEN, FOERSTE, SKEMA, send("aftaleOpfoelgning", 20, {"skemaRef.version": 2})),
        fund={"09": RAAD("/skemaRef/version")}),
    Samtale("FR-003", "opfoelgning-paa-skemaet", (*RAMMEN, FOERSTE, SKEMA, send("aftaleOpfoelgning", 20))),

    Samtale("FR-701", "borgeren-er-ikke-indbudt",
        (*I_GANG, send("dagsorden", 300, {"deltager": [{"rolle": "VAERGE"}]}, grund="netvaerksmoede")),
        fund={"04": PLIGT("/deltager")}, ogsaa={"04": ("FR-715",)}),
    Samtale("FR-701", "borgeren-var-ikke-med-og-ingen-siger-hvorfor",
        (*RAMMEN, FOERSTE, SKEMA, moede(60, **FULGT_OP, deltager=[{"rolle": "MYNDIGHED"}])),
        fund={"09": PLIGT("/fravaer")}),
    Samtale("FR-701", "moedet-holdes-uden-koordinator",
        (*BEGYNDT, send("dagsorden", 300, grund="netvaerksmoede")), fund={"03": PLIGT("/moedetidspunkt")}),
    Samtale("FR-701", "to-koordinatorer-paa-en-gang",
        (*I_GANG, send("koordinatorudpegning", 90, NY_KOORDINATOR)), fund={"04": PLIGT("/koordinator")}),
    Samtale("FR-701", "borgeren-var-ikke-med-og-det-staar-hvorfor",
        (*RAMMEN, FOERSTE, SKEMA, moede(60, **FULGT_OP, **BORGEREN_MANGLER))),
    Samtale("FR-701", "den-nye-koordinator-afloeser",
        (*I_GANG, send("koordinatorudpegning", 90, NY_KOORDINATOR | {"afloeserFor": "Lone Kragh"}))),

    Samtale("FR-702", "ingen-dag-for-aftalen", (*RAMMEN, moede(10, aftale=[AFTALE]), SKEMA),
        fund={"07": PLIGT("/aftale/0/hvornaar")}),
    Samtale("FR-702", "skemaet-mangler-dagen-efter-det-foerste-moede", (*RAMMEN, FOERSTE),
        fund={"07": PLIGT("/moedeStart")}, nu="2026-11-13T12:00:00+01:00"),
    Samtale("FR-702", "skemaet-henviser-til-et-ukendt-moede", (*RAMMEN, FOERSTE, skema(10.2, moedeRef=noegle(99))),
        fund={"08": PLIGT("/moedeRef")}),
    Samtale("FR-702", "skemaet-kom-efter-det-andet-moede",
        (*RAMMEN, FOERSTE, moede(40), skema(41)), fund={"09": PLIGT("/konvolut/afsendt")}),
    Samtale("FR-702", "skemaet-kom-samme-dag-med-en-dag-for-aftalen",
        (*RAMMEN, moede(10, aftale=[AFTALE | {"hvornaar": "2026-12-15"}]), skema(10.2, moedeRef=noegle(107))),
        nu="2026-11-13T12:00:00+01:00"),

    Samtale("FR-703", "aftaler-uden-samtykke", (*I_GANG, KORT, FOERSTE, SKEMA),
        fund={"06": PLIGT("/skemaId")}, ogsaa={"06": ("FR-005",)}),
    Samtale("FR-703", "aftaler-uden-netvaerkskort", (*I_GANG, SAMTYKKE, TEAM, FOERSTE, SKEMA),
        fund={"07": PLIGT("/skemaId")}),
    Samtale("FR-703", "forloebet-sluttede-uden-skema",
        (*BEGYNDT, send("koordinatorudpegning", 3, {"til": "2027-01-31"}), SAMTYKKE),
        fund={"04": PLIGT("/borger")}, nu="2027-02-01T12:00:00+01:00"),
    Samtale("FR-703", "samtykket-blev-kaldt-tilbage-foer-skemaet",
        (*BEGYNDT, send("koordinatorudpegning", 3, {"til": "2027-01-31"}), SAMTYKKE,
         send("samtykkeTilbagekaldelse", 20, {"dato": "2026-11-22"})),
        nu="2027-02-01T12:00:00+01:00"),
    Samtale("FR-703", "rapporten-springer-et-kerneelement-over",
        (send("ledergrupperapport", 0, {"kerneelement": KERNE[1:]}),), fund={"01": PLIGT("/kerneelement")}),
    Samtale("FR-703", "netvaerkskortet-kommer-efter-skemaet",
        (*I_GANG, SAMTYKKE, TEAM, FOERSTE, SKEMA, send("netvaerkskort", 12))),
    Samtale("FR-703", "rapporten-naevner-alle-seks", (send("ledergrupperapport", 0, {"kerneelement": KERNE}),)),

    Samtale("FR-709", "en-aaben-aftale-er-glemt",
        (*RAMMEN, FOERSTE, SKEMA, moede(60, fremtidigtMaal=MAALET)), fund={"09": PLIGT("/aftaleStatus")}),
    Samtale("FR-709", "aftalen-var-overholdt",
        (*RAMMEN, FOERSTE, SKEMA, send("aftaleOpfoelgning", 20), moede(60, fremtidigtMaal=MAALET))),
    Samtale("FR-709", "den-aabne-aftale-foelges-op", (*RAMMEN, FOERSTE, SKEMA, moede(60, **FULGT_OP))),

    Samtale("FR-720", "endnu-et-skema", (*RAMMEN, FOERSTE, SKEMA, skema(60, skemaId=noegle(99))),
        fund={"09": FEJL("/skemaId")}, taeller_ikke=("09",)),
    Samtale("FR-720", "samme-version-igen", (*RAMMEN, FOERSTE, SKEMA, skema(60)),
        fund={"09": FEJL("/version")}, taeller_ikke=("09",)),
    Samtale("FR-720", "en-ny-udgave", (*RAMMEN, FOERSTE, SKEMA, skema(60, version=2))),

    Samtale("FR-721", "borgerens-maal-er-glemt",
        (*RAMMEN, FOERSTE, SKEMA, moede(60, aftaleStatus=status("OVERHOLDT"))),
        fund={"09": PLIGT("/maalbeslutning")}),
    Samtale("FR-721", "maalet-er-uaendret", (*RAMMEN, FOERSTE, SKEMA, moede(60, **FULGT_OP))),

    Samtale("FR-722", "borgeren-fik-ikke-skemaet",
        (*RAMMEN, FOERSTE, send("maalOgAftaleskema", 10.2, TIL_LAEGEN)),
        fund={"08": PLIGT("/konvolut/borgerOrientering")}),
    Samtale("FR-722", "borgeren-fik-ikke-resultaterne",
        (*RAMMEN, FOERSTE, SKEMA, send("resultatdokumentation", 60)),
        fund={"09": RAAD("/konvolut/borgerOrientering")}),
    Samtale("FR-722", "laegen-i-teamet-fik-ikke-skemaet",
        (*RAMMEN, FOERSTE, send("maalOgAftaleskema", 10.2, ORIENTERET)),
        fund={"08": RAAD("/konvolut/modtager")}),
    Samtale("FR-722", "alle-i-teamet-fik-skemaet", (*RAMMEN, FOERSTE, SKEMA)),
)  # fmt: skip
"""Samtalerne, regel for regel; brud før det, der kommer tæt på."""
