"""How fast we are, always as a ratio: ``python -m tests.benchmarks [--quick]`` prints a table in Markdown.

Runs in an environment of its own (``make bench``), where the peers are installed beside our wheel. Never part
of the suite: what a slow machine does to a clock is no fault of the code.
"""
