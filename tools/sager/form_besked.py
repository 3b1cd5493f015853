"""Filer, der kan læses, men ikke er en besked i standarden, eller hvis felter ikke er skrevet, som de skal.

Et fuldt eksempel::

    from tools.sager.form_besked import FILER

    koder = [fil.navn for fil in FILER if fil.regel == "SKEMA-KODE"]
"""

from __future__ import annotations

from .grundlag import XML, Fil, fil, i_json, i_xml, udskiftet

T = "indskrivning"
CPR = '"cpr": "2512484916"'
CPR_XML = "<Cpr>2512484916</Cpr>"
STI_CPR = "/borger/identifikation/cpr"
FORNAVN = '"fornavn": "Kanariefugl"'
STI_FORNAVN = "/borger/navn/fornavn"
DATO = '"indflytningsdato": "2026-12-01"'
TID = '"afsendt": "2026-11-02T09:30:00+01:00"'
AAR = '"foedselsaar": 1948'
NS = "urn:samarbejde-schema:v1"
UKENDT = "/borger/<ukendt>"


def cpr(navn: str, skrevet: str) -> Fil:
    """Et personnummer, der er skrevet forkert."""
    return i_json("SKEMA-SKRIVEMAADE", f"cpr-{navn}", CPR, f'¤"cpr": "{skrevet}"', sti=STI_CPR, type=T)


def dato(navn: str, skrevet: str) -> Fil:
    """En dato, der ikke findes eller er skrevet på en anden måde."""
    return i_json("SKEMA-SKRIVEMAADE", f"dato-{navn}", DATO, f'¤"indflytningsdato": "{skrevet}"',
                  sti="/indflytningsdato", type=T)  # fmt: skip


def tid(navn: str, skrevet: str) -> Fil:
    """Et tidspunkt, der er skrevet på en anden måde."""
    return i_json("SKEMA-SKRIVEMAADE", f"tid-{navn}", TID, f'¤"afsendt": "{skrevet}"',
                  sti="/konvolut/afsendt", type=T)  # fmt: skip


