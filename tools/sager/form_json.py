r"""Filer, der skulle have været en besked i JSON, og filer, der er i vejen for enhver form.

Et fuldt eksempel::

    from tools.sager.form_json import FILER

    dubletter = [fil.navn for fil in FILER if fil.regel == "FORM-DUBLET"]
"""

from __future__ import annotations

from .grundlag import JSON, Fil, af_bytes, fil, i_json, udskiftet

CPR = '"cpr": "2512484916"'
NAVN = '"fornavn": "Kanariefugl"'
AAR = '"foedselsaar": 1948'
FASE = '"fase": "PLANLAGT"'


def tal(navn: str, skrevet: str) -> Fil:
    """Fødselsåret skrevet på en anden måde."""
    return i_json("FORM-TAL", navn, AAR, f'"foedselsaar": ¤{skrevet}')


def tegn(regel: str, navn: str, skrevet: str) -> Fil:
    """Fornavnet med noget i, der ikke må stå der."""
    return i_json(regel, navn, NAVN, f'"fornavn": ¤"Kanarie{skrevet}fugl"')


FILER = (
    # Filen som helhed
    af_bytes("FORM-TOM", "nul-byte-lang", "json", b"", None),
    af_bytes("FORM-TOM", "kun-blanke", "json", b" \n\t\r\n ", None),
    af_bytes("FORM-BOM", "utf-8-med-bom", "json", b"\xef\xbb\xbf" + JSON.encode(), "json", sted=(1, 1)),
    af_bytes("FORM-UTF16", "utf-16-lille-ende-foerst", "json", JSON.encode("utf-16"), "json", sted=(1, 1)),
    af_bytes("FORM-UTF16", "utf-16-uden-bom", "json", JSON.encode("utf-16-be"), "json", sted=(1, 1)),
    af_bytes("FORM-UTF16", "utf-32", "json", JSON.encode("utf-32"), "json", sted=(1, 1)),
    af_bytes("FORM-TEGNSAET", "latin-1", "json", udskiftet(JSON, "😀", ":)").encode("latin-1"), "json",
             sted=(13, 42)),
    af_bytes("FORM-TEGNSAET", "halvt-surrogatpar-som-bytes", "json",
             udskiftet(JSON, "😀", "@").encode().replace(b"@", b"\xed\xa0\xbd"), "json", sted=(40, 12)),
    af_bytes("FORM-UKENDT-FORM", "et-regneark", "json",
             b"cpr;navn\n2512484916;Kanariefugl\n", None, sted=(1, 1)),
    af_bytes("FORM-UKENDT-FORM", "et-dokument", "json", b"%PDF-1.7\n2512484916 Kanariefugl\n", None,
             sted=(1, 1)),
    af_bytes("FORM-UKENDT-FORM", "kun-et-personnummer", "json", b'"2512484916"', None, sted=(1, 1)),
    af_bytes("FORM-TEGNSAET", "for-langt-skrevet-tegn", "json", JSON.encode().replace(b"PLANLAGT", b"\xc0\xaf"),
             "json", sted=(36, 12)),
    af_bytes("FORM-AFKORTET", "midt-i-beskeden", "json", JSON.encode()[:900], "json"),
    af_bytes("FORM-AFKORTET", "midt-i-et-tegn", "json", JSON.encode().partition("Åk".encode())[0] + b"\xc3",
             "json"),
    af_bytes("FORM-AFKORTET", "midt-i-et-ord", "json", JSON.partition("false")[0].encode() + b"fal", "json"),
    af_bytes("FORM-AFKORTET", "kun-den-foerste-parentes", "json", b"{", "json"),

    # Grammatikken
    i_json("FORM-JSON", "komma-efter-det-sidste", '"handlekommune": "0851"\n  }',
           '"handlekommune": "0851",\n  ¤}'),
    i_json("FORM-JSON", "komma-mangler", f"{FASE},\n  ", f"{FASE}\n  ¤"),
    i_json("FORM-JSON", "felt-uden-anfoerselstegn", FASE, '¤fase: "PLANLAGT"'),
    i_json("FORM-JSON", "enkelte-anfoerselstegn", NAVN, "\"fornavn\": ¤'Kanariefugl'"),
    i_json("FORM-JSON", "stort-begyndelsesbogstav", "false", "¤False"),
    i_json("FORM-JSON", "haardt-mellemrum-mellem-felter", FASE, f"¤\u00a0{FASE}"),
    i_json("FORM-LINJESKIFT", "midt-i-en-tekst", '"Kanariefugl ser', '¤"Kanariefugl\nser'),
    i_json("FORM-JSON", "ukendt-escape", NAVN, '"fornavn": ¤"Kanarie\\x66ugl"'),
    i_json("FORM-JSON", "cifre-fra-en-anden-skrift-som-tal", AAR, '"foedselsaar": ¤١٩٤٨'),
    fil("FORM-JSON", "to-beskeder-i-en-fil", "json", f"{JSON}¤{JSON}"),
    fil("FORM-TOP", "en-liste-af-beskeder", "json", f"¤[{JSON}]"),
    i_json("FORM-KOMMENTAR", "til-linjens-slutning", '"borger": {', '¤// Kanariefugl 2512484916\n  "borger": {'),
    i_json("FORM-KOMMENTAR", "midt-i-et-felt", FASE, '"fase": ¤/* Kanariefugl */ "PLANLAGT"'),
    i_json("FORM-DUBLET", "samme-felt-to-gange", CPR, f"{CPR},\n      ¤{CPR}"),
    i_json("FORM-DUBLET", "samme-felt-skrevet-forskelligt", CPR, f'{CPR},\n      ¤"\\u0063pr": "2512484916"'),
    i_json("FORM-DUBLET", "samme-ukendte-felt-to-gange", CPR,
           f'{CPR},\n      "Kanariefugl": "a",\n      ¤"Kanariefugl": "b"'),
    i_json("FORM-NULL", "et-felt-uden-vaerdi", CPR, '"cpr": ¤null'),
    i_json("FORM-NULL", "i-en-liste", '"Kanariefugl ser sin bolig."', "¤null"),
    tal("decimaler", "1948.0"),
    tal("eksponent", "1.948e3"),
    tal("eksponent-uden-decimaler", "1948E0"),
    tal("nul-foran", "01948"),
    tal("minus-nul", "-0"),
    tal("plus-foran", "+1948"),
    tal("intet-tal", "NaN"),
    tal("uendeligt", "-Infinity"),
    tal("nitten-cifre", "1948251248491619480"),

    # Tegnene
    tegn("FORM-STYRETEGN", "tabulator", "\t"),
    tegn("FORM-STYRETEGN", "tabulator-som-escape", "\\t"),
    tegn("FORM-STYRETEGN", "nul", "\x00"),
    tegn("FORM-STYRETEGN", "nul-som-escape", "\\u0000"),
    tegn("FORM-STYRETEGN", "vognretur-som-escape", "\\r"),
    tegn("FORM-STYRETEGN", "delete", "\x7f"),
    tegn("FORM-STYRETEGN", "c1-tegn", "\x85"),
    tegn("FORM-STYRETEGN", "intet-tegn", "\\uFFFE"),
    tegn("FORM-SURROGAT", "halvt-par", "\\ud83d"),
    tegn("FORM-SURROGAT", "par-i-forkert-orden", "\\ude00\\ud83d"),
    tegn("FORM-NFC", "a-og-en-loes-ring", "a\u030a"),
    tegn("FORM-NFC", "a-og-en-loes-ring-som-escape", "a\\u030A"),
    i_json("FORM-NFC", "i-feltets-navn", CPR, f'{CPR},\n      ¤"Kanariefa\u030ar": "x"'),

    # Grænserne; de rigtig store filer laves, når prøven kører
    i_json("FORM-NAVN", "et-meget-langt-feltnavn", CPR, f'{CPR},\n      ¤"{"Kanariefugl" * 12}": "x"'),
    i_json("FORM-DYBDE", "for-mange-grupper-i-hinanden", CPR,
           f'{CPR},\n      "x": {"[" * 29}¤[' + "]" * 30),
)  # fmt: skip
"""Filerne i den rækkefølge, en læser kunne møde dem."""
