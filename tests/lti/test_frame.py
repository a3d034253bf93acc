"""In a frame of another site, in a real browser, on two host names: what arrives there, and what doesn't."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, TimeoutError, sync_playwright

from grader.courses.models import Course
from grader.lti.models import Context, Deployment, Platform
from tests.e2e.conftest import FLAGS
from tests.lti.platform import Asked, FakePlatform, serving
from tests.lti.secure import certificate, tls_in_front
from tests.require import need
from tests.school import open_school

pytestmark = pytest.mark.browser
WEEK_1 = re.compile("Week 1|第一周")  # the account keeps the language that was chosen
WITHOUT_COOKIES: set[str] = set()

COURSE = """<!doctype html><title>School</title><h1>Deep Learning</h1>
<iframe id="tool" name="tool" src="{src}" width="900" height="700"></iframe>
<script>
  const kept = {{}};
  addEventListener("message", (event) => {{
    if (event.origin !== "{tool}" || !{storage}) return;
    const said = event.data;
    const answer = {{ subject: said.subject + ".response", message_id: said.message_id, key: said.key }};
    if (said.subject === "lti.put_data") answer.value = kept[said.key] = said.value;
    if (said.subject === "lti.get_data") answer.value = kept[said.key];
    event.source.postMessage(answer, event.origin);
  }});
</script>"""

ANSWER = """<!doctype html><title>Signing in</title><form method="post" action="{redirect_uri}">
<input name="id_token" value="{token}"><input name="state" value="{state}">{storage}</form>
<script>document.forms[0].submit()</script>"""


class School(FakePlatform):
    """A platform that people open in a browser: a course's page with the tool in a frame, and who they are."""

    pages: str  # where its pages are
    tool: str

    def answer(self, one: Asked) -> tuple[int, Any, dict[str, str]]:
        html = {"Content-Type": "text/html; charset=utf-8"}
        if one.path == "/course":
            storage = "storage" in one.query
            src = f"{self.tool}/lti/login/?iss={quote(self.pages)}&login_hint=ada&target_link_uri=x"
            src += "&lti_storage_target=_parent" if storage else ""
            page = COURSE.format(src=src, tool=self.tool, storage="true" if storage else "false")
            return 200, page.encode(), html
        if one.path == "/auth":
            query = {name: values[0] for name, values in one.query.items()}
            token = self.sign(self.claims(query["nonce"], iss=self.pages, custom={"tensorgrade_assignment": "week-1"}))
            storage = '<input name="lti_storage_target" value="_parent">' if self.with_storage else ""
            page = ANSWER.format(token=token, storage=storage, **query)
            return 200, page.encode(), html
        return super().answer(one)

    with_storage = False


@pytest.fixture(autouse=True)
def _cookies_again() -> Iterator[None]:
    yield
    WITHOUT_COOKIES.clear()
    School.with_storage = False


@pytest.fixture
def school(live_server: Any, settings: Any, configured: Callable[..., None], tmp_path: Path) -> Iterator[School]:
    """https://grader.test and https://school.test, on ports of their own."""
    need(shutil.which("openssl"), "openssl is not installed")
    configured(allow_private_addresses=True)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.LANGUAGE_COOKIE_SECURE = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["grader.test", *settings.ALLOWED_HOSTS]
    pem = certificate(tmp_path)
    with ExitStack() as stack:
        plain = stack.enter_context(serving(School))
        assert isinstance(plain, School)
        port = stack.enter_context(tls_in_front(int(plain.url.rpartition(":")[2]), pem))
        plain.pages = f"https://school.test:{port}"
        tool = stack.enter_context(tls_in_front(int(live_server.url.rpartition(":")[2]), pem, without_cookies))
        plain.tool = f"https://grader.test:{tool}"
        open_school()
        row = Platform.objects.create(
            name="School", issuer=plain.pages, client_id=plain.client_id, auth_url=f"{plain.pages}/auth",
            token_url=f"{plain.url}/token", keyset_url=f"{plain.url}/keys",
        )  # fmt: skip
        deployment = Deployment.objects.create(platform=row, deployment_id="deployment-1")
        Context.objects.create(deployment=deployment, context_id="course-1", course=Course.objects.get(slug="cnn"))
        yield plain


