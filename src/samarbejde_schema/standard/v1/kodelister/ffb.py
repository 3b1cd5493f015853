"""Kodelister fra Fælles Faglige Begreber (FFB, udgave 20240530) og Voksenudredningsmetoden.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.ffb import (
        FfbMaalgruppe, FfbTema, FfbUndertema, er_aktivitet_og_deltagelse, er_blad, tema_for,
    )

    assert tema_for(FfbUndertema.SOEVN) is FfbTema.SUNDHEDSFORHOLD
    assert er_aktivitet_og_deltagelse(FfbUndertema.SPISE)
    assert not er_blad(FfbMaalgruppe.MISBRUG)

Nøglen er etiketten med store bogstaver: æ bliver AE, ø OE, å AA, og alt andet end A–Z og 0–9 ét ``_``.
Rækkefølgen på samme trin betyder ikke noget.
"""

from __future__ import annotations

import re

from ....modelling.codes import CodeList, codes

_ASCII = str.maketrans({"Æ": "AE", "Ø": "OE", "Å": "AA"})
_ANDET = re.compile("[^A-Z0-9]+")


def _node(label: str, parent: str | None = None) -> tuple[str, str, None, None, str | None]:
    """Et led: nøglen dannet af etiketten, etiketten og leddet over."""
    return _ANDET.sub("_", label.upper().translate(_ASCII)).strip("_"), label, None, None, parent


@codes(source="000:200-202")
class FfbTema(CodeList):
    """De elleve temaer, som borgerens funktionsevne og livssituation belyses efter i VUM og FFB."""

    FYSISKE_FUNKTIONER = "FYSISKE_FUNKTIONER", "fysiske funktioner"
    MENTALE_FUNKTIONER = "MENTALE_FUNKTIONER", "mentale funktioner"
    SOCIALE_FORHOLD = "SOCIALE_FORHOLD", "sociale forhold"
    SUNDHEDSFORHOLD = "SUNDHEDSFORHOLD", "sundhedsforhold"
    OMGIVELSER = "OMGIVELSER", "omgivelser"
    RELATIONER = "RELATIONER", "relationer"
    SAMFUNDSLIV = "SAMFUNDSLIV", "samfundsliv"
    KOMMUNIKATION = "KOMMUNIKATION", "kommunikation"
    PRAKTISKE_OPGAVER = "PRAKTISKE_OPGAVER", "praktiske opgaver"
    EGENOMSORG = "EGENOMSORG", "egenomsorg"
    MOBILITET = "MOBILITET", "mobilitet"


AKTIVITET_OG_DELTAGELSE = frozenset(
    {
        FfbTema.RELATIONER,
        FfbTema.SAMFUNDSLIV,
        FfbTema.KOMMUNIKATION,
        FfbTema.PRAKTISKE_OPGAVER,
        FfbTema.EGENOMSORG,
        FfbTema.MOBILITET,
    }
)
"""Temaerne under aktivitet og deltagelse: kun her gives et niveau for funktionsevne (FR-108)."""

FUNKTIONER_OG_FORHOLD = frozenset(
    {
        FfbTema.FYSISKE_FUNKTIONER,
        FfbTema.MENTALE_FUNKTIONER,
        FfbTema.SOCIALE_FORHOLD,
        FfbTema.SUNDHEDSFORHOLD,
    }
)
"""Temaerne under funktioner og forhold."""

OMGIVELSESFAKTORER = frozenset({FfbTema.OMGIVELSER})
"""Temaet under omgivelsesfaktorer."""


