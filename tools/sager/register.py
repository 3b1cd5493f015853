"""Sager om det, en regel skal vide uden for beskeden: samtykker, takster, ledige pladser og koder i tid.

Et fuldt eksempel::

    from tools.sager.register import REGISTERSAGER

    brudte = {sag.regel for sag in REGISTERSAGER if sag.fund}
    assert "FR-302" in brudte

Hver sag er standardens typiske eksempel på beskeden med en lille ændring, og konteksten er andre eksempler,
også med ændringer. Eksemplerne er beskeder i ét forløb, så de passer sammen, før der ændres noget.
"""

from __future__ import annotations

from dataclasses import dataclass

from .sag import FEJL, OPLYSNING, PLIGT, RAAD, UD, Aendring, Form, Fund, noegle

Omgivende = tuple[str, Aendring]
"""En besked i konteksten: typen og det, der ændres i eksemplet."""


@dataclass(frozen=True)
class Registersag:
    """Ét dokument og den kontekst, det bedømmes i.

    ``ogsaa`` er andre regler, der har noget at sige, og ``ubedoemt`` dem, der ikke kan bedømmes af konteksten;
    alle er nævnt.
    """

    regel: str
    type: str
    navn: str
    aendring: Aendring
    fund: tuple[Fund, ...] = ()
    kontekst: tuple[Omgivende, ...] = ()
    ogsaa: tuple[str, ...] = ()
    ubedoemt: tuple[str, ...] = ()
    form: Form = "json"

    @property
    def dom(self) -> str:
        """Dommen: en fejl afgør den, ellers står den åben, når noget ikke kan bedømmes."""
        if any(fund.alvor == "error" for fund in self.fund):
            return "invalid"
        return "undecided" if self.ubedoemt else "valid"

    @property
    def sti(self) -> str:
        """Filens sted under ``fixtures``, uden endelse; konteksten ligger i mappen af samme navn."""
        return f"register/{self.type}/{'bryder' if self.fund else 'naesten'}/{self.regel}-{self.navn}"


SAMTYKKE = "8d483dc4-f4d2-56f5-996a-f4db042313fe"
OPSAMLING = "e1f9dccf-e413-5016-9e34-09378e8bf525"
AFSTEMNING = "f562174f-3518-5a94-99cf-cc0df65005cf"
INDBERETNING = "f2da043f-50fd-574f-bf06-cc11f6da9791"

GRUND = {"konvolut.profil": ["GRUND"]}
MIDT = {"konvolut.profil": ["GRUND", "MIDT"]}
EN_ANDEN = {"navn": "Væksthuset", "cvr": "90000039"}
GIVET: Omgivende = ("samtykkeerklaering", {})
KONTRAKT: Omgivende = ("kontrakt", {})
BESTILT: Omgivende = ("bestilling", {})
INDBERETTET: Omgivende = ("takststigningsindberetning", {})
"""Beskederne i konteksten, når der ikke er ændret noget i dem."""
BOTILBUD = {"ydelse.0.paragraf": "SEL_107", "ydelse.0.ydelseskode": "MIDLERTIDIGT_OPHOLD"}
PRIVAT_BOTILBUD = {
    **MIDT, **BOTILBUD, "tilbudstype": "MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE",
    "konvolut.modtager.0.organisation.driftsherretype": "PRIVAT"}  # fmt: skip
AFSTEMT: Omgivende = (
    "ledighedsAfstemning",
    {"art": "KONKLUSION", "konklusion": "INGEN_LEDIG_PLADS", "afstemtDato": "2025-03-03"},
)


def _sendt(tid: str, udloeber: str) -> dict[str, str]:
    return {"konvolut.afsendt": tid, "konvolut.udloeber": udloeber}


def _samtykke(**aendring: object) -> tuple[Omgivende, ...]:
    """Samtykket med en ændring."""
    return (("samtykkeerklaering", dict(aendring)),)


def _kaldt_tilbage(omfang: str, dato: str) -> tuple[Omgivende, ...]:
    """Samtykket og en tilbagekaldelse: hele samtykket, eller for Beboerhuset Kilden."""
    helt = {"beroertPart": UD} if omfang == "HELT" else {}
    return (GIVET, ("samtykkeTilbagekaldelse", {"omfang": omfang, "dato": dato, **helt}))


