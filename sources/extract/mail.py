"""An e-mail to a document: a press release or newsletter, with its subject, sender and date."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from sources.errors import InputError
from sources.extract.dates import is_plausible, parse_date
from sources.extract.decoding import decode
from sources.extract.html import read_html
from sources.extract.plain import read_plain
from sources.model import Document, Page


def read_mail(page: Page) -> Document:
    """The document of a message's text: its HTML form where it has no plain one.

    The subject is its title, the sender its author, the day it was sent its date. Attachments are not opened. Raises
    InputError when the message has no text.
    """
    message = message_from_bytes(page.body, policy=policy.default)
    part = message.get_body(("plain", "html"))
    if part is None:
        raise InputError(f"{page.name!r} is an e-mail without text; give the attached article itself")
    body = part.get_payload(decode=True)
    raw = body if isinstance(body, bytes) else b""
    is_html = part.get_content_type() == "text/html"
    text = decode(raw, name=page.name, content_type=str(part.get("Content-Type", "")), is_html=is_html)
    document = read_html(page, text) if is_html else read_plain(page, text)
    return document.model_copy(update=_facts(message, page))


def _facts(message: EmailMessage, page: Page) -> dict[str, object]:
    """What the head of the message says, for the fields of a document."""
    facts: dict[str, object] = {}
    if subject := _field(message, "Subject"):
        facts["title"] = subject
    name, address = parseaddr(_field(message, "From"))
    if name or address:
        facts["authors"] = (name or address,)
    sent = parse_date(_field(message, "Date"))
    if sent is not None and is_plausible(sent, page.fetched):
        facts |= {"published": sent, "published_from": "header"}
    return facts


def _field(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())