@codes(source="KL")
class FfbUndertema(CodeList):
    """Undertemaerne; hvert hører til ét tema, som står i ``parent``."""

    OPMAERKSOMHED_OG_KONCENTRATIONSEVNE = _node("Opmærksomhed og koncentrationsevne", "MENTALE_FUNKTIONER")
    VIRKELIGHEDSOPFATTELSE = _node("Virkelighedsopfattelse", "MENTALE_FUNKTIONER")
    BEVIDSTHEDSTILSTAND = _node("Bevidsthedstilstand", "MENTALE_FUNKTIONER")
    PSYKOSOCIALE_FUNKTIONER = _node("Psykosociale funktioner", "MENTALE_FUNKTIONER")
    HUKOMMELSE = _node("Hukommelse", "MENTALE_FUNKTIONER")
    INDSIGT_I_EGEN_SITUATION = _node("Indsigt i egen situation", "MENTALE_FUNKTIONER")
    IGANGSAETNING_OG_MOTIVATION = _node("Igangsætning og motivation", "MENTALE_FUNKTIONER")
    ORGANISERING_OG_PLANLAEGNING = _node("Organisering og planlægning", "MENTALE_FUNKTIONER")
    PROBLEMLOESNING = _node("Problemløsning", "MENTALE_FUNKTIONER")
    FOELELSER_OG_ADFAERD = _node("Følelser og adfærd", "MENTALE_FUNKTIONER")
    INTELLEKTUELLE_FUNKTIONER = _node("Intellektuelle funktioner", "MENTALE_FUNKTIONER")
    ORIENTERINGSEVNE = _node("Orienteringsevne", "MENTALE_FUNKTIONER")
    SUNDHEDSFAGLIG_BEHANDLING_OG_TRAENING = _node("Sundhedsfaglig behandling og træning", "SUNDHEDSFORHOLD")
    MOTION = _node("Motion", "SUNDHEDSFORHOLD")
    FYSISK_HELBRED = _node("Fysisk helbred", "SUNDHEDSFORHOLD")
    SOEVN = _node("Søvn", "SUNDHEDSFORHOLD")
    KOST = _node("Kost", "SUNDHEDSFORHOLD")
    RUSMIDLER = _node("Rusmidler", "SUNDHEDSFORHOLD")
    DOEGNRYTME = _node("Døgnrytme", "SUNDHEDSFORHOLD")
    TOBAK = _node("Tobak", "SUNDHEDSFORHOLD")
    STEMME_OG_TALE = _node("Stemme og tale", "FYSISKE_FUNKTIONER")
    BEVAEGELSE = _node("Bevægelse", "FYSISKE_FUNKTIONER")
    SYN = _node("Syn", "FYSISKE_FUNKTIONER")
    SMERTE_OG_SANSEFUNKTIONER = _node("Smerte og sansefunktioner", "FYSISKE_FUNKTIONER")
    HOERELSE = _node("Hørelse", "FYSISKE_FUNKTIONER")
    OEKONOMISK_SITUATION = _node("Økonomisk situation", "SOCIALE_FORHOLD")
    BOLIGSITUATION = _node("Boligsituation", "SOCIALE_FORHOLD")
    INTERESSER = _node("Interesser", "SOCIALE_FORHOLD")
    FAMILIESITUATION = _node("Familiesituation", "SOCIALE_FORHOLD")
    KRIMINALITET = _node("Kriminalitet", "SOCIALE_FORHOLD")
    TRAUMATISKE_OPLEVELSER = _node("Traumatiske oplevelser", "SOCIALE_FORHOLD")
    PROSTITUTION = _node("Prostitution", "SOCIALE_FORHOLD")
    UDDANNELSE_OG_JOB = _node("Uddannelse og job", "SOCIALE_FORHOLD")
    INDGAA_I_SAMSPIL_OG_KONTAKT = _node("Indgå i samspil og kontakt", "RELATIONER")
    VARETAGE_RELATIONER_TIL_NETVAERK = _node("Varetage relationer til netværk", "RELATIONER")
    DELTAGE_I_SOCIALE_FAELLESSKABER_OG_FRITIDSAKTIVITETER = _node(
        "Deltage i sociale fællesskaber og fritidsaktiviteter", "RELATIONER"
    )
    FREMSTILLE_MEDDELELSER = _node("Fremstille meddelelser", "KOMMUNIKATION")
    SAMTALE = _node("Samtale", "KOMMUNIKATION")
    FORSTAA_MEDDELELSER = _node("Forstå meddelelser", "KOMMUNIKATION")
    ANVENDE_KOMMUNIKATIONSUDSTYR_OG_TEKNIKKER = _node(
        "Anvende kommunikationsudstyr- og teknikker", "KOMMUNIKATION"
    )
    BAERE_FLYTTE_OG_HAANDTERE_GENSTANDE = _node("Bære, flytte og håndtere genstande", "MOBILITET")
    GAA_OG_BEVAEGE_SIG = _node("Gå og bevæge sig", "MOBILITET")
    AENDRE_OG_OPRETHOLDE_KROPSSTILLING = _node("Ændre og opretholde kropsstilling", "MOBILITET")
    FAERDES_MED_TRANSPORTMIDLER = _node("Færdes med transportmidler", "MOBILITET")
    DRIKKE = _node("Drikke", "EGENOMSORG")
    VARETAGE_SIN_SEKSUALITET = _node("Varetage sin seksualitet", "EGENOMSORG")
    KLAEDE_SIG_AF_OG_PAA = _node("Klæde sig af og på", "EGENOMSORG")
    DYRKE_INTERESSE = _node("Dyrke interesse", "EGENOMSORG")
    SPISE = _node("Spise", "EGENOMSORG")
    VARETAGE_EGEN_SUNDHED = _node("Varetage egen sundhed", "EGENOMSORG")
    VASKE_SIG = _node("Vaske sig", "EGENOMSORG")
    GAA_PAA_TOILETTET = _node("Gå på toilettet", "EGENOMSORG")
    PLEJE_SIN_KROP = _node("Pleje sin krop", "EGENOMSORG")
    VARETAGE_BESKAEFTIGELSE = _node("Varetage beskæftigelse", "SAMFUNDSLIV")
    VARETAGE_OEKONOMI = _node("Varetage økonomi", "SAMFUNDSLIV")
    VARETAGE_UDDANNELSE = _node("Varetage uddannelse", "SAMFUNDSLIV")
    HAANDTERE_POST = _node("Håndtere post", "SAMFUNDSLIV")
    VARETAGE_BOLIG = _node("Varetage bolig", "SAMFUNDSLIV")
    KOEBE_IND = _node("Købe ind", "PRAKTISKE_OPGAVER")
    PASSE_EJENDELE = _node("Passe ejendele", "PRAKTISKE_OPGAVER")
    UDVISE_HJAELP_OG_OMSORG_FOR_ANDRE = _node("Udvise hjælp og omsorg for andre", "PRAKTISKE_OPGAVER")
    GOERE_RENT = _node("Gøre rent", "PRAKTISKE_OPGAVER")
    LAVE_MAD = _node("Lave mad", "PRAKTISKE_OPGAVER")
    VASKE_TOEJ = _node("Vaske tøj", "PRAKTISKE_OPGAVER")
    HOLDNINGER_I_OMGIVELSERNE = _node("Holdninger i omgivelserne", "OMGIVELSER")
    BOLIGOMRAADE = _node("Boligområde", "OMGIVELSER")
    PERSONER_I_NETVAERK = _node("Personer i netværk", "OMGIVELSER")


