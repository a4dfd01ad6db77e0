"""A client made of the gateway's OpenAPI document signs in, searches, keeps an offer and reads statistics."""

import os
from typing import TypeVar

from jobmarket_client import AuthenticatedClient, Client
from jobmarket_client.api.accounts import login
from jobmarket_client.api.me import note, saved
from jobmarket_client.api.offers import search
from jobmarket_client.api.statistics import stats_skills
from jobmarket_client.models import ApplicationStage, ContractType, Credentials, Problem, SavedOfferDetails
from jobmarket_client.types import UNSET

T = TypeVar("T")


def read(answer: T | Problem | None) -> T:
    """The answer, or an error with what the gateway says of it."""
    if answer is None or isinstance(answer, Problem):
        raise RuntimeError(answer)
    return answer


gateway = os.environ.get("JOBMARKET_GATEWAY", "http://127.0.0.1:8080")
credentials = Credentials(email=os.environ["JOBMARKET_EMAIL"], password=os.environ["JOBMARKET_PASSWORD"])
session = read(login.sync(client=Client(base_url=gateway), body=credentials))
client = AuthenticatedClient(base_url=gateway, token=session.access_token)

cursor: str | None = None
ids: list[str] = []
while len(ids) < 10:
    page = read(
        search.sync(
            client=client, contract=[ContractType.PERMANENT], limit=5, cursor=UNSET if cursor is None else cursor
        )
    )
    for offer in page.items:
        print(f"{offer.title} · {offer.place.label or 'France'}")
        ids.append(offer.id)
    if not page.next_cursor:
        break
    cursor = page.next_cursor

read(note.sync(ids[0], client=client, body=SavedOfferDetails(note="à relire", application=ApplicationStage.TO_APPLY)))
print(f"kept {ids[0]}, one of {len(read(saved.sync(client=client)).items)}")
skills = read(stats_skills.sync(client=client, limit=3))
print("most often asked for:", ", ".join(skill.label or skill.code or "" for skill in skills.items))
