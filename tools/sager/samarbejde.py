"""Sager om Samarbejdsmodellen: FR-303, FR-305, FR-606, FR-704 til FR-707, FR-710 til FR-714 og FR-716 til FR-718.

Et fuldt eksempel::

    from tools.sager.samarbejde import SAGER

    assert {"FR-303", "FR-718"} <= {sag.regel for sag in SAGER}
"""

from __future__ import annotations

from .sag import FEJL, OPLYSNING, PLIGT, RAAD, UD, Sag, Som, noegle

UDEN_SAM = {"konvolut.profil": ["GRUND"]}
BEHOV, METTE, BIRGITTE = noegle(75), noegle(82), noegle(83)
UOENSKET = {"behov.0.oensketAfBorger": False}
ANDEN_AFTALE = Som(
    "aftale.0", {"aftaleId": noegle(76), "ansvarlig": [{"rolle": "AKTOER", "medlemRef": BIRGITTE}]}
)
SAMME_ANSVARLIGE = Som("aftale.0", {"aftaleId": noegle(76)})
STEMME = ("koordinatorudpegning", "netvaerkskort", "teamsammensaetning", "maalOgAftaleskema",
          "aftaleOpfoelgning", "resultatdokumentation")  # fmt: skip
"""De beskeder, borgerens stemme hører hjemme i."""


NETVAERKSMOEDE = {"konvolut.profil": ["GRUND", "SAM"], "moedetype": "NETVAERKSMOEDE",
                  "opfoelgningMed": ["BORGER"]}  # fmt: skip
"""Et referat af et netværksmøde."""


def kun(**ansvarlig: str) -> dict[str, list[dict[str, str]]]:
    """Aftalen har én ansvarlig."""
    return {"aftale.0.ansvarlig": [ansvarlig]}


def maalgruppe(*koder: str) -> dict[str, list[dict[str, str]]]:
    """Borgerens målgrupper."""
    return {"maalgruppe": [{"maalgruppe": kode} for kode in koder]}


def gruppe(*pladser: tuple[str, str]) -> dict[str, list[dict[str, str]]]:
    """Ledergruppens pladser: forvaltning og sektor."""
    return {"ledergruppe": [{"forvaltning": navn, "sektor": sektor} for navn, sektor in pladser]}


SAMTYKKE = (
    Sag("FR-303", "samtykkeerklaering", "borgeren-ved-ikke-at-det-kan-kaldes-tilbage",
        {"oplystOmTilbagekaldelse": False}, FEJL("/oplystOmTilbagekaldelse")),
    Sag("FR-303", "samtykkeerklaering", "borgeren-kender-ikke-foelgerne-og-det-er-uden-for-modellen",
        UDEN_SAM | {"oplystOmTilbagekaldelse": False, "oplystOmKonsekvens": False},
        FEJL("/oplystOmTilbagekaldelse", "/oplystOmKonsekvens"), form="xml"),
    Sag("FR-303", "samtykkeerklaering", "vaergen-har-sagt-ja-og-er-oplyst", {"afgivetAf": "VAERGE"}),

    Sag("FR-305", "samtykkeerklaering", "en-anden-har-noteret-det",
        {"registreretAf.organisation.cvr": "90000012"}, FEJL("/registreretAf/organisation/cvr")),
    Sag("FR-305", "samtykkeerklaering", "den-der-noterede-har-intet-nummer",
        {"registreretAf.organisation.cvr": UD}, FEJL("/registreretAf/organisation/cvr"), form="xml"),
    Sag("FR-305", "samtykkeTilbagekaldelse", "en-anden-har-noteret-tilbagekaldelsen",
        UDEN_SAM | {"registreretAf.organisation.cvr": "90000047"}, FEJL("/registreretAf/organisation/cvr")),
    Sag("FR-305", "samtykkeerklaering", "samme-kommune-under-et-andet-navn",
        {"registreretAf.organisation.navn": "Fjordby Kommune, Sundhed og Omsorg"}),
    Sag("FR-305", "samtykkeTilbagekaldelse", "samme-kommune-i-en-anden-enhed",
        {"registreretAf.organisation.pNummer": "1009000041"}, form="xml"),
)  # fmt: skip
"""Samtykke og tilbagekaldelse."""

