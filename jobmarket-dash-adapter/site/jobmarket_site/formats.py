"""Numbers, money, dates and durations the French way."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from jobmarket_site.texts import label, t

NBSP = "\u00a0"
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def number(value: float | int, decimals: int = 0) -> str:
    """1 234 567 or 12,5: a no-break space between thousands, a comma before decimals."""
    text = f"{value:,.{decimals}f}"
    return text.replace(",", NBSP).replace(".", ",")


def percent(share: float, decimals: int = 0) -> str:
    """A share between 0 and 1 as 42 %."""
    return f"{number(share * 100, decimals)}{NBSP}%"


def counted(key: str, n: int, **values: object) -> str:
    """A text with a count in it: the singular for 0 and 1, as French has it."""
    return t(key, n=n, number=number(n), **values)


def euros(value: float, decimals: int = 0) -> str:
    return f"{number(value, decimals)}{NBSP}€"


def amount_range(low: float | None, high: float | None, unit: str, decimals: int = 0) -> str | None:
    """35 000 – 42 000 € brut/an; one amount when the bounds are equal or only one is known."""
    if low is None and high is None:
        return None
    if low is None:
        return t("salary.up_to", amount=euros(high or 0, decimals), unit=unit)
    if high is None:
        return t("salary.from", amount=euros(low, decimals), unit=unit)
    if number(low, decimals) == number(high, decimals):
        return f"{euros(low, decimals)} {unit}"
    return f"{number(low, decimals)}{NBSP}–{NBSP}{euros(high, decimals)} {unit}"


def salary(value: dict | None) -> str | None:
    """The salary of an offer for a person: per year, or as advertised when no annual value is known."""
    if not value:
        return None
    annual = amount_range(value.get("annualMin"), value.get("annualMax"), t("salary.unit.ANNUAL"))
    return annual or advertised_salary(value)


def advertised_salary(value: dict) -> str | None:
    """The salary in the period the advertisement gives it for."""
    period = value.get("period", "ANNUAL")
    return amount_range(
        value.get("min"), value.get("max"), label("salary.unit", period), decimals=2 if period == "HOURLY" else 0
    )


def instant(text: str | None) -> datetime | None:
    """An ISO instant of the gateway; None when absent or not one."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def day(moment: datetime) -> str:
    """1er mars 2026."""
    return f"{'1er' if moment.day == 1 else moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def month(year_month: str) -> str:
    """mars 2026 from 2026-03."""
    year, number_of_month = year_month.split("-")[:2]
    return f"{MONTHS[int(number_of_month) - 1]} {year}"


def ago(moment: datetime, now: datetime | None = None) -> str:
    """How long ago in words; the date itself past one month or in the future."""
    seconds = ((now or datetime.now(UTC)) - moment).total_seconds()
    days = int(seconds // 86_400)
    if seconds < -60 or days > 30:
        return t("date.on", day=day(moment))
    if seconds < 3_600:
        return t("date.now")
    if days == 0:
        return counted("date.hours", int(seconds // 3_600))
    if days == 1:
        return t("date.yesterday")
    return counted("date.days", days)


def duration(months: float) -> str:
    """18 mois, 2 ans, 2 ans et 6 mois."""
    whole = round(months)
    if whole < 12 or (whole < 24 and whole % 12):
        return t("duration.months", n=whole, number=number(months, 1 if months % 1 else 0))
    years = counted("duration.years", whole // 12)
    return years if whole % 12 == 0 else f"{years} {t('duration.and')} {counted('duration.months', whole % 12)}"


def experience(value: dict | None) -> str | None:
    if not value:
        return None
    requirement = value.get("requirement", "NONE")
    months = value.get("months")
    if requirement == "NONE":
        return t("experience.NONE")
    if not months:
        return label("experience", requirement)
    key = "PREFERRED_FOR" if requirement == "PREFERRED" else "REQUIRED_FOR"
    return t(f"experience.{key}", duration=duration(months))


def contract(value: dict | None) -> str | None:
    """CDI, CDD · 6 mois, Alternance."""
    if not value:
        return None
    name = t("offer.apprenticeship") if value.get("apprenticeship") else label("contract", value.get("type", "OTHER"))
    months = value.get("durationMonths")
    return f"{name} · {duration(months)}" if months and months >= 1 else name


def place(value: dict | None) -> str:
    """Lyon (69), Rhône (69), Bretagne, France; the source's own label when nothing better is known."""
    value = value or {}
    department = value.get("departmentCode")
    if name := value.get("communeName") or value.get("departmentName"):
        return f"{name} ({department})" if department else name
    fallback = t("place.FRANCE") if value.get("precision") == "COUNTRY" else t("place.UNKNOWN")
    return value.get("regionName") or value.get("label") or fallback


def unbroken(text: str) -> str:
    """French punctuation kept on the line of its word."""
    return re.sub(r" (?=[»:;!?%€])|(?<=«) ", NBSP, text)


def web_link(url: str | None) -> str | None:
    """The address when it is a plain web one; anything else must never become a link."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
