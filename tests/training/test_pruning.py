"""Behaviour of pruning, on a tiny network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer

from redactor.training.examples import Example
from redactor.training.recipe import Recipe
from redactor.training.windows import samples

torch = pytest.importorskip("torch")

from redactor.training.batching import Batch, batches  # noqa: E402
from redactor.training.network import Architecture, Network  # noqa: E402
from redactor.training.pruning import Importance, prune, weigh  # noqa: E402

LARGE = Architecture(
    vocabulary=200, hidden=24, layers=2, heads=4, head_size=6, intermediate=20, positions=64
)
SLIM = replace(LARGE, heads=2, intermediate=12)


@pytest.fixture
def batch(draft: Example, tokenizer: Tokenizer) -> Batch:
    """The draft in one window."""
    (made,) = batches(list(samples(draft, tokenizer, 64, 8, 8, 1.0)), 64, np.random.default_rng(1))
    return made


def silenced(heads: list[int], neurons: list[int]) -> Network:
    """A network in which these heads and neurons of every layer say nothing."""
    torch.manual_seed(0)
    network = Network(LARGE).eval()
    with torch.no_grad():
        for layer in network.encoder():
            for head in heads:
                layer.projection.weight[:, 6 * head : 6 * head + 6] = 0.0
            layer.contract.weight[:, neurons] = 0.0
    return network


def test_what_says_nothing_goes_first(batch: Batch) -> None:
    """Without the heads and neurons that add nothing a network gives the same answers."""
    network = silenced([0, 2], [1, 2, 3, 5, 8, 13, 15, 19])
    slim = prune(network, weigh(network, [batch], Recipe()), SLIM).eval()
    with torch.inference_mode():
        before, after = (n(batch.tokens, batch.shapes, batch.breaks) for n in (network, slim))
    assert torch.allclose(before.labels, after.labels, atol=1e-5)
    assert torch.allclose(before.exposures, after.exposures, atol=1e-5)
    assert sum(p.numel() for p in slim.parameters()) < sum(p.numel() for p in network.parameters())


def test_importance_is_the_slope_of_the_loss(batch: Batch) -> None:
    """A head's importance is how the loss changes with a factor on what the head says."""
    from redactor.training.loss import loss

    network = silenced([], [])
    weighed = weigh(network, [batch], Recipe())

    def scaled(factor: float) -> float:
        changed = silenced([], [])
        with torch.inference_mode():
            changed.encoder()[0].projection.weight[:, 6:12] *= factor
            outputs = changed(batch.tokens, batch.shapes, batch.breaks)
            return float(torch.stack(list(loss(outputs, batch, Recipe()).values())).sum())

    slope = (scaled(1.05) - scaled(0.95)) / 0.1
    assert float(weighed[0].heads[1]) == pytest.approx(abs(slope), rel=0.05, abs=1e-5)


def test_parts_keep_their_order(batch: Batch) -> None:
    """Pruned to its own size a network stays the same, whatever is important."""
    network = silenced([], [])
    shuffled = [
        Importance(torch.tensor([3.0, 1.0, 4.0, 2.0]), torch.randperm(20).float())
        for _ in network.encoder()
    ]
    same = prune(network, shuffled, LARGE).state_dict()
    assert all(torch.equal(value, same[name]) for name, value in network.state_dict().items())
