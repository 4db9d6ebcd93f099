"""The category that the name of a body suggests."""

import pytest

from codesign_tui.domain.naming import category_of_name
from codesign_tui.domain.terms import Category

PUBLIC, THIRD = Category.PUBLIC_BODY, Category.THIRD_SECTOR
PRIVATE, CIVIL = Category.PRIVATE_ENTITY, Category.CIVIL_SOCIETY


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Comune di Borgoserra", PUBLIC), ("Unione dei Comuni della Valle", PUBLIC), ("A.S.L. 3", PUBLIC),
        ("Azienda Sanitaria Locale", PUBLIC), ("Istituto Comprensivo Gramsci", PUBLIC), ("UNIVERSITÀ di Pisa", PUBLIC),
        ("Consorzio socio-assistenziale", PUBLIC), ("Ambito territoriale sociale 5", PUBLIC),
        ("Associazione Argento Vivo", THIRD), ("Argento Vivo A.P.S.", THIRD), ("Sole cooperativa sociale", THIRD),
        ("Pro Loco", THIRD), ("Associazione genitori della scuola media", THIRD), ("Comitato festa", THIRD),
        ("Impresa sociale Orti", THIRD), ("Pro Loco del Comune di Borgoserra", THIRD),
        ("Rossi s.r.l.", PRIVATE), ("Verdi S.p.A.", PRIVATE), ("Azienda agricola Bruni", PRIVATE),
        ("Farmacia comunale", PRIVATE), ("Ditta Neri", PRIVATE),
        ("Comitato di quartiere Ponte", CIVIL), ("Gruppo informale del giardino", CIVIL),
        ("Town Council of Borgoserra", PUBLIC), ("Parents at the gate", CIVIL),
        ("Argento Vivo", None), ("", None), ("Comunello", None), ("Aspasia", None),
    ],
)  # fmt: skip
def test_the_name_of_a_body_suggests_its_category(name: str, category: Category | None) -> None:
    """The first telling words of a name decide, however they are written; a name that tells nothing gives nothing."""
    assert category_of_name(name) is category
