"""The only door to the web: a client that a hostile page cannot lead astray, fill up or hold on to."""

from sources.fetch.address import AddressGuard
from sources.fetch.client import Client
from sources.fetch.deadline import Clock
from sources.fetch.settings import FetchSettings

__all__ = ["AddressGuard", "Client", "Clock", "FetchSettings"]
