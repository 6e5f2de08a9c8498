"""Independence: which texts and which pieces of evidence go back to one origin, and why."""

from verify.origins.circles import find_circles, find_copies, find_rings
from verify.origins.clusters import Clustered, Text, Trace, cluster_texts, cluster_traces, trace_of
from verify.origins.tally import tally_origins
from verify.origins.ties import Credited, Named
from verify.origins.tracing import publisher_key, trace
from verify.origins.when import earliest_first
from verify.origins.wire import Agencies, Credit, agencies, find_credit

__all__ = [
    "Agencies",
    "Clustered",
    "Credit",
    "Credited",
    "Named",
    "Text",
    "Trace",
    "agencies",
    "cluster_texts",
    "cluster_traces",
    "earliest_first",
    "find_circles",
    "find_copies",
    "find_credit",
    "find_rings",
    "publisher_key",
    "tally_origins",
    "trace",
    "trace_of",
]
