"""Behaviour of the rewriting of attention as one operator."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from redactor.training.export import export, quantise  # noqa: E402
from redactor.training.fusion import fuse_attention  # noqa: E402
from redactor.training.network import Architecture, Network  # noqa: E402

SMALL = Architecture(
    vocabulary=50, hidden=24, layers=2, heads=2, intermediate=32, positions=64, dropout=0.0
)


@pytest.fixture
def quantised(tmp_path: Path) -> Path:
    """An untrained network, as int8."""
    torch.manual_seed(0)
    export(Network(SMALL), tmp_path / "float.onnx")
    quantise(tmp_path / "float.onnx", tmp_path / "model.onnx")
    return tmp_path / "model.onnx"


def test_the_fused_network_gives_the_same(quantised: Path) -> None:
    """Every output is the same to rounding, whatever the number of tokens."""
    from onnxruntime import InferenceSession

    before = InferenceSession(str(quantised))
    assert fuse_attention(quantised, SMALL.heads) == SMALL.layers
    kinds = [node.op_type for node in onnx.load(str(quantised)).graph.node]
    assert kinds.count("MultiHeadAttention") == SMALL.layers
    assert "Softmax" not in kinds
    after = InferenceSession(str(quantised))
    generator = np.random.default_rng(0)
    for length in (1, 7, 64):
        ids = generator.integers(1, 5, (3, 1, length))
        given = dict(zip(("tokens", "shapes", "breaks"), ids, strict=True))
        for old, new in zip(before.run(None, given), after.run(None, given), strict=True):
            np.testing.assert_allclose(old, new, atol=0.02)


def test_nothing_is_left_to_fuse(quantised: Path) -> None:
    """A second time changes nothing."""
    fuse_attention(quantised, SMALL.heads)
    once = quantised.read_bytes()
    assert fuse_attention(quantised, SMALL.heads) == 0
    assert quantised.read_bytes() == once
