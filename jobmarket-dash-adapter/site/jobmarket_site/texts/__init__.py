"""Every word the site says, from one catalogue per language."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


class MissingText(KeyError):
    """A text the catalogue does not have."""


class Catalogue:
    """The texts of one language; a text is found by its dotted key."""

    def __init__(self, language: str, texts: dict[str, object]):
        self.language = language
        self._texts = texts

    @staticmethod
    def load(language: str) -> "Catalogue":
        file = FOLDER / f"{language}.toml"
        known = sorted(f.stem for f in FOLDER.glob("*.toml"))
        if language not in known:
            raise MissingText(f"no texts in {language!r}; JOBMARKET_SITE_LANGUAGE knows {', '.join(known)}")
        return Catalogue(language, tomllib.loads(file.read_text(encoding="utf-8")))

    def __call__(self, key: str, **values: object) -> str:
        """The text, its {placeholders} filled in; `count` picks the singular or the plural."""
        found = self._find(key)
        if isinstance(found, dict) and "other" in found:
            found = found["one"] if abs(float(str(values.get("n", 2)))) < 2 else found["other"]
        if not isinstance(found, str):
            raise MissingText(key)
        return found.format(**values) if values else found

    def label(self, group: str, code: object) -> str:
        """The word for a code of the gateway; the code itself when it is a new one."""
        labels = self._find(group)
        return str(labels.get(str(code), code)) if isinstance(labels, dict) else str(code)

    def group(self, key: str) -> dict[str, str]:
        """All texts under a key, in the catalogue's order."""
        found = self._find(key)
        if not isinstance(found, dict):
            raise MissingText(key)
        return found

    def _find(self, key: str) -> object:
        node: object = self._texts
        for part in key.split("."):
            if not isinstance(node, dict) or part not in node:
                raise MissingText(key)
            node = node[part]
        return node


@cache
def catalogue(language: str) -> Catalogue:
    return Catalogue.load(language)


_current = "fr"


def speak(language: str) -> None:
    """Choose the language of this process; fails when there is no such catalogue."""
    global _current  # noqa: PLW0603 - one process speaks one language
    catalogue(language)
    _current = language


def language() -> str:
    """The language of this process."""
    return _current


def t(key: str, **values: object) -> str:
    return catalogue(_current)(key, **values)


def label(group: str, code: object) -> str:
    return catalogue(_current).label(group, code)


def group(key: str) -> dict[str, str]:
    return catalogue(_current).group(key)
