"""The shared types of the shelf: every field in its place, comfortable to build, silent about values."""

import inspect
import itertools
import textwrap
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from samarbejde_schema import primitives
from samarbejde_schema.errors import LocalError
from samarbejde_schema.modelling.codes import info_of
from samarbejde_schema.modelling.element import Choice, Element
from samarbejde_schema.modelling.shape import Field, shape_of
from samarbejde_schema.primitives import Lexical, lexical
from samarbejde_schema.standard.v1.faelles import (
    aftale,
    bilag,
    borger,
    konvolut,
    kvittering,
    maal,
    opfoelgning,
    typer,
    vurdering,
    ydelse,
)

MODULES = (aftale, bilag, borger, konvolut, kvittering, maal, opfoelgning, typer, vurdering, ydelse)

# Wire names in wire order: one (no mark), perhaps (?), repeated (*least-most).
FIELDS: dict[type[Element], str] = {
    konvolut.Adresse: "adresselinje*1-3 postnummer? by? adresseUuid?",
    konvolut.Organisation: (
        "navn cvr? pNummer? gln? sor? fkOrgUuid? tilbudsportalId? kommunekode? regionskode? "
        "driftsherretype? adresse?"
    ),
    konvolut.Leverandoer: "driftsherre tilbud?",
    konvolut.Kontaktperson: "navn stilling? funktion? telefon? email? enhed?",
    konvolut.Part: "rolle organisation kontaktperson*0-10",
    konvolut.System: "navn version? systemUuid?",
    konvolut.Sagsreference: "sagsnummer ejerCvr? sagUuid?",
    konvolut.Borgerorientering: "modtagerrolle kanal dato",
    konvolut.Udvidelse: "navnerum navn vaerdi",
    konvolut.Konvolut: (
        "beskedId beskedtype skemaversion profil*1-4 samtaleId forloebId? svarPaa? erstatter? senestSet? "
        "afsendt udloeber afsender modtager*1-20 borgerOrientering*0-10 afsenderSystem? myndighedssag? "
        "kleEmne? kleFacet? fortrolighed behandlingsgrundlag samtykkeRef*0-20 bilag*0-20 udvidelser*0-50"
    ),
    bilag.SaerskiltBilag: "noegle krypteretSha256",
    bilag.Bilagsindhold: "indlejret? saerskilt? henvisning?",
    bilag.Bilag: (
        "id type titel filnavn? mimetype stoerrelse sha256 indhold dato? ophav? helbredsoplysning "
        "noedvendigFor?"
    ),
    borger.Identifikation: "cpr? erstatningsCpr? pseudonym?",
    borger.Personnavn: "fornavn mellemnavn? efternavn?",
    borger.Vaerge: "navn form omfang*0-2 telefon? email?",
    borger.Relation: "navn relation telefon? bemaerkning?",
    borger.Borger: (
        "identifikation navn? foedselsaar? adresse? adressebeskyttet telefon? email? sprog? tolkebehov? "
        "handlekommune betalingskommune? bopaelskommune? vaerge*0-5 paaroerende*0-20 repraesentant*0-5 "
        "kendtI*0-10"
    ),
    borger.Borgerhenvisning: "identifikation navn?",
    borger.Gengivelse: "tekst gengivetAf",
    borger.BorgerensStemme: "egneOrd? gengivet? fravaersaarsag?",
    vurdering.TemaVurdering: "tema undertema? funktionsevne? beskrivelse kilde*0-5 vurderetDato? vurderetAf?",
    vurdering.Niveauaendring: "undertema foer? efter giverAnledningTil?",
    vurdering.Stoettebehov: "foer? efter begrundelse?",
    vurdering.MaalgruppeAngivelse: "maalgruppe primaer? fritekst?",
    vurdering.Diagnose: "tekst kode? stilletAf? dato? bilagRef?",
    vurdering.FagligVurdering: "tekst? bilagRef*0-5 foreloebig?",
    vurdering.KomplekseUdfordringer: "karakteristik*1-11 begrundelse vurderetDato?",
    vurdering.Risikoforhold: "art beskrivelse",
    maal.Indikator: "navn udgangspunkt? maalvaerdi? enhed? maaletidspunkt? hyppighed?",
    maal.Accept: "rolle accepteret dato? giverMening? rolleIMaalet?",
    maal.Indsatsmaal: (
        "id version titel beskrivelse borgerensFormulering? art maaltype? primaertUndertema? "
        "sekundaertUndertema*0-10 forventetFunktionsevne? primaert? prioritet? startdato? frist? "
        "begrundelse? ansvarlig? maalgruppe? begrebsafklaring? maalemetode? indikator*0-10 accept*0-10 "
        "realismevurdering? ressourcer? fremmendeFaktorer? haemmendeFaktorer? vurderingRef? "
        "senestVurderet? status"
    ),
    maal.ArtefaktRef: "id version?",
    maal.Delmaal: (
        "id version indsatsmaalRef beskrivelse borgerensFormulering? metode*0-5 ansvarlig? startdato? "
        "frist? indikator*0-10 raekkefoelge? forventetBidrag? senestVurderet? status handleplanRef?"
    ),
    maal.Maalforslag: "titel beskrivelse foreslaaetAf erstatterMaalRef? begrundelse? undertema?",
    maal.Maalstatuslinje: (
        "maalRef arbejdetMedMaalet? ikkeArbejdetMed? maalopfyldelse? opfyldelsesprocent? udvikling? "
        "funktionsevneEfter? talvaerdi*0-10 virkning?"
    ),
    maal.Maalbeslutning: "maalRef status? efterMaalNaaet? begrundelse?",
    maal.FremtidigtMaal: "maalRef? behandling beskrivelse?",
    ydelse.Omfang: "antal enhed pr?",
    ydelse.Ydelse: (
        "id ydelseskode? fritekst? paragraf indsatskarakter*0-4 startdato? slutdato? omfang? normering? "
        "saerforanstaltning? leveringsform*0-3 indsatsmaalRef*0-20"
    ),
    ydelse.Omkostning: "art beloeb",
    ydelse.Takstberegning: (
        "direkteOmkostning*0-50 indirekteOmkostning*0-50 pladser? belaegningsprocent? enhedsdage? "
        "efterreguleringAar? efterreguleringBeloeb? aarsbeloeb? takstPrEnhed? begrundelse?"
    ),
    ydelse.Takst: (
        "ydelseRef? ydelsestype beloeb enhed gyldigFra? gyldigTil? prisniveauAar beregningsgrundlag? "
        "beregningsHenvisning? moms? regulering?"
    ),
    ydelse.Starttid: "dato? tidspunktskode?",
    ydelse.Metode: "navn evidensniveau? evidenskilde? beskrivelse?",
    ydelse.FysiskKrav: "krav beskrivelse?",
    ydelse.Betaling: "gln? kontonummer? kontakt?",
    opfoelgning.Opfoelgningstid: "senest? hver? fravalgt?",
    opfoelgning.PlanlagtOpfoelgning: "planId type naar",
    opfoelgning.Opfoelgningsplan: "planlagt*1-20 emne*0-10 statusform? livstema*0-11 skabelon?",
    opfoelgning.Moededeltager: "rolle navn? organisation? aktoertype?",
    opfoelgning.Fravaer: "rolle begrundelse",
    opfoelgning.Moedeaftale: "hvad hvem*1-5 hvornaar?",
    opfoelgning.Periode: "fra til?",
    aftale.AftaleStatuslinje: "aftaleRef status kommentar? nyFrist?",
    kvittering.Fejl: "regelId sti? alvor tekst",
    kvittering.AuditHoved: "loebenr hash",
}
CHOICES = [cls for cls in FIELDS if issubclass(cls, Choice)]
NARROWED = {
    name: value
    for name, value in vars(typer).items()
    if name not in vars(primitives) and hasattr(value, "__metadata__") and name != "Annotated"
}
SECRET = "0504909995"
KEY = "5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10"


