"""What the toy's rules of level ``register`` are told: how many messages there are, and what is known beside."""

from samarbejde_schema.catalogue.surroundings import Surroundings

KNOWN = Surroundings(of=lambda messages, beside: (len(list(messages)), beside))