VEJEN_IND = (
    Sag("FR-710", "koordinatorudpegning", "en-dag-foer-de-halvtreds", {"fra": "1998-12-24"},
        OPLYSNING("/socialtUdsatAeldre")),
    Sag("FR-710", "koordinatorudpegning", "paa-dagen", {"fra": "1998-12-25"}, form="xml"),
    Sag("FR-710", "koordinatorudpegning", "ung-og-i-en-anden-maalgruppe",
        {"fra": "1990-01-01", "socialtUdsatAeldre": False}),
    Sag("FR-710", "koordinatorudpegning", "maalgruppen-er-ikke-naevnt",
        {"fra": "1990-01-01", "socialtUdsatAeldre": UD}),

    Sag("FR-712", "koordinatorudpegning", "kan-ikke-have-gavn-af-modellen",
        {"egnethedsvurdering.kanProfitere": False}, FEJL("/egnethedsvurdering/begrundelse")),
    Sag("FR-712", "koordinatorudpegning", "har-brug-for-et-plejehjem",
        {"egnethedsvurdering.behovForSaerskiltTilbud": True}, FEJL("/egnethedsvurdering/begrundelse"),
        form="xml"),
    Sag("FR-712", "koordinatorudpegning", "og-det-staar-hvorfor",
        {"egnethedsvurdering.behovForSaerskiltTilbud": True,
         "egnethedsvurdering.begrundelse": "Der er ventetid på pladsen, og nogen skal samle trådene imens."}),
    Sag("FR-712", "koordinatorudpegning", "uden-for-samarbejdsmodellen",
        UDEN_SAM | {"egnethedsvurdering.kanProfitere": False}),

    Sag("FR-716", "koordinatorudpegning", "ingen-maalgruppe", {"maalgruppe": UD}, RAAD("/maalgruppe")),
    Sag("FR-716", "koordinatorudpegning", "kun-et-syn-der-svigter", maalgruppe("SYNSNEDSAETTELSE", "DEMENS"),
        RAAD("/maalgruppe"), form="xml"),
    Sag("FR-716", "koordinatorudpegning", "et-misbrug-blandt-andet", maalgruppe("DEMENS", "ALKOHOLMISBRUG")),
    Sag("FR-716", "koordinatorudpegning", "psykisk-saarbarhed", maalgruppe("DEPRESSION"), form="xml"),
)  # fmt: skip
"""Udpegning af koordinatoren."""

