"""A trained network written down in whole numbers of 8 bits, as the file that the encoder is.

Numbers are rounded on one scale a matrix that comes in, and a few of its columns are twenty times the others: their
weight is first moved into the matrix they are multiplied with (SmoothQuant; Xiao et al., 2023).
"""

import tempfile
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from verify.attribution.learned.encoder import Alphabet
from verify.training.network import INPUTS, Network, Taught, as_batch

EASED: Final = ("looks", "wide", "narrow")
"""The multiplications of a layer whose input has such columns."""
SHARE: Final = 0.85
"""How much of a column's excess is moved: 1 all of it."""
LEAST: Final = 1e-3
LOOKED_AT: Final = 600
"""Chunks that the columns are measured on."""


class Eased(nn.Module):  # type: ignore[misc]
    """The same product, of an input with even columns."""

    def __init__(self, plain: nn.Linear, greatest: Tensor) -> None:
        """`greatest` is how far from nothing each column of the input was seen to go."""
        super().__init__()
        weight = plain.weight.detach()
        own = weight.abs().amax(0).clamp(min=LEAST)
        scale = greatest.clamp(min=LEAST) ** SHARE / own ** (1 - SHARE)
        scale = scale / scale.median()
        self.plain = nn.Linear(plain.in_features, plain.out_features)
        self.plain.load_state_dict({"weight": weight * scale, "bias": plain.bias.detach()})
        self.register_buffer("ease", 1 / scale)

    def forward(self, x: Tensor) -> Tensor:
        """The product."""
        return self.plain(x * self.ease)


def write_down(network: Network, alphabet: Alphabet, lessons: Sequence[Taught]) -> bytes:
    """The network as an ONNX file of 8-bit weights that carries its alphabet; `network` itself is eased by it."""
    _ease(network, lessons[:LOOKED_AT])
    one = tuple(torch.zeros(1, 2, dtype=torch.long) for _ in INPUTS)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        full, small = Path(folder) / "full.onnx", Path(folder) / "small.onnx"
        # The newer exporter needs one more library, and gives the same graph of so plain a network; the tracer is wary
        # of numbers that are the same for every text.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network, one, str(full), dynamo=False, opset_version=17, input_names=list(INPUTS),
            output_names=["answers"], dynamic_axes={name: {1: "length"} for name in (*INPUTS, "answers")},
        )  # fmt: skip
        # A scale for each row of weights, and one bit less than there are: processors without VNNI would saturate.
        quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
        model = onnx.load(str(small))
    held = dict(zip(("pos", "dep", "entity"), alphabet.tags, strict=True)) | {"pieces": alphabet.pieces}
    for name, values in held.items():
        model.metadata_props.add(key=name, value="\n".join(values))
    return bytes(model.SerializeToString())


def _ease(network: Network, lessons: Sequence[Taught]) -> None:
    greatest: dict[tuple[int, str], Tensor] = {}

    def watch(key: tuple[int, str]) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
        def look(_: nn.Module, given: tuple[Tensor, ...], __: Tensor) -> None:
            seen = given[0].detach().flatten(0, -2).abs().amax(0)
            greatest[key] = torch.maximum(greatest[key], seen) if key in greatest else seen

        return look

    places = [(n, name) for n in range(len(network.layers)) for name in EASED]
    hooks = [getattr(network.layers[n], name).register_forward_hook(watch((n, name))) for n, name in places]
    with torch.no_grad():
        for lesson in lessons:
            network(*as_batch(lesson.laid))
    for hook in hooks:
        hook.remove()
    for n, name in places:
        setattr(network.layers[n], name, Eased(getattr(network.layers[n], name), greatest[n, name]))
