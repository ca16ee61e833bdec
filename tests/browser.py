"""A browser to look at pages with: the Chromium that is installed, without a network."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


@dataclass
class Seen:
    """A page that is open, what it asked for beyond itself, and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium; the test is skipped where none is installed."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@contextlib.contextmanager
def opened(
    browser: Browser, file: Path, *, width: int = 1280, height: int = 900, scripts: bool = True
) -> Iterator[Seen]:
    """The file in a window of its own, which at the end must have asked and complained of nothing."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=scripts, accept_downloads=True
    )
    seen = Seen(context.new_page())

    def note(request: Request) -> None:
        if request.url != file.as_uri() and not request.url.startswith("blob:"):
            seen.requests.append(request.url)

    seen.page.on("request", note)
    seen.page.on("console", lambda message: seen.complaints.append(message.text))
    seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    seen.page.goto(file.as_uri())
    yield seen
    context.close()
    assert seen.requests == []
    assert seen.complaints == []