NETVAERK_OG_TEAM = (
    Sag("FR-707", "teamsammensaetning", "ingen-fra-sundhed", {"medlem.1.sektor": "BOLIG"}, RAAD("/medlem")),
    Sag("FR-707", "teamsammensaetning", "ingen-har-en-sektor",
        {"medlem.0.sektor": UD, "medlem.1.sektor": UD}, RAAD("/medlem"), form="xml"),
    Sag("FR-707", "teamsammensaetning", "uden-samarbejdsmodellen",
        UDEN_SAM | {"medlem.0.sektor": UD, "medlem.1.sektor": UD}),
    Sag("FR-707", "teamsammensaetning", "psykiatrien-er-med", {"medlem.1.sektor": "PSYKIATRI"}),

    Sag("FR-713", "netvaerkskort", "lavet-uden-borgeren", {"udarbejdetMedBorger": False},
        FEJL("/udarbejdetMedBorger")),
    Sag("FR-713", "teamsammensaetning", "valgt-af-andre", {"valgtAf": ["KOORDINATOR", "PAAROERENDE"]},
        FEJL("/valgtAf"), form="xml"),
    Sag("FR-713", "netvaerkskort", "uden-for-samarbejdsmodellen", UDEN_SAM | {"udarbejdetMedBorger": False}),
    Sag("FR-713", "teamsammensaetning", "borgeren-har-valgt-alene", {"valgtAf": ["BORGER"]}),

    Sag("FR-714", "netvaerkskort", "soesteren-er-ikke-oensket", {"person.0.oenskesInddraget": False},
        FEJL("/person/0/oenskesInddraget")),
    Sag("FR-714", "netvaerkskort", "en-frivillig-er-ikke-oensket",
        {"person.1.type": "CIVILSAMFUND", "person.1.oenskesInddraget": False},
        FEJL("/person/1/oenskesInddraget"), form="xml"),
    Sag("FR-714", "teamsammensaetning", "borgeren-er-ikke-spurgt-om-soesteren",
        {"medlem.2.oensketAfBorger": UD}, FEJL("/medlem/2/oensketAfBorger")),
    Sag("FR-714", "netvaerkskort", "en-fagperson-kan-staa-der-uden-at-vaere-oensket",
        {"person.1.oenskesInddraget": False}),
    Sag("FR-714", "teamsammensaetning", "en-frivillig-som-borgeren-oensker",
        {"medlem.1.type": "CIVILSAMFUND", "medlem.1.oensketAfBorger": True}, form="xml"),
    Sag("FR-714", "teamsammensaetning", "uden-for-samarbejdsmodellen",
        UDEN_SAM | {"medlem.2.oensketAfBorger": False}),
)  # fmt: skip
"""Netværkskort og team."""

MAAL_OG_AFTALER = (
    Sag("FR-704", "maalOgAftaleskema", "borgeren-oensker-ikke-den-hjaelp", UOENSKET, FEJL("/aftale/0/behovRef")),
    Sag("FR-704", "maalOgAftaleskema", "behovet-staar-der-men-uden-en-aftale",
        UOENSKET | {"aftale.0.behovRef": UD}, form="xml"),
    Sag("FR-704", "maalOgAftaleskema", "aftalen-svarer-paa-et-andet-behov",
        {"behov.+": Som("behov.0", {"behovId": noegle(77), "oensketAfBorger": False})}),

    Sag("FR-705", "maalOgAftaleskema", "stoettepersonen-staar-alene-med-begge",
        kun(rolle="TEAMMEDLEM", medlemRef=METTE) | {"aftale.+": SAMME_ANSVARLIGE}, RAAD("/aftale"),
        ogsaa=("FR-706",)),
    Sag("FR-705", "maalOgAftaleskema", "borgeren-staar-alene-med-begge",
        kun(rolle="BORGER", navn="Nancy") | {"aftale.+": Som("aftale.0", {
            "aftaleId": noegle(76), "ansvarlig": [{"rolle": "BORGER"}]})}, RAAD("/aftale"), form="xml"),
    Sag("FR-705", "maalOgAftaleskema", "to-uden-navn-i-samme-rolle",
        kun(rolle="AKTOER") | {"aftale.+": SAMME_ANSVARLIGE}, RAAD("/aftale"), ogsaa=("FR-706",)),
    Sag("FR-705", "maalOgAftaleskema", "en-anden-har-den-anden",
        kun(rolle="BORGER") | {"aftale.+": ANDEN_AFTALE}),
    Sag("FR-705", "maalOgAftaleskema", "to-med-hver-sit-navn-i-samme-rolle",
        kun(rolle="BORGER") | {"aftale.0.ansvarlig": [{"rolle": "AKTOER", "navn": "Asger"}], "aftale.+": Som(
            "aftale.0", {"aftaleId": noegle(76), "ansvarlig": [{"rolle": "AKTOER", "navn": "Bodil"}]})},
        ogsaa=("FR-706",), form="xml"),
    Sag("FR-705", "maalOgAftaleskema", "der-er-kun-en-aftale", kun(rolle="BORGER")),

    Sag("FR-706", "maalOgAftaleskema", "ingen-aftale-er-borgerens", kun(rolle="TEAMMEDLEM", medlemRef=METTE),
        OPLYSNING("/aftale")),
    Sag("FR-706", "maalOgAftaleskema", "den-anden-aftale-er-borgerens",
        kun(rolle="TEAMMEDLEM", medlemRef=METTE) | {"aftale.+": Som("aftale.0", {
            "aftaleId": noegle(76), "ansvarlig": [{"rolle": "BORGER"}]})}, form="xml"),

    Sag("FR-717", "maalOgAftaleskema", "andre-har-formuleret-maalet",
        {"maal.0.formuleretAf": ["KOORDINATOR", "VAERGE"]}, FEJL("/maal/0/formuleretAf")),
    Sag("FR-717", "maalOgAftaleskema", "ingen-har-sagt-ja-til-aftalen", {"aftale.0.indgaaetMed": UD},
        FEJL("/aftale/0/indgaaetMed"), form="xml"),
    Sag("FR-717", "maalOgAftaleskema", "borgeren-sammen-med-andre",
        {"maal.0.formuleretAf": ["PAAROERENDE", "BORGER"], "aftale.0.indgaaetMed": ["TEAMMEDLEM", "BORGER"]}),
    Sag("FR-717", "maalOgAftaleskema", "uden-for-samarbejdsmodellen",
        UDEN_SAM | {"maal.0.formuleretAf": ["KOORDINATOR"]}),
)  # fmt: skip
"""Mål- og aftaleskemaet."""

