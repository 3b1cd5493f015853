"""Reglerne, der skal vide noget, ingen enkelt besked kan sige: samtykker, takster, ledige pladser, datoer.

En regel på niveauet ``register`` får beskeden og en :class:`~..kontekst.Kontekst`. Mangler den det, den skal
bruge, er reglen ikke bedømt; den er aldrig af den grund overholdt. Modulerne læses først, når nogen beder om
niveauet.

- :mod:`.koder` om koderne gjaldt på beskedens dag
- :mod:`.samtykke` om et samtykke dækker, gælder og er nyt nok
- :mod:`.tilbud` Tilbudsportalen, og ledige pladser i andre kommuner før et køb
- :mod:`.takster` takststigninger, indberetning og halvårenes opsamling
- :mod:`.opslag` det, reglerne slår op i konteksten
"""
