"""The harbour's code lists."""

from samarbejde_schema.modelling.codes import CodeList, codes


@codes(source="toy:1", sensitive=False)
class Paper(CodeList):
    """Which paper it is."""

    BOOKING = "BOOKING", "booking"
    NOTICE = "NOTICE", "notice"
    RECEIPT = "RECEIPT", "receipt"


@codes(source="toy:2", open=True)
class Rig(CodeList):
    """How a boat is rigged; ``SLOOP`` is the common one."""

    SLOOP = "SLOOP", "sloop | one mast"
    KETCH = "KETCH", "ketch", "2020-01-01", "2029-12-31"
    TWO = "2", "two <masts>", None, None, "KETCH"
    WING = "WING", "wing sail", None, None, None, "1.10"


@codes(source="toy:3", open=True)
class Flag(CodeList):
    """Nobody uses this list before 1.2."""

    BLUE = "BLUE", "blue", None, None, None, "1.2"
