"""Measures the review page: until it can be used, a decision, and a draft of 10,000 findings.

    python benchmarks/review.py                 needs the extras review and test, and Chromium

The first draft has 5 kB. Time runs from the command, in a browser that is open already and opens a
tab meanwhile, to the frame in which the page shows it, by the page's own clock: until the draft can
be read and selected (text), and until its findings are there and can be decided (findings), which
is what usable means. In brackets when the program that drives the browser saw it. The processor
seconds, which the command had used by then, say how busy the machine was with other things: of two
free cores it has about one for itself. Of several runs, the median, after one that is not counted:
it leaves Python's bytecode beside the sources, as an installed package has it. A decision is timed
from the key until the page shows it; again, while a copy that carries it out is made; and until
that copy was verified and is shown (copy). The large draft is made of sentences, with 10,000
findings by rules alone.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

EXAMPLE = Path(__file__).parent.parent / "examples" / "border-families.md"
SENTENCE = "My sister met the teacher in Hyesan on 3 May, and her uncle left.\n\n"


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=2000, help="of the large draft")
    parser.add_argument("--times", type=int, default=5, help="that a small draft is opened")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        small = Path(folder) / "small.md"
        small.write_text((EXAMPLE.read_text() + "\n") * 3)
        _open(browser, small)
        _measure(browser, small, "5 kB, with the model", times=chosen.times)
        _measure(browser, small, "5 kB, rules only", "--rules-only", times=chosen.times)
        large = Path(folder) / "large.txt"
        large.write_text(SENTENCE * chosen.sentences)
        _measure(browser, large, "large, rules only", "--rules-only", "--policy", "everything")
        browser.close()


@dataclass(frozen=True, slots=True)
class _Opened:
    """Seconds from the command until a draft was open, and what could be done with it then."""

    text: float
    findings: float
    seen: float
    used: float
    number: int
    decided: str


def _measure(browser: Browser, draft: Path, what: str, *options: str, times: int = 1) -> None:
    opened = [_open(browser, draft, *options) for _ in range(times)]
    middle = sorted(opened, key=lambda one: one.findings)[times // 2]
    print(f"{what}: {middle.number} findings")
    print(
        f"  text {middle.text:.2f} s, findings {middle.findings:.2f} s ({middle.seen:.2f}), "
        f"processor {middle.used:.2f} s; findings of all runs: "
        + " ".join(f"{one.findings:.2f}" for one in opened)
    )
    print(middle.decided)


def _open(browser: Browser, draft: Path, *options: str) -> _Opened:
    begun = time.time()
    command = [sys.executable, "-m", "redactor", "review", str(draft), "--no-browser"]
    with subprocess.Popen(
        [*command, "--as", "Vera", *options], stderr=subprocess.PIPE, text=True, env=_ENVIRONMENT
    ) as process:
        try:
            page = browser.new_page()
            page.add_init_script(_SHOWN)
            page.goto(process.stderr.readline().split()[-1] if process.stderr else "")
            page.wait_for_selector("#list button", timeout=600_000)
            seen, used = time.time() - begun, _processor_seconds(process.pid)
            while "findings" not in (shown := page.evaluate("benchmark")):
                page.wait_for_timeout(10)
            number = page.evaluate("document.querySelectorAll('#text mark').length")
            page.wait_for_selector("#making", state="hidden", timeout=600_000)
            decided = _decided(page, process.pid)
            page.close()
        finally:
            process.terminate()
    text, findings = (shown[what] / 1000 - begun for what in ("text", "findings"))
    return _Opened(text, findings, seen, used, number, decided)


_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

_SHOWN = """
window.benchmark = {};
const noteShown = (what, selector) => {
    const observer = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        observer.disconnect();
        requestAnimationFrame(() => {
            // Runs when that frame is done.
            const { port1, port2 } = new MessageChannel();
            const now = () => performance.timeOrigin + performance.now();
            port1.onmessage = () => { benchmark[what] = now(); };
            port2.postMessage(null);
        });
    });
    observer.observe(document, { childList: true, subtree: true });
};
noteShown("text", "#text p");
noteShown("findings", "#list button");
"""
"""Notes, in milliseconds since the epoch, when what is looked for was shown."""


def _decided(page: Page, process: int) -> str:
    """What decisions on the first findings take, as a text."""
    page.keyboard.press("j")
    begun, used = time.perf_counter(), _processor_seconds(process)
    page.keyboard.press("a")
    page.wait_for_selector("#progress:has-text('1 of')", timeout=600_000)
    decided = time.perf_counter() - begun
    again = _decided_again(page)
    page.wait_for_selector("#making", state="hidden", timeout=600_000)
    made, used = time.perf_counter() - begun, _processor_seconds(process) - used
    return (
        f"  a decision {decided:.2f} s, again {again:.2f} s, copy {made:.2f} s ({used:.2f})\n"
        f"  key to key {_typed(page):.0f} ms, scrolled {_scrolled(page):.0f} ms a screen"
    )


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