def leaf(field: Field, secret: str | None) -> Any:
    """A value of a leaf; a sensitive free text holds the secret when one is given."""
    if field.codes is not None:
        return next(iter(field.codes))
    kind = field.lexical
    assert kind is not None
    if secret is not None and kind.sensitive and kind.base == "string" and kind.matches(secret):
        return secret
    if kind.base == "boolean":
        return True
    return int(kind.example) if kind.base == "integer" else kind.example


def filled(cls: type[Element], *, full: bool = True, secret: str | None = None, member: int = 0) -> Any:
    """An instance with every field (or only the mandatory ones); of a choice, one member."""
    fields = shape_of(cls).fields
    if issubclass(cls, Choice):
        fields = (fields[member],)
    elif not full:
        fields = tuple(field for field in fields if field.low)
    values: dict[str, Any] = {}
    for field in fields:
        below = field.element
        value = filled(below, full=full, secret=secret) if below is not None else leaf(field, secret)
        values[field.name] = (value,) if field.many else value
    return cls(**values)


@pytest.mark.parametrize("cls", FIELDS, ids=lambda cls: cls.__name__)
def test_the_fields_are_those_of_the_specification(cls: type[Element]) -> None:
    def marked(field: Field) -> str:
        if field.many:
            return f"{field.wire}*{field.low}-{field.high}"
        return field.wire if field.low else f"{field.wire}?"

    assert [marked(field) for field in shape_of(cls).fields] == FIELDS[cls].split()


