"""Measures the review page: until it can be used, a decision, and a draft of 10,000 findings.

    python benchmarks/review.py                 needs the extras review and test, and Chromium

The first draft has 5 kB. Time runs from the command, in a browser that is open already: until the
server answers (served), until the draft can be read and selected (text), and until its findings
are there and can be decided (findings); the last is what usable means. The processor seconds in
brackets, which the command had used by then, say how busy the machine was with other things. A
decision is timed from the key until the page shows it; again, while a copy that carries it out is
made; and until that copy was verified and is shown (copy). The large draft is made of sentences,
with 10,000 findings by rules alone.
"""

from __future__ import annotations

import argparse
import os
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
        told = []
        for what_is_there, wait in (
            ("served", lambda: page.goto(process.stderr.readline().split()[-1])),
            ("text", lambda: page.wait_for_selector("#text p", timeout=600_000)),
            ("findings", lambda: page.wait_for_selector("#list button", timeout=600_000)),
        ):
            wait()
            taken = time.perf_counter() - begun
            told.append(f"{what_is_there} {taken:.2f} s ({_processor_seconds(process.pid):.2f})")
        findings = page.evaluate("document.querySelectorAll('#text mark').length")
        page.keyboard.press("j")
        begun, used = time.perf_counter(), _processor_seconds(process.pid)
        page.keyboard.press("a")
        page.wait_for_selector("#progress:has-text('1 of')", timeout=600_000)
        decided = time.perf_counter() - begun
        again = _decided_again(page)
        page.wait_for_selector("#making", state="hidden", timeout=600_000)
        made, used = time.perf_counter() - begun, _processor_seconds(process.pid) - used
        print(f"{what}: {findings} findings")
        print("  " + ", ".join(told))
        print(f"  a decision {decided:.2f} s, again {again:.2f} s, copy {made:.2f} s ({used:.2f})")
        print(f"  key to key {_typed(page):.0f} ms, scrolled {_scrolled(page):.0f} ms a screen")
        process.terminate()
    page.close()


def _decided_again(page: Page) -> float:
    """Seconds until the second of two decisions shows, at once after the first."""
    begun = time.perf_counter()
    page.keyboard.press("a")
    page.wait_for_selector("#progress:has-text('2 of')", timeout=600_000)
    return time.perf_counter() - begun


def _processor_seconds(process: int) -> float:
    """Seconds of all processors that a process has used, as Linux tells; elsewhere 0."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
