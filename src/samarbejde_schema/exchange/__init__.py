"""Pipelines without I/O: bytes come in as arguments, values go out."""
