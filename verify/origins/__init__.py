"""Independence: which texts and which pieces of evidence go back to one origin, and why."""

from verify.origins.clusters import Clustered, Text, Trace, cluster_texts, cluster_traces, trace_of
from verify.origins.tracing import Circle, find_circles, publisher_key, trace
from verify.origins.wire import Agencies, Credit, agencies, find_credit

__all__ = [
    "Agencies",
    "Circle",
    "Clustered",
    "Credit",
    "Text",
    "Trace",
    "agencies",
    "cluster_texts",
    "cluster_traces",
    "find_circles",
    "find_credit",
    "publisher_key",
    "trace",
    "trace_of",
]
