"""Rules that several messages of the toy share."""

from samarbejde_schema.findings import Stage
from samarbejde_schema.validation.rule import KAN, PLIGT, SKAL, Breaches, NotJudged, at, clause, rule

from .parts import Headed


@rule(
    "T-2",
    clauses=(
        clause("name", da="Skriv gerne afsenderens navn.", en="Please state the sender's name.", demand=KAN),
        clause(
            "case", da="Sagen skal nævnes.", en="The case must be stated.", demand={"CASED": SKAL}, kind=PLIGT
        ),
    ),
    messages=("hire", "handback"),
    source="toy",
)
def head_is_complete(message: Headed) -> Breaches:
    """Et fuldt hoved er lettere at finde igen."""
    if message.head.sender.name is None:
        yield at("head", "sender", "name", clause="name")
    if message.head.case_id is None:
        yield at("head", "case_id", clause="case")


@rule(
    "T-3",
    da="Cyklen skal være i registret.",
    en="The bicycle must be in the register.",
    demand=SKAL,
    kind=PLIGT,
    level=Stage.REGISTER,
    messages=("hire",),
    source="toy",
)
def in_register(message: Headed, register: object) -> Breaches:
    """Kun cykler i registret kan lejes ud; uden et register kan reglen ikke afgøres."""
    if register is None:
        raise NotJudged
    return ()
