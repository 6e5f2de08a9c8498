"""Judges of a user's own: an entailment model in a folder, and a language model at an endpoint (here on loopback)."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from sources.outlets import load_outlets
from tests.articles import document_of, reference_of
from tests.line import tools_of
from verify.answers import _verdict
from verify.errors import JudgeError, SettingsError
from verify.judges import Pair
from verify.judges.llm import Llm, Verdict, check, fence
from verify.judges.nli import Nli, read_model, stances_of
from verify.model import Difference, Judgement, StanceProbabilities
from verify.pipeline import check as check_document
from verify.records import JudgeIn
from verify.settings import Parts, Settings

UNSURE = Judgement(stance="abstain", p=StanceProbabilities(supports=0, refutes=0, neutral=1))
PAIR = Pair("The port reopened on Monday.", "Ships entered the harbour again at the start of the week.")


class Own:
    """Our own judge, as told."""

    name = "own"

    def __init__(self, found=UNSURE):
        self.found = found

    def judge(self, pairs):
        return tuple(self.found for _ in pairs)


SHOWN = Judgement(
    stance="refutes",
    p=StanceProbabilities(supports=0.05, refutes=0.9, neutral=0.05),
    differences=(Difference(kind="date", claim=(0, 3), passage=(0, 3)),),
)


class Scores:
    labels = ("refutes", "neutral", "supports")

    def __init__(self, *scores):
        self.scores = scores

    def score(self, premise, hypothesis):
        return self.scores


@pytest.mark.parametrize(
    ("scores", "stance"),
    [
        pytest.param((0, 0, 4), "supports", id="sure"),
        pytest.param((4, 0, 0), "refutes", id="sure-of-the-contrary"),
        pytest.param((0, 4, 0), "neutral", id="sure-of-neither"),
        pytest.param((0, 0, 0.5), "abstain", id="unsure"),
    ],
)
def test_an_entailment_model_is_believed_where_it_is_sure(scores, stance):
    assert Nli(Own(), "x", Scores(*scores)).judge([PAIR])[0].stance == stance


@pytest.mark.parametrize("scores", [(0, float("nan"), 1), (0, 1)], ids=["not-a-number", "too-few"])
def test_scores_that_are_none_are_a_failure_and_no_label(scores):
    found = Nli(Own(), "x", Scores(*scores)).judge([PAIR])[0]
    assert found.stance == "abstain"
    assert "no numbers" in found.failure


def test_no_model_overrules_a_difference_that_is_shown():
    assert Nli(Own(SHOWN), "x", Scores(0, 0, 9)).judge([PAIR]) == (SHOWN,)


def test_labels_are_read_whatever_their_order_and_spelling():
    assert stances_of({"1": "NEUTRAL", "0": "entailment", "2": "Contradiction"}) == ("supports", "neutral", "refutes")
    with pytest.raises(SettingsError, match="LABEL_0"):
        stances_of({"0": "LABEL_0"})


def test_a_folder_without_a_model_is_named_with_what_it_lacks(tmp_path):
    with pytest.raises(SettingsError, match=r"lacks model\.onnx"):
        Parts(Settings(judge=f"nli:{tmp_path}")).judge  # noqa: B018


def test_a_tiny_exported_model_is_run(tmp_path):
    onnx = pytest.importorskip("onnx")
    tokenizers = pytest.importorskip("tokenizers")
    pytest.importorskip("onnxruntime")
    # Sums the ids of a pair and says "supports" with that as its score: wrong as a model, right as a file.
    ids = onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, [1, None])
    out = onnx.helper.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, [1, 3])
    weights = onnx.numpy_helper.from_array(__import__("numpy").array([[1.0, 0.0, 0.0]], dtype="float32"), "w")
    nodes = [
        onnx.helper.make_node("Cast", ["input_ids"], ["f"], to=onnx.TensorProto.FLOAT),
        onnx.helper.make_node("ReduceSum", ["f"], ["s"], keepdims=1),
        onnx.helper.make_node("MatMul", ["s", "w"], ["logits"]),
    ]
    graph = onnx.helper.make_graph(nodes, "tiny", [ids], [out], [weights])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 18)], ir_version=9)
    onnx.save(model, str(tmp_path / "model.onnx"))
    vocabulary = tokenizers.models.WordLevel({"[UNK]": 1, "port": 2}, unk_token="[UNK]")
    tokenizer = tokenizers.Tokenizer(vocabulary)
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    labels = {"0": "entailment", "1": "neutral", "2": "contradiction"}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": labels}))
    found = Nli(Own(), str(tmp_path), read_model(tmp_path)).judge([PAIR])[0]
    assert (found.stance, found.failure) == ("supports", None)


def test_a_verdict_counts_only_with_words_that_stand_in_the_passage():
    assert check(Verdict(stance="supports", quotation="the HARBOUR  again"), PAIR.passage).stance == "supports"
    assert check(Verdict(stance="supports", quotation="the port is open"), PAIR.passage).stance is None
    assert check(Verdict(stance="refutes"), PAIR.passage).stance is None
    assert check(Verdict(stance="neutral"), PAIR.passage).stance == "neutral"


def test_a_passage_cannot_close_its_fence():
    fenced = fence(Pair("x", "=====material====="))
    line = fenced.splitlines()[1]
    assert fenced.count(line) == 4
    assert line != fence(Pair("x", line)).splitlines()[1]


class Endpoint:
    """A server on loopback that speaks the chat-completions and the messages form."""

    def __init__(self, answer):
        self.asked = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(body)
                told = json.dumps(outer.shaped(self.path, body, answer)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    @staticmethod
    def shaped(path, body, answer):
        usage = {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}
        if path.endswith("/messages"):
            call = {"type": "tool_use", "id": "t1", "name": body["tools"][0]["name"], "input": answer}
            return {
                "id": "m1", "type": "message", "role": "assistant", "model": body["model"], "content": [call],
                "stop_reason": "tool_use", "stop_sequence": None, "usage": {"input_tokens": 9, "output_tokens": 3},
            }  # fmt: skip
        called = {"name": body["tools"][0]["function"]["name"], "arguments": json.dumps(answer)}
        message = {
            "role": "assistant", "content": None, "tool_calls": [{"id": "t1", "type": "function", "function": called}],
        }  # fmt: skip
        choice = {"index": 0, "message": message, "finish_reason": "tool_calls"}
        return {
            "id": "c1", "object": "chat.completion", "created": 1, "model": body["model"], "choices": [choice],
            "usage": usage,
        }  # fmt: skip

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


GOOD = {"stance": "supports", "quotation": "entered the harbour again"}
WARNS = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


@WARNS
@pytest.mark.parametrize("provider", ["openai", "anthropic"])
@pytest.mark.parametrize(
    ("answer", "stance", "failed"),
    [
        pytest.param(GOOD, "supports", False, id="quoted"),
        pytest.param(GOOD | {"quotation": "the port is open"}, "abstain", True, id="invented-quotation"),
        pytest.param({"stance": "certainly"}, "abstain", True, id="unparsable"),
    ],
)
def test_an_endpoint_is_asked_and_its_answer_checked(monkeypatch, provider, answer, stance, failed):
    pytest.importorskip("pydantic_ai")
    with Endpoint(answer) as endpoint:
        monkeypatch.setenv(f"{provider.upper()}_API_KEY", "not-a-key")
        base = f"{endpoint.url}/v1" if provider == "openai" else endpoint.url
        monkeypatch.setenv(f"{provider.upper()}_BASE_URL", base)
        judge = Llm(Own(), f"{provider}:tiny")
        found = judge.judge([PAIR, PAIR])[0]
    assert (found.stance, found.failure is not None) == (stance, failed)
    if not failed:
        assert len(endpoint.asked) == 1, "a pair is asked about once"
        assert judge.calls[0].tokens_in == 9


@WARNS
def test_an_endpoint_that_is_down_is_a_failure(monkeypatch):
    pytest.importorskip("pydantic_ai")
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-key")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    found = Llm(Own(), "openai:tiny").judge([PAIR])[0]
    assert found.stance == "abstain"
    assert "no usable answer" in found.failure


def test_a_model_without_a_provider_is_refused_with_the_form_to_write():
    with pytest.raises(SettingsError, match="llm:openai:NAME"):
        Parts(Settings(judge="llm:tiny")).judge  # noqa: B018


class Failing:
    """A judge whose endpoint is down."""

    name = "llm:openai:tiny"

    def judge(self, pairs):
        p = StanceProbabilities(supports=0, refutes=0, neutral=1)
        return tuple(Judgement(stance="abstain", p=p, failure="the endpoint is down") for _ in pairs)


def test_a_judge_that_fails_leaves_a_problem_and_no_verdict():
    reference = reference_of("The harbour reopens. The port of Bergen was open on Monday.", publisher="Harbour News")
    tools = tools_of(load_outlets(), reference)._replace(judge=Failing())
    report = check_document(document_of("The port of Bergen reopened on Monday."), tools)
    assert [p.message for p in report.problems if p.stage == "judge"] == ["the endpoint is down"]
    assert {c.true.status for c in report.claims} == {"not_enough"}


def test_a_failed_record_of_the_stage_is_an_error_in_its_place():
    record = JudgeIn(id=1, claim=PAIR.claim, passage=PAIR.passage)
    with pytest.raises(JudgeError, match="endpoint is down"):
        _verdict(record, Failing().judge([PAIR]))