def test_no_shared_type_is_left_out() -> None:
    declared = {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Element) and value.__module__ == module.__name__
    }
    assert declared - set(FIELDS) == {konvolut.Konvolutbesked}


@pytest.mark.parametrize("cls", FIELDS, ids=lambda cls: cls.__name__)
def test_every_type_and_field_is_explained(cls: type[Element]) -> None:
    assert cls.__doc__ not in (None, Element.__doc__, Choice.__doc__)
    for field in shape_of(cls).fields:
        assert field.about.text
        assert field.about.source


@pytest.mark.parametrize("full", [False, True], ids=["minimal", "full"])
@pytest.mark.parametrize("cls", FIELDS, ids=lambda cls: cls.__name__)
def test_every_type_builds_from_python_and_cannot_be_changed(cls: type[Element], full: bool) -> None:
    made = filled(cls, full=full)
    assert made == filled(cls, full=full)
    field = shape_of(cls).fields[0]
    with pytest.raises(LocalError):
        setattr(made, field.name, getattr(made, field.name))


@pytest.mark.parametrize("cls", FIELDS, ids=lambda cls: cls.__name__)
def test_what_must_stand_is_missed_when_it_does_not(cls: type[Element]) -> None:
    mandatory = {field.wire for field in shape_of(cls).fields if field.low}
    if not mandatory:
        return
    with pytest.raises(LocalError) as caught:
        cls()
    assert {f.rule_id for f in caught.value.findings} == {"SKEMA-MANGLER"}
    assert {f.pointer for f in caught.value.findings} == {f"/{wire}" for wire in mandatory}


@pytest.mark.parametrize("cls", CHOICES, ids=lambda cls: cls.__name__)
def test_a_choice_has_exactly_one_member(cls: type[Choice]) -> None:
    fields = shape_of(cls).fields
    members = [filled(cls, member=number) for number in range(len(fields))]
    assert [made.member[0] for made in members] == [field.name for field in fields]
    both = {name: value for made in members[:2] for name, value in [made.member]}
    for wrong in ({}, both):
        with pytest.raises(LocalError) as caught:
            cls(**wrong)
        assert [f.rule_id for f in caught.value.findings] == ["SKEMA-VALG"]


@pytest.mark.parametrize("cls", FIELDS, ids=lambda cls: cls.__name__)
def test_what_is_sensitive_is_hidden(cls: type[Element]) -> None:
    made = filled(cls, secret=SECRET)
    assert SECRET not in repr(made)
    assert SECRET not in str(made)


def test_a_citizen_is_hidden_but_technical_fields_are_shown() -> None:
    person = borger.Borger(
        identifikation=borger.Identifikation(cpr="0201609995"),
        navn=borger.Personnavn(fornavn="Åse", efternavn="Sørensen"),
        foedselsaar=1960,
        adressebeskyttet=False,
        handlekommune="0101",
    )
    assert not any(value in repr(person) for value in ("0201609995", "Åse", "Sørensen", "1960"))
    texts = {"regel_id": "FR-012", "sti": "/konvolut/afsender", "tekst": "Ret CVR-nummeret."}
    fejl = repr(kvittering.Fejl(**texts, alvor="FEJL"))
    assert texts["regel_id"] in fejl
    assert texts["sti"] in fejl
    assert texts["tekst"] not in fejl  # the counterpart wrote it


