"""Takes the pictures of the review page that the guide shows; needs the extra `test` and Chromium.

python scripts/picture_page.py
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timezone
from pathlib import Path
from queue import Queue
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from redactor import Redactor
from redactor.review.opening import open_drafts
from redactor.review.serving import serve
from redactor.review.sitting import Sitting

ROOT = Path(__file__).parent.parent
DRAFT = ROOT / "examples" / "border-families.md"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 800}


def main() -> None:
    """Write docs/review-*.png."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        draft = Path(shutil.copy(DRAFT, folder))
        redactor = Redactor.from_policy()
        sitting = Sitting(
            open_drafts([draft], lambda _: lambda: redactor, None, keep_comments=False),
            lambda: datetime.now(timezone.utc),
            lambda: "0" * 32,
            reviewer="Vera Lindqvist",
        )
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, size, scheme in (
            ("deciding", WIDE, "light"),
            ("both", WIDE, "dark"),
            ("phone", PHONE, "light"),
        ):
            page = chromium.new_context(viewport=size, color_scheme=scheme).new_page()
            _show(page, sitting, name)
            page.screenshot(path=ROOT / "docs" / f"review-{name}.png")
            page.evaluate(
                "fetch('/api/close', {method: 'POST', body: '{}',"
                " headers: {'Content-Type': 'application/json'}})"
            )
        chromium.close()


def _show(page: Page, sitting: Sitting, name: str) -> None:
    addresses: Queue[str] = Queue()
    options = {"port": 0, "idle": 60.0, "announce": addresses.put}
    Thread(target=serve, args=(sitting,), kwargs=options, daemon=True).start()
    page.goto(addresses.get())
    page.locator("#text mark", has_text="my younger brother").first.click()
    if name == "deciding":
        page.keyboard.press("a")
        page.wait_for_selector("#progress:has-text('1 of')")
    if name == "both":
        page.keyboard.press("v")
        page.keyboard.press("v")
    page.wait_for_timeout(300)


if __name__ == "__main__":
    main()