def _takst(beloeb: str, **aendring: object) -> dict[str, object]:
    """Et tillæg, der hæver støttens takst fra 513 kroner; ydelsen er et botilbud, når intet andet er sagt."""
    takst = {
        "ydelseRef": "68ec8875-9668-5bc2-8b1f-89bda86cb1f2", "ydelsestype": "HOVEDYDELSE", "beloeb": beloeb,
        "enhed": "TIME", "gyldigFra": "2025-10-01", "prisniveauAar": 2025,
        "beregningsHenvisning": "Takstblad 2025, side 3"}  # fmt: skip
    return {"art": "TAKST_OG_VILKAAR", "takst": [takst], **BOTILBUD, **aendring}


OESTDANMARK = {"konvolut.afsender.organisation.regionskode": "1084"}
NYTAAR = "2027-01-04T12:00:00+01:00"
OM_AKANDEN = {"tilbud.tilbudsportalId": "TP-10460"}
ANDEN_OPSAMLING = {"konvolut.beskedId": noegle(901)}

REGISTERSAGER = (
    Registersag("FR-019", "forretningskvittering", "regionen-er-lagt-sammen",
        {**OESTDANMARK, **_sendt("2027-01-01T00:00:00+01:00", NYTAAR)},
        FEJL("/konvolut/afsender/organisation/regionskode")),
    Registersag("FR-019", "forretningskvittering", "nytaar-i-danmark-og-ikke-i-utc",
        {**OESTDANMARK, **_sendt("2026-12-31T23:00:00Z", NYTAAR)},
        FEJL("/konvolut/afsender/organisation/regionskode"), form="xml"),
    Registersag("FR-019", "forretningskvittering", "regionens-sidste-dag",
        {**OESTDANMARK, **_sendt("2026-12-31T23:59:59+01:00", NYTAAR)}),
    Registersag("FR-019", "bestilling", "aeldreloven-foer-den-gjaldt",
        {"ydelse.0.paragraf": "AELDRELOVEN"}, FEJL("/ydelse/0/paragraf"), ubedoemt=()),

    Registersag("FR-109", "kontrakt", "botilbud-uden-noegle",
        {**BOTILBUD, "leverandoer.tilbud.tilbudsportalId": UD}, PLIGT("/leverandoer/tilbud"), (BESTILT,)),
    Registersag("FR-109", "kontrakt", "kun-driftsherren-er-naevnt",
        {**BOTILBUD, "leverandoer.tilbud": UD}, PLIGT("/leverandoer/driftsherre"), (BESTILT,), form="xml"),
    Registersag("FR-109", "tilbud", "botilbud-uden-noegle",
        {**BOTILBUD, "socialtilsynStatus": UD, "leverandoer.tilbud.tilbudsportalId": UD}, RAAD("/leverandoer/tilbud"), (BESTILT,)),
    Registersag("FR-109", "matchSvar", "der-soeges-et-botilbud", {"tilbud.tilbudsportalId": UD}, RAAD("/tilbud"),
        (("forespoergsel", {"oensketYdelse.0.paragraf": "SEL_107"}),)),
    Registersag("FR-109", "ledigePladserOversigt", "en-post-uden-noegle",
        {"post.0.tilbud.tilbudsportalId": UD}, RAAD("/post/0/tilbud")),
    Registersag("FR-109", "kontrakt", "akut-bestilt",
        {**BOTILBUD, "leverandoer.tilbud.tilbudsportalId": UD}, kontekst=(("bestilling", {"hastegrad": "AKUT"}),)),
    Registersag("FR-109", "kontrakt", "stoette-i-egen-bolig-afhaenger-af-tilbuddet",
        {"leverandoer.tilbud.tilbudsportalId": UD}, kontekst=(BESTILT,), ubedoemt=("FR-109",)),
    Registersag("FR-109", "tilbud", "ikke-omfattet-af-tilsyn",
        {"leverandoer.tilbud.tilbudsportalId": UD, "socialtilsynStatus": "IKKE_OMFATTET"}, kontekst=(BESTILT,)),

    Registersag("FR-301", "aktoerAnmodning", "uden-henvisning-til-samtykke",
        {"konvolut.samtykkeRef": UD}, FEJL("/konvolut/samtykkeRef"), (GIVET,)),
    Registersag("FR-301", "aktoerAnmodning", "en-aktoer-samtykket-ikke-naevner",
        {"konvolut.modtager.0.organisation": EN_ANDEN}, FEJL("/konvolut/modtager/0"), (GIVET,)),
    Registersag("FR-301", "aktoerAnmodning", "kaldt-tilbage-for-aktoeren", {}, FEJL("/konvolut/modtager/0"),
        _kaldt_tilbage("DELVIST", "2025-06-03"), form="xml"),
    Registersag("FR-301", "aktoerAnmodning", "maa-kun-videregives", {}, FEJL("/konvolut/modtager/0"),
        _samtykke(retning="VIDEREGIVE")),
    Registersag("FR-301", "aktoerAnmodning", "oekonomien-er-ikke-med",
        {"oplysningstype.+": "OEKONOMI"}, FEJL("/oplysningstype/1"), (GIVET,)),
    Registersag("FR-301", "aktoerAnmodning", "efter-loven-uden-samtykke",
        {"konvolut.samtykkeRef": UD, "hjemmel": "UDEN_SAMTYKKE_RSL_11C"}),
    Registersag("FR-301", "aktoerAnmodning", "kaldt-tilbage-dagen-efter", {},
        kontekst=_kaldt_tilbage("DELVIST", "2025-06-04")),
    Registersag("FR-301", "aktoerAnmodning", "samtykket-er-ikke-kendt", {},
        ubedoemt=("FR-301", "FR-304", "FR-306")),

    Registersag("FR-302", "netvaerkskort", "hjemmeteamet-er-ikke-med", {}, FEJL("/konvolut/modtager/1"),
        (("samtykkeerklaering", {"mellemHvem.2": UD}),)),
    Registersag("FR-302", "netvaerkskort", "hjemmeteamet-er-ikke-med-og-kun-grund", GRUND,
        RAAD("/konvolut/modtager/1"), (("samtykkeerklaering", {"mellemHvem.2": UD}),), form="xml"),
    Registersag("FR-302", "netvaerkskort", "samtykke-i-en-anden-sag", {},
        FEJL("/konvolut/modtager/0", "/konvolut/modtager/1"),
        (("samtykkeerklaering", {"konvolut.forloebId": noegle(902)}),)),
    Registersag("FR-302", "koordinatorudpegning", "ogsaa-til-andre-foer-samtykket",
        {"konvolut.modtager.+": {"rolle": "TEAMMEDLEM", "organisation": EN_ANDEN}},
        FEJL("/konvolut/modtager/0", "/konvolut/modtager/1"), (GIVET,)),
    Registersag("FR-302", "netvaerkskort", "alle-er-daekket", {}, kontekst=(GIVET,)),
    Registersag("FR-302", "netvaerkskort", "forloebets-samtykke-uden-henvisning",
        {"konvolut.samtykkeRef": UD, "konvolut.behandlingsgrundlag": "MYNDIGHEDSOPGAVE"},
        kontekst=(GIVET,)),
    Registersag("FR-302", "koordinatorudpegning", "kun-koordinatoren-foer-samtykket", {}, kontekst=(GIVET,)),
    Registersag("FR-302", "dagsorden", "statusmoede-mellem-myndighed-og-udfoerer", {}, kontekst=(GIVET,)),
    Registersag("FR-302", "netvaerkskort", "intet-er-kendt-om-samtykker", {},
        ubedoemt=("FR-302", "FR-304", "FR-306")),

    Registersag("FR-304", "netvaerkskort", "givet-dagen-efter", {}, FEJL("/konvolut/samtykkeRef/0"),
        _samtykke(afgivetDato="2025-04-25"), ogsaa=("FR-302",)),
    Registersag("FR-304", "netvaerkskort", "udloebet-dagen-foer", {}, FEJL("/konvolut/samtykkeRef/0"),
        _samtykke(gyldigTil="2025-04-23"), ogsaa=("FR-302",), form="xml"),
    Registersag("FR-304", "netvaerkskort", "kaldt-tilbage-samme-dag", {}, FEJL("/konvolut/samtykkeRef/0"),
        _kaldt_tilbage("HELT", "2025-04-24"), ogsaa=("FR-302",)),
    Registersag("FR-304", "samtykkeerklaering", "gives-i-morgen", {"afgivetDato": "2025-04-16"},
        FEJL("/afgivetDato")),
    Registersag("FR-304", "netvaerkskort", "gaelder-til-og-med-i-dag", {},
        kontekst=_samtykke(gyldigTil="2025-04-24")),
    Registersag("FR-304", "netvaerkskort", "kaldt-tilbage-for-en-anden", {},
        kontekst=_kaldt_tilbage("DELVIST", "2025-04-20")),
    Registersag("FR-304", "samtykkeTilbagekaldelse", "et-udloebet-kan-altid-kaldes-tilbage",
        {"konvolut.samtykkeRef": [SAMTYKKE]}, kontekst=_samtykke(gyldigTil="2025-06-01")),

    Registersag("FR-306", "netvaerkskort", "et-aar-og-en-dag-gammelt", {}, OPLYSNING("/konvolut/samtykkeRef/0"),
        _samtykke(afgivetDato="2024-04-23")),
    Registersag("FR-306", "samtykkeerklaering", "noteret-over-et-aar-senere", {"afgivetDato": "2024-04-14"},
        OPLYSNING("/afgivetDato"), form="xml"),
    Registersag("FR-306", "netvaerkskort", "et-aar-gammelt-i-dag", {}, kontekst=_samtykke(afgivetDato="2024-04-24")),

    Registersag("FR-601", "bestilling", "privat-botilbud-uden-afstemning", PRIVAT_BOTILBUD,
        PLIGT("/ledighedsAfstemningRef")),
    Registersag("FR-601", "bestilling", "regionalt-botilbud-uden-afstemning-og-kun-grund",
        {**PRIVAT_BOTILBUD, **GRUND, "konvolut.modtager.0.organisation.driftsherretype": UD,
         "konvolut.modtager.0.organisation.regionskode": "1081"},
        OPLYSNING("/ledighedsAfstemningRef"), form="xml"),
    Registersag("FR-601", "bestilling", "afstemt-dagen-efter",
        {**PRIVAT_BOTILBUD, "ledighedsAfstemningRef": AFSTEMNING}, PLIGT("/ledighedsAfstemningRef"),
        ((AFSTEMT[0], {**AFSTEMT[1], "afstemtDato": "2025-03-04"}),)),
    Registersag("FR-601", "bestilling", "afstemningen-er-kun-et-spoergsmaal",
        {**PRIVAT_BOTILBUD, "ledighedsAfstemningRef": AFSTEMNING}, PLIGT("/ledighedsAfstemningRef"),
        (("ledighedsAfstemning", {"afstemtDato": "2025-03-03"}),)),
    Registersag("FR-601", "ledighedsAfstemning", "dateret-i-morgen", {"afstemtDato": "2025-03-05"},
        PLIGT("/afstemtDato")),
    Registersag("FR-601", "ledighedsAfstemning", "dateret-i-dag", {}),
    Registersag("FR-601", "bestilling", "afstemt-samme-dag",
        {**PRIVAT_BOTILBUD, "ledighedsAfstemningRef": AFSTEMNING}, kontekst=(AFSTEMT,)),
    Registersag("FR-601", "bestilling", "kommunalt-botilbud",
        {**PRIVAT_BOTILBUD, "konvolut.modtager.0.organisation.driftsherretype": "KOMMUNAL"}),
    Registersag("FR-601", "bestilling", "ingen-siger-hvem-der-ejer",
        {**PRIVAT_BOTILBUD, "konvolut.modtager.0.organisation.driftsherretype": UD}, ubedoemt=("FR-601",)),
    Registersag("FR-601", "bestilling", "privat-stoette-i-eget-hjem",
        {**MIDT, "konvolut.modtager.0.organisation.driftsherretype": "PRIVAT"}),

    Registersag("FR-602", "kontrakttillaeg", "en-oere-over-fem-procent", _takst("538.66", **MIDT),
        RAAD("/takst/0/beloeb"), (KONTRAKT, INDBERETTET)),
    Registersag("FR-602", "kontrakttillaeg", "en-oere-over-fem-procent-og-kun-grund", _takst("538.66", **GRUND),
        OPLYSNING("/takst/0/beloeb"), (KONTRAKT, INDBERETTET), form="xml"),
    Registersag("FR-602", "kontrakttillaeg", "indberettet-for-et-andet-aar", _takst("540.00", **MIDT),
        RAAD("/takst/0/beloeb"),
        (KONTRAKT, ("takststigningsindberetning", {**OM_AKANDEN, "efter.periode.til": "2025-09-30"}))),
    Registersag("FR-602", "takststigningsindberetning", "ikke-til-socialtilsynet", {"konvolut.modtager.0": UD},
        RAAD("/konvolut/modtager")),
    Registersag("FR-602", "kontrakttillaeg", "praecis-fem-procent", _takst("538.65", **MIDT),
        kontekst=(KONTRAKT, INDBERETTET)),
    Registersag("FR-602", "kontrakttillaeg", "indberettet", _takst("600.00", **MIDT),
        kontekst=(KONTRAKT, ("takststigningsindberetning", OM_AKANDEN))),
    Registersag("FR-602", "kontrakttillaeg", "stoette-i-eget-hjem",
        _takst("600.00", **MIDT, **{"ydelse.0.paragraf": "SEL_85", "ydelse.0.ydelseskode": "STOETTE_TIL_ADMINISTRATION"}),
        kontekst=(KONTRAKT, INDBERETTET)),
    Registersag("FR-602", "kontrakttillaeg", "indberetninger-er-ikke-kendt", _takst("600.00", **MIDT),
        kontekst=(KONTRAKT,), ubedoemt=("FR-602",)),
    Registersag("FR-602", "takststigningsindberetning", "fem-procent-til-sekretariatet",
        {"konvolut.modtager.0": UD, "efter.beloeb": "2016.00", "stigningPct": "5.00"}),

    Registersag("FR-604", "dassosOpsamling", "indberetningen-er-samlet-op-foer", {}, PLIGT("/indberetningRef/0"),
        (INDBERETTET, ("dassosOpsamling", {**ANDEN_OPSAMLING, "aar": 2024, "halvaar": "ANDET_HALVAAR"}))),
    Registersag("FR-604", "dassosOpsamling", "en-indberetning-er-glemt", {"indberetningRef": UD},
        PLIGT("/indberetningRef"), (INDBERETTET,), form="xml"),
    Registersag("FR-604", "dassosOpsamling", "halvaaret-er-samlet-op-foer", {}, PLIGT("/halvaar"),
        (INDBERETTET, ("dassosOpsamling", {**ANDEN_OPSAMLING, "indberetningRef": UD}))),
    Registersag("FR-604", "dassosOpsamling", "efter-aarets-udgang",
        _sendt("2026-01-01T09:00:00+01:00", "2026-01-06T09:00:00+01:00"), PLIGT("/halvaar"), (INDBERETTET,)),
    Registersag("FR-604", "dassosOpsamling", "aarets-anden", {}, kontekst=(
        INDBERETTET,
        ("dassosOpsamling", {
            **ANDEN_OPSAMLING, "aar": 2024, "halvaar": "ANDET_HALVAAR", "indberetningRef": UD}))),
    Registersag("FR-604", "dassosOpsamling", "indberettet-i-naeste-halvaar", {"indberetningRef": UD}, kontekst=(
        ("takststigningsindberetning", _sendt("2025-07-01T09:00:00+02:00", "2025-07-06T09:00:00+02:00")),)),
    Registersag("FR-604", "dassosOpsamling", "aarets-sidste-dag",
        _sendt("2025-12-31T09:00:00+01:00", "2026-01-05T09:00:00+01:00"), kontekst=(INDBERETTET,)),
    Registersag("FR-604", "dassosOpsamling", "rettet-med-dagen-for-droeftelsen-efter-fristen",
        {**_sendt("2026-01-12T09:00:00+01:00", "2026-01-17T09:00:00+01:00"),
         "konvolut.erstatter": ANDEN_OPSAMLING["konvolut.beskedId"], "droeftetDato": "2026-01-12"},
        kontekst=(INDBERETTET, ("dassosOpsamling", ANDEN_OPSAMLING))),
    Registersag("FR-604", "dassosOpsamling", "indberetningerne-er-ikke-kendt", {}, ubedoemt=("FR-604",)),
)  # fmt: skip
