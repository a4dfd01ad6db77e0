"""What every answer of the site carries, and which requests are refused."""

from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, Response, abort, request

POLICY = (
    "default-src 'none'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; script-src 'self' {scripts}; img-src 'self' data: blob:; font-src 'self'; "
    # Dash, Mantine, AG Grid and Plotly write inline styles; scripts stay restricted to known hashes.
    "style-src 'self' 'unsafe-inline'; worker-src blob:; manifest-src 'self'"
)


def protect(server: Flask, dash: Dash) -> None:
    server.before_request(refuse_other_sites)

    @server.after_request
    def headers(response: Response) -> Response:
        scripts = " ".join(f"'{h.strip(chr(39))}'" for h in dash.csp_hashes())
        response.headers["Content-Security-Policy"] = POLICY.format(scripts=scripts)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        return response


def refuse_other_sites() -> None:
    """A page of another site must not act in the name of somebody signed in here.

    The cookie is SameSite=Lax already; browsers that do not honour that still send one of these headers.
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None and fetch_site not in ("same-origin", "none"):
        abort(403)
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403)