@codes(source="KL")
class Funktionsevneniveau(CodeList):
    """Graden af nedsat funktionsevne, fra ingen (0) til fuldstændig (4)."""

    NIVEAU_0 = "0", "ingen nedsat funktionsevne"
    NIVEAU_1 = "1", "let nedsat"
    NIVEAU_2 = "2", "moderat nedsat"
    NIVEAU_3 = "3", "svært nedsat"
    NIVEAU_4 = "4", "fuldstændig nedsat"
    IKKE_VURDERET = "IKKE_VURDERET", "ikke vurderet"


@codes(source="KL")
class Stoettebehovsniveau(CodeList):
    """Hvor meget støtte borgeren har brug for, fra intet (0) til fuldstændigt (4)."""

    NIVEAU_0 = "0", "intet støttebehov"
    NIVEAU_1 = "1", "let"
    NIVEAU_2 = "2", "moderat"
    NIVEAU_3 = "3", "højt"
    NIVEAU_4 = "4", "fuldstændigt"
    IKKE_VURDERET = "IKKE_VURDERET", "ikke vurderet"


@codes(source="KL")
class Maaltype(CodeList):
    """FFB-måltypen: om funktionsevnen skal fastholdes, udvikles, eller et tab begrænses."""

    FASTHOLDE_FUNKTIONSEVNE = "FASTHOLDE_FUNKTIONSEVNE", "fastholde funktionsevne"
    UDVIKLE_FUNKTIONSEVNE = "UDVIKLE_FUNKTIONSEVNE", "udvikle funktionsevne"
    BEGRAENSE_TAB_AF_FUNKTIONSEVNE = "BEGRAENSE_TAB_AF_FUNKTIONSEVNE", "begrænse tab af funktionsevne"


