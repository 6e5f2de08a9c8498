"""The network behind the encoder, and its training.

A BERT encoder (Devlin et al., 2019) cut off after its first layers, with what the parser knows of a token added to what
its word means, and one row of answers a token. Imported only where an encoder is trained: torch is no requirement.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from verify.attribution.learned.encoder import QUOTATIONS, ROLES, STATES, Alphabet, Laid
from verify.training.start import Start, Tensors

LAYERS: Final = 3
HEADS: Final = 12
ROUNDS: Final = 3
TOGETHER: Final = 16
"""Chunks of one step."""
STRETCH: Final = 40
"""Steps whose chunks are sorted by length together."""
RATE, NEW_RATE, DECAY = 3e-4, 1e-3, 0.01
"""Steps of the pretrained weights, of the new ones, and how far weights are drawn to nothing (AdamW)."""
WORTH: Final = (1.5, 1.0, 0.5)
"""How much the answers about cues, sources and contents count: cues are what the fields miss most."""
WARM: Final = 0.08
"""Share of the steps over which the rate rises; it falls evenly afterwards."""
STEEPEST: Final = 1.0
SEED: Final = 5
NOT_ASKED: Final = -100
"""Label of a piece that begins no token."""
DROPPED, DROPPED_INSIDE = 0.15, 0.1
INPUTS: Final = ("pieces", "pos", "dep", "entity", "quote")
HIDDEN: Final = -1e4


class Taught(NamedTuple):
    """A chunk with its labels."""

    laid: Laid
    labels: NDArray[np.int64]
    """State of each role for each token."""


class Layer(nn.Module):  # type: ignore[misc]
    """Attention and what follows it, as BERT has them."""

    def __init__(self, start: Tensors, number: int) -> None:
        """The layer of that number, from the start's weights."""
        super().__init__()
        at = f"encoder.layer.{number}."
        names = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
        three = [np.concatenate([start[f"{name}.{kind}"] for name in names]) for kind in ("weight", "bias")]
        self.looks = _linear(*three)
        self.out = _linear(*_pair(start, f"{at}attention.output.dense"))
        self.wide = _linear(*_pair(start, f"{at}intermediate.dense"))
        self.narrow = _linear(*_pair(start, f"{at}output.dense"))
        self.first = _norm(*_pair(start, f"{at}attention.output.LayerNorm"))
        self.second = _norm(*_pair(start, f"{at}output.LayerNorm"))
        self.drop = nn.Dropout(DROPPED_INSIDE)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """The next layer's input, shape (texts, pieces, width)."""
        many, long, width = x.shape
        query, key, value = self.looks(x).view(many, long, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        weighed = (query @ key.transpose(-1, -2) / math.sqrt(width // HEADS) + hidden).softmax(-1)
        seen = (weighed @ value).transpose(1, 2).reshape(many, long, width)
        x = self.first(x + self.drop(self.out(seen)))
        return self.second(x + self.drop(self.narrow(nn.functional.gelu(self.wide(x)))))


class Network(nn.Module):  # type: ignore[misc]
    """Pieces of words to answers."""

    def __init__(self, start: Start, alphabet: Alphabet) -> None:
        """A network to fine-tune; what words mean stays as it is in `start`."""
        super().__init__()
        held = start.tensors
        width = held["embeddings.word_embeddings.weight"].shape[1]
        place = held["embeddings.position_embeddings.weight"] + held["embeddings.token_type_embeddings.weight"][0]
        self.words = nn.Embedding.from_pretrained(_tensor(held["embeddings.word_embeddings.weight"][start.kept]))
        self.places = nn.Embedding.from_pretrained(_tensor(place), freeze=False)
        counts = [*(len(tags) + 1 for tags in alphabet.tags), QUOTATIONS]
        self.tags = nn.ModuleList(nn.Embedding.from_pretrained(torch.zeros(n, width), freeze=False) for n in counts)
        self.norm = _norm(*_pair(held, "embeddings.LayerNorm"))
        self.layers = nn.ModuleList(Layer(held, n) for n in range(LAYERS))
        self.head = nn.Linear(width, len(ROLES) * STATES)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, *given: Tensor) -> Tensor:
        """Answers, shape (texts, pieces, ROLES * STATES), of INPUTS and, in a padded batch, what is real in it."""
        pieces, *columns = given
        real = columns.pop() if len(given) > len(INPUTS) else torch.ones_like(pieces)
        x = self.words(pieces) + self.places(torch.arange(pieces.shape[1]))[None]
        for table, column in zip(self.tags, columns, strict=True):
            x = x + table(column)
        x = self.drop(self.norm(x))
        hidden = (1 - real)[:, None, None, :].to(x.dtype) * HIDDEN
        for layer in self.layers:
            x = layer(x, hidden)
        return self.head(self.drop(x))


def fit(start: Start, alphabet: Alphabet, lessons: Sequence[Taught], say: Callable[[str], None]) -> Network:
    """A network trained on the lessons, in one thread from one seed; `say` hears how far it is."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    network = Network(start, alphabet)
    free = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    new = [p for name, p in free if name.startswith(("head", "tags"))]
    old = [p for name, p in free if not name.startswith(("head", "tags"))]
    steps = ROUNDS * -(-len(lessons) // TOGETHER)
    optimizer = torch.optim.AdamW([{"params": new, "lr": NEW_RATE}, {"params": old, "lr": RATE}], weight_decay=DECAY)
    slope = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min(1, (n + 1) / (WARM * steps)) * (1 - n / steps))
    order = np.random.default_rng(SEED)
    network.train()
    for turn in range(ROUNDS):
        losses = []
        for batch in _batches(lessons, order):
            loss = _loss(network, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), STEEPEST)
            optimizer.step()
            slope.step()
            losses.append(loss.item())
        say(f"round {turn + 1} of {ROUNDS}: loss {np.mean(losses):.3f}")
    network.eval()
    return network


def _loss(network: Network, batch: Sequence[Taught]) -> Tensor:
    inputs, labels = _padded(batch)
    # Half the bits, twice the speed; the weights themselves stay whole.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers = network(*inputs)
    split = answers.float().view(*labels.shape, STATES)
    asked = (nn.functional.cross_entropy(split[:, :, n].flatten(0, 1), labels[:, :, n].flatten()) for n in range(3))
    return torch.stack([worth * loss for worth, loss in zip(WORTH, asked, strict=True)]).sum()


def _batches(given: Sequence[Taught], order: np.random.Generator) -> Iterator[list[Taught]]:
    """Chunks of like length together, within stretches drawn anew, the batches themselves in a drawn order."""
    drawn = order.permutation(len(given)).tolist()
    made: list[list[Taught]] = []
    for start in range(0, len(drawn), STRETCH * TOGETHER):
        near = sorted((given[n] for n in drawn[start : start + STRETCH * TOGETHER]), key=lambda x: len(x.laid.pieces))
        made.extend(near[n : n + TOGETHER] for n in range(0, len(near), TOGETHER))
    yield from (made[n] for n in order.permutation(len(made)).tolist())


def _padded(batch: Sequence[Taught]) -> tuple[list[Tensor], Tensor]:
    """The network's inputs with what is real in them, and the labels, NOT_ASKED where nothing is."""
    longest = max(len(one.laid.pieces) for one in batch)
    inputs = np.zeros((len(INPUTS) + 1, len(batch), longest), dtype=np.int64)
    labels = np.full((len(batch), longest, len(ROLES)), NOT_ASKED)
    for row, one in enumerate(batch):
        size = len(one.laid.pieces)
        inputs[0, row, :size] = one.laid.pieces
        inputs[1:-1, row, :size] = one.laid.tags
        inputs[-1, row, :size] = 1
        labels[row, one.laid.first] = one.labels
    return [torch.from_numpy(column) for column in inputs], torch.from_numpy(labels)


def answer(network: Network, laid: Laid) -> NDArray[np.float32]:
    """The network's answers for each token of a chunk, shape (tokens, ROLES, STATES), before they are probabilities."""
    with torch.no_grad():
        rows = network(*as_batch(laid))
    return np.asarray(rows[0].numpy()[laid.first].reshape(-1, len(ROLES), STATES))


def as_batch(laid: Laid) -> list[Tensor]:
    """A chunk as the network's inputs, a batch of one."""
    return [torch.from_numpy(np.ascontiguousarray(column)) for column in laid.inputs().values()]


def _tensor(values: NDArray[np.float32]) -> Tensor:
    return torch.tensor(np.asarray(values))


def _pair(start: Tensors, name: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return start[f"{name}.weight"], start[f"{name}.bias"]


def _linear(weight: NDArray[np.float32], bias: NDArray[np.float32]) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.load_state_dict({"weight": _tensor(weight), "bias": _tensor(bias)})
    return made


def _norm(weight: NDArray[np.float32], bias: NDArray[np.float32]) -> nn.LayerNorm:
    made = nn.LayerNorm(len(weight), eps=1e-12)
    made.load_state_dict({"weight": _tensor(weight), "bias": _tensor(bias)})
    return made
