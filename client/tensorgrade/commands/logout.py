"""Forget the token."""

from __future__ import annotations

import click

from tensorgrade.settings import forget, service_url
from tensorgrade.words import say


@click.command("logout")
@click.argument("url", required=False)
def command(url: str | None) -> None:
    """Forget the token of this machine."""
    url = service_url(url)
    if forget(url):
        click.echo(say("Forgotten. To make it worthless everywhere, withdraw it: {url}/me/tokens/", url=url))
    else:
        click.echo(say("There is no token for {url} here.", url=url))
