"""A page under watch: what it fetches and complains about is remembered."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, Request, expect

# Tests share a small machine with builds; what matters is that it comes, and pages say meanwhile that it will.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
# Loopback interfaces of containers come and go; the browser then repeats the request by itself.
HARMLESS = re.compile("ERR_NETWORK_CHANGED")


class Watched:
    def __init__(self, page: Page, base: str, shots: Path, size: str):
        self.page = page
        self.base = base
        self.size = size
        self._shots = shots
        self._left: list[str] = []
        self._complaints: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", self._on_request)
        page.on("console", lambda m: self._complain(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self._complain(str(e)))

    def open(self, path: str) -> None:
        """Go there and wait until everything that loads has loaded."""
        for attempt in range(3):
            try:
                self.page.goto(self.base + path)
                break
            except Exception as e:
                if attempt == 2 or not HARMLESS.search(str(e)):
                    raise
        self.settle()

    def settle(self) -> None:
        expect(self.page.locator("h1").first).to_be_visible()
        expect(self.page.locator(".skeleton")).to_have_count(0)
        self.page.wait_for_load_state("networkidle")

    def shot(self, name: str, whole: bool = True) -> None:
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=self._shots / f"{name}-{self.size}.png", full_page=whole)

    def type_and_choose(self, field: Locator, typed: str, option: str | re.Pattern[str]) -> None:
        """Search-as-you-type: type, wait for the option, take it."""
        field.click()
        self.page.keyboard.type(typed, delay=25)
        self.page.get_by_role("option", name=option).first.click()

    def expect_no_sideways_scroll(self) -> None:
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZES[self.size]["width"], f"{self.page.url} is {width} px wide"

    def expect_accessible(self, axe: str) -> None:
        """No serious or critical violation of WCAG 2.1 A and AA, as far as a machine can tell."""
        self.page.evaluate(axe)
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
        found = self.page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
        serious = [
            f"{v['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for v in found
            if v["impact"] in ("serious", "critical")
            for node in v["nodes"][:5]
        ]
        assert not serious, f"{self.page.url}\n" + "\n".join(serious)

    def expect_nothing_odd(self) -> None:
        assert not self._left, f"asked other hosts: {self._left}"
        assert not self._complaints, f"in the console: {self._complaints}"

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.base + "/", "data:", "blob:")):
            self._left.append(request.url)

    def _complain(self, text: str) -> None:
        if not HARMLESS.search(text):
            self._complaints.append(text[:300])
