"""The command line: what it says, in which form, and how it ends."""
