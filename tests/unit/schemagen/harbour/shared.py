"""Rules of several papers; one is judged at two levels."""

from samarbejde_schema.findings import Stage
from samarbejde_schema.validation.rule import KAN, PLIGT, SKAL, clause, deferred, rule


def _late(message: object, context: object) -> object:
    """Det gælder for alle, at papiret kommer ``før`` båden."""
    return deferred(message, context)


LATE = rule(
    "H-2",
    clauses=(
        clause("soon", da="Send papiret før båden.", en="Send the paper before the boat.", demand=KAN),
        clause(
            "late",
            da="Papiret kom efter båden.",
            en="The paper came late.",
            demand={"STORM": SKAL},
            kind=PLIGT,
        ),
    ),
    level=Stage.REGISTER,
    messages=("booking", "receipt"),
    source="toy:15",
)(_late)
LATER = rule(
    "H-2",
    da="Papiret er for gammelt.",
    en="The paper is too old.",
    demand=KAN,
    level=Stage.MODTAGELSE,
    messages=("booking",),
    source="toy:15",
)(_late)
