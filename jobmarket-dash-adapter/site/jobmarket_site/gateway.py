"""The one place that talks to the gateway: addresses, errors, time limits, token rotation."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

import httpx
from flask import has_request_context
from flask import request as flask_request

from jobmarket_site.texts import language

log = logging.getLogger(__name__)

Json = dict[str, Any]
Value = str | int | float | bool | None | Sequence[str]


class GatewayError(Exception):
    """Something between the site and the gateway went wrong."""


class GatewayUnavailable(GatewayError):
    """The gateway does not answer, is overloaded, or has no release to serve yet."""


class NotFound(GatewayError):
    """The gateway has no such thing."""


class SignInNeeded(GatewayError):
    """Nobody is signed in, or no longer."""


class Refused(GatewayError):
    """The gateway understood and said no: wrong input, a taken address, too many attempts.

    `reason` says why, as a sentence to show; empty when the gateway does not say it in the site's language.
    """

    def __init__(self, status: int, kind: str, reason: str = ""):
        super().__init__(f"{status} {kind}")
        self.status = status
        self.reason = reason


@dataclass(frozen=True)
class Tokens:
    """What a sign-in gives; never printed."""

    access: str
    refresh: str

    def __repr__(self) -> str:
        return "Tokens(***)"


@dataclass(frozen=True)
class SignedIn:
    """A sign-in: its tokens and what to call the person."""

    tokens: Tokens
    name: str


class TokenKeeper(Protocol):
    """Where the tokens of the person behind the current request are kept."""

    def get(self) -> Tokens | None: ...

    def renew(self, used: Tokens, exchange: Callable[[Tokens], Tokens]) -> Tokens:
        """Replace `used` by a fresh pair, once however many requests ask at the same time."""
        ...

    def forget(self) -> None: ...


class Gateway:
    """A client of the gateway. Thread-safe; one per process."""

    def __init__(self, base_url: str, transport: httpx.BaseTransport | None = None):
        self._http = httpx.Client(
            base_url=f"{base_url}/api/v1/",
            timeout=httpx.Timeout(10, connect=2),
            limits=httpx.Limits(max_connections=32, max_keepalive_connections=16),
            transport=transport or httpx.HTTPTransport(retries=1),
            follow_redirects=False,
        )

    # What anyone may ask

    def search(self, parameters: Mapping[str, Value]) -> Json:
        return self._get("offers", parameters)

    def offer(self, offer_id: str) -> Json:
        return self._get(f"offers/{quote(offer_id, safe='')}")

    def similar(self, offer_id: str, limit: int = 4) -> list[Json]:
        return items(self._get(f"offers/{quote(offer_id, safe='')}/similar", {"limit": limit}))

    def latest(self, limit: int = 6) -> list[Json]:
        return items(self._get("offers/latest", {"limit": limit}))

    def totals(self, parameters: Mapping[str, Value] | None = None) -> Json:
        return self._get("stats/offers", parameters)["totals"]

    def salaries(self, parameters: Mapping[str, Value] | None = None) -> Json:
        return self._get("stats/salaries", parameters)["salaries"]

    def figure(self, name: str, parameters: Mapping[str, Value] | None = None) -> Json:
        return self._get(f"dash/figures/{name}", parameters)

    def grid(self, name: str, parameters: Mapping[str, Value] | None = None) -> Json:
        return self._get(f"dash/grids/{name}", parameters)

    def options(self, name: str, parameters: Mapping[str, Value] | None = None) -> list[Json]:
        return items(self._get(f"dash/options/{name}", parameters))

    def recommend(self, profile: Json, top: int) -> Json:
        return self._send("POST", "recommendations", json=profile, params={"top": top}).json()

    # Accounts

    def register(self, email: str, password: str, name: str | None) -> SignedIn | None:
        """The sign-in to the new account; none where a message says how to go on."""
        body = {"email": email, "password": password, "displayName": name}
        answer = self._send("POST", "auth/register", json=given(body))
        return None if answer.status_code == 202 else signed_in(answer.json())

    def confirm_registration(self, token: str, password: str) -> SignedIn:
        body = {"token": token, "password": password}
        return signed_in(self._send("POST", "auth/register/confirm", json=body).json())

    def ask_for_new_password(self, email: str) -> None:
        self._send("POST", "auth/password-reset", json={"email": email})

    def choose_password(self, token: str, password: str) -> None:
        self._send("POST", "auth/password-reset/confirm", json={"token": token, "newPassword": password})

    def sign_in(self, email: str, password: str) -> SignedIn:
        return signed_in(self._send("POST", "auth/login", json={"email": email, "password": password}).json())

    def refresh(self, used: Tokens) -> Tokens:
        return signed_in(self._send("POST", "auth/refresh", json={"refreshToken": used.refresh}).json()).tokens

    def sign_out(self, keeper: TokenKeeper) -> None:
        """End the sign-in at the gateway; the tokens here are forgotten even when it does not answer."""
        tokens = keeper.get()
        try:
            if tokens is not None:
                self._send("POST", "auth/logout", json={"refreshToken": tokens.refresh})
        except GatewayError as e:
            log.info("signing out at the gateway failed: %s", e)
        finally:
            keeper.forget()

    # What needs a sign-in

    def me(self, keeper: TokenKeeper) -> Json:
        return self._signed(keeper, "GET", "me").json()

    def profile(self, keeper: TokenKeeper) -> Json:
        """The profile kept in the account; an empty one when none was saved."""
        return self._signed(keeper, "GET", "me/profile").json()

    def save_profile(self, keeper: TokenKeeper, profile: Json) -> None:
        self._signed(keeper, "PUT", "me/profile", json=profile)

    def my_recommendations(self, keeper: TokenKeeper, top: int) -> Json:
        return self._signed(keeper, "GET", "me/recommendations", params={"top": top}).json()

    def give_feedback(self, keeper: TokenKeeper, offer_id: str, action: str, rank: int) -> None:
        """Note what the person did with a recommended offer: save, dismiss."""
        self._signed(keeper, "POST", "me/feedback", json={"offerId": offer_id, "action": action, "rank": rank})

    def restore(self, keeper: TokenKeeper, offer_id: str) -> None:
        """Take back that an offer was dismissed."""
        self._signed(keeper, "DELETE", f"me/dismissed/{quote(offer_id, safe='')}")

    def saved(self, keeper: TokenKeeper) -> list[Json]:
        return items(self._signed(keeper, "GET", "me/saved").json())

    def searches(self, keeper: TokenKeeper) -> list[Json]:
        """The searches the person keeps, oldest first."""
        return items(self._signed(keeper, "GET", "me/searches").json())

    def keep_search(self, keeper: TokenKeeper, name: str, query: str) -> None:
        """Keep what stands behind the question mark of a search for offers."""
        self._signed(keeper, "POST", "me/searches", json={"name": name, "query": query})

    def new_offers(self, keeper: TokenKeeper, search_id: str, limit: int) -> Json:
        """What is new in a kept search, and until when, to be given to `see` once it was shown."""
        return self._signed(
            keeper, "GET", f"me/searches/{quote(search_id, safe='')}/offers", params={"limit": limit}
        ).json()

    def see(self, keeper: TokenKeeper, search_id: str, until: str) -> None:
        """Note that what was new has been seen."""
        self._signed(keeper, "POST", f"me/searches/{quote(search_id, safe='')}/seen", json={"until": until})

    def mail_daily(self, keeper: TokenKeeper, search_id: str, wanted: bool) -> None:
        """Tell what is new in a kept search by mail, once a day at most, or no longer."""
        self._signed(keeper, "PATCH", f"me/searches/{quote(search_id, safe='')}", json={"dailyMail": wanted})

    def open_feed(self, keeper: TokenKeeper, search_id: str) -> str:
        """The token of a new feed of a kept search; one there was ends. It is told this once."""
        feed = self._signed(keeper, "POST", f"me/searches/{quote(search_id, safe='')}/feed").json()
        return str(feed["atom"]).split("/")[-2]

    def close_feed(self, keeper: TokenKeeper, search_id: str) -> None:
        """End the feed of a kept search."""
        self._signed(keeper, "DELETE", f"me/searches/{quote(search_id, safe='')}/feed")

    def feed(self, token: str, form: str) -> httpx.Response:
        """A feed as the gateway writes it, `form` being `atom` or `json`."""
        return self._send("GET", f"feeds/{quote(token, safe='')}/{form}", accept="*/*")

    def drop_search(self, keeper: TokenKeeper, search_id: str) -> None:
        """Keep a search no longer."""
        self._signed(keeper, "DELETE", f"me/searches/{quote(search_id, safe='')}")

    # How it is asked

    def _get(self, path: str, parameters: Mapping[str, Value] | None = None) -> Any:
        return self._send("GET", path, params=given(parameters or {})).json()

    def _signed(self, keeper: TokenKeeper, method: str, path: str, **request: Any) -> httpx.Response:
        tokens = keeper.get()
        if tokens is None:
            raise SignInNeeded("nobody is signed in")
        try:
            return self._send(method, path, token=tokens.access, **request)
        except SignInNeeded:
            pass
        try:
            fresh = keeper.renew(tokens, self.refresh)
            return self._send(method, path, token=fresh.access, **request)
        except (SignInNeeded, Refused) as e:
            keeper.forget()
            raise SignInNeeded("the sign-in has ended") from e

    def _send(
        self, method: str, path: str, token: str | None = None, accept: str = "application/json", **request: Any
    ) -> httpx.Response:
        headers = {"Accept": accept, "Accept-Language": language()} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        if has_request_context() and flask_request.remote_addr:
            # The gateway limits attempts per visitor; it must not take all of them for one.
            headers["X-Forwarded-For"] = flask_request.remote_addr
        try:
            answer = self._http.request(method, path, headers=headers, **request)
        except httpx.HTTPError as e:
            raise GatewayUnavailable(f"{method} {path}: {type(e).__name__}") from e
        if answer.is_success:
            return answer
        raise error_of(answer, f"{method} {path}")


def error_of(answer: httpx.Response, what: str) -> GatewayError:
    """The error a status stands for."""
    status = answer.status_code
    if status == 404:
        return NotFound(what)
    if status == 401:
        return SignInNeeded(what)
    if status < 500 and status != 408:
        problem = problem_of(answer)
        return Refused(status, str(problem.get("type", "")), reason(answer, problem))
    return GatewayUnavailable(f"{what}: {status}")


def problem_of(answer: httpx.Response) -> Json:
    """The problem document in an answer; an empty one where there is none."""
    try:
        problem = answer.json()
    except ValueError:
        return {}
    return problem if isinstance(problem, dict) else {}


def reason(answer: httpx.Response, problem: Json) -> str:
    """What a problem says of the wrong members of a body, or else of the whole, as a sentence."""
    if answer.headers.get("Content-Language") != language():
        return ""
    said = [error.get("detail", "") for error in problem.get("errors", [])] or [problem.get("detail", "")]
    return " ".join(f"{text[0].upper()}{text[1:]}." for text in said if text)


def signed_in(body: Json) -> SignedIn:
    account = body.get("account") or {}
    name = account.get("displayName") or str(account.get("email", "")).partition("@")[0]
    return SignedIn(Tokens(body["accessToken"], body["refreshToken"]), name)


def given(parameters: Mapping[str, Value]) -> dict[str, Any]:
    """The parameters somebody set: no empty text, no empty list."""
    return {k: v for k, v in parameters.items() if v is not None and v not in ("", [], ())}


def items(answer: Any) -> list[Json]:
    """The elements of a list answer, bare or wrapped in `items`."""
    return answer if isinstance(answer, list) else list(answer.get("items", []))
