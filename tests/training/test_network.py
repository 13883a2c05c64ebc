"""Behaviour of the network, its loss, training and export, on a tiny one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from redactor.detection.exposing import Weights
from redactor.detection.model import Model, Settings
from redactor.detection.tagging import Thresholds
from redactor.training.examples import TYPES, Example
from redactor.training.mixing import drop_passages
from redactor.training.recipe import Recipe
from redactor.training.windows import ANY, LABELS, samples

torch = pytest.importorskip("torch")

from redactor.training.batching import batches  # noqa: E402
from redactor.training.curriculum import Curriculum  # noqa: E402
from redactor.training.fit import fit, pace  # noqa: E402
from redactor.training.loss import loss  # noqa: E402
from redactor.training.network import Architecture, Network, Outputs  # noqa: E402

SMALL = Architecture(
    vocabulary=200, hidden=24, layers=1, heads=2, intermediate=32, positions=64, dropout=0.0
)
QUICK = Recipe(
    epochs=2, window=64, prefix=8, overlap=8, batch=128, shares={"meantime": 1.0, "gum": 1.0}
)


@pytest.fixture
def curriculum(draft: Example, tokenizer: Tokenizer) -> Curriculum:
    """Draws from one draft."""
    public = [replace(drop_passages(draft), kind="ordinary")]
    corpora = {"meantime": public, "gum": public}
    return Curriculum(QUICK, tokenizer, [draft, *public], corpora, [draft], [draft], public)


def weights(curriculum: Curriculum, folder: Path) -> dict[str, object]:
    """Train a tiny network."""
    torch.manual_seed(0)
    network = Network(SMALL)
    fit(network, curriculum, QUICK, folder, report=lambda line: None)
    return dict(network.state_dict())


def test_training_twice_gives_equal_weights(curriculum: Curriculum, tmp_path: Path) -> None:
    """Seeds are fixed: two runs end at the same weights."""
    first, second = (weights(curriculum, tmp_path / name) for name in "ab")
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_the_result_is_the_mean_of_the_last_epochs(curriculum: Curriculum, tmp_path: Path) -> None:
    """The final weights are the mean of what was written after the last two epochs."""
    last = weights(curriculum, tmp_path)
    states = [torch.load(tmp_path / f"epoch-{n}.pt", weights_only=True) for n in range(2)]
    mean = (states[0]["label_head.weight"] + states[1]["label_head.weight"]) / 2
    assert torch.allclose(last["label_head.weight"], mean, atol=1e-6)
    assert not torch.equal(states[0]["label_head.weight"], states[1]["label_head.weight"])


def test_epochs_repeat_and_differ(curriculum: Curriculum) -> None:
    """The same epoch draws the same windows; another one does not."""

    def drawn(number: int) -> list[list[int]]:
        return [sample.tokens.tolist() for sample in curriculum.epoch(number)]

    assert drawn(0) == drawn(0)
    assert any(drawn(0) != drawn(number) for number in range(1, 5))


def test_batches_hold_every_window_once(draft: Example, tokenizer: Tokenizer) -> None:
    """No batch is larger than told, and every window comes once."""
    parts = [p for size in (16, 24, 40, 64) for p in samples(draft, tokenizer, size, 3, 4, 1.0)]
    made = list(batches(parts, 96, np.random.default_rng(1)))
    assert all(batch.tokens.numel() <= 96 for batch in made)
    assert sum(len(batch.tokens) for batch in made) == len(parts)


def perfect(bits: np.ndarray) -> np.ndarray:
    """Label logits that are sure of one allowed label."""
    logits = np.full((*bits.shape, len(LABELS)), -20.0, dtype=np.float32)
    first = np.log2(bits & -bits).astype(int)
    np.put_along_axis(logits, first[..., None], 20.0, axis=-1)
    return logits


def test_loss_is_small_for_right_answers_and_large_for_wrong(
    draft: Example, tokenizer: Tokenizer
) -> None:
    """Certain and right costs next to nothing in every part; certain and wrong costs more."""
    (batch,) = batches(list(samples(draft, tokenizer, 64, 8, 8, 1.0)), 64, np.random.default_rng(1))
    levels = torch.nn.functional.one_hot(batch.levels.clamp(min=0), 3).float() * 40
    sign = torch.where(batch.passages == 1, 20.0, -20.0)
    right = Outputs(
        torch.from_numpy(perfect(batch.allowed.numpy())), levels, sign, torch.tensor([20.0])
    )
    wrong = Outputs(-right.labels, -right.exposures, -right.passage, -right.document)
    good, bad = loss(right, batch, QUICK), loss(wrong, batch, QUICK)
    assert all(float(good[name]) < 1e-3 for name in good)
    assert all(float(bad[name]) > 1.0 for name in bad)


def test_loss_ignores_tokens_that_may_be_anything(draft: Example, tokenizer: Tokenizer) -> None:
    """Where every label is allowed, no answer costs anything."""
    (sample,) = samples(draft, tokenizer, 64, 8, 8, 1.0)
    anything = replace(sample, allowed=np.full_like(sample.allowed, ANY))
    (batch,) = batches([anything], 64, np.random.default_rng(1))
    with torch.inference_mode():
        outputs = Network(SMALL)(batch.tokens, batch.shapes, batch.breaks)
    assert float(loss(outputs, batch, QUICK)["labels"]) == 0.0


@pytest.mark.parametrize(
    ("step", "factor"),
    [
        pytest.param(0, 0.1, id="starts low"),
        pytest.param(10, 0.9, id="falls from its height"),
        pytest.param(99, 0.02, id="ends low"),
    ],
)
def test_pace(step: int, factor: float) -> None:
    """The learning rate rises over the warm-up and then falls to 2 %."""
    assert pace(0.1, 100, step) == pytest.approx(factor)


def test_exported_model_agrees_with_the_network(
    draft: Example, tokenizer: Tokenizer, tmp_path: Path
) -> None:
    """The int8 model gives nearly the network's probabilities for the draft."""
    pytest.importorskip("onnx")
    from redactor.training.export import write
    from redactor.training.running import torch_run

    torch.manual_seed(0)
    network = Network(SMALL)
    settings = Settings(TYPES, 64, 8, 8, Thresholds(), (1.0, 0.0), Weights(), 0.2, "tiny")
    write(network, tokenizer, settings, tmp_path)
    exported = Model.load(tmp_path).scores(draft.text)
    direct = Model(torch_run(network), tokenizer, settings).scores(draft.text)
    assert np.abs(exported.labels - direct.labels).max() < 0.02
    assert exported.document == pytest.approx(direct.document, abs=0.1)
