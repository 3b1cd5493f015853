"""Reglerne, der ser på hele forløbet: hvad der gik forud, hvad der skyldes, og hvornår.

En regel på niveauet ``forloeb`` får beskeden og det forløb, den står i (:class:`~.....process.Forloeb`):
hvad der talte, da beskeden blev skrevet (``before``), hvad der tæller nu (``log``), og det øjeblik, der
spørges om (``now``). Modulerne læses først, når nogen beder om et forløb bedømt.

- :mod:`.konvolut` henvisninger, rækkefølge, rettelser, krydsende beskeder
- :mod:`.aftale` bestilling, tilbud og svar
- :mod:`.kontrakt` kontrakt, underskrift og indskrivning
- :mod:`.opfoelgning` status, dagsorden og referat i den enkelte opfølgning
- :mod:`.rytme` hvor tit der følges op, og hvor længe siden et mål blev vurderet
- :mod:`.sam` netværksmøder i Samarbejdsmodellen
- :mod:`.opslag` det, reglerne slår op i forløbet
- :mod:`.parametre` de frister, reglerne regner med
"""