@codes(source="KL")
class Opfoelgningsresultat(CodeList):
    """Den afgørelse, en opfølgning fører til."""

    FORTSAETTELSE = "FORTSAETTELSE", "afgørelse om fortsættelse"
    AFSLUT_OG_VISITER_TIL_NY = "AFSLUT_OG_VISITER_TIL_NY", "afgørelse om afslutning og visitation til ny"
    AFSLUTNING = "AFSLUTNING", "afgørelse om afslutning"


@codes(source="KL")
class FfbYdelse(CodeList):
    """De sociale ydelser, fra brede til præcise; passer ingen af de mest præcise, kan en bredere bruges."""

    AFKLARING = _node("Afklaring")
    PAEDAGOGISK_UDREDNING = _node("Pædagogisk udredning", "AFKLARING")
    OPHOLD = _node("Ophold")
    LAENGEREVARENDE_OPHOLD = _node("Længerevarende ophold", "OPHOLD")
    MIDLERTIDIGT_OPHOLD = _node("Midlertidigt ophold", "OPHOLD")
    AKUT_OPHOLD = _node("Akut ophold", "OPHOLD")
    AKTIVITET_OG_SAMVAER = _node("Aktivitet og samvær")
    SANSESTIMULERENDE_AKTIVITET = _node("Sansestimulerende aktivitet", "AKTIVITET_OG_SAMVAER")
    OPLEVELSESAKTIVITET = _node("Oplevelsesaktivitet", "AKTIVITET_OG_SAMVAER")
    FYSISK_AKTIVITET = _node("Fysisk aktivitet", "AKTIVITET_OG_SAMVAER")
    SOCIAL_AKTIVITET = _node("Social aktivitet", "AKTIVITET_OG_SAMVAER")
    KREATIV_AKTIVITET = _node("Kreativ aktivitet", "AKTIVITET_OG_SAMVAER")
    KOMPETENCEUDVIKLENDE_AKTIVITET = _node("Kompetenceudviklende aktivitet", "AKTIVITET_OG_SAMVAER")
    BESKYTTET_BESKAEFTIGELSE = _node("Beskyttet beskæftigelse")
    SERVICE = _node("Service", "BESKYTTET_BESKAEFTIGELSE")
    PRAKTIKFORLOEB = _node("Praktikforløb", "BESKYTTET_BESKAEFTIGELSE")
    PRODUKTION_OG_VAERKSTED = _node("Produktion og værksted", "BESKYTTET_BESKAEFTIGELSE")
    SOCIALPAEDAGOGISK_STOETTE = _node("Socialpædagogisk støtte")
    STOETTE_TIL_SAMFUNDSDELTAGELSE = _node("Støtte til samfundsdeltagelse", "SOCIALPAEDAGOGISK_STOETTE")
    STOETTE_TIL_TRANSPORT = _node("Støtte til transport", "STOETTE_TIL_SAMFUNDSDELTAGELSE")
    STOETTE_TIL_UDDANNELSE = _node("Støtte til uddannelse", "STOETTE_TIL_SAMFUNDSDELTAGELSE")
    STOETTE_TIL_BESKAEFTIGELSE = _node("Støtte til beskæftigelse", "STOETTE_TIL_SAMFUNDSDELTAGELSE")
    STOETTE_TIL_KONTAKT_TIL_OFFENTLIGE_OG_PRIVATE_INSTANSER = _node(
        "Støtte til kontakt til offentlige og private instanser", "STOETTE_TIL_SAMFUNDSDELTAGELSE"
    )
    STOETTE_TIL_SUNDHED = _node("Støtte til sundhed", "SOCIALPAEDAGOGISK_STOETTE")
    STOETTE_TIL_SUND_LEVEVIS = _node("Støtte til sund levevis", "STOETTE_TIL_SUNDHED")
    STOETTE_TIL_PERSONLIG_HYGIEJNE = _node("Støtte til personlig hygiejne", "STOETTE_TIL_SUNDHED")
    STOETTE_TIL_PSYKISK_TRIVSEL = _node("Støtte til psykisk trivsel", "STOETTE_TIL_SUNDHED")
    STOETTE_TIL_SEKSUALITET = _node("Støtte til seksualitet", "STOETTE_TIL_SUNDHED")
    STOETTE_TIL_BEHANDLING = _node("Støtte til behandling", "STOETTE_TIL_SUNDHED")
    STOETTE_TIL_RELATIONER_OG_FAELLESSKABER = _node(
        "Støtte til relationer og fællesskaber", "SOCIALPAEDAGOGISK_STOETTE"
    )
    STOETTE_TIL_SOCIALE_RELATIONER = _node(
        "Støtte til sociale relationer", "STOETTE_TIL_RELATIONER_OG_FAELLESSKABER"
    )
    STOETTE_TIL_VARETAGELSE_AF_FORAELDREROLLEN = _node(
        "Støtte til varetagelse af forældrerollen", "STOETTE_TIL_RELATIONER_OG_FAELLESSKABER"
    )
    STOETTE_TIL_PRAKTISKE_OPGAVER = _node("Støtte til praktiske opgaver", "SOCIALPAEDAGOGISK_STOETTE")
    STOETTE_TIL_DAGLIGE_OPGAVER_I_HJEMMET = _node(
        "Støtte til daglige opgaver i hjemmet", "STOETTE_TIL_PRAKTISKE_OPGAVER"
    )
    STOETTE_TIL_ETABLERING_I_BOLIG = _node("Støtte til etablering i bolig", "STOETTE_TIL_PRAKTISKE_OPGAVER")
    STOETTE_TIL_ADMINISTRATION = _node("Støtte til administration", "STOETTE_TIL_PRAKTISKE_OPGAVER")
    FOREBYGGENDE_HJAELP_OG_STOETTE = _node("Forebyggende hjælp og støtte")
    GRUPPEBASERET_HJAELP_OG_STOETTE = _node("Gruppebaseret hjælp og støtte", "FOREBYGGENDE_HJAELP_OG_STOETTE")
    AKUT_RAADGIVNING_OMSORG_OG_STOETTE = _node(
        "Akut rådgivning, omsorg og støtte", "FOREBYGGENDE_HJAELP_OG_STOETTE"
    )
    INDIVIDUEL_TIDSBEGRAENSET_SOCIALPAEDAGOGISK_HJAELP_OG_STOETTE = _node(
        "Individuel tidsbegrænset socialpædagogisk hjælp og støtte", "FOREBYGGENDE_HJAELP_OG_STOETTE"
    )
    HJAELP_OG_STOETTE_ETABLERET_I_SAMARBEJDE_MED_FRIVILLIGE = _node(
        "Hjælp og støtte etableret i samarbejde med frivillige", "FOREBYGGENDE_HJAELP_OG_STOETTE"
    )
    GRUPPEBASERET_HJAELP_OG_STOETTE_ETABLERET_I_SAMARBEJDE_MED_FRIVILLIGE = _node(
        "Gruppebaseret hjælp og støtte etableret i samarbejde med frivillige",
        "HJAELP_OG_STOETTE_ETABLERET_I_SAMARBEJDE_MED_FRIVILLIGE",
    )
    INDIVIDUEL_TIDSBEGRAENSET_SOCIALPAEDAGOGISK_HJAELP_OG_STOETTE_LEVERET_I_SAMARBEJDE_MED_FRIVILLIGE = _node(
        "Individuel tidsbegrænset socialpædagogisk hjælp og støtte leveret i samarbejde med frivillige",
        "HJAELP_OG_STOETTE_ETABLERET_I_SAMARBEJDE_MED_FRIVILLIGE",
    )


