"""The loss of one batch."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from redactor.training.batching import Batch
from redactor.training.network import Outputs
from redactor.training.recipe import Recipe
from redactor.training.windows import IGNORED, LABELS


def loss(outputs: Outputs, batch: Batch, recipe: Recipe) -> dict[str, Tensor]:
    """The parts of the loss, already weighted; each is a scalar.

    A token that may have several labels is charged for the probability of all of them together,
    so that a corpus teaches nothing about types which it does not mark.
    """
    weight = batch.weight[:, None]
    logits = outputs.labels.float()
    bits = 2 ** torch.arange(len(LABELS))
    allowed = (batch.allowed[..., None] & bits) > 0
    chosen = logits.masked_fill(~allowed, -1e4).logsumexp(-1)
    surprise = logits.logsumexp(-1) - chosen
    known = (~allowed.all(-1)) & (batch.tokens != 0)
    count = int((batch.tokens != 0).sum())
    labels = (surprise * known * weight).sum() / count

    levels = functional.cross_entropy(
        outputs.exposures.float().transpose(1, 2),
        batch.levels,
        weight=torch.tensor([1.0, recipe.protected_weight, recipe.protected_weight]),
        ignore_index=IGNORED,
        reduction="none",
    )
    exposure = (levels * batch.weights * weight).sum() / (0.08 * count)

    told = batch.passages != IGNORED
    passage = functional.binary_cross_entropy_with_logits(
        outputs.passage.float(), batch.passages.clamp(min=0).float(), reduction="none"
    )
    passage = (passage * told * weight).sum() / max(1, int(told.sum()))

    told = batch.document != IGNORED
    document = functional.binary_cross_entropy_with_logits(
        outputs.document.float(), batch.document.clamp(min=0).float(), reduction="none"
    )
    document = (document * told * batch.weight).sum() / max(1, int(told.sum()))
    return {
        "labels": labels,
        "exposure": recipe.level_weight * exposure,
        "passage": recipe.passage_weight * passage,
        "document": recipe.document_weight * document,
    }
