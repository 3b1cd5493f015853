"""Tabellerne bag ``fixtures/``: hvilke dokumenter der skal findes, og hvad der skal siges om dem.

- :mod:`.sag` hvad en sag er, og hvordan et gyldigt dokument ændres lidt
- :mod:`.konvolut`, :mod:`.aftale`, :mod:`.kontrakt`, :mod:`.opfoelgning` reglerne om den enkelte besked
- :mod:`.faelles`, :mod:`.faelles_indsats` de samme regler i resten af beskederne
- :mod:`.forloeb`, :mod:`.forloeb_justering`, :mod:`.forloeb_moeder`, :mod:`.forloeb_afslutning`,
  :mod:`.forloeb_sam` samtaler, der bryder eller næsten bryder en regel om forløbet
- :mod:`.register` dokumenter, der bedømmes i en kontekst af andre beskeder
- :mod:`.form_json`, :mod:`.form_xml`, :mod:`.form_besked` filer, der ikke er en læselig besked
- :mod:`.tvillinger` det, der ser mærkeligt ud og dog skal læses

Det forventede er skrevet i hånden efter ``rules.md``; ingen regel spørges, når filerne skrives.
"""