def without_cookies(asked: bytes, said: bytes) -> bytes:
    """What a browser that takes no cookie in a frame makes of a login, while WITHOUT_COOKIES holds."""
    if not WITHOUT_COOKIES or b"/lti/login/" not in asked or b"Sec-Fetch-Dest: iframe" not in asked:
        return said
    return b"\r\n".join(line for line in said.split(b"\r\n") if not line.lower().startswith(b"set-cookie:"))


def test_a_student_works_in_a_frame(school: School) -> None:
    chromium = shutil.which("chromium")
    need(chromium, "chromium is not installed")
    with sync_playwright() as playwright:
        flags = [*FLAGS, "--host-resolver-rules=MAP *.test 127.0.0.1"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        by_cookie(browser, school)
        by_storage(browser, school)
        by_a_window_of_its_own(browser, school)
        browser.close()


def opened(browser: Browser) -> Page:
    context = browser.new_context(ignore_https_errors=True, locale="en-GB")
    context.set_default_timeout(60_000)
    return context.new_page()


def arrived(page: Page) -> FrameLocator:
    """The frame, once it shows the assignment; where it does not, what it shows instead."""
    frame = page.frame_locator("#tool")
    try:
        frame.get_by_role("heading", name=WEEK_1).wait_for()
    except TimeoutError as error:
        shown = {inner.url: inner.evaluate("document.body?.innerText") for inner in page.frames}
        raise AssertionError(f"{error}\n{shown}") from None
    return frame


def by_cookie(browser: Browser, school: School) -> None:
    """Partitioned cookies arrive: the launch, the session after it, and the token of a form."""
    page = opened(browser)
    page.goto(f"{school.pages}/course")
    frame = arrived(page)
    frame.locator("a.row", has_text="Two-dimensional cross-correlation").click()
    frame.get_by_role("heading", name="Two-dimensional cross-correlation").wait_for()
    frame.locator("summary[aria-label^=Language]").click()
    frame.get_by_role("button", name="简体中文").click()  # a form, with its token
    frame.get_by_role("heading", name="二维互相关").wait_for()
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies(school.tool)}
    for name in ("sessionid", "csrftoken"):
        assert (cookies[name]["secure"], cookies[name]["sameSite"]) == (True, "None")
        assert cookies[name].get("partitionKey"), cookies[name]
    # In a tab of its own nobody is signed in, and another site's frame shows nothing.
    tab = page.context.new_page()
    tab.goto(f"{school.tool}/me/")
    assert "/sign-in/" in tab.url
    other = page.context.new_page()
    with other.expect_console_message(lambda line: "frame-ancestors" in line.text):
        other.goto(f"{school.pages.replace('school.test', 'elsewhere.test')}/course")
    assert not other.frame_locator("#tool").get_by_role("heading", name=WEEK_1).is_visible()
    page.context.close()


def by_storage(browser: Browser, school: School) -> None:
    """No cookie of the login arrives: the platform's storage has kept the proof."""
    School.with_storage = True
    page = opened(browser)
    WITHOUT_COOKIES.add("now")
    page.goto(f"{school.pages}/course?storage=1")
    arrived(page)
    page.context.close()
    School.with_storage = False


def by_a_window_of_its_own(browser: Browser, school: School) -> None:
    """Neither: the page says so, and a window of its own works."""
    page = opened(browser)
    WITHOUT_COOKIES.add("now")
    page.goto(f"{school.pages}/course")
    button = page.frame_locator("#tool").get_by_role("link", name="Open in a new window")
    with page.expect_popup() as popup:
        button.click()
    popup.value.get_by_role("heading", name=WEEK_1).wait_for()
    cookie = next(one for one in page.context.cookies(school.tool) if one["name"] == "sessionid")
    assert cookie["sameSite"] == "Lax"
    page.context.close()
