"""Filer, der skulle have været en besked i XML.

Et fuldt eksempel::

    from tools.sager.form_xml import FILER

    attributter = [fil.navn for fil in FILER if fil.regel == "FORM-ATTRIBUT"]
"""

from __future__ import annotations

from .grundlag import XML, Fil, af_bytes, fil, i_xml, udskiftet

HOVED = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROD = '<Indskrivning xmlns="urn:samarbejde-schema:v1">'
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
ROD_MED_XSI = ROD.replace(">", f" {XSI}>")
CPR = "<Cpr>2512484916</Cpr>"
FORNAVN = "<Fornavn>Kanariefugl</Fornavn>"
FASE = "<Fase>PLANLAGT</Fase>"
LATTER = """<!DOCTYPE Indskrivning [
  <!ENTITY a "Kanariefugl">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
"""


def med_xsi(navn: str, gammelt: str, nyt: str) -> Fil:
    """Beskeden med navnerummet for XML Schema-instanser på roden og noget derfra et sted."""
    return fil("FORM-ATTRIBUT", navn, "xml", udskiftet(udskiftet(XML, ROD, ROD_MED_XSI), gammelt, nyt))


FILER = (
    # Filen som helhed
    af_bytes("FORM-TOM", "nul-byte", "xml", b"", None),
    af_bytes("FORM-BOM", "utf-8-med-bom-i-xml", "xml", b"\xef\xbb\xbf" + XML.encode(), "xml", sted=(1, 1)),
    af_bytes("FORM-UTF16", "utf-16-i-xml", "xml",
             udskiftet(XML, "UTF-8", "UTF-16").encode("utf-16"), "xml", sted=(1, 1)),
    af_bytes("FORM-TEGNSAET", "latin-1-i-xml", "xml",
             udskiftet(udskiftet(XML, "UTF-8", "ISO-8859-1"), "😀", ":)").encode("latin-1"), "xml",
             sted=(15, 24)),
    af_bytes("FORM-AFKORTET", "midt-i-xml", "xml", XML.encode()[:900], "xml"),
    af_bytes("FORM-AFKORTET", "midt-i-et-maerke", "xml", XML.partition("fornavn>".title())[0].encode(), "xml"),
    af_bytes("FORM-AFKORTET", "kun-erklaeringen", "xml", HOVED.encode(), "xml"),
    af_bytes("FORM-AFKORTET", "uden-slutmaerke", "xml", XML.partition("</Indskrivning")[0].encode(), "xml"),

    # Erklæringen, DTD og entiteter
    fil("FORM-ERKLAERING", "latin-1-erklaeret", "xml", udskiftet(XML, "UTF-8", "ISO-8859-1").replace("<?", "¤<?")),
    fil("FORM-ERKLAERING", "xml-1-1", "xml", udskiftet(XML, '"1.0"', '"1.1"').replace("<?", "¤<?")),
    fil("FORM-ERKLAERING", "ikke-foerst-i-filen", "xml", f"\n¤{XML}"),
    fil("FORM-DTD", "tom", "xml", XML.replace(HOVED, f"{HOVED}¤<!DOCTYPE Indskrivning>\n")),
    fil("FORM-DTD", "en-webside", "xml", "¤<!DOCTYPE html><html><body>Kanariefugl 2512484916</body></html>\n"),
    fil("FORM-DTD", "med-en-fil-paa-maskinen", "xml",
        XML.replace(HOVED, f'{HOVED}¤<!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/passwd">]>\n').replace(
            "Kanariefugl<", "&k;<")),
    fil("FORM-DTD", "entiteter-der-vokser", "xml",
        XML.replace(HOVED, f"{HOVED}¤{LATTER}").replace("Kanariefugl<", "&c;<")),
    fil("FORM-XMLNS", "en-uri-med-mellemrum", "xml", XML.replace("<Indskrivning", "¤<Indskrivning", 1).replace(
        " xmlns=", ' xmlns:a="urn kanariefugl" xmlns=', 1)),
    i_xml("FORM-ENTITET", "ukendt", FORNAVN, "<Fornavn>¤&kanariefugl;</Fornavn>"),
    i_xml("FORM-ENTITET", "fra-html", "Søn", "S¤&oslash;n"),

    # Det, der ikke må stå i en besked
    i_xml("FORM-KOMMENTAR", "mellem-elementer", FASE, f"¤<!-- Kanariefugl 2512484916 -->\n  {FASE}"),
    i_xml("FORM-KOMMENTAR", "inde-i-en-vaerdi", CPR, "<Cpr>251248¤<!-- Kanariefugl -->4916</Cpr>"),
    fil("FORM-KOMMENTAR", "efter-roden", "xml", f"{XML}¤<!-- Kanariefugl -->\n"),
    i_xml("FORM-INSTRUKTION", "mellem-elementer-i-xml", FASE, f"¤<?kanariefugl 2512484916?>\n  {FASE}"),
    fil("FORM-INSTRUKTION", "et-typografiark", "xml",
        XML.replace(HOVED, f'{HOVED}¤<?xml-stylesheet href="kanariefugl.xsl"?>\n')),
    i_xml("FORM-INSTRUKTION", "inde-i-en-vaerdi-i-xml", FORNAVN, "<Fornavn>Kanarie¤<?fugl?>fugl</Fornavn>"),
    i_xml("FORM-ATTRIBUT", "et-personnummer", "<Borger>", '¤<Borger id="2512484916">'),
    i_xml("FORM-ATTRIBUT", "sprog", FORNAVN, '¤<Fornavn xml:lang="da">Kanariefugl</Fornavn>'),
    i_xml("FORM-ATTRIBUT", "xinclude", FASE,
          f'¤<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>{FASE}'),
    med_xsi("xsi-type", "<Borger>", '¤<Borger xsi:type="KanarieType">'),
    med_xsi("xsi-nil", CPR, '¤<Cpr xsi:nil="true"/>'),
    fil("FORM-ATTRIBUT", "xsi-schema-location", "xml",
        udskiftet(XML, ROD, "¤" + ROD_MED_XSI.replace(
            ">", ' xsi:schemaLocation="urn:samarbejde-schema:v1 kanariefugl.xsd">'))),
    i_xml("FORM-BLANDET", "tekst-mellem-elementer", FASE, f"¤Kanariefugl\n  {FASE}"),
    i_xml("FORM-BLANDET", "haardt-mellemrum-mellem-elementer", FASE, f"¤\u00a0{FASE}"),
    i_xml("FORM-BLANDET", "tekst-efter-et-element", CPR, f"{CPR}¤2512484916"),

    # Velformet XML
    i_xml("FORM-PRAEFIKS", "ikke-erklaeret", FORNAVN, "¤<kanarie:Fornavn>Kanariefugl</kanarie:Fornavn>"),
    i_xml("FORM-XML", "forkert-slutmaerke", FORNAVN, "<Fornavn>Kanariefugl</¤Efternavn>"),
    i_xml("FORM-XML", "et-loest-og-tegn", "&amp; Søn", "&¤ Søn"),
    i_xml("FORM-XML", "mindre-end-i-tekst", "Kanariefugl ser", "Kanariefugl <¤ ser"),
    fil("FORM-XML", "to-rodelementer", "xml", XML + XML.replace(HOVED, "¤")),

    # Tegnene
    i_xml("FORM-STYRETEGN", "tabulator-i-xml", FORNAVN, "¤<Fornavn>Kanarie\tfugl</Fornavn>"),
    i_xml("FORM-STYRETEGN", "tabulator-som-henvisning", FORNAVN, "¤<Fornavn>Kanarie&#9;fugl</Fornavn>"),
    i_xml("FORM-STYRETEGN", "vognretur-som-henvisning", FORNAVN, "¤<Fornavn>Kanarie&#13;fugl</Fornavn>"),
    i_xml("FORM-STYRETEGN", "nul-som-henvisning", FORNAVN, "<Fornavn>Kanarie¤&#0;fugl</Fornavn>"),
    i_xml("FORM-STYRETEGN", "nul-i-xml", FORNAVN, "<Fornavn>Kanarie¤\x00fugl</Fornavn>"),
    i_xml("FORM-STYRETEGN", "klokke", FORNAVN, "<Fornavn>Kanarie¤\x07fugl</Fornavn>"),
    i_xml("FORM-STYRETEGN", "c1-tegn-som-henvisning", FORNAVN, "¤<Fornavn>Kanarie&#x85;fugl</Fornavn>"),
    i_xml("FORM-STYRETEGN", "halvt-surrogatpar-som-henvisning", FORNAVN, "<Fornavn>Kanarie¤&#xD83D;fugl</Fornavn>"),
    i_xml("FORM-NFC", "a-og-en-loes-ring-i-xml", FORNAVN, "¤<Fornavn>Kanarie fra\u030a</Fornavn>"),
    i_xml("FORM-NFC", "loes-ring-som-henvisning", FORNAVN, "¤<Fornavn>Kanarie fra&#x30A;</Fornavn>"),

    # Grænserne; de rigtig store filer laves, når prøven kører
    i_xml("FORM-NAVN", "et-meget-langt-elementnavn", CPR, f'¤<{"Kanariefugl" * 12}/>{CPR}'),
    i_xml("FORM-DYBDE", "for-mange-grupper-i-hinanden-i-xml", CPR,
          "<x>" * 30 + "¤<x>" + "<x/>" + "</x>" * 31),
)  # fmt: skip
"""Filerne i den rækkefølge, en læser kunne møde dem."""
