"""Who is behind a request: the tokens of a sign-in and the profile, kept on the server's side only.

Tokens lie in files of their own, not in the session: two requests of one page may find the access token expired at
the same moment, and a session written by the slower one would bring back a refresh token that was already used.
"""

import fcntl
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import current_app, session

from jobmarket_site.gateway import Gateway, GatewayError, Tokens

Json = dict[str, Any]
KEPT_DAYS = 30


class TokenVault:
    """Tokens by a random id, one private file each. Safe across threads and processes."""

    def __init__(self, folder: Path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder

    def put(self, tokens: Tokens) -> str:
        self._drop_old()
        vault_id = secrets.token_urlsafe(32)
        with self._locked(vault_id):
            self._write(vault_id, tokens)
        return vault_id

    def get(self, vault_id: str) -> Tokens | None:
        try:
            pair = json.loads(self._file(vault_id).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return Tokens(pair["access"], pair["refresh"])

    def renew(self, vault_id: str, used: Tokens, exchange: Callable[[Tokens], Tokens]) -> Tokens:
        """A fresh pair; the caller that comes second gets the pair the first one fetched."""
        with self._locked(vault_id):
            kept = self.get(vault_id)
            if kept is not None and kept.refresh != used.refresh:
                return kept
            fresh = exchange(used)
            self._write(vault_id, fresh)
            return fresh

    def forget(self, vault_id: str) -> None:
        self._file(vault_id).unlink(missing_ok=True)
        self._file(vault_id).with_suffix(".lock").unlink(missing_ok=True)

    def _file(self, vault_id: str) -> Path:
        return self._folder / f"{vault_id}.json"

    def _write(self, vault_id: str, tokens: Tokens) -> None:
        part = self._file(vault_id).with_suffix(".part")
        part.touch(mode=0o600)
        part.write_text(json.dumps({"access": tokens.access, "refresh": tokens.refresh}), encoding="utf-8")
        part.replace(self._file(vault_id))

    def _drop_old(self) -> None:
        before = time.time() - KEPT_DAYS * 86_400
        for file in self._folder.iterdir():
            if file.stat().st_mtime < before:
                file.unlink(missing_ok=True)

    @contextmanager
    def _locked(self, vault_id: str) -> Iterator[None]:
        with self._file(vault_id).with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class CurrentPerson:
    """The person behind the current request."""

    def __init__(self, vault: TokenVault, gateway: Gateway):
        self._vault = vault
        self._gateway = gateway

    @property
    def signed_in(self) -> bool:
        return self.get() is not None

    @property
    def name(self) -> str:
        """What to call them in the header."""
        return str(session.get("name", ""))

    def get(self) -> Tokens | None:
        vault_id = session.get("vault")
        return self._vault.get(vault_id) if vault_id else None

    def renew(self, used: Tokens, exchange: Callable[[Tokens], Tokens]) -> Tokens:
        return self._vault.renew(session["vault"], used, exchange)

    def forget(self) -> None:
        if vault_id := session.pop("vault", None):
            self._vault.forget(vault_id)
        session.pop("name", None)

    def enter(self, tokens: Tokens, name: str) -> None:
        """Sign in: a new session id, so that one planted beforehand is worth nothing."""
        self.forget()
        session["vault"] = self._vault.put(tokens)
        session["name"] = name
        session.permanent = True
        current_app.session_interface.regenerate(session)  # type: ignore[attr-defined]
        self._bring_profile_along()

    def leave(self) -> None:
        """Sign out and forget the profile, for the next person at this machine."""
        self._gateway.sign_out(self)
        session.clear()

    @property
    def profile(self) -> Json | None:
        """The profile of this person: the account's when signed in, otherwise the session's."""
        kept = self._gateway.profile(self) if self.signed_in else None
        return kept if meaningful(kept) else session.get("profile")

    @property
    def has_profile(self) -> bool:
        """Whether there is anything to recommend by; false when the gateway cannot say."""
        try:
            return meaningful(self.profile)
        except GatewayError:
            return False

    def save_profile(self, profile: Json, labels: dict[str, str]) -> None:
        """Keep the profile, with the words for its codes so that the form can show them again."""
        session["profile"] = profile
        session["labels"] = labels
        if self.signed_in:
            self._gateway.save_profile(self, profile)

    @property
    def labels(self) -> dict[str, str]:
        return session.get("labels", {})

    def _bring_profile_along(self) -> None:
        profile = session.get("profile")
        try:
            if profile and not meaningful(self._gateway.profile(self)):
                self._gateway.save_profile(self, profile)
        except GatewayError:
            # The profile stays in the session; signing in must not fail because of it.
            return


def meaningful(profile: Json | None) -> bool:
    """Whether a profile says anything at all."""
    return bool(profile) and any(v not in (None, "", [], {}) for v in (profile or {}).values())
