"""The category of stakeholder that the name of a body suggests: «Comune di …» is public, «Pro Loco» third sector.

A guess to propose and to show, never a judgement: whoever reads it can change it. The kinds of body are those of
`domain.md` §7; bodies of the third sector are named as art. 4 D.Lgs. 117/2017 names them.
"""

import re
from typing import Final

from codesign_tui.domain.terms import Category
from codesign_tui.domain.text import folded

_WORDS: Final = {
    Category.PUBLIC_BODY: (
        "comune", "comuni", "municipio", "municipalita", "provincia", "regione", "citta metropolitana",
        "unione dei comuni", "unione di comuni", "comunita montana", "ministero", "prefettura", "questura",
        "azienda sanitaria", "azienda ospedaliera", "azienda speciale", "azienda di servizi alla persona",
        "azienda servizi alla persona", "asl", "ausl", "usl", "ulss", "asst", "istituto comprensivo",
        "istituto superiore", "scuola", "liceo", "universita", "ambito", "ambito territoriale", "consorzio socio",
        "consorzio socioassistenziale", "centro per l'impiego", "camera di commercio", "biblioteca",
        "municipality", "city council", "town council", "county council", "region", "school", "university",
        "health authority", "ministry", "library",
    ),
    Category.THIRD_SECTOR: (
        "associazione", "associazioni", "aps", "odv", "ets", "onlus", "cooperativa", "cooperative", "coop",
        "fondazione", "pro loco", "proloco", "circolo", "comitato", "impresa sociale", "volontari", "volontariato",
        "polisportiva", "consorzio di cooperative",
        "association", "foundation", "charity", "volunteers", "social enterprise",
    ),
    Category.PRIVATE_ENTITY: (
        "srl", "srls", "spa", "snc", "sas", "impresa", "ditta", "farmacia", "azienda", "azienda agricola", "negozio",
        "bar", "ristorante", "studio", "banca", "ltd", "inc", "company", "firm", "pharmacy", "shop", "bank",
    ),
    Category.CIVIL_SOCIETY: (
        "gruppo informale", "gruppo di cittadini", "gruppo di genitori", "comitato di quartiere", "comitato genitori",
        "cittadini", "abitanti", "genitori", "famiglie",
        "informal group", "neighbourhood committee", "residents", "citizens", "parents",
    ),
}  # fmt: skip
"""How the names of bodies begin, or end, in lower case, without accents and dots."""


def category_of_name(name: str) -> Category | None:
    """Return the category that the name of a body suggests, or None when nothing in it tells.

    What comes first in the name decides, and there the longer words: «Comitato di quartiere» is not any committee,
    «Associazione genitori della scuola» is no school.
    """
    plain = re.sub(r"\.(?=\w\b)", "", folded(name)).replace(".", " ").replace("-", " ")
    found = [
        (match.start(), -len(words), category)
        for category, known in _WORDS.items()
        for words in known
        if (match := re.search(rf"\b{re.escape(words)}\b", plain))
    ]
    return min(found)[2] if found else None
