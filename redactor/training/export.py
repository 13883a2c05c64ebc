"""Writes the trained network as a quantised ONNX model with its tokenizer and settings."""

from __future__ import annotations

import json
import tempfile
import warnings
from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from redactor.detection.model import Settings
from redactor.detection.modelfiles import pin
from redactor.training.fusion import fuse_attention
from redactor.training.network import Network

INPUTS = ("tokens", "shapes", "breaks")
OUTPUTS = ("labels", "exposures", "passage", "document")


class _Flat(nn.Module):
    """The network with a tuple for its outputs, as the exporter wants."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, tokens: Tensor, shapes: Tensor, breaks: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        outputs = self.network(tokens, shapes, breaks)
        return outputs.labels, outputs.exposures, outputs.passage, outputs.document


def export(network: Network, path: Path) -> None:
    """Write `network` as float32 ONNX; the number of windows and of tokens stay free."""
    example = torch.ones((1, 16), dtype=torch.int64)
    with warnings.catch_warnings():
        # The tracing exporter is deprecated but needs no further package.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            _Flat(network).eval(),
            (example, example, example),
            str(path),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={
                **{name: {0: "batch", 1: "length"} for name in (*INPUTS, *OUTPUTS[:3])},
                "document": {0: "batch"},
            },
            opset_version=17,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Dynamic int8 quantisation, one scale a channel: one scale a tensor loses entities.

    The heads stay in float: they are small, and their logits decide.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        graph = onnx.load(str(prepared)).graph
        heads = [node.name for node in graph.node if "_head" in node.name]
        quantize_dynamic(
            str(prepared),
            str(target),
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=heads,
        )


def write(network: Network, tokenizer: Tokenizer, settings: Settings, folder: Path) -> None:
    """Write `model.onnx` (int8), `float.onnx`, `tokenizer.json`, `config.json` and digests."""
    folder.mkdir(parents=True, exist_ok=True)
    export(network, folder / "float.onnx")
    quantise(folder / "float.onnx", folder / "model.onnx")
    fuse_attention(folder / "model.onnx", network.sizes.heads)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    write_settings(settings, folder)


def write_settings(settings: Settings, folder: Path) -> None:
    """Write `config.json`, and the list of digests anew."""
    (folder / "config.json").write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    pin(folder, ["config.json", "model.onnx", "tokenizer.json"])