@codes(source="KL")
class FfbTilbudstype(CodeList):
    """Tilbudstyperne som et træ; ``parent`` er leddet over."""

    SOCIALT_AKUTTILBUD = _node("Socialt akuttilbud")
    MOBILT_TILBUD = _node("Mobilt tilbud")
    DAGTILBUD_TIL_VOKSNE = _node("Dagtilbud til voksne")
    AKTIVITETS_OG_SAMVAERSTILBUD = _node("Aktivitets- og samværstilbud", "DAGTILBUD_TIL_VOKSNE")
    BESKYTTET_BESKAEFTIGELSESTILBUD = _node("Beskyttet beskæftigelsestilbud", "DAGTILBUD_TIL_VOKSNE")
    BOTILBUDSLIGNENDE_TILBUD = _node("Botilbudslignende tilbud")
    ALMEN_AELDRE_OG_HANDICAPVENLIG_BOLIG = _node(
        "Almen ældre- og handicapvenlig bolig", "BOTILBUDSLIGNENDE_TILBUD"
    )
    BOTILBUD_TIL_VOKSNE = _node("Botilbud til voksne")
    MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE = _node("Midlertidigt botilbud til voksne", "BOTILBUD_TIL_VOKSNE")
    LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE = _node("Længerevarende botilbud til voksne", "BOTILBUD_TIL_VOKSNE")
    SIKRET_LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE = _node(
        "Sikret længerevarende botilbud til voksne", "LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE"
    )
    ALMINDELIGT_LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE = _node(
        "Almindeligt længerevarende botilbud til voksne", "LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE"
    )


