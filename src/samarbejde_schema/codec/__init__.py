"""The two wire forms: trees and models, both ways.

``json`` and ``xml`` read what a door has let through (:mod:`samarbejde_schema.doors`) into a model and write
a model as bytes. A message that is valid in one form converts to the other without loss, because both are
printed from the same :class:`~samarbejde_schema.modelling.shape.Shape`.
"""
