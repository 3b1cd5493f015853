"""What people in a story say, written as caseworkers write it.

A complete example::

    from samarbejde_schema.testing.stories import words

    words.GOALS[0].title
    words.NEEDS, words.CHANGES[0].seen, words.TEAMWORK[0].dream

Everything is invented, and chance chooses among it. What belongs together stands together: a goal with its
steps (:mod:`.goals`), a change with what is done about it (:mod:`.changes`), a wish with its network and its
agreements (:mod:`.teamwork`). The rest are single sentences (:mod:`.everyday`, :mod:`.meetings`).
"""

from __future__ import annotations

from .changes import CHANGES, INCIDENTS, ChangeWords
from .everyday import (
    ASSESSMENTS,
    COURSES,
    CRITERIA,
    DIRECT,
    GROUPS,
    HANDED_OVER,
    LEAST,
    LIFE,
    METHODS,
    NEEDS,
    NIGHTS,
    PURPOSES,
    ROOMS,
    SKILLS,
    STRENGTHS,
    SUPPORT,
    VISITS,
    VOICES,
    WHY_NOT,
)
from .goals import GOALS, GoalWords
from .meetings import AGREED, ASKED, LAST_WORDS, OWN_POINTS, SAID, SEEN, WORKED_ON
from .teamwork import TEAMWORK, TeamWords

__all__ = [
    "AGREED",
    "ASKED",
    "ASSESSMENTS",
    "CHANGES",
    "COURSES",
    "CRITERIA",
    "DIRECT",
    "GOALS",
    "GROUPS",
    "HANDED_OVER",
    "INCIDENTS",
    "LAST_WORDS",
    "LEAST",
    "LIFE",
    "METHODS",
    "NEEDS",
    "NIGHTS",
    "OWN_POINTS",
    "PURPOSES",
    "ROOMS",
    "SAID",
    "SEEN",
    "SKILLS",
    "STRENGTHS",
    "SUPPORT",
    "TEAMWORK",
    "VISITS",
    "VOICES",
    "WHY_NOT",
    "WORKED_ON",
    "ChangeWords",
    "GoalWords",
    "TeamWords",
]
