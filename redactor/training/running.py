"""Runs a network in place of an exported model, to compare the two."""

from __future__ import annotations

import torch

from redactor.detection.encoding import Integers
from redactor.detection.model import Floats, Run
from redactor.training.network import Network


def torch_run(network: Network) -> Run:
    """Run `network` in place of an exported model."""
    network.eval()

    def run(
        tokens: Integers, shapes: Integers, breaks: Integers
    ) -> tuple[Floats, Floats, Floats, Floats]:
        with torch.inference_mode():
            outputs = network(*(torch.from_numpy(a) for a in (tokens, shapes, breaks)))
        return (
            outputs.labels.numpy(),
            outputs.exposures.numpy(),
            outputs.passage.numpy(),
            outputs.document.numpy(),
        )

    return run
