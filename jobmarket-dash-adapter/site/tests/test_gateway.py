import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from jobmarket_site.accounts import TokenVault
from jobmarket_site.gateway import Gateway, GatewayUnavailable, NotFound, Refused, SignInNeeded, Tokens
from tests.fake_gateway import FakeGateway


class VaultKeeper:
    """One person's tokens, as the session would point to them."""

    def __init__(self, vault: TokenVault, tokens: Tokens):
        self.vault = vault
        self.vault_id: str | None = vault.put(tokens)

    def get(self):
        return self.vault.get(self.vault_id) if self.vault_id else None

    def renew(self, used, exchange):
        return self.vault.renew(self.vault_id, used, exchange)

    def forget(self):
        if self.vault_id:
            self.vault.forget(self.vault_id)
        self.vault_id = None


@pytest.fixture
def keeper(gateway, tmp_path):
    signed_in = gateway.register("ada@example.org", "correct horse", None)
    return VaultKeeper(TokenVault(tmp_path / "vault"), signed_in.tokens)


def test_turns_statuses_into_errors_pages_can_explain(gateway, state: FakeGateway):
    with pytest.raises(NotFound):
        gateway.offer("francetravail:none")
    for status in (500, 502, 503, 504):
        state.broken = status
        with pytest.raises(GatewayUnavailable):
            gateway.latest()
    for status in (400, 409, 422, 429):
        state.broken = status
        with pytest.raises(Refused) as refused:
            gateway.latest()
        assert refused.value.status == status


@pytest.mark.parametrize(
    ("language", "body", "said"),
    [
        ("fr", {"detail": "trop d'essais"}, "Trop d'essais."),
        ("fr", {"detail": "« a » : non", "errors": [{"detail": "non"}, {"detail": "ni ceci"}]}, "Non. Ni ceci."),
        ("en", {"detail": "too many attempts"}, ""),
        ("fr", [], ""),
    ],
)
def test_says_why_it_was_refused_in_its_own_language_alone(language, body, said):
    asked = []

    def refuse(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["Accept-Language"])
        return httpx.Response(400, json=body, headers={"Content-Language": language})

    with pytest.raises(Refused) as refused:
        Gateway("http://gateway", httpx.MockTransport(refuse)).latest()
    assert refused.value.reason == said
    assert asked == ["fr"]


def test_says_unavailable_when_nobody_listens():
    with pytest.raises(GatewayUnavailable):
        Gateway("http://127.0.0.1:9").latest()


def test_says_unavailable_when_the_answer_takes_too_long():
    def slow(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    with pytest.raises(GatewayUnavailable):
        Gateway("http://gateway", httpx.MockTransport(slow)).latest()


def test_keeps_an_offer_id_one_path_segment(gateway, state: FakeGateway):
    with pytest.raises(NotFound):
        gateway.offer("../stats/offers?x=1")
    assert all("stats" not in path.split("/")[3] for _, path, _ in state.asked)


def test_leaves_out_parameters_nobody_set(gateway, state: FakeGateway):
    gateway.search({"q": "", "contract": [], "region": None, "limit": 5, "sort": "date"})
    assert state.asked[-1][2] == {"limit": ["5"], "sort": ["date"]}


def test_renews_an_expired_sign_in_and_replays_the_request(gateway, keeper, state: FakeGateway):
    gateway.save_profile(keeper, {"jobTitle": "boulanger"})
    state.expire_access_tokens()
    assert gateway.profile(keeper) == {"jobTitle": "boulanger"}


def test_uses_a_refresh_token_once_however_many_requests_find_it_expired(gateway, keeper, state: FakeGateway):
    state.expire_access_tokens()
    together = threading.Barrier(6)

    def ask(_: int):
        together.wait()
        return gateway.profile(keeper)

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(ask, range(6))) == [{}] * 6
    assert sum(path.endswith("/auth/refresh") for _, path, _ in state.asked) == 1


def test_asks_for_a_new_sign_in_when_the_refresh_token_is_refused(gateway, keeper, state: FakeGateway):
    state.expire_access_tokens()
    state.refresh.clear()
    with pytest.raises(SignInNeeded):
        gateway.profile(keeper)
    assert keeper.get() is None


def test_keeps_the_sign_in_when_the_gateway_is_only_away(gateway, keeper, state: FakeGateway):
    state.broken = 503
    with pytest.raises(GatewayUnavailable):
        gateway.profile(keeper)
    assert keeper.get() is not None


def test_signs_out_here_even_when_the_gateway_does_not_answer(gateway, keeper, state: FakeGateway):
    state.broken = 500
    gateway.sign_out(keeper)
    assert keeper.get() is None


def test_never_prints_tokens(keeper):
    assert "access-" not in repr(keeper.get())