BORGERENS_STEMME = (
    *(Sag("FR-711", type, "borgerens-stemme-mangler", {"borgerensStemme": UD}, PLIGT("/borgerensStemme"),
          form="xml" if type.startswith("a") else "json") for type in STEMME),
    *(Sag("FR-711", type, "borgeren-oenskede-ikke-at-sige-noget",
          {"borgerensStemme": {"fravaersaarsag": "OENSKER_IKKE"}}) for type in STEMME),
    Sag("FR-711", "referat", "borgerens-stemme-mangler-i-netvaerksmoedet",
        NETVAERKSMOEDE | {"borgerensStemme": UD}, PLIGT("/borgerensStemme"), form="xml"),
    Sag("FR-711", "referat", "et-justeringsmoede-skylder-det-ikke",
        NETVAERKSMOEDE | {"moedetype": "JUSTERINGSMOEDE", "borgerensStemme": UD}),
    Sag("FR-711", "aftaleOpfoelgning", "et-medlem-melder-om-sin-egen-aftale",
        {"borgerensStemme": UD, "konvolut.afsender.rolle": "TEAMMEDLEM", "konvolut.modtager.0.rolle": "KOORDINATOR"}),
    Sag("FR-711", "netvaerkskort", "uden-for-samarbejdsmodellen", UDEN_SAM | {"borgerensStemme": UD}),
)  # fmt: skip
"""Borgerens stemme i teamets beskeder."""

