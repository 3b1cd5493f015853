"""The edge: delivery over HTTP, the store behind it, and the participant that holds both together."""
