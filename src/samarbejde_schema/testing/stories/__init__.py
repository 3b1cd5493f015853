"""Invented stories: whole courses, message by message, valid, and the same for the same seed.

A complete example::

    from samarbejde_schema.testing.stories import stories

    for story in stories(3, seed=7):
        for letter in story.letters:
            letter.name, letter.data        # "01-bestilling.json", its exact bytes

A story is told by a plot (:mod:`.plots`) with a cast (:mod:`.cast`) and words (:mod:`.words`) that chance
chooses; the :class:`~.teller.Teller` writes the envelope, keeps the calendar and sends. People, places and
organisations are invented, and the personal numbers are those of the published test persons.
"""

from .library import Story, plots, stories, tell

__all__ = ["Story", "plots", "stories", "tell"]
