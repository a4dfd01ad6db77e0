import re
from pathlib import Path

import pytest

from jobmarket_site import texts
from jobmarket_site.texts import Catalogue, MissingText

PACKAGE = Path(texts.__file__).parent.parent


def test_has_every_text_the_code_asks_for():
    french = Catalogue.load("fr")
    asked = set()
    for file in PACKAGE.rglob("*.py"):
        asked |= set(re.findall(r"""\b(?:t|counted|group)\(\s*"([a-z_0-9.]+)["]""", file.read_text(encoding="utf-8")))
    assert len(asked) > 100
    missing = []
    for key in sorted(asked):
        try:
            french._find(key)
        except MissingText:
            missing.append(key)
    assert missing == []


def test_names_the_known_languages_when_asked_for_another():
    with pytest.raises(MissingText, match="fr"):
        Catalogue.load("xx")


def test_shows_the_code_when_it_has_no_word_for_it():
    assert Catalogue.load("fr").label("contract", "BRAND_NEW") == "BRAND_NEW"