LEDELSE = (
    Sag("FR-606", "ledergrupperapport", "fire-naaede-maal", {"resultat.0.antal": 4}, RAAD("/resultat/0/antal")),
    Sag("FR-606", "ledergrupperapport", "smaa-tal-hele-vejen",
        {"aktivitet.0.antal": 3, "effekt.0.antal": 1, "andelUdredt": "10.00"},
        RAAD("/aktivitet/0/antal", "/andelUdredt", "/effekt/0/antal"), form="xml"),
    Sag("FR-606", "ledergrupperapport", "kun-fire-forloeb", {"antalForloeb": 4, "andelUdredt": UD},
        RAAD("/antalForloeb")),
    Sag("FR-606", "ledergrupperapport", "praecis-fem",
        {"antalForloeb": 5, "resultat.0.antal": 5, "andelUdredt": "100.00"}),
    Sag("FR-606", "ledergrupperapport", "det-lille-tal-er-udeladt", {"resultat.0.antal": UD}, form="xml"),
    Sag("FR-606", "strukturaendringHoering", "to-borgere-fra-nabokommunen",
        {"beroertKommune": [{"kommune": "0851", "antal": 12}, {"kommune": "0101", "antal": 2}]},
        RAAD("/beroertKommune/1/antal")),
    Sag("FR-606", "strukturaendringHoering", "faa-pladser-er-ikke-personer",
        {"pladser": 3, "beroertKommune": [{"kommune": "0851", "antal": 5}, {"kommune": "0101"}]}, form="xml"),

    Sag("FR-718", "ledergrupperapport", "ingen-ledergruppe", {"ledergruppe": UD}, PLIGT("/ledergruppe")),
    Sag("FR-718", "ledergrupperapport", "en-forvaltning-alene", gruppe(("Voksen", "SOCIAL")),
        PLIGT("/ledergruppe"), form="xml"),
    Sag("FR-718", "ledergrupperapport", "koordinatoren-naevner-kun-en",
        {"niveau": "KOORDINATOR", "konvolut.afsender.rolle": "KOORDINATOR",
         "konvolut.modtager.0.rolle": "LEDERGRUPPE", **gruppe(("Voksen", "SOCIAL"), ("Voksen", "SOCIAL"))},
        PLIGT("/ledergruppe")),
    Sag("FR-718", "ledergrupperapport", "to-forvaltninger-i-samme-sektor",
        gruppe(("Voksen", "SOCIAL"), ("Handicap", "SOCIAL"))),
    Sag("FR-718", "ledergrupperapport", "koordinatorens-egne-tal",
        {"niveau": "KOORDINATOR", "konvolut.afsender.rolle": "KOORDINATOR",
         "konvolut.modtager.0.rolle": "LEDERGRUPPE", "ledergruppe": UD}, form="xml"),
    Sag("FR-718", "ledergrupperapport", "uden-for-samarbejdsmodellen", UDEN_SAM | {"ledergruppe": UD}),
)  # fmt: skip
"""Ledergruppens tal."""

SAGER = (
    Sag("FR-723", "resultatdokumentation", "andre-siger-det",
        {"effekt": [{"indikator": "LIVSSITUATION", "vaerdi": "Bedre", "kilde": "UDFOERER"}]},
        RAAD("/effekt/0/kilde")),
    Sag("FR-723", "resultatdokumentation", "borgeren-siger-det-med-stoette",
        {"effekt": [{"indikator": "LIVSSITUATION", "vaerdi": "Bedre",
                     "kilde": "BORGER_STOETTET_AF_MEDARBEJDER"}]}),
    Sag("FR-723", "resultatdokumentation", "borgeren-siger-det",
        {"effekt": [{"indikator": "OPLEVET_SAMMENHAENG", "vaerdi": "Bedre", "kilde": "BORGER"},
                    {"indikator": "TRIVSEL", "vaerdi": "Bedre", "kilde": "UDFOERER"}]}, form="xml"),
    Sag("FR-307", "samtykkeTilbagekaldelse", "delvist-uden-parter",
        {"omfang": "DELVIST", "beroertPart": UD}, PLIGT("/beroertPart")),
    Sag("FR-307", "samtykkeTilbagekaldelse", "helt-med-parter",
        {"omfang": "HELT", "beroertPart": [{"navn": "Værestedet Lygten"}]}, RAAD("/beroertPart"), form="xml"),
    Sag("FR-307", "samtykkeTilbagekaldelse", "delvist-med-parter",
        {"omfang": "DELVIST", "beroertPart": [{"navn": "Værestedet Lygten"}]}),
    Sag("FR-307", "samtykkeTilbagekaldelse", "helt", {"omfang": "HELT", "beroertPart": UD}, form="xml"),
    Sag("FR-034", "samtykkeerklaering", "gaelder-til-foer-det-er-givet", {"gyldigTil": "2020-01-01"},
        FEJL("/gyldigTil")),
    Sag("FR-034", "koordinatorudpegning", "til-foer-fra", {"til": "2020-01-01"}, FEJL("/til"), form="xml"),
    *SAMTYKKE, *VEJEN_IND, *NETVAERK_OG_TEAM, *MAAL_OG_AFTALER, *BORGERENS_STEMME, *LEDELSE,
)  # fmt: skip
"""Hvert brud står før det, der kommer tæt på."""
