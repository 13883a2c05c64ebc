"""Puts windows of like length together into padded batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from redactor.training.windows import ANY, IGNORED, Sample


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length: `B` windows of `T` tokens; see `Sample`."""

    tokens: Tensor
    shapes: Tensor
    breaks: Tensor
    allowed: Tensor
    levels: Tensor
    weights: Tensor
    passages: Tensor
    document: Tensor
    weight: Tensor


def batches(
    parts: Sequence[Sample], tokens: int, generator: np.random.Generator
) -> Iterator[Batch]:
    """Group windows of like length so that a padded batch has at most `tokens` tokens."""
    lengths = np.array([len(part.tokens) for part in parts])
    order = np.argsort(lengths * generator.uniform(0.9, 1.1, len(parts)))
    groups: list[list[Sample]] = []
    longest = 0
    for index in order:
        longest = max(longest, int(lengths[index]))
        if not groups or longest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
            longest = int(lengths[index])
        groups[-1].append(parts[index])
    for index in generator.permutation(len(groups)):
        yield _collate(groups[index])


def _collate(parts: Sequence[Sample]) -> Batch:
    length = max(len(part.tokens) for part in parts)

    def padded(name: str, fill: int) -> Tensor:
        rows = [getattr(part, name) for part in parts]
        shape = (len(rows), length)
        table = np.full(shape, fill, dtype=rows[0].dtype)
        for row, values in zip(table, rows, strict=True):
            row[: len(values)] = values
        return torch.from_numpy(table)

    return Batch(
        padded("tokens", 0),
        padded("shapes", 0),
        padded("breaks", 0),
        padded("allowed", ANY),
        padded("levels", IGNORED),
        padded("weights", 0),
        padded("passages", IGNORED),
        torch.tensor([part.document for part in parts]),
        torch.tensor([part.weight for part in parts]),
    )
