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
            parts = (torch.from_numpy(a).to(network.device) for a in (tokens, shapes, breaks))
            outputs = network(*parts)
        return (
            outputs.labels.cpu().numpy(),
            outputs.exposures.cpu().numpy(),
            outputs.passage.cpu().numpy(),
            outputs.document.cpu().numpy(),
        )

    return run
