"""What to notice in each story, in Danish, as its README tells it.

A complete example::

    NOTICE["konkurs"]
"""

NOTICE = {
    "midlertidigt-ophold": (
        "Før aftalen ser borgeren stedet og får at vide, hvad der skal betales. Læg mærke til, at "
        "forespørgslen kun har et pseudonym, at delmålene henviser til handleplanen, og at en anden aktør "
        "fortæller om sit før mødet."
    ),
    "laengerevarende-botilbud": (
        "På opfølgningen besluttes en ændring; myndigheden justerer bestillingen, og udføreren sender et "
        "tillæg. Læg mærke til, at underskriften bærer fingeraftrykket af tillæggets bytes, og at "
        "delmålene kommer i en ny udgave."
    ),
    "aendring-og-nye-maal": (
        "Udføreren melder en ændring midt mellem to møder. Meldingen, dagsordenen, statusnotatet og "
        "referatet har samme samtalenøgle, og de nye mål og delmål hører til den."
    ),
    "opsigelse-og-udskrivning": (
        "Undervejs underrettes om en hændelse; den flytter ingen tilstand. Opsigelsen nævner, at parterne "
        "har talt sammen først, og udskrivningen giver status på hvert mål."
    ),
    "intet-match-og-ny-soegning": (
        "Det er den samme sag, men to udførere, og derfor to forløb ved siden af hinanden. FR-114 minder "
        "den første udfører om at slette det, den fik at vide om borgeren; det er en påmindelse og ingen "
        "fejl."
    ),
    "flere-forespoergsler": (
        "Hver forespørgsel har sin egen samtale. Læg mærke til, at det fravalgte tilbud får et afslag med "
        "en grund, og at det, der ikke havde plads, skal slette (FR-114)."
    ),
    "akut-start": (
        "Borgeren flytter ind dagen efter. Den foreløbige aftale står i indskrivningen, og kontrakten "
        "følger efter; bestillingen er endelig og siger, hvorfor der ikke blev spurgt først."
    ),
    "igangvaerende-indsats": (
        "Der er ingen bestilling og ingen kontrakt her, så regler, der skal bruge dem, siger, at de ikke "
        "kunne bedømmes. Det årlige møde regnes fra den dag, indsatsen blev taget ind."
    ),
    "selvmoeder": (
        "Udføreren skriver først, og kommunen svarer med en handleplan. Læg mærke til, at delmålene "
        "nævner den udgave af planen, de bygger på."
    ),
    "koeb-af-fond-med-afstemning": (
        "Kommunen spørger to nabokommuner, får nej og konkluderer; bestillingen henviser til "
        "konklusionen. Afstemningen handler ikke om nogen borger og har intet forløb."
    ),
    "koeb-af-fond-uden-afstemning": (
        "Alt andet er i orden, men bestillingen mangler afstemningen, og derfor siger FR-601 til under "
        "profilen MIDT. Beskeden er gyldig: det er noget, kommunen skylder."
    ),
    "afslutning-og-ny-indsats": (
        "Den nye bestilling siger, hvilket forløb den fortsætter fra, og hvorfor. Der er to sager i "
        "mappen, og den første er gjort op."
    ),
    "borgeren-doer": (
        "Indkaldelsen bliver stående, men opfølgningen er aflyst og kontrakten ophørt. En udskrivning ved "
        "død skylder hverken slutstatus eller borgerens ord."
    ),
    "konkurs": (
        "Myndigheden kan kun udskrive ved død, konkurs og udeblivelse. Kontrakten ophører uden opsigelse."
    ),
    "tilbuddet-lukker": (
        "Udføreren siger op med tre måneders varsel til udgangen af en måned, som kontrakten siger, og "
        "leverer, til den er omme."
    ),
    "kommunesammenlaegning": (
        "Et tillæg sætter den nye kommune i den gamles sted. Fra den dag, tillægget gælder, er det den, "
        "der sender handleplan, indkalder og skriver referat, med sit eget CVR-nummer og sagsnummer."
    ),
    "almen-bolig": (
        "Huslejen står for sig, og opsigelsen siger, at lejemålet ikke berøres: det er støtten, der slutter."
    ),
    "opsigelse-trukket-tilbage": (
        "At trække noget rigtigt tilbage er en handling og ikke en fejl: opsigelsen bliver stående, og "
        "først når udføreren siger ja, går indsatsen videre."
    ),
    "forkert-borger": (
        "Den annullerede besked tæller ikke længere, og udføreren bekræfter i en kvittering, at den er "
        "slettet."
    ),
    "samarbejdsmodellen": (
        "Før samtykket får kun koordinatoren noget at vide. Derefter går hver besked til dem, samtykket "
        "dækker, og henviser til det. På det andet møde er der status på hver aftale. Rapporten til sidst "
        "rummer ingen mennesker og hører til ingen sag."
    ),
    "samtykke-kaldt-tilbage": (
        "Når samtykket er kaldt tilbage, sendes der intet til teamet, til borgeren siger ja igen. Det nye "
        "samtykke har sin egen nøgle og dækker færre, og den, der ikke er med længere, får ikke mere at "
        "vide."
    ),
    "samtykke-bortfaldet": (
        "Tilbagekaldelsen går til alle, der havde samtykket, for de skal holde op med at dele. Borgeren "
        "skylder ingen en grund."
    ),
    "samtykke-delvist-tilbage": (
        "Den, borgeren har taget ud, får selv besked om det og derefter ikke mere. Teamet kommer i en ny "
        "udgave med navnet under dem, der er gået ud."
    ),
    "ny-koordinator": ("Den nye udpegning siger, hvem der afløses, så der kun er én koordinator ad gangen."),
    "ledige-pladser-afstemt": (
        "Ingen af beskederne handler om en borger, og ingen har et forløb. Spørgsmål, svar og konklusion "
        "har samme samtalenøgle."
    ),
    "takststigning-paa-graensen": (
        "Præcis fem procent er ikke over grænsen. Læg mærke til den anden opsamling: et halvår uden "
        "indberetninger samles også op."
    ),
    "takststigning-over-graensen": (
        "Indberetningen følges, til den er drøftet; den anden opsamling er af et halvår uden indberetninger."
    ),
    "lukning-hoeres": (
        "Høringen hedder det samme gennem alle faser. Fristen ligger før den politiske beslutning, og de "
        "hørte svarer hver for sig."
    ),
    "hoering-slutter-for-sent": (
        "FR-603 siger til, fordi svarene først kommer, når beslutningen er truffet. Ret fristen eller "
        "dagen for beslutningen."
    ),
    "tillaeg-paa-graensen": (
        "Taksten stiger fra 2.000 til 2.100 kr. i døgnet, og det er netop ikke over. Indberetningen i "
        "mappen er om et andet tilbud."
    ),
    "tillaeg-over-graensen": (
        "Taksten stiger fra 2.000,00 til 2.100,20 kr. i døgnet. Indberetningen lå der først og hører ikke "
        "til borgerens sag."
    ),
    "tillaeg-uden-indberetning": (
        "Taksten stiger fra 2.000,00 til 2.100,20 kr. i døgnet, men indberetningen i mappen er om et "
        "andet tilbud, så FR-602 siger til under profilen MIDT. Tillægget er gyldigt."
    ),
    "referat-rettet": (
        "Det rettede referat erstatter det første og står i dets sted i loggen; det første tæller ikke "
        "længere."
    ),
    "bestilling-afvist": (
        "Kvitteringen afviser med en grund, og den afviste bestilling tæller ikke. Hos det rette tilbud "
        "begynder det forfra."
    ),
    "to-beskeder-krydser": (
        "Tilbuddet er sendt, før udføreren havde set den rettede bestilling; senestSet viser det. "
        "Myndighedens ord gælder, tilbuddet tæller ikke (FR-027), og et nyt gives på det, der nu er "
        "bestilt."
    ),
    "tilbagetraekning-krydser-tilbud": (
        "Tilbuddet er sendt samme dag, som bestillingen trækkes tilbage, uden at udføreren havde set det. "
        "Bestillingen er trukket, og tilbuddet tæller ikke (FR-027)."
    ),
    "accept-krydser-rettet-tilbud": (
        "Myndigheden tager imod det tilbud, den kendte, mens et dyrere er på vej. Accepten gælder, det "
        "rettede tilbud tæller ikke (FR-027), og kontrakten følger det første."
    ),
    "kontrakt-forhandles": (
        "Svaret på den første kontrakt siger, hvad der ønskes ændret. Den rettede erstatter den, og "
        "underskriften bærer fingeraftrykket af den rettedes bytes."
    ),
    "kontrakt-afvist": (
        "Kontrakten afvises med en grund, og forløbet er tilbage ved tilbuddet, som derefter får et afslag. "
        "Udføreren sletter, når der er gået en måned."
    ),
    "lukning-opgives": (
        "Begge de hørte gør indsigelse. Høringen slutter med fasen OPGIVET, og grunden er skrevet om."
    ),
}
