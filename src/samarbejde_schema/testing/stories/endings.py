"""Plots of ending: a new placement, a death, a closure, a merger, a lease that survives, a notice withdrawn.

A complete example::

    from samarbejde_schema.testing.stories import tell

    story = tell("borgeren-doer", seed=7)
"""

from __future__ import annotations

from ...standard.v1.annullering import Annullering
from ...standard.v1.bestilling import Fortsaettelse
from .making import of
from .placement import Placement
from .plot import Plot
from .teller import Teller


def moved_on(teller: Teller) -> None:
    """The placement is not the right one any longer; it ends, and a new case goes on elsewhere."""
    old = Placement(teller, teller.cast.provider)
    old.begin()
    old.meet("TRE_MAANEDERS", decision="AFSLUT", opfoelgningsresultat="AFSLUT_OG_VISITER_TIL_NY")
    old.discharge(old.give_notice("IKKE_RETTE_INDSATS"))
    before = teller.begin_case()
    new = Placement(teller, teller.cast.providers[1], kind="MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE")
    new.inquire()
    new.match()
    new.order(fortsaetter_fra=of(Fortsaettelse, forloeb_id=before, aarsag="IKKE_RETTE_INDSATS"))
    new.offer()
    new.accept()
    new.agree()
    new.move_in(overlevering="Aftenrutinen og listen over, hvem borgeren ringer til, er fulgt med.")


def death(teller: Teller) -> None:
    """The citizen dies; what was planned falls away, and nothing is owed but the settlement."""
    placement = Placement(teller, teller.cast.provider)
    placement.begin()
    placement.convene("TRE_MAANEDERS")
    teller.wait(days=3)
    placement.discharge(
        on=teller.today,
        aarsag="DOED",
        slutstatus=(),
        ydelse_afslutning=(),
        borgerens_stemme=None,
        overlevering=None,
        stoettebehov_efter=None,
    )


def bankrupt(teller: Teller) -> None:
    """A private provider closes from one day to the next; the authority reports it."""
    placement = Placement(teller, teller.cast.private(teller.cast.provider, "PRIVAT"), owner="PRIVAT")
    placement.begin()
    placement.meet("TRE_MAANEDERS")
    teller.wait(days=20)
    placement.discharge_by_authority(
        "KONKURS",
        borgerens_stemme=placement.voice("Jeg fik det at vide om morgenen. Jeg er bange for at flytte."),
    )


def closing(teller: Teller) -> None:
    """The provider gives notice because the place closes, and finds another with the authority."""
    placement = Placement(teller, teller.cast.provider)
    placement.begin()
    placement.meet("TRE_MAANEDERS")
    notice = placement.give_notice(
        "LUKNING", by="UDFOERER", naeste_tilbud="Parterne leder sammen efter et sted i nærheden."
    )
    placement.discharge(notice)


def merger(teller: Teller) -> None:
    """Two municipalities merge: an addendum puts the new buyer in the old one's place."""
    placement = Placement(teller, teller.cast.provider, months=None)
    placement.begin()
    placement.meet("TRE_MAANEDERS")
    heir = teller.cast.neighbours[1]
    addendum = placement.addendum(art="PARTSSKIFTE", takst=(), ydelse=(), ny_koeber=heir.organisation,
                                  begrundelse="Kommunerne lægges sammen.")  # fmt: skip
    placement.sign(addendum, topic="TILLAEG")
    teller.wait_until(addendum.gaelder_fra)
    teller.cast.succeed(heir)
    placement.plan()
    placement.meet("AARLIG")


def tenancy(teller: Teller) -> None:
    """A flat under the act on social housing: the support ends, the lease does not."""
    placement = Placement(
        teller,
        teller.cast.provider,
        paragraph="SEL_85",
        service="SOCIALPAEDAGOGISK_STOETTE",
        kind="ALMEN_AELDRE_OG_HANDICAPVENLIG_BOLIG",
        months=None,
    )
    placement.inquire()
    placement.match()
    placement.order()
    placement.offer()
    placement.tell_own_payment(boligtype="ABL105", post=placement.rent())
    placement.accept()
    placement.agree()
    placement.move_in()
    placement.set_subgoals()
    placement.meet("TRE_MAANEDERS")
    notice = placement.give_notice("BORGERS_OENSKE", lejeforhold_beroeres_ikke=True)
    placement.discharge(notice)


def withdrawn(teller: Teller) -> None:
    """A notice is withdrawn, and the other party agrees; the placement goes on."""
    placement = Placement(teller, teller.cast.provider, months=None)
    placement.begin()
    placement.meet("TRE_MAANEDERS")
    notice = placement.give_notice("BORGERS_OENSKE")
    teller.wait(days=3)
    annulled = teller.send(
        Annullering,
        placement.authority,
        placement.provider,
        goes_with=notice,
        annulleret_besked_ref=notice.konvolut.besked_id,
        aarsag="TRUKKET_TILBAGE",
        begrundelse="Borgeren har sovet på det og vil gerne blive boende.",
    )
    placement.agree_to_withdrawal(annulled)
    placement.meet("AARLIG")


def wrong_citizen(teller: Teller) -> None:
    """An inquiry is sent about the wrong citizen, taken back, and confirmed as deleted."""
    placement = Placement(teller, teller.cast.provider)
    sent = placement.inquire()
    annulled = teller.send(
        Annullering,
        placement.authority,
        placement.provider,
        goes_with=sent,
        annulleret_besked_ref=sent.konvolut.besked_id,
        aarsag="FORKERT_BORGER",
    )
    placement.confirm_deletion(annulled)


PLOTS = (
    Plot(
        "afslutning-og-ny-indsats",
        "Indsatsen er ikke længere den rette; den slutter, og en ny begynder.",
        ("GRUND",),
        moved_on,
        ends=("A AFSLUTTET", "A AKTIV", "C INDGAAET", "C OPHOERT"),
    ),
    Plot(
        "borgeren-doer",
        "Borgeren dør, og det planlagte falder bort.",
        ("GRUND",),
        death,
        ends=("A UDSKREVET", "C OPHOERT"),
    ),
    Plot(
        "konkurs",
        "Udføreren går konkurs, og myndigheden melder det.",
        ("GRUND",),
        bankrupt,
        ends=("A UDSKREVET", "C OPHOERT"),
    ),
    Plot(
        "tilbuddet-lukker",
        "Tilbuddet lukker; udføreren siger op med varsel.",
        ("GRUND",),
        closing,
        ends=("A UDSKREVET", "C OPHOERT"),
    ),
    Plot(
        "kommunesammenlaegning",
        "En ny køber træder ind i kontrakten.",
        ("GRUND",),
        merger,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "almen-bolig",
        "Støtten slutter, lejemålet består.",
        ("GRUND",),
        tenancy,
        ends=("A UDSKREVET", "C OPHOERT"),
    ),
    Plot(
        "opsigelse-trukket-tilbage",
        "En opsigelse trækkes tilbage, og den anden part siger ja.",
        ("GRUND",),
        withdrawn,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "forkert-borger",
        "En forespørgsel om den forkerte borger trækkes tilbage og slettes.",
        ("GRUND",),
        wrong_citizen,
        ends=("A ANNULLERET",),
    ),
)
