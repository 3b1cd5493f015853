"""The suite. It tests the installed package, never ``src``; ``make test`` installs it first."""
