"""Measures the review page: until it can be used, a decision, and a draft of 10,000 findings.

    python benchmarks/review.py                 needs the extras review and test, and Chromium

The first draft has 5 kB; time runs from the command to the first finding on the page, in a browser
that is open already. The large one is made of sentences by rules alone, with 10,000 findings.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

EXAMPLE = Path(__file__).parent.parent / "examples" / "border-families.md"
SENTENCE = "My sister met the teacher in Hyesan on 3 May, and her uncle left.\n\n"


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=2000, help="of the large draft")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        small = Path(folder) / "small.md"
        small.write_text((EXAMPLE.read_text() + "\n") * 3)
        _measure(browser, small, "5 kB, with the model")
        _measure(browser, small, "5 kB, rules only", "--rules-only")
        large = Path(folder) / "large.txt"
        large.write_text(SENTENCE * chosen.sentences)
        _measure(browser, large, "large, rules only", "--rules-only", "--policy", "everything")
        browser.close()


def _measure(browser: Browser, draft: Path, what: str, *options: str) -> None:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "redactor", "review", str(draft), "--no-browser"]
    with subprocess.Popen(
        [*command, "--as", "Vera", *options], stderr=subprocess.PIPE, text=True
    ) as process:
        if process.stderr is None:
            raise SystemExit("no address was printed")
        page = browser.new_page()
        page.goto(process.stderr.readline().split()[-1])
        page.wait_for_selector("#list button", timeout=600_000)
        usable = time.perf_counter() - begun
        findings = page.evaluate("document.querySelectorAll('#text mark').length")
        page.keyboard.press("j")
        begun = time.perf_counter()
        page.keyboard.press("a")
        page.wait_for_selector("#progress:has-text('1 of')", timeout=600_000)
        decided = time.perf_counter() - begun
        print(
            f"{what:22} {findings:6} findings  usable {usable:6.1f} s  a decision {decided:5.2f} s"
            f"  key to key {_typed(page):4.0f} ms  scrolled {_scrolled(page):4.0f} ms a screen"
        )
        process.terminate()
    page.close()


def _typed(page: Page) -> float:
    """Milliseconds that a letter typed into the search field takes to show."""
    page.keyboard.press("/")
    begun = time.perf_counter()
    page.keyboard.type("hye")
    taken = (time.perf_counter() - begun) / 3 * 1000
    page.locator("#filter-words").fill("")
    return taken


def _scrolled(page: Page) -> float:
    """Milliseconds between two frames while the text scrolls by, at worst of twenty screens."""
    worst: float = page.evaluate(
        """async () => {
            const text = document.querySelector('#reading');
            const frame = () => new Promise((done) => requestAnimationFrame(done));
            let worst = 0, before = await frame();
            for (let screen = 0; screen < 20; screen += 1) {
                text.scrollBy(0, 800);
                const now = await frame();
                worst = Math.max(worst, now - before);
                before = now;
            }
            return worst;
        }"""
    )
    return worst


if __name__ == "__main__":
    main()
