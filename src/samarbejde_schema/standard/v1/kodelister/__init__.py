"""Kodelisterne: ét modul for hvert område, én klasse for hver liste."""