def test_personal_numbers_levels_and_percentages_are_not_technical() -> None:
    hidden = [typer.Foedselsaar, typer.Opfyldelsesprocent, typer.Postnummer, typer.Filnavn, typer.Normering]
    hidden += [typer.Regeltekst, typer.AdresseUuid]
    shown = [typer.RegelId, typer.Sti, typer.Loebenummer, typer.Beskedref]
    assert all(lexical(kind).sensitive for kind in hidden)
    assert not any(lexical(kind).sensitive for kind in shown)
    field = shape_of(vurdering.TemaVurdering).by_name["funktionsevne"]
    assert field.codes is not None
    assert info_of(field.codes).sensitive


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("Beskedref", [KEY], [KEY.upper(), "1"]),
        ("Postnummer", ["9000", "0800"], ["900", "90000", "٩٠٠٠", "9000\n", ""]),
        ("Foedselsaar", [1900, 1960, 2199], [1899, 2200, "1960", True]),
        ("Navnerum", ["urn:fjordby:tilvalg", "https://example.dk/a?b#c"],
         ["fjordby", "Urn:a", "urn:", "urn:å", "urn:a b", "u:" + "a" * 199]),
        ("Udvidelsesnavn", ["a", "oensketEtage2", "a" * 64], ["2a", "a_b", "ønske", "a" * 65, ""]),
        ("Filnavn", ["afgørelse.pdf", "a" * 200], ["a/b.pdf", "a\\b.pdf", "a\nb", "a" * 201, ""]),
        ("Bilagsstoerrelse", [0, 20971520], [-1, 20971521, 1.0, "3"]),
        ("Normering", ["2:1", "1:12"], ["0:1", "2:0", "2:1:1", "100:1", "2"]),
        ("Opfyldelsesprocent", ["0.00", "7.50", "75.00", "100.00"],
         ["100.01", "-1.00", "07.50", "75", "75.0", "1000.00"]),
        ("RegelId", ["FR-012", "SKEMA-RAEKKEFOELGE"], ["fr-012", "F-1", "FR012", "FR-" + "1" * 21]),
        ("Sti", ["/konvolut/modtager/0", "/borger/<ukendt>", "/a/0/b"],
         ["", "/", "konvolut", "/a/01", "/a/0504909995", "/a//b", "/a/Åse", "/Konvolut",
          "/a" * 120]),
        ("Regeltekst", ["Ret CVR-nummeret."], ["", "a\nb", "a" * 201]),
        ("Loebenummer", [0, 2147483647], [-1, 2147483648, "1"]),
    ],
)  # fmt: skip
def test_a_narrowed_type_takes_what_its_sentence_says(kind: str, good: list[Any], bad: list[Any]) -> None:
    adapter = TypeAdapter(NARROWED[kind])
    for value in good:
        adapter.validate_python(value)
    for value in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(value)


def test_every_narrowed_type_has_its_own_name_sentences_and_example() -> None:
    kinds: list[Lexical] = [lexical(value) for value in NARROWED.values()]
    assert [kind.name for kind in kinds] == list(NARROWED)
    for texts in ([kind.da for kind in kinds], [kind.en for kind in kinds]):
        assert len(set(texts)) == len(texts)
    for kind in kinds:
        assert kind.matches(kind.example) if kind.base == "string" else int(kind.example) >= 0
        assert not any(part in (kind.pattern or "") for part in ("$", "\\d", "\\w", "(?"))


def test_a_decimal_or_a_string_gives_the_same_fulfilment() -> None:
    line = {"maal_ref": KEY}
    ready = maal.Maalstatuslinje(**line, opfyldelsesprocent=Decimal(75))
    assert ready == maal.Maalstatuslinje(**line, opfyldelsesprocent="75.00")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_the_example_of_the_module_runs(module: Any) -> None:
    blocks = inspect.cleandoc(module.__doc__).split("::\n\n")[1:]
    example = "\n".join(
        itertools.takewhile(lambda line: not line or line.startswith("    "), blocks[0].splitlines())
    )
    exec(textwrap.dedent(example), {})
