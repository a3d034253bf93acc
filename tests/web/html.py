"""Reading pages, and their addresses in the school of the tests."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse
from lxml import html

from tests.school import School


@dataclass(frozen=True)
class Pages:
    """Addresses by name."""

    school: School

    @property
    def course(self) -> str:
        return f"/courses/{self.school.cast.course.slug}/"

    @property
    def assignment(self) -> str:
        return f"{self.course}{self.school.assignment.slug}/"

    @property
    def exercise(self) -> str:
        return f"{self.assignment}{self.school.exercise.slug}/"

    @property
    def draft(self) -> str:
        return f"{self.exercise}draft/"

    def submission(self, submission: object) -> str:
        return f"/submissions/{submission.public_id}/"  # type: ignore[attr-defined]

    def all(self) -> list[str]:
        """Every page that needs no submission."""
        return ["/", "/me/", self.course, self.assignment, self.exercise]


def read(response: HttpResponse, status: HTTPStatus = HTTPStatus.OK) -> html.HtmlElement:
    """The page's tree. Fails if the status is another one."""
    assert response.status_code == status, response.content.decode()[:2000]
    return html.document_fromstring(response.content.decode())


def text(node: html.HtmlElement) -> str:
    """What is read of it, in one line."""
    return " ".join(node.text_content().split())


def one(tree: html.HtmlElement, selector: str) -> html.HtmlElement:
    """The only element that the CSS selector finds."""
    found = css(tree, selector)
    assert len(found) == 1, f"{selector}: {len(found)} found"
    return found[0]


def css(tree: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """Every element of a simple selector: ``tag``, ``#id``, ``.class``, ``tag[name=value]``."""
    tag, _, rest = selector.partition("[")
    if tag.startswith("#"):
        return tree.xpath(f"//*[@id='{tag[1:]}']")
    if tag.startswith("."):
        return tree.xpath(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {tag[1:]} ')]")
    if not rest:
        return tree.xpath(f"//{tag}")
    name, _, value = rest.rstrip("]").partition("=")
    return tree.xpath(f"//{tag or '*'}[@{name}='{value}']" if value else f"//{tag or '*'}[@{name}]")
