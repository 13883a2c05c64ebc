"""Behaviour of learning from other networks, on tiny ones."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from redactor.training.examples import Example
from redactor.training.recipe import Recipe
from redactor.training.windows import samples

torch = pytest.importorskip("torch")

from redactor.training.batching import Batch, batches  # noqa: E402
from redactor.training.distilling import distance, opinion  # noqa: E402
from redactor.training.fit import optimizer, step  # noqa: E402
from redactor.training.network import Architecture, Network, Outputs  # noqa: E402

SMALL = Architecture(
    vocabulary=200, hidden=24, layers=1, heads=2, intermediate=32, positions=64, dropout=0.0
)


@pytest.fixture
def batch(draft: Example, tokenizer: Tokenizer) -> Batch:
    """The draft in one window."""
    (made,) = batches(list(samples(draft, tokenizer, 64, 8, 8, 1.0)), 64, np.random.default_rng(1))
    return made


def network(seed: int) -> Network:
    """A network of random weights."""
    torch.manual_seed(seed)
    return Network(SMALL)


def answers(of: Network, batch: Batch) -> Outputs:
    """Its logits for a batch."""
    with torch.inference_mode():
        outputs: Outputs = of(batch.tokens, batch.shapes, batch.breaks)
    return outputs


def test_an_opinion_is_the_mean_of_the_teachers(batch: Batch) -> None:
    """Probabilities lie halfway between two teachers', and add up to one."""
    teachers = [network(1), network(2)]
    wanted = opinion(teachers, batch)
    first, second = (answers(teacher, batch).labels.softmax(-1) for teacher in teachers)
    assert torch.allclose(wanted.labels, (first + second) / 2, atol=1e-6)
    assert torch.allclose(wanted.labels.sum(-1), torch.tensor(1.0), atol=1e-6)


def test_nobody_is_nearer_to_a_teacher_than_itself(batch: Batch) -> None:
    """In every part another network is farther from a teacher's opinion than the teacher."""
    wanted = opinion([network(1)], batch)
    own, other = (distance(answers(network(n), batch), wanted, batch, Recipe()) for n in (1, 2))
    assert all(float(own[name]) < float(other[name]) for name in own)


def test_levels_count_only_where_they_were_taught(batch: Batch) -> None:
    """Levels of tokens without weight may be anything."""
    wanted = opinion([network(1)], batch)
    outputs = answers(network(2), batch)
    moved = outputs.exposures + 9.0 * (batch.weights == 0)[..., None] * torch.eye(3)[0]
    changed = Outputs(outputs.labels, moved, outputs.passage, outputs.document)
    before, after = (distance(o, wanted, batch, Recipe()) for o in (outputs, changed))
    assert not torch.equal(outputs.exposures, moved)
    assert torch.allclose(before["exposure"], after["exposure"])


def test_a_network_comes_nearer_to_its_teachers(batch: Batch) -> None:
    """Steps with teachers alone end closer to what they say, and leave them as they are."""
    recipe = Recipe(taught=1.0)
    teacher, learner = network(1), network(2)
    before = {name: weight.clone() for name, weight in teacher.state_dict().items()}
    wanted = opinion([teacher], batch)
    start = sum(map(float, distance(answers(learner, batch), wanted, batch, recipe).values()))
    steps = optimizer(learner, recipe)
    for _ in range(20):
        step(learner, batch, recipe, steps, [teacher])
    end = sum(map(float, distance(answers(learner, batch), wanted, batch, recipe).values()))
    assert end < start - 0.1
    assert all(torch.equal(weight, before[name]) for name, weight in teacher.state_dict().items())
