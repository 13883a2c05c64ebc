"""Takes from a trained network the attention heads and neurons that its loss would miss least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import torch
from torch import Tensor

from redactor.training.batching import Batch
from redactor.training.loss import loss
from redactor.training.network import Architecture, Layer, Network
from redactor.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Importance:
    """How much the loss would change without parts of one layer, to the first order.

    The size of the loss's slope along a factor on the part's output, summed over batches (Michel,
    Levy and Neubig 2019, "Are Sixteen Heads Really Better than One?").

    Args:
        heads: of each attention head, `[heads]`.
        neurons: of each feed-forward neuron, `[intermediate]`.
    """

    heads: Tensor = field(repr=False)
    neurons: Tensor = field(repr=False)


def weigh(network: Network, parts: Iterable[Batch], recipe: Recipe) -> list[Importance]:
    """The importance of every layer's parts, from the loss of `parts`; the network stays as it is.

    Scaling a part's columns of the weights that read it scales its output, so the slope is their
    product with their gradient.
    """
    network.eval()
    totals = [
        Importance(torch.zeros(network.sizes.heads), torch.zeros(network.sizes.intermediate))
        for _ in network.encoder()
    ]
    for batch in parts:
        outputs = network(batch.tokens, batch.shapes, batch.breaks)
        torch.stack(list(loss(outputs, batch, recipe).values())).sum().backward()
        for layer, total in zip(network.encoder(), totals, strict=True):
            columns = _slopes(layer.projection.weight)
            total.heads.add_(columns.unflatten(0, (network.sizes.heads, -1)).sum(1).abs())
            total.neurons.add_(_slopes(layer.contract.weight).abs())
        network.zero_grad(set_to_none=True)
    return totals


def prune(network: Network, weighed: list[Importance], sizes: Architecture) -> Network:
    """A network of `sizes` with the most important heads and neurons of each layer of `network`.

    Args:
        network: the network to take from.
        weighed: as `weigh` gives it.
        sizes: those of `network` but for fewer `heads` and a smaller `intermediate`.
    """
    pruned = Network(sizes)
    pruned.load_state_dict(
        {n: p for n, p in network.state_dict().items() if not n.startswith("layers.")}, strict=False
    )
    for old, new, importance in zip(network.encoder(), pruned.encoder(), weighed, strict=True):
        heads = importance.heads.topk(sizes.heads).indices.sort().values
        neurons = importance.neurons.topk(sizes.intermediate).indices.sort().values
        _take(old, new, heads, neurons, sizes.head_size)
    return pruned


def _slopes(weight: Tensor) -> Tensor:
    if weight.grad is None:
        raise ValueError("the weights have no gradient")
    return (weight.detach() * weight.grad).sum(0)


def _take(old: Layer, new: Layer, heads: Tensor, neurons: Tensor, head_size: int) -> None:
    columns = (heads[:, None] * head_size + torch.arange(head_size)).flatten()
    width = old.heads * head_size
    rows = torch.cat([columns, columns + width, columns + 2 * width])
    with torch.no_grad():
        new.attention.weight.copy_(old.attention.weight[rows])
        new.attention.bias.copy_(old.attention.bias[rows])
        new.projection.weight.copy_(old.projection.weight[:, columns])
        new.projection.bias.copy_(old.projection.bias)
        new.expand.weight.copy_(old.expand.weight[neurons])
        new.expand.bias.copy_(old.expand.bias[neurons])
        new.contract.weight.copy_(old.contract.weight[:, neurons])
        new.contract.bias.copy_(old.contract.bias)
    new.attention_norm.load_state_dict(old.attention_norm.state_dict())
    new.output_norm.load_state_dict(old.output_norm.state_dict())
