"""Lets a small network learn what several large ones agree on.

After Hinton, Vinyals and Dean 2015, "Distilling the Knowledge in a Neural Network", without a
temperature: labels and levels are few, and what teachers doubt of them is real doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from redactor.training.batching import Batch
from redactor.training.loss import ENTITIES
from redactor.training.network import Network, Outputs
from redactor.training.recipe import Recipe


def opinion(teachers: Sequence[Network], batch: Batch) -> Outputs:
    """Mean of the teachers' probabilities, in the shapes of `Outputs`; they stay as they are."""
    said: list[Outputs] = []
    with torch.no_grad():
        for teacher in teachers:
            teacher.eval()
            said.append(teacher(batch.tokens, batch.shapes, batch.breaks))
        return Outputs(
            _mean([one.labels.float().softmax(-1) for one in said]),
            _mean([one.exposures.float().softmax(-1) for one in said]),
            _mean([one.passage.float().sigmoid() for one in said]),
            _mean([one.document.float().sigmoid() for one in said]),
        )


def distance(outputs: Outputs, wanted: Outputs, batch: Batch, recipe: Recipe) -> dict[str, Tensor]:
    """How far a network's outputs are from the teachers' opinion: parts as in `loss`.

    Levels count where they do in `loss`: elsewhere the teachers never learnt them.
    """
    present = batch.tokens != 0
    weights = batch.weights * batch.weight[:, None]
    return {
        "labels": _surprise(outputs.labels, wanted.labels)[present].mean(),
        "exposure": recipe.level_weight
        * (_surprise(outputs.exposures, wanted.exposures) * weights).sum()
        / (ENTITIES * present.sum()),
        "passage": recipe.passage_weight
        * _yes_or_no(outputs.passage, wanted.passage)[present].mean(),
        "document": recipe.document_weight * _yes_or_no(outputs.document, wanted.document).mean(),
    }


def _mean(probabilities: list[Tensor]) -> Tensor:
    return torch.stack(probabilities).mean(0)


def _surprise(logits: Tensor, wanted: Tensor) -> Tensor:
    return -(logits.float().log_softmax(-1) * wanted).sum(-1)


def _yes_or_no(logits: Tensor, wanted: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits.float(), wanted, reduction="none")
