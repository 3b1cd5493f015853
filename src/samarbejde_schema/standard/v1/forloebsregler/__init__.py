"""Reglerne, der ser på hele forløbet: hvad der gik forud, hvad der skyldes, og hvornår.

En regel på niveauet ``forloeb`` får beskeden og det forløb, den står i (:class:`~.....process.Forloeb`):
hvad der talte, da beskeden blev skrevet (``before``), hvad der tæller nu (``log``), og det øjeblik, der
spørges om (``now``). Modulerne læses først, når nogen beder om et forløb bedømt.

- :mod:`.konvolut` rækkefølge, rettelser, krydsende beskeder
- :mod:`.henvisning` svar og henvisninger
- :mod:`.annullering` hvem der kan trække en besked tilbage, og hvad der så følger
- :mod:`.sletning` borgerens oplysninger hos et tilbud, der ikke skal bruge dem
- :mod:`.aftale` bestilling, tilbud og svar
- :mod:`.kontrakt` kontrakt, underskrift, udgaver og indskrivning
- :mod:`.tillaeg` nye takster, og hvilke ydelser der er aftalt
- :mod:`.maal` hvem der ejer målene, og at status når dem alle
- :mod:`.opfoelgning` status, dagsorden og referat i den enkelte opfølgning
- :mod:`.aktoerer` de øvrige aktører i borgerens liv
- :mod:`.rytme` hvor tit der følges op, og hvor længe siden et mål blev vurderet
- :mod:`.afslutning` opsigelse og udskrivning
- :mod:`.sam` Samarbejdsmodellens møder og koordinator
- :mod:`.sam_redskaber` Samarbejdsmodellens samtykke, netværkskort og skema
- :mod:`.opslag`, :mod:`.opslag_maal`, :mod:`.opslag_kontrakt`, :mod:`.opslag_sam` det, reglerne slår op
- :mod:`.parametre` de tal og frister, reglerne regner med
"""