@codes(source="KL")
class FfbMaalgruppe(CodeList):
    """Målgrupperne, fra brede til præcise; brug den mest præcise, der passer (FR-102)."""

    SOCIALT_PROBLEM = _node("Socialt problem")
    PROSTITUTION = _node("Prostitution", "SOCIALT_PROBLEM")
    SOCIAL_ISOLATION = _node("Social isolation", "SOCIALT_PROBLEM")
    HJEMLOESHED = _node("Hjemløshed", "SOCIALT_PROBLEM")
    INDADREAGERENDE_ADFAERD = _node("Indadreagerende adfærd", "SOCIALT_PROBLEM")
    SELVSKADENDE_ADFAERD = _node("Selvskadende adfærd", "SOCIALT_PROBLEM")
    SELVMORDSTANKER_ELLER_FORSOEG = _node("Selvmordstanker eller -forsøg", "SOCIALT_PROBLEM")
    ANDET_SOCIALT_PROBLEM = _node("Andet socialt problem", "SOCIALT_PROBLEM")
    SEKSUELT_KRAENKENDE_ADFAERD = _node("Seksuelt krænkende adfærd", "SOCIALT_PROBLEM")
    UDADREAGERENDE_ADFAERD = _node("Udadreagerende adfærd", "SOCIALT_PROBLEM")
    OMSORGSSVIGT = _node("Omsorgssvigt", "SOCIALT_PROBLEM")
    OVERGREB = _node("Overgreb", "SOCIALT_PROBLEM")
    VOLDELIGT_OVERGREB = _node("Voldeligt overgreb", "OVERGREB")
    ANDET_OVERGREB = _node("Andet overgreb", "OVERGREB")
    SEKSUELT_OVERGREB = _node("Seksuelt overgreb", "OVERGREB")
    KRIMINALITET = _node("Kriminalitet", "SOCIALT_PROBLEM")
    IKKE_PERSONFARLIG_KRIMINALITET = _node("Ikke-personfarlig kriminalitet", "KRIMINALITET")
    PERSONFARLIG_KRIMINALITET = _node("Personfarlig kriminalitet", "KRIMINALITET")
    MISBRUG = _node("Misbrug", "SOCIALT_PROBLEM")
    STOFMISBRUG = _node("Stofmisbrug", "MISBRUG")
    ALKOHOLMISBRUG = _node("Alkoholmisbrug", "MISBRUG")
    FUNKTIONSNEDSAETTELSE = _node("Funktionsnedsættelse")
    SJAELDENT_FOREKOMMENDE_FUNKTIONSNEDSAETTELSE = _node(
        "Sjældent forekommende funktionsnedsættelse", "FUNKTIONSNEDSAETTELSE"
    )
    MULTIPEL_FUNKTIONSNEDSAETTELSE = _node("Multipel funktionsnedsættelse", "FUNKTIONSNEDSAETTELSE")
    FYSISK_FUNKTIONSNEDSAETTELSE = _node("Fysisk funktionsnedsættelse", "FUNKTIONSNEDSAETTELSE")
    KOMMUNIKATIONSNEDSAETTELSE = _node("Kommunikationsnedsættelse", "FYSISK_FUNKTIONSNEDSAETTELSE")
    SYNSNEDSAETTELSE = _node("Synsnedsættelse", "FYSISK_FUNKTIONSNEDSAETTELSE")
    MOBILITETSNEDSAETTELSE = _node("Mobilitetsnedsættelse", "FYSISK_FUNKTIONSNEDSAETTELSE")
    HOERENEDSAETTELSE = _node("Hørenedsættelse", "FYSISK_FUNKTIONSNEDSAETTELSE")
    ANDEN_FYSISK_FUNKTIONSNEDSAETTELSE = _node(
        "Anden fysisk funktionsnedsættelse", "FYSISK_FUNKTIONSNEDSAETTELSE"
    )
    DOEVBLINDHED = _node("Døvblindhed", "FYSISK_FUNKTIONSNEDSAETTELSE")
    ERHVERVET_DOEVBLINDHED = _node("Erhvervet døvblindhed", "DOEVBLINDHED")
    MEDFOEDT_DOEVBLINDHED = _node("Medfødt døvblindhed", "DOEVBLINDHED")
    PSYKISK_FUNKTIONSNEDSAETTELSE = _node("Psykisk funktionsnedsættelse", "FUNKTIONSNEDSAETTELSE")
    PSYKISKE_VANSKELIGHEDER = _node("Psykiske vanskeligheder", "PSYKISK_FUNKTIONSNEDSAETTELSE")
    SPISEFORSTYRRELSE = _node("Spiseforstyrrelse", "PSYKISKE_VANSKELIGHEDER")
    ANGST = _node("Angst", "PSYKISKE_VANSKELIGHEDER")
    PERSONLIGHEDSFORSTYRRELSE = _node("Personlighedsforstyrrelse", "PSYKISKE_VANSKELIGHEDER")
    ANDEN_PSYKISK_VANSKELIGHED = _node("Anden psykisk vanskelighed", "PSYKISKE_VANSKELIGHEDER")
    STRESSBELASTNING = _node("Stressbelastning", "PSYKISKE_VANSKELIGHEDER")
    TILKNYTNINGSFORSTYRRELSE = _node("Tilknytningsforstyrrelse", "PSYKISKE_VANSKELIGHEDER")
    DEPRESSION = _node("Depression", "PSYKISKE_VANSKELIGHEDER")
    FORANDRET_VIRKELIGHEDSOPFATTELSE = _node("Forandret virkelighedsopfattelse", "PSYKISKE_VANSKELIGHEDER")
    INTELLEKTUEL_KOGNITIV_FORSTYRRELSE = _node(
        "Intellektuel/kognitiv forstyrrelse", "PSYKISK_FUNKTIONSNEDSAETTELSE"
    )
    ANDEN_INTELLEKTUEL_KOGNITIV_FORSTYRRELSE = _node(
        "Anden intellektuel/kognitiv forstyrrelse", "INTELLEKTUEL_KOGNITIV_FORSTYRRELSE"
    )
    DEMENS = _node("Demens", "INTELLEKTUEL_KOGNITIV_FORSTYRRELSE")
    UDVIKLINGSHAEMNING = _node("Udviklingshæmning", "INTELLEKTUEL_KOGNITIV_FORSTYRRELSE")
    UDVIKLINGSFORSTYRRELSE = _node("Udviklingsforstyrrelse", "INTELLEKTUEL_KOGNITIV_FORSTYRRELSE")
    ANDEN_UDVIKLINGSFORSTYRRELSE = _node("Anden udviklingsforstyrrelse", "UDVIKLINGSFORSTYRRELSE")
    UDVIKLINGSFORSTYRRELSE_AF_TALE_OG_SPROG = _node(
        "Udviklingsforstyrrelse af tale og sprog", "UDVIKLINGSFORSTYRRELSE"
    )
    UDVIKLINGSFORSTYRRELSE_AF_SKOLEFAERDIGHEDER = _node(
        "Udviklingsforstyrrelse af skolefærdigheder", "UDVIKLINGSFORSTYRRELSE"
    )
    AUTISMESPEKTRUM = _node("Autismespektrum", "UDVIKLINGSFORSTYRRELSE")
    OPMAERKSOMHEDSFORSTYRRELSE = _node("Opmærksomhedsforstyrrelse", "UDVIKLINGSFORSTYRRELSE")
    UDVIKLINGSFORSTYRRELSE_AF_SANSEMOTORISKE_FAERDIGHEDER = _node(
        "Udviklingsforstyrrelse af sansemotoriske færdigheder", "UDVIKLINGSFORSTYRRELSE"
    )
    HJERNESKADE = _node("Hjerneskade", "INTELLEKTUEL_KOGNITIV_FORSTYRRELSE")
    MEDFOEDT_HJERNESKADE = _node("Medfødt hjerneskade", "HJERNESKADE")
    ERHVERVET_HJERNESKADE = _node("Erhvervet hjerneskade", "HJERNESKADE")


