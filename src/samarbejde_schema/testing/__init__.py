"""The public test kit: certificates good and bad, a clock, a lossy wire, and whole participants for tests."""
