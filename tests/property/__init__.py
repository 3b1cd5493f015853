"""Statements that hold for every message, tried on generated and mutated ones."""
