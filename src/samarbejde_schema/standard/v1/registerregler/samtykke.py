"""Reglerne om samtykke: det dækker dem, der får oplysningerne, det gælder på dagen, og det er nyt nok.

Et helt eksempel, hvor ``dagsorden`` er et statusmøde mellem myndighed og udfører::

    from samarbejde_schema.standard.v1.registerregler.samtykke import modtagerne_er_daekket_af_samtykke

    assert list(modtagerne_er_daekket_af_samtykke.judge(dagsorden, None)) == []

Et samtykke har et omfang: slags oplysninger, parter, retning og sag. Det gælder fra den dag, det er givet,
til og med ``gyldigTil``, medmindre det er kaldt tilbage: helt, eller delvist for en part. Samtykke kræves
ikke for det, myndighed og udfører deler om en indsats (D15). Kilder: rsl §§ 11 a og 11 c, fvl. § 28,
003:518-520.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ....findings import Stage
from ....process import later
from ....validation.rule import BOER, GYLDIGHED, KAN, SKAL, Breaches, Clause, NotJudged, at, clause, rule
from ..kodelister.konvolut import Beskedtype, Rolle
from ..kodelister.opfoelgning import Moedetype
from ..kodelister.samtykke import Oplysningshjemmel, SamtykkeRetning, Tilbagekaldelsesomfang
from ..kontekst import Kontekst
from .opslag import er, konteksten

if TYPE_CHECKING:
    from ..aktoer_anmodning import AktoerAnmodning
    from ..faelles.konvolut import Konvolutbesked, Part
    from ..faelles.samtykke import SamtykkePart
    from ..samtykkeerklaering import Samtykkeerklaering

_TEAMET = (
    "koordinatorudpegning",
    "netvaerkskort",
    "teamsammensaetning",
    "maalOgAftaleskema",
    "aftaleOpfoelgning",
    "resultatdokumentation",
)
"""Beskederne til det tværfaglige team (M26–M31)."""
_OM_SAMTYKKE = frozenset({Beskedtype.SAMTYKKEERKLAERING, Beskedtype.SAMTYKKE_TILBAGEKALDELSE})
_MOEDER = frozenset({Beskedtype.DAGSORDEN, Beskedtype.REFERAT})
_SagtFra = Mapping[str, list[Any]]
"""Tilbagekaldelserne efter nøglen på det samtykke, de kalder tilbage."""
_INDHENTES = frozenset({SamtykkeRetning.INDHENTE, SamtykkeRetning.UDVEKSLE})
_GIVES = frozenset({SamtykkeRetning.VIDEREGIVE, SamtykkeRetning.UDVEKSLE})


def _led(navn: str, da: str, en: str) -> Clause:
    return clause(navn, da=da, en=en, demand=SKAL, kind=GYLDIGHED)


@rule(
    "FR-301",
    clauses=(
        _led(
            "mangler",
            "Henvis til det samtykke, I spørger på grundlag af, eller vælg den hjemmel, der gælder.",
            "Refer to the consent the request builds on, or choose the legal basis that applies.",
        ),
        _led(
            "aktoer",
            "Spørg kun en aktør, samtykket nævner; det samtykke, der henvises til, dækker ikke modtageren.",
            "Ask only an actor the consent names; the consent referred to does not cover the receiver.",
        ),
        _led(
            "oplysninger",
            "Bed kun om det, samtykket dækker; denne slags oplysninger er ikke med.",
            "Ask only for what the consent covers; this kind of information is not in it.",
        ),
    ),
    level=Stage.REGISTER,
    messages=("aktoerAnmodning",),
    fields=("hjemmel", "konvolut.samtykkeRef", "konvolut.modtager", "oplysningstype"),
    source="rsl §§ 11 a, 11 c",
)
def anmodningen_er_daekket(besked: "AktoerAnmodning", kontekst: Kontekst) -> Breaches:
    """Oplysninger hentes hos en øvrig aktør med borgerens samtykke, når loven kræver det (rsl § 11 a).

    Er hjemlen samtykke, nævner beskeden mindst ét samtykke, og de nævnte dækker tilsammen aktøren og hver
    slags oplysninger, der bedes om, i samme forløb og med ret til at indhente. Andre hjemler, fx rsl § 11 c,
    kræver intet samtykke.
    """
    if besked.hjemmel is not Oplysningshjemmel.SAMTYKKE_RSL_11A:
        return
    if not besked.konvolut.samtykke_ref:
        yield at("konvolut", "samtykke_ref", clause="mangler")
        return
    kendt = konteksten(kontekst)
    samtykker, alle_kendt = _naevnte(besked, kendt)
    if not alle_kendt:
        raise NotJudged
    dag, sagt_fra = kendt.dag(besked), _sagt_fra(kendt)
    for i, modtager in enumerate(besked.konvolut.modtager):
        daekker = [s for s in samtykker if _daekker(s, modtager, besked, _INDHENTES, sagt_fra, dag)]
        if not daekker:
            yield at("konvolut", "modtager", i, clause="aktoer")
            continue
        omfattet = {slags for samtykke in daekker for slags in samtykke.oplysningstype}
        for j, slags in enumerate(besked.oplysningstype):
            if slags not in omfattet:
                yield at("oplysningstype", j, clause="oplysninger")


@rule(
    "FR-302",
    da="Send kun til dem, borgerens samtykke dækker; andre orienteres uden om beskeden.",
    en="Send only to those the citizen's consent covers; others are told outside the message.",
    demand={"GRUND": BOER, "SAM": SKAL},
    kind=GYLDIGHED,
    level=Stage.REGISTER,
    messages=("dagsorden", "referat", "samtykkeerklaering", *_TEAMET),
    requirements=("R205", "R243"),
    fields=("konvolut.modtager", "konvolut.samtykkeRef"),
    source="003:518",
)
def modtagerne_er_daekket_af_samtykke(besked: "Konvolutbesked", kontekst: Kontekst) -> Breaches:
    """Borgeren afgør på et oplyst grundlag, hvem i teamet der må udveksle oplysninger (003:518-520).

    Reglen gælder beskeder til teamet: netværksmødets dagsorden og referat og beskederne i
    Samarbejdsmodellen. Henviser beskeden til samtykker, er det dem, der skal dække hver modtager; ellers er
    det forløbets. Orientering af borgeren selv kræver intet samtykke, og det gør samtykket og dets
    tilbagekaldelse heller ikke. Koordinatoren kan udpeges, før der er givet samtykke, når ingen anden får
    beskeden.
    """
    if not _til_teamet(besked):
        return
    kendt = konteksten(kontekst)
    if er(besked, Beskedtype.KOORDINATORUDPEGNING) and _kun_koordinatoren_foer_samtykke(besked, kendt):
        return
    samtykker, alle_kendt = _brugte(besked, kendt)
    dag, sagt_fra = kendt.dag(besked), _sagt_fra(kendt)
    for i, modtager in enumerate(besked.konvolut.modtager):
        if not any(_daekker(s, modtager, besked, _GIVES, sagt_fra, dag) for s in samtykker):
            if not alle_kendt:
                raise NotJudged
            yield at("konvolut", "modtager", i)


def _til_teamet(besked: Any) -> bool:
    """Om beskeden går til det tværfaglige team og ikke selv handler om samtykket."""
    type_ = besked.konvolut.beskedtype
    return type_ not in _OM_SAMTYKKE and (
        type_ not in _MOEDER or besked.moedetype is Moedetype.NETVAERKSMOEDE
    )


def _kun_koordinatoren_foer_samtykke(besked: "Konvolutbesked", kendt: Kontekst) -> bool:
    """Om kun koordinatoren får beskeden, og intet samtykke i forløbet var givet den dag."""
    if any(modtager.rolle is not Rolle.KOORDINATOR for modtager in besked.konvolut.modtager):
        return False
    dag = kendt.dag(besked)
    return not any(s.afgivet_dato <= dag and _samme_sag(s, besked) for s in kendt.samtykker or ())


@rule(
    "FR-304",
    clauses=(
        _led(
            "ikke-givet",
            "Byg kun på et samtykke, der var givet den dag, beskeden er fra.",
            "Build only on a consent that had been given on the day of the message.",
        ),
        _led(
            "udloebet",
            "Bed borgeren om et nyt samtykke: det, der bygges på, gælder ikke længere.",
            "Ask the citizen for a new consent: the one built on has expired.",
        ),
        _led(
            "kaldt-tilbage",
            "Byg ikke på et samtykke, borgeren har kaldt tilbage.",
            "Do not build on a consent the citizen has withdrawn.",
        ),
    ),
    level=Stage.REGISTER,
    messages=("aktoerAnmodning", "samtykkeerklaering", "samtykkeTilbagekaldelse", *_TEAMET),
    fields=("konvolut.samtykkeRef", "afgivetDato", "gyldigTil"),
    source="fvl. § 28",
)
def samtykket_gaelder_paa_dagen(besked: "Konvolutbesked", kontekst: Kontekst) -> Breaches:
    """Et samtykke kan altid kaldes tilbage (fvl. § 28), og det gælder kun, så længe borgeren har sagt.

    Hvert samtykke, beskeden henviser til, var givet, ikke udløbet og ikke kaldt helt tilbage den dag.
    Et samtykke, der er annulleret eller afvist, var aldrig givet. Samtykkeerklæringen selv bedømmes på sine
    egne datoer. En tilbagekaldelse kan altid sendes, hvad den end henviser til; er det samtykke, den kalder
    tilbage, ukendt, ved ingen, om noget blev kaldt tilbage, og reglen er ikke bedømt.
    """
    kendt = konteksten(kontekst)
    dag = kendt.dag(besked)
    if er(besked, Beskedtype.SAMTYKKEERKLAERING):
        yield from _egne_datoer(besked, dag)
    if er(besked, Beskedtype.SAMTYKKE_TILBAGEKALDELSE):
        if _samtykket(_kaldt_tilbage(besked), kendt) is None:
            raise NotJudged
        return
    sagt_fra, ukendt = _sagt_fra(kendt), False
    for i, noegle in enumerate(besked.konvolut.samtykke_ref):
        fundet = _samtykket(noegle, kendt)
        if fundet is None and noegle in kendt.bortfaldne:
            yield at("konvolut", "samtykke_ref", i, clause="ikke-givet")
        elif fundet is None:
            ukendt = True
        elif hvorfor := _gaelder_ikke(fundet, sagt_fra, dag):
            yield at("konvolut", "samtykke_ref", i, clause=hvorfor)
    if ukendt:
        raise NotJudged


def _kaldt_tilbage(besked: Any) -> str:
    noegle: str = besked.samtykke_ref
    return noegle


def _egne_datoer(besked: Any, dag: date) -> Breaches:
    if besked.afgivet_dato > dag:
        yield at("afgivet_dato", clause="ikke-givet")
    if besked.gyldig_til is not None and besked.gyldig_til < dag:
        yield at("gyldig_til", clause="udloebet")


@rule(
    "FR-306",
    da="Overvej at forny samtykket: det er mere end tolv måneder gammelt.",
    en="Consider renewing the consent: it is more than twelve months old.",
    demand=KAN,
    level=Stage.REGISTER,
    messages=("dagsorden", "aktoerAnmodning", "samtykkeerklaering", *_TEAMET),
    fields=("konvolut.samtykkeRef", "afgivetDato"),
    source="praksis",
)
def samtykket_er_nyt_nok(besked: "Konvolutbesked", kontekst: Kontekst) -> Breaches:
    """Et samtykke taber ikke nødvendigvis sin gyldighed, men borgerens liv og team kan have ændret sig.

    De tolv måneder står i reglernes parametre. Bedømt er hvert samtykke, beskeden henviser til, og en
    samtykkeerklærings egen dato.
    """
    kendt = konteksten(kontekst)
    dag, alder = kendt.dag(besked), kendt.parametre.samtykke_fornyes
    if er(besked, Beskedtype.SAMTYKKEERKLAERING) and later(_afgivet(besked), alder) < dag:
        yield at("afgivet_dato")
    ukendt = False
    for i, noegle in enumerate(besked.konvolut.samtykke_ref):
        fundet = _samtykket(noegle, kendt)
        if fundet is None:
            ukendt = True
        elif later(fundet.afgivet_dato, alder) < dag:
            yield at("konvolut", "samtykke_ref", i)
    if ukendt:
        raise NotJudged


def _afgivet(besked: Any) -> date:
    dag: date = besked.afgivet_dato
    return dag


# --- opslag i samtykkerne ---------------------------------------------------------------------------------


def _samtykket(noegle: str, kendt: Kontekst) -> "Samtykkeerklaering | None":
    """Det nyeste samtykke med nøglen, eller ``None``, når konteksten ikke kender det."""
    fundne = [samtykke for samtykke in kendt.samtykker or () if samtykke.samtykke_id == noegle]
    return max(fundne, key=lambda samtykke: samtykke.konvolut.afsendt, default=None)


def _naevnte(besked: "Konvolutbesked", kendt: Kontekst) -> "tuple[list[Samtykkeerklaering], bool]":
    """De samtykker, beskeden henviser til, og om konteksten ved besked om dem alle."""
    noegler = besked.konvolut.samtykke_ref
    fundne = {noegle: _samtykket(noegle, kendt) for noegle in noegler}
    kendte = [samtykke for samtykke in fundne.values() if samtykke is not None]
    return kendte, all(fundne[noegle] is not None or noegle in kendt.bortfaldne for noegle in noegler)


def _brugte(besked: "Konvolutbesked", kendt: Kontekst) -> "tuple[list[Samtykkeerklaering], bool]":
    """De samtykker, beskeden bygger på, og om konteksten kender dem alle."""
    if besked.konvolut.samtykke_ref:
        return _naevnte(besked, kendt)
    return [s for s in kendt.samtykker or () if _samme_sag(s, besked)], kendt.samtykker is not None


def _samme_sag(samtykke: "Samtykkeerklaering", besked: "Konvolutbesked") -> bool:
    return samtykke.konvolut.forloeb_id == besked.konvolut.forloeb_id


def _gaelder_ikke(samtykke: "Samtykkeerklaering", sagt_fra: _SagtFra, dag: date) -> str:
    """Hvorfor samtykket ikke gælder den dag; tomt, når det gør."""
    if samtykke.afgivet_dato > dag:
        return "ikke-givet"
    if samtykke.gyldig_til is not None and samtykke.gyldig_til < dag:
        return "udloebet"
    helt = (t for t in _tilbagekaldt(samtykke, sagt_fra, dag) if t.omfang is Tilbagekaldelsesomfang.HELT)
    return "kaldt-tilbage" if next(helt, None) is not None else ""


def _sagt_fra(kendt: Kontekst) -> _SagtFra:
    """Tilbagekaldelserne efter det samtykke, de kalder tilbage."""
    fundet: dict[str, list[Any]] = {}
    for tilbagekaldelse in kendt.tilbagekaldelser:
        fundet.setdefault(tilbagekaldelse.samtykke_ref, []).append(tilbagekaldelse)
    return fundet


def _tilbagekaldt(samtykke: "Samtykkeerklaering", sagt_fra: _SagtFra, dag: date) -> Iterator[Any]:
    return (t for t in sagt_fra.get(samtykke.samtykke_id, ()) if t.dato <= dag)


def _daekker(
    samtykke: "Samtykkeerklaering",
    modtager: "Part",
    besked: "Konvolutbesked",
    retninger: frozenset[SamtykkeRetning],
    sagt_fra: _SagtFra,
    dag: date,
) -> bool:
    """Om samtykket gælder den dag, i den sag og den retning, og nævner modtageren."""
    if samtykke.retning not in retninger or not _samme_sag(samtykke, besked):
        return False
    if _gaelder_ikke(samtykke, sagt_fra, dag) or not _naevner(samtykke.mellem_hvem, modtager):
        return False
    return not any(_naevner(t.beroert_part, modtager) for t in _tilbagekaldt(samtykke, sagt_fra, dag))


def _naevner(parter: "Iterable[SamtykkePart]", modtager: "Part") -> bool:
    return any(_samme(part, modtager) for part in parter)


def _samme(part: "SamtykkePart", modtager: "Part") -> bool:
    """Om samtykkets part er modtageren: CVR-nummeret afgør det, og uden det navnet og rollen."""
    organisation = modtager.organisation
    if part.organisation is None or part.organisation.cvr is None:
        samme_navn = part.navn.casefold() == organisation.navn.casefold()
        return samme_navn and part.rolle in (None, modtager.rolle)
    enheder = (part.organisation.p_nummer, organisation.p_nummer)
    return part.organisation.cvr == organisation.cvr and (None in enheder or len(set(enheder)) == 1)
