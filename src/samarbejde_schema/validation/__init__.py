"""Rules as values, and the run that turns their breaches into findings."""
