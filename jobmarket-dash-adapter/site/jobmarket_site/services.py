"""What pages reach for: the gateway and the person of the current request."""

from flask import current_app

from jobmarket_site.accounts import CurrentPerson
from jobmarket_site.gateway import Gateway


def gateway() -> Gateway:
    return current_app.extensions["jobmarket_gateway"]


def person() -> CurrentPerson:
    return current_app.extensions["jobmarket_person"]
