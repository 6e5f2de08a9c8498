"""Independence: which texts and which pieces of evidence go back to one origin, and why."""

from verify.origins.clusters import Clustered, Text, cluster_texts
from verify.origins.tracing import Circle, find_circles, publisher_key, trace
from verify.origins.wire import AGENCIES, Credit, find_credit

__all__ = [
    "AGENCIES",
    "Circle",
    "Clustered",
    "Credit",
    "Text",
    "cluster_texts",
    "find_circles",
    "find_credit",
    "publisher_key",
    "trace",
]
