"""What people in a story say, written as caseworkers write it.

A complete example::

    from samarbejde_schema.testing.stories import words

    words.GOALS[0].title
    words.BACKGROUNDS[0].need, words.CHANGES[0].seen, words.TEAMWORK[0].dream

Everything is invented, and chance chooses among it. What belongs together stands together: a background
(:mod:`.citizens`), a goal with its steps (:mod:`.goals`), a change with what is done about it
(:mod:`.changes`), a wish with its network and its agreements (:mod:`.teamwork`). The rest are single
sentences (:mod:`.everyday`, :mod:`.meetings`).
"""

from __future__ import annotations

from .changes import CHANGES, INCIDENTS, ChangeWords
from .citizens import BACKGROUNDS, Background
from .everyday import (
    DIRECT,
    HANDED_OVER,
    LIFE,
    METHODS,
    NIGHTS,
    ROOMS,
    SKILLS,
    SUPPORT,
    VISITS,
    VOICES,
    WHY_NOT,
)
from .goals import GOALS, GoalWords
from .meetings import AGREED, AHEAD, ASKED, LAST_WORDS, OWN_POINTS, SAID, SEEN, WORKED_ON
from .teamwork import TEAMWORK, TeamWords

__all__ = [
    "AGREED",
    "AHEAD",
    "ASKED",
    "BACKGROUNDS",
    "CHANGES",
    "DIRECT",
    "GOALS",
    "HANDED_OVER",
    "INCIDENTS",
    "LAST_WORDS",
    "LIFE",
    "METHODS",
    "NIGHTS",
    "OWN_POINTS",
    "ROOMS",
    "SAID",
    "SEEN",
    "SKILLS",
    "SUPPORT",
    "TEAMWORK",
    "VISITS",
    "VOICES",
    "WHY_NOT",
    "WORKED_ON",
    "Background",
    "ChangeWords",
    "GoalWords",
    "TeamWords",
]
