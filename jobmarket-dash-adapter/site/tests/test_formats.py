from datetime import UTC, datetime, timedelta

import pytest

from jobmarket_site import formats

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def spaced(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ")


def test_separates_thousands_and_decimals_the_french_way():
    assert formats.number(1234567) == "1\u00a0234\u00a0567"
    assert formats.number(12.5, 1) == "12,5"
    assert spaced(formats.percent(0.424)) == "42 %"


@pytest.mark.parametrize(
    ("salary", "words"),
    [
        ({"annualMin": 35000, "annualMax": 42000}, "35 000 – 42 000 € brut/an"),
        ({"annualMin": 35000, "annualMax": 35000}, "35 000 € brut/an"),
        ({"annualMin": 35000.2, "annualMax": 35000.4}, "35 000 € brut/an"),
        ({"annualMin": 35000}, "à partir de 35 000 € brut/an"),
        ({"annualMax": 42000}, "jusqu'à 42 000 € brut/an"),
        ({"period": "DAILY", "min": 450, "max": 550}, "450 – 550 € par jour"),
        ({"period": "HOURLY", "min": 12.5, "max": 14}, "12,50 – 14,00 € brut/heure"),
        ({"period": "MONTHLY", "min": 2100}, "à partir de 2 100 € brut/mois"),
        ({}, ""),
        (None, ""),
    ],
)
def test_words_salaries(salary, words):
    assert spaced(formats.salary(salary)) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(minutes=20), "à l'instant"),
        (timedelta(hours=1), "il y a 1 heure"),
        (timedelta(hours=5), "il y a 5 heures"),
        (timedelta(days=1, hours=2), "hier"),
        (timedelta(days=2), "il y a 2 jours"),
        (timedelta(days=30), "il y a 30 jours"),
        (timedelta(days=31), "le 20 octobre 2026"),
        (timedelta(days=-3), "le 23 novembre 2026"),
    ],
)
def test_words_dates_relative_to_now(before, words):
    assert formats.ago(NOW - before, NOW) == words


def test_words_the_first_of_a_month():
    assert formats.day(datetime(2026, 3, 1, tzinfo=UTC)) == "1er mars 2026"


@pytest.mark.parametrize(
    ("months", "words"),
    [(1, "1 mois"), (6, "6 mois"), (12, "1 an"), (18, "18 mois"), (24, "2 ans"), (30, "2 ans et 6 mois")],
)
def test_words_durations(months, words):
    assert formats.duration(months) == words


@pytest.mark.parametrize(("n", "words"), [(0, "0 offre"), (1, "1 offre"), (2, "2 offres"), (1000, "1 000 offres")])
def test_uses_the_singular_for_zero_and_one(n, words):
    assert spaced(formats.counted("search.results", n)) == words


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        (" https://example.org ", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[bad", False),
        (None, False),
        ("", False),
    ],
)
def test_links_only_to_web_addresses(url, kept):
    assert (formats.web_link(url) is not None) == kept


def test_keeps_french_punctuation_with_its_word():
    assert formats.unbroken("Oui : « non » !") == "Oui\u00a0: «\u00a0non\u00a0»\u00a0!"


def test_names_the_best_known_place():
    assert formats.place({"communeName": "Lyon", "departmentCode": "69"}) == "Lyon (69)"
    assert formats.place({"departmentName": "Rhône", "departmentCode": "69"}) == "Rhône (69)"
    assert formats.place({"regionName": "Bretagne"}) == "Bretagne"
    assert formats.place({"precision": "COUNTRY"}) == "France"
    assert formats.place(None) == "Lieu non précisé"


def test_names_contracts_with_their_length():
    assert formats.contract({"type": "FIXED_TERM", "durationMonths": 6}) == "CDD · 6 mois"
    assert formats.contract({"type": "PERMANENT", "apprenticeship": True}) == "Alternance"
    assert formats.contract(None) is None