FfbTrae = FfbYdelse | FfbTilbudstype | FfbMaalgruppe
"""De lister, der er et træ i sig selv."""

_HAR_LED_UNDER = {
    liste: frozenset(led.parent for led in liste) for liste in (FfbYdelse, FfbTilbudstype, FfbMaalgruppe)
}


def tema_for(undertema: FfbUndertema) -> FfbTema:
    """Det tema, undertemaet hører til (FR-117)."""
    return FfbTema(undertema.parent or "")


def er_aktivitet_og_deltagelse(kode: FfbTema | FfbUndertema) -> bool:
    """Om et tema eller undertema ligger under aktivitet og deltagelse (FR-108)."""
    return (tema_for(kode) if isinstance(kode, FfbUndertema) else kode) in AKTIVITET_OG_DELTAGELSE


def er_blad(kode: FfbTrae) -> bool:
    """Om intet led ligger under koden, så den ikke kan siges nærmere (FR-102)."""
    return kode not in _HAR_LED_UNDER[type(kode)]


def er_under(kode: FfbTrae, gren: FfbTrae) -> bool:
    """Om koden er grenen selv eller ligger under den i samme træ."""
    led: FfbTrae | None = kode
    while led is not None and led is not gren:
        led = type(led)(led.parent) if led.parent is not None else None
    return led is gren
