"""What the site reads from its environment."""

import os
import secrets
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True)
class Settings:
    """Settings of one site process; every worker must be given the same ones."""

    gateway_url: str
    secret_key: str = field(repr=False)
    session_folder: Path
    language: str = "fr"
    behind_proxies: int = 0

    @staticmethod
    def from_env(env: Mapping[str, str] = os.environ) -> "Settings":
        """Read JOBMARKET_GATEWAY_URL, SECRET_KEY, JOBMARKET_HOME, JOBMARKET_SITE_LANGUAGE, JOBMARKET_SITE_PROXIES."""
        gateway_url = env.get("JOBMARKET_GATEWAY_URL", "http://127.0.0.1:8080").rstrip("/")
        if not gateway_url.startswith(("http://", "https://")):
            raise SettingsError(f"JOBMARKET_GATEWAY_URL must start with http:// or https://, it is {gateway_url!r}")
        proxies = env.get("JOBMARKET_SITE_PROXIES", "0")
        if not proxies.isdigit():
            raise SettingsError(f"JOBMARKET_SITE_PROXIES must be the number of proxies in front, it is {proxies!r}")
        home = env.get("JOBMARKET_HOME")
        folder = Path(home) / "site" if home else Path(tempfile.gettempdir()) / f"jobmarket-site-{os.getuid()}"
        folder = private_folder(folder)
        return Settings(
            gateway_url=gateway_url,
            secret_key=env.get("SECRET_KEY") or kept_secret(folder / "secret"),
            session_folder=folder,
            language=env.get("JOBMARKET_SITE_LANGUAGE", "fr"),
            behind_proxies=int(proxies),
        )


def private_folder(folder: Path) -> Path:
    """The folder, only readable by this user: it holds the tokens of signed-in people."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.stat()
    if status.st_uid != os.getuid():
        raise SettingsError(f"{folder} belongs to another user; set JOBMARKET_HOME to a folder of your own")
    folder.chmod(0o700)
    return folder


def kept_secret(file: Path) -> str:
    """A secret every worker shares although nobody configured one."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii") or kept_secret_after_writer(file)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        secret = secrets.token_urlsafe(48)
        out.write(secret)
    return secret


def kept_secret_after_writer(file: Path) -> str:
    """The secret another worker is writing at this very moment."""
    for _ in range(50):
        time.sleep(0.02)
        if secret := file.read_text(encoding="ascii"):
            return secret
    raise SettingsError(f"{file} is empty; delete it or set SECRET_KEY")
