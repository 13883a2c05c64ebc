"""The loss of one batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from redactor.training.batching import Batch
from redactor.training.network import Outputs
from redactor.training.recipe import Recipe
from redactor.training.windows import IGNORED, LABELS

ENTITIES = 0.08
"""Usual number of entities a token; entities' levels are averaged over this many times the tokens,
so that a batch of few entities does not count each for more."""


def loss(outputs: Outputs, batch: Batch, recipe: Recipe) -> dict[str, Tensor]:
    """The parts of the loss by name, already weighted; each is a scalar."""
    weight = batch.weight[:, None]
    passage = _yes_or_no(outputs.passage, batch.passages, weight)
    document = _yes_or_no(outputs.document, batch.document, batch.weight)
    return {
        "labels": _labels(outputs, batch),
        "exposure": recipe.level_weight * _exposure(outputs, batch, recipe.protected_weight),
        "passage": recipe.passage_weight * passage,
        "document": recipe.document_weight * document,
    }


def _labels(outputs: Outputs, batch: Batch) -> Tensor:
    """Mean over tokens of the surprise at their labels.

    A token that may have several labels is charged for the probability of all of them together,
    so that a corpus teaches nothing about types which it does not mark.
    """
    logits = outputs.labels.float()
    bits = 2 ** torch.arange(len(LABELS))
    allowed = (batch.allowed[..., None] & bits) > 0
    surprise = logits.logsumexp(-1) - logits.masked_fill(~allowed, -1e4).logsumexp(-1)
    present = batch.tokens != 0
    known = ~allowed.all(-1) & present
    return (surprise * known * batch.weight[:, None]).sum() / present.sum()


def _exposure(outputs: Outputs, batch: Batch, protected: float) -> Tensor:
    levels = functional.cross_entropy(
        outputs.exposures.float().transpose(1, 2),
        batch.levels,
        weight=torch.tensor([1.0, protected, protected]),
        ignore_index=IGNORED,
        reduction="none",
    )
    summed = (levels * batch.weights * batch.weight[:, None]).sum()
    return summed / (ENTITIES * int((batch.tokens != 0).sum()))


def _yes_or_no(logits: Tensor, targets: Tensor, weight: Tensor) -> Tensor:
    """Mean surprise where the target is told; `weight` has the targets' shape or widens to it."""
    told = targets != IGNORED
    surprise = functional.binary_cross_entropy_with_logits(
        logits.float(), targets.clamp(min=0).float(), reduction="none"
    )
    return (surprise * told * weight).sum() / max(1, int(told.sum()))
