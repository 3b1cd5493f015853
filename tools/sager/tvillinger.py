r"""Det, der ser mærkeligt ud og dog skal læses: hver fil siger netop det samme som grundlaget.

Et fuldt eksempel::

    from tools.sager.tvillinger import TVILLINGER

    navne = [tvilling.sti for tvilling in TVILLINGER]
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from .grundlag import JSON, XML, udskiftet
from .sag import Form

HOVED = '<?xml version="1.0" encoding="UTF-8"?>\n'
ROD = '<Indskrivning xmlns="urn:samarbejde-schema:v1">'
CPR = "<Cpr>2512484916</Cpr>"
FORNAVN = "<Fornavn>Kanariefugl</Fornavn>"


@dataclass(frozen=True)
class Tvilling:
    """En fil, der skal læses som grundlaget."""

    navn: str
    endelse: Form
    tekst: str

    @property
    def sti(self) -> str:
        """Filens sted under ``fixtures``."""
        return f"form/twins/{self.navn}.{self.endelse}"

    @property
    def data(self) -> bytes:
        """Filens bytes."""
        return self.tekst.encode()


def bagvendt(vaerdi: object) -> object:
    """Alle grupper med felterne i omvendt rækkefølge; lister, som de var."""
    if isinstance(vaerdi, dict):
        return {navn: bagvendt(vaerdi[navn]) for navn in reversed(vaerdi)}
    return [bagvendt(en) for en in vaerdi] if isinstance(vaerdi, list) else vaerdi


def med_praefiks(praefiks: str) -> str:
    """Beskeden i XML, hvor hvert element har et præfiks."""
    tekst = XML.replace("<?", "\0").replace("</", "\1").replace("<", f"<{praefiks}:")
    tekst = tekst.replace("\0", "<?").replace("\1", f"</{praefiks}:")
    return tekst.replace("xmlns=", f"xmlns:{praefiks}=")


TVILLINGER = (
    Tvilling("grundlag-json", "json", JSON),
    Tvilling("grundlag-xml", "xml", XML),
    Tvilling("felterne-i-omvendt-orden", "json", json.dumps(bagvendt(json.loads(JSON)), ensure_ascii=False)),
    Tvilling("uden-blanke", "json", json.dumps(json.loads(JSON), ensure_ascii=False, separators=(",", ":"))),
    Tvilling("blanke-alle-vegne", "json", JSON.replace(": ", " \t: \r\n ").replace(",\n", "\n\n\t,\n")),
    Tvilling("crlf-mellem-felterne", "json", JSON.replace("\n", "\r\n")),
    Tvilling("alt-uden-for-ascii-som-escape", "json", json.dumps(json.loads(JSON), indent=1)),
    Tvilling("feltnavne-som-escape", "json", JSON.replace('"cpr"', '"\\u0063\\u0070\\u0072"')),
    Tvilling("skraastreg-og-og-tegn-som-escape", "json", JSON.replace("&", "\\u0026").replace('1.0"', '1\\u002e0"')),
    Tvilling("uden-linjeskift-til-sidst", "json", JSON.rstrip()),
    Tvilling("et-andet-praefiks", "xml", med_praefiks("kanarie")),
    Tvilling("to-praefikser-for-samme-navnerum", "xml",
        udskiftet(XML, FORNAVN, '<b:Fornavn xmlns:b="urn:samarbejde-schema:v1">Kanariefugl</b:Fornavn>')),
    Tvilling("navnerummet-erklaeret-igen", "xml",
        udskiftet(XML, "<Borger>", '<Borger xmlns="urn:samarbejde-schema:v1">')),
    Tvilling("et-praefiks-der-ikke-bruges", "xml", udskiftet(XML, ROD, ROD.replace(">", ' xmlns:x="urn:x">'))),
    Tvilling("enkelte-anfoerselstegn", "xml", udskiftet(XML, ROD, ROD.replace('"', "'"))),
    Tvilling("uden-erklaering", "xml", XML.removeprefix(HOVED)),
    Tvilling("erklaeringen-siger-standalone", "xml",
        udskiftet(XML, HOVED, "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n")),
    Tvilling("cdata", "xml", udskiftet(XML, FORNAVN, "<Fornavn><![CDATA[Kanarie]]>fugl</Fornavn>").replace(
        "Ærø &amp; Søn", "<![CDATA[Ærø & Søn]]>")),
    Tvilling("tegnhenvisninger", "xml", XML.replace("Kanariefugl<", "&#75;&#x61;nariefugl<").replace(
        "Ærø &amp;", "&#xC6;r&#248; &#38;").replace("😀", "&#x1F600;")),
    Tvilling("crlf-mellem-elementer", "xml", XML.replace("\n", "\r\n")),
    Tvilling("blanke-mellem-elementer", "xml", XML.replace(">\n", ">\n\n\t \n")),
    Tvilling("blanke-i-maerkerne", "xml", XML.replace("</Cpr>", "</Cpr\n  >").replace("<Cpr>", "<Cpr >")),
    Tvilling("uden-blanke-mellem-elementer", "xml", "".join(line.strip() for line in XML.splitlines())),
)  # fmt: skip
"""Filerne i ``fixtures/form/twins``."""