FILER = (
    # Hvilken besked er det?
    fil("BESKED-UKENDT", "et-tomt-objekt", "json", "¤{}\n"),
    fil("BESKED-UKENDT", "en-besked-fra-en-anden-standard", "json",
        '¤{"resourceType": "Patient", "identifier": [{"value": "2512484916"}], "name": "Kanariefugl"}\n'),
    i_json("BESKED-UKENDT", "konvolutten-med-stort", '"konvolut"', '"Konvolut"'),
    i_json("BESKED-UKENDT", "beskedtypen-mangler", '    "beskedtype": "INDSKRIVNING",\n', ""),
    i_json("BESKED-UKENDT", "beskedtypen-er-en-liste", '"INDSKRIVNING"', '["INDSKRIVNING"]'),
    i_json("BESKED-TYPE", "en-besked-der-ikke-findes", '"beskedtype": "INDSKRIVNING"',
           '¤"beskedtype": "UDTRAEDEN"', sti="/konvolut/beskedtype"),
    i_json("BESKED-TYPE", "beskedtypen-med-smaat", '"beskedtype": "INDSKRIVNING"',
           '¤"beskedtype": "indskrivning"', sti="/konvolut/beskedtype"),
    i_json("BESKED-TYPE", "et-personnummer-som-type", '"beskedtype": "INDSKRIVNING"',
           '¤"beskedtype": "2512484916"', sti="/konvolut/beskedtype"),
    i_json("BESKED-VERSION", "en-senere-udgave", '"skemaversion": "1.0"', '¤"skemaversion": "2.0"',
           sti="/konvolut/skemaversion"),
    i_json("BESKED-VERSION", "en-udgave-som-tal", '"skemaversion": "1.0"', '¤"skemaversion": 1',
           sti="/konvolut/skemaversion"),
    i_xml("BESKED-VERSION", "en-senere-udgave-i-xml", "<Skemaversion>1.0", "¤<Skemaversion>1.1",
          sti="/konvolut/skemaversion"),
    fil("BESKED-ROD", "ikke-en-besked", "xml",
        f'¤<Kanariefugl xmlns="{NS}"><Cpr>2512484916</Cpr></Kanariefugl>\n'),
    fil("BESKED-ROD", "roden-med-smaat", "xml", XML.replace("Indskrivning>", "indskrivning>").replace(
        "<Indskrivning xmlns", "¤<indskrivning xmlns")),
    fil("BESKED-ROD", "et-regneark-i-xml", "xml",
        '¤<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Row>Kanariefugl</Row></Workbook>\n'),
    fil("BESKED-ROD", "en-webside", "xml", "¤<html><body>Kanariefugl 2512484916</body></html>\n"),
    i_xml("BESKED-NAVNERUM", "intet-navnerum", f'<Indskrivning xmlns="{NS}">', "¤<Indskrivning>"),
    i_xml("BESKED-NAVNERUM", "et-andet-navnerum", f'<Indskrivning xmlns="{NS}">',
          '¤<Indskrivning xmlns="urn:samarbejde-schema:v2">'),

    # Felterne
    i_json("SKEMA-UKENDT", "et-felt-der-hedder-et-personnummer", '"adressebeskyttet"',
           '¤"2512484916": "Kanariefugl",\n    "adressebeskyttet"', sti=UKENDT, type=T),
    i_json("SKEMA-UKENDT", "stort-begyndelsesbogstav", '"handlekommune"', '¤"Handlekommune"',
           sti=UKENDT, flere=(("SKEMA-MANGLER", "/borger/handlekommune"),), type=T),
    i_json("SKEMA-UKENDT", "navn-fra-python", '"indflytningsdato"', '¤"indflytnings_dato"',
           sti="/<ukendt>", flere=(("SKEMA-MANGLER", "/indflytningsdato"),), type=T),
    i_xml("SKEMA-UKENDT", "et-element-der-hedder-en-person", "<Handlekommune>",
          "¤<Kanariefugl2512484916/><Handlekommune>", sti=UKENDT, type=T),
    i_xml("SKEMA-UKENDT", "et-element-med-smaat", "<Fase>PLANLAGT</Fase>", "¤<fase>PLANLAGT</fase>",
          sti="/<ukendt>", flere=(("SKEMA-MANGLER", "/fase"),), type=T),
    i_xml("SKEMA-UKENDT", "et-element-i-et-andet-navnerum", "<Fase>PLANLAGT</Fase>",
          '¤<Fase xmlns="urn:kanariefugl">PLANLAGT</Fase>',
          sti="/<ukendt>", flere=(("SKEMA-MANGLER", "/fase"),), type=T),
    i_json("SKEMA-MANGLER", "fasen", '  "fase": "PLANLAGT",\n', "", sti="/fase", type=T),
    i_xml("SKEMA-MANGLER", "handlekommunen", "    <Handlekommune>0851</Handlekommune>\n", "",
          sti="/borger/handlekommune", type=T),

    cpr("cifre-fra-en-anden-skrift", "٢٥١٢٤٨٤٩١٦"),
    cpr("brede-cifre", "２５１２４８４９１６"),
    cpr("linjeskift-til-sidst", "2512484916\\n"),
    cpr("blank-foran", " 2512484916"),
    cpr("usynligt-tegn-til-sidst", "2512484916\u200b"),
    cpr("bindestreg", "251248-4916"),
    cpr("30-februar", "3002484916"),
    cpr("29-februar-i-et-aar-uden", "2902474916"),
    cpr("ni-cifre", "251248491"),
    i_xml("SKEMA-SKRIVEMAADE", "cpr-linjeskift-til-sidst-i-xml", CPR_XML, "¤<Cpr>2512484916\n</Cpr>",
          sti=STI_CPR, type=T),
    i_xml("SKEMA-SKRIVEMAADE", "cpr-cifre-fra-en-anden-skrift-i-xml", CPR_XML, "¤<Cpr>٢٥١٢٤٨٤٩١٦</Cpr>",
          sti=STI_CPR, type=T),
    dato("29-februar-i-et-aar-uden", "2027-02-29"),
    dato("31-april", "2026-04-31"),
    dato("maaned-13", "2026-13-01"),
    dato("paa-dansk", "01-12-2026"),
    dato("uden-nuller", "2026-12-1"),
    dato("med-klokkeslaet", "2026-12-01T00:00:00"),
    dato("som-sekunder", "1796083200"),
    dato("med-tidszone", "2026-12-01Z"),
    tid("uden-forskydning", "2026-11-02T09:30:00"),
    tid("broekdele-af-sekunder", "2026-11-02T09:30:00.5+01:00"),
    tid("klokken-24", "2026-11-02T24:00:00+01:00"),
    tid("for-stor-forskydning", "2026-11-02T09:30:00+14:30"),
    tid("forskydningen-nul-med-tal", "2026-11-02T08:30:00+00:00"),
    tid("smaa-bogstaver", "2026-11-02t08:30:00z"),
    tid("skudsekund", "2026-12-31T23:59:60Z"),

    i_json("SKEMA-TYPE", "et-tal-som-tekst", AAR, '¤"foedselsaar": "1948"', sti="/borger/foedselsaar", type=T),
    i_json("SKEMA-TYPE", "en-tekst-som-tal", CPR, '¤"cpr": 2512484916', sti=STI_CPR, type=T),
    i_json("SKEMA-TYPE", "ja-eller-nej-som-tekst", "false", '"false"', sti="/borger/adressebeskyttet", type=T),
    i_json("SKEMA-TYPE", "ja-eller-nej-som-tal", "false", "0", sti="/borger/adressebeskyttet", type=T),
    i_json("SKEMA-TYPE", "en-gruppe-som-tekst", '"fornavn": "Kanariefugl",\n      "efternavn": "Ærø & Søn"',
           FORNAVN + ',\n      ¤"efternavn": {"tekst": "Ærø"}', sti="/borger/navn/efternavn", type=T),
    i_json("SKEMA-TYPE", "en-liste-som-tekst", '"profil": ["GRUND"]', '¤"profil": "GRUND"',
           sti="/konvolut/profil", type=T),
    i_xml("SKEMA-TYPE", "ja-eller-nej-som-tal-i-xml", ">false<", ">0<", sti="/borger/adressebeskyttet", type=T),
    i_xml("SKEMA-TYPE", "et-tal-med-decimaler-i-xml", "<Foedselsaar>1948", "¤<Foedselsaar>1948.0",
          sti="/borger/foedselsaar", type=T),
    i_xml("SKEMA-TYPE", "et-tal-med-nul-foran-i-xml", "<Foedselsaar>1948", "¤<Foedselsaar>01948",
          sti="/borger/foedselsaar", type=T),
    i_xml("SKEMA-TYPE", "tekst-hvor-der-skal-vaere-felter", f"<Identifikation>\n      {CPR_XML}\n    ",
          "¤<Identifikation>2512484916", sti="/borger/identifikation", type=T),
    i_json("SKEMA-LAENGDE", "en-tom-tekst", FORNAVN, '¤"fornavn": ""', sti=STI_FORNAVN, type=T),
    i_json("SKEMA-LAENGDE", "et-tegn-for-meget", FORNAVN, f'¤"fornavn": "{"Kanariefugl" * 13}"',
           sti=STI_FORNAVN, type=T),
    i_xml("SKEMA-LAENGDE", "et-tomt-element", "<Fornavn>Kanariefugl</Fornavn>", "¤<Fornavn/>",
          sti=STI_FORNAVN, type=T),
    i_json("SKEMA-OMRAADE", "et-fantasifuldt-foedselsaar", AAR, '¤"foedselsaar": 1899',
           sti="/borger/foedselsaar", type=T),
    i_json("SKEMA-KODE", "en-kode-med-smaat", '"fase": "PLANLAGT"', '¤"fase": "planlagt"', sti="/fase", type=T),
    i_json("SKEMA-KODE", "et-personnummer-som-kode", '"handlekommune": "0851"',
           '¤"handlekommune": "2512484916"', sti="/borger/handlekommune", type=T),
    i_xml("SKEMA-KODE", "blanke-om-koden", "<Fase>PLANLAGT</Fase>", "¤<Fase> PLANLAGT </Fase>",
          sti="/fase", type=T),
    i_xml("SKEMA-KODE", "et-tomt-element-med-kode", "<Fase>PLANLAGT</Fase>", "¤<Fase></Fase>", sti="/fase", type=T),
    i_json("SKEMA-ANTAL", "en-tom-liste", '"profil": ["GRUND"]', '¤"profil": []', sti="/konvolut/profil", type=T),
    i_json("SKEMA-ANTAL", "en-for-lang-liste", '"profil": ["GRUND"]',
           '¤"profil": ["GRUND", "NORD", "MIDT", "SAM", "GRUND"]', sti="/konvolut/profil", type=T),
    i_json("SKEMA-VALG", "to-identiteter", CPR, f'{CPR},\n      "pseudonym": "borger-7f3a91"',
           sti="/borger/identifikation", type=T),
    i_json("SKEMA-VALG", "ingen-identitet", f"\n      {CPR}\n    ", "", sti="/borger/identifikation", type=T),
    i_xml("SKEMA-VALG", "et-tomt-valg-i-xml", f"<Identifikation>\n      {CPR_XML}\n    </Identifikation>",
          "¤<Identifikation/>", sti="/borger/identifikation", type=T),
    i_xml("SKEMA-KONSTANT", "roden-siger-et-andet-navn", "<Beskedtype>INDSKRIVNING", "¤<Beskedtype>KONTRAKT",
          sti="/konvolut/beskedtype", type=T),
    i_xml("SKEMA-RAEKKEFOELGE", "to-elementer-byttet-om",
          "<Fase>PLANLAGT</Fase>\n  <Indflytningsdato>2026-12-01</Indflytningsdato>",
          "<Indflytningsdato>2026-12-01</Indflytningsdato>\n  ¤<Fase>PLANLAGT</Fase>", sti="/fase", type=T),
    i_xml("SKEMA-RAEKKEFOELGE", "et-element-to-gange", CPR_XML, f"{CPR_XML}{CPR_XML}", sti=STI_CPR, type=T),
    fil("SKEMA-RAEKKEFOELGE", "en-liste-delt-i-to", "xml",
        udskiftet(XML, "  <Indskrivningsaktivitet>Kanariefugl ser sin bolig.</Indskrivningsaktivitet>\n", "")
        .replace("  <Fase>", "  <Indskrivningsaktivitet>Kanariefugl ser sin bolig.</Indskrivningsaktivitet>\n"
                             "  ¤<Fase>"), sti="/fase", type=T),
)  # fmt: skip
"""Filerne i den rækkefølge, en læser kunne møde dem."""
