"""Pages above a kilobyte travel compressed to whoever takes them so; what is smaller does not."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.html import Pages

pytestmark = pytest.mark.django_db


def test_a_page_travels_compressed_and_is_the_same(student: Client, pages: Pages) -> None:
    address = reverse("profile")
    plain = student.get(address)
    packed = student.get(address, headers={"accept-encoding": "gzip, br"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert gzip.decompress(packed.content).startswith(plain.content[:200])
    assert {"Accept-Encoding"} <= set(plain["Vary"].split(", ")) & set(packed["Vary"].split(", "))


def test_what_fits_into_one_packet_is_sent_as_it_is(client: Client) -> None:
    response = client.get("/nothing/", headers={"accept-encoding": "gzip", "hx-request": "true"})
    assert len(response.content) < 1024
    assert "Content-Encoding" not in response
    assert "Accept-Encoding" in response["Vary"]
