"""The network: a BERT encoder with word shapes, an entity head and an exposure head."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes of the encoder; the defaults are those of MiniLM-L6-H384-uncased.

    Args:
        heads, head_size: attention heads of a layer, and the width of each.
        intermediate: neurons between the two halves of a layer's feed-forward block.
        positions: longest window in tokens, special tokens included. MiniLM has 512 learned
            positions; further ones start as copies of them (see `load_minilm`).
        shapes: number of word shapes, padding included.
        breaks: number of kinds of gap before a token, padding included.
    """

    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    head_size: int = 32
    intermediate: int = 1536
    positions: int = 1024
    shapes: int = 10
    breaks: int = 5
    labels: int = 19
    exposures: int = 3
    dropout: float = 0.1


SLIM = Architecture(heads=8, intermediate=1280)
"""What ships: see `redactor.training.pruning`."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Logits of one batch; `B` windows of `T` tokens.

    Args:
        labels: entity labels in BIO, shape `[B, T, labels]`.
        exposures: none, quasi, direct, shape `[B, T, 3]`.
        passage: whether the token's sentence bears on a protected person, shape `[B, T]`.
        document: whether the document has a protected person, shape `[B]`.
    """

    labels: Tensor
    exposures: Tensor
    passage: Tensor
    document: Tensor


class Layer(nn.Module):
    """One transformer layer, normalised after each block as in BERT."""

    def __init__(self, sizes: Architecture) -> None:
        super().__init__()
        self.heads = sizes.heads
        width = sizes.heads * sizes.head_size
        self.attention = nn.Linear(sizes.hidden, 3 * width)
        self.projection = nn.Linear(width, sizes.hidden)
        self.attention_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.expand = nn.Linear(sizes.hidden, sizes.intermediate)
        self.contract = nn.Linear(sizes.intermediate, sizes.hidden)
        self.output_norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(sizes.dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Map `[B, T, hidden]` to the same shape; `mask` is added to the attention logits."""
        query, key, value = (
            part.unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for part in self.attention(hidden).chunk(3, dim=-1)
        )
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        context = context.transpose(1, 2).flatten(2)
        hidden = self.attention_norm(hidden + self.dropout(self.projection(context)))
        expanded = self.contract(functional.gelu(self.expand(hidden)))
        normed: Tensor = self.output_norm(hidden + self.dropout(expanded))
        return normed


class Network(nn.Module):
    """Encoder and heads. Padding has token id 0; shapes and breaks are 0 there too."""

    def __init__(self, sizes: Architecture) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.shapes = nn.Embedding(sizes.shapes, sizes.hidden)
        self.breaks = nn.Embedding(sizes.breaks, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = nn.Dropout(sizes.dropout)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.label_head = nn.Linear(sizes.hidden, sizes.labels)
        self.exposure_head = nn.Linear(sizes.hidden, sizes.exposures)
        self.passage_head = nn.Linear(sizes.hidden, 1)
        self.document_head = nn.Linear(sizes.hidden, 1)
        # The encoder starts as MiniLM: what MiniLM lacks adds nothing at first.
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.breaks.weight)

    def encoder(self) -> list[Layer]:
        """The transformer layers, first to last."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def forward(self, tokens: Tensor, shapes: Tensor, breaks: Tensor) -> Outputs:
        """Score windows; all arguments are integers of shape `[B, T]`."""
        places = torch.arange(tokens.shape[1], device=tokens.device)
        hidden = (
            self.words(tokens) + self.shapes(shapes) + self.breaks(breaks) + self.positions(places)
        )
        hidden = self.dropout(self.norm(hidden))
        mask = ((tokens == 0).to(hidden.dtype) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, mask)
        hidden = self.dropout(hidden)
        return Outputs(
            self.label_head(hidden),
            self.exposure_head(hidden),
            self.passage_head(hidden)[..., 0],
            self.document_head(hidden[:, 0])[..., 0],
        )
