"""Let this machine work in one's name: by a code typed into a browser, or a token made there."""

from __future__ import annotations

import os
import platform
import sys
import time
import webbrowser

import click

from tensorgrade.problems import REFUSED, Problem
from tensorgrade.service import Service
from tensorgrade.settings import URL, clean_url, remember, service_url
from tensorgrade.words import say

GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@click.command("login")
@click.argument("url", required=False)
@click.option("--token", "pasted", is_flag=True, help="Paste a token made on your account's page instead.")
@click.option("--teach", is_flag=True, help="Ask for a teacher's uses too: rosters, marks, exercises.")
@click.option("--browser/--no-browser", default=True, help="Open the page in a browser.")
def command(url: str | None, pasted: bool, teach: bool, browser: bool) -> None:
    """Let this machine work in your name."""
    url = clean_url(url) if url else service_url(os.environ.get(URL))
    service = Service(url, token="")
    service.token = _pasted(url) if pasted else _by_code(service, teach, browser)
    me = service.get("/me") if not pasted else _checked(service)
    kept = remember(url, service.token)
    said = "Signed in to {url} as {name} ({user}), for: {scopes}."
    click.echo(say(said, url=url, name=me["name"], user=me["user_name"], scopes=", ".join(me["scopes"])))
    click.echo(say("The token lies in {file}, readable by you alone.", file=kept))


def _pasted(url: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return str(click.prompt(say("Token (made on {url}/me/tokens/)", url=url), hide_input=True, err=True)).strip()


def _checked(service: Service) -> dict:
    try:
        return service.get("/me")
    except Problem as problem:
        if problem.code == "not-signed-in":
            said = say("{url} does not know this token.", url=service.url)
            raise Problem(said, REFUSED, problem.code) from problem
        raise


def _by_code(service: Service, teach: bool, browser: bool) -> str:
    scope = "read submit teach manage" if teach else "read submit"
    status, begun = service.form("/device/code", {"client_id": f"tensorgrade on {platform.node()}", "scope": scope})
    if status != 200:
        said = say("{url} answered {status}: is it a Tensorgrade service?", url=service.url, status=status)
        raise Problem(begun.get("message") or said)
    click.echo(say("Open {url}", url=begun["verification_uri"]))
    click.echo(say("and enter the code  {code}", code=click.style(begun["user_code"], bold=True)))
    if browser and os.environ.get("DISPLAY", os.environ.get("WAYLAND_DISPLAY", platform.system() != "Linux" or "")):
        webbrowser.open(begun["verification_uri_complete"])
    interval, until = begun["interval"], time.monotonic() + begun["expires_in"]
    while time.monotonic() < until:
        time.sleep(interval)
        status, answer = service.form("/device/token", {"grant_type": GRANT, "device_code": begun["device_code"]})
        if status == 200:
            return str(answer["access_token"])
        error = answer.get("error")
        if error == "slow_down":
            interval += 5
        elif error == "access_denied":
            raise Problem(say("You refused it in the browser: this machine has got nothing."))
        elif error != "authorization_pending":
            raise Problem(answer.get("message") or say("The code has run out. Begin again: tensorgrade login"))
    raise Problem(say("The code has run out. Begin again: tensorgrade login"))
