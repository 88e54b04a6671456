"""The page in a real browser; skipped where there is none (Debian, Ubuntu: sudo apt install chromium)."""

import shutil
from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer
from playwright.async_api import BrowserContext, Page, async_playwright, expect

from bot.channels.preview.pages import application
from tests.channels.telegram.phones import AWAY, TALK
from tests.channels.telegram.running import PNG
from tests.playing import conversation

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SILENT = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@pytest.fixture
async def server() -> AsyncIterator[TestServer]:
    async with TestServer(application(conversation(), lambda picture: PNG), host="127.0.0.1") as server:
        yield server


@pytest.fixture
async def context() -> AsyncIterator[BrowserContext]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SILENT)
        yield await browser.new_context(viewport={"width": 1000, "height": 800})
        await browser.close()


@pytest.fixture
async def page(server: TestServer, context: BrowserContext) -> AsyncIterator[Page]:
    """Opened; whatever the page complains of in the end fails the test."""
    page, complaints = await context.new_page(), list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(str(server.make_url("/")))
    yield page
    assert [words for words in complaints if "ERR_FAILED" not in words] == []  # a test may cut the line


async def act(page: Page, line: str) -> None:
    """A line of a transcript, done as a person would: where the button is not there, its word is typed. The answer
    is there when this returns."""
    button = page.locator("li button").get_by_text(line[1:-1], exact=True)
    if line == "/start":
        await page.get_by_role("button", name="Start").click()
    elif line.startswith("[") and await button.count():
        await button.last.click()
    else:
        await page.get_by_label("Bericht").fill(line.strip("[]"))
        await page.keyboard.press("Enter")
    await expect(page.locator("#chat")).to_have_attribute("aria-busy", "false")


async def test_a_whole_conversation_ends_with_the_picture_which_is_shown_when_asked_for(page: Page) -> None:
    for line in TALK:
        await act(page, line)
        if await page.locator(".picture").count():
            break
    picture = page.locator(".picture")
    await expect(picture).to_have_attribute("aria-pressed", "false")
    await picture.click()
    await expect(picture).to_have_attribute("aria-pressed", "true")
    assert await picture.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 1


async def test_a_way_out_and_a_wipe_leave_nothing_on_the_page_or_in_the_browser(page: Page) -> None:
    for line in TALK[:6]:
        await act(page, line)
    assert "Fatima" in await page.content()
    await act(page, "[Snel weg]")
    await expect(page.locator("#chat")).to_have_text(AWAY)
    assert "Fatima" not in await page.content()
    for line in ("hoi", "[Ja]", "/wis", "[Ja, alles wissen]"):
        await act(page, line)
    await expect(page.locator("#chat > li")).to_have_count(1)
    assert "Fatima" not in await page.content()
    assert await page.evaluate("[Object.keys(localStorage).length, Object.keys(sessionStorage).join()]") == [0, "me"]


async def test_the_chat_is_there_again_after_a_reload_and_gone_when_begun_anew(page: Page) -> None:
    await act(page, "/start")
    before = await page.locator("#chat").inner_text()
    await page.reload()
    await expect(page.locator("#chat > li")).to_have_count(2)
    assert await page.locator("#chat").inner_text() == before
    await page.get_by_role("button", name="Opnieuw").click()
    await expect(page.locator("#chat > li")).to_have_count(0)
    await expect(page.get_by_role("button", name="Start")).to_be_visible()


async def test_a_locked_screen_shows_the_beginning_of_what_came_and_nothing_of_what_was_typed(page: Page) -> None:
    await act(page, "/start")
    await act(page, "ik wil dood")
    cards = await page.locator("li:not(.theirs) .words").all_inner_texts()
    shown = await page.locator("#locked").inner_text()
    assert "113" in "".join(cards) and "113" not in shown
    assert shown == "\n".join(card[:60] for card in cards[1:])


async def test_what_is_personal_cannot_be_selected_and_help_can(page: Page) -> None:
    await act(page, "/start")
    await act(page, "/hulp")
    selectable = "element => getComputedStyle(element).userSelect"
    first, card = page.locator("li:not(.theirs) .words").first, page.locator("li .words", has_text="0800-2000")
    assert (await first.evaluate(selectable), await card.first.evaluate(selectable)) == ("none", "auto")
    site = page.locator("li a").first
    assert (await site.get_attribute("target"), await site.get_attribute("rel")) == ("_blank", "noopener noreferrer")


async def test_what_could_not_be_sent_is_not_lost(page: Page, server: TestServer) -> None:
    await act(page, "/start")
    await page.route("**/chat/*", lambda route: route.abort())
    await page.get_by_label("Bericht").fill("mn zus Fatima")
    await page.keyboard.press("Enter")
    await expect(page.locator("#notice")).to_contain_text("kwam niet aan")
    await expect(page.get_by_label("Bericht")).to_have_value("mn zus Fatima")


async def test_who_uses_the_keyboard_stays_in_the_chat_when_the_button_is_gone(page: Page) -> None:
    await act(page, "/start")
    await page.locator("li button").first.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#chat")).to_be_focused()
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.closest('#chat') !== null")


async def test_words_never_become_markup(page: Page) -> None:
    await act(page, "/start")
    await act(page, "<img src=x onerror=alert(1)><b>dik</b>")
    assert await page.locator("li b, li img").count() == 0
    await expect(page.locator("li.theirs").last).to_have_text("<img src=x onerror=alert(1)><b>dik</b>")
