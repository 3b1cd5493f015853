"""Signatures, encryption and trust: bytes, keys and time come in as arguments."""
