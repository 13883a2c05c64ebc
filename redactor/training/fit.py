"""Trains the network on the windows of all corpora."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import fmean

import numpy as np
import torch
from torch import Tensor, nn

from redactor.training.batching import Batch, batches
from redactor.training.corpora import CORPORA, apart, public
from redactor.training.curriculum import Curriculum
from redactor.training.examples import Example, newsroom
from redactor.training.loss import loss
from redactor.training.minilm import load_minilm, load_tokenizer
from redactor.training.network import Architecture, Network
from redactor.training.own import read_drafts, read_passages, read_public
from redactor.training.pruning import prune, weigh
from redactor.training.recipe import Recipe

OWN = Path(__file__).parent / "data"

SLOPES, WEIGHED = 100, 768
"""Batches that decide which parts of a network go, and their tokens: small ones, since slopes of
opposite sign cancel out within a batch."""


def optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW with one learning rate a layer; the word embeddings stay as they are."""
    network.words.weight.requires_grad_(False)
    bottom = recipe.encoder_rate * recipe.decay ** len(network.layers)
    groups: list[tuple[nn.Module, float]] = [
        (network.positions, bottom),
        (network.norm, bottom),
        (network.shapes, recipe.head_rate),
        (network.breaks, recipe.head_rate),
        (network.label_head, recipe.head_rate),
        (network.exposure_head, recipe.head_rate),
        (network.passage_head, recipe.head_rate),
        (network.document_head, recipe.head_rate),
    ]
    for depth, layer in enumerate(reversed(network.layers)):
        groups.append((layer, recipe.encoder_rate * recipe.decay**depth))
    return torch.optim.AdamW(
        [{"params": list(module.parameters()), "lr": rate} for module, rate in groups],
        weight_decay=recipe.weight_decay,
    )


class MovingAverage:
    """Exponential moving average of a network's trained weights.

    Args:
        network: whose weights are followed.
        decay: share of the average that a step keeps, 0.0-1.0; the first steps keep less.
    """

    def __init__(self, network: Network, decay: float) -> None:
        self._trained = {n: p for n, p in network.named_parameters() if p.requires_grad}
        self._decay = decay
        self._steps = 0
        self.weights = {name: p.detach().clone() for name, p in self._trained.items()}

    def update(self) -> None:
        """Follow the network after one step."""
        self._steps += 1
        keep = min(self._decay, (1 + self._steps) / (10 + self._steps))
        with torch.no_grad():
            for name, parameter in self._trained.items():
                self.weights[name].lerp_(parameter, 1 - keep)


def fit(
    network: Network,
    curriculum: Curriculum,
    recipe: Recipe,
    folder: Path,
    report: Callable[[str], None] = print,
) -> None:
    """Train `network` in place; its weights end as the mean of their last moving averages.

    Writes `epoch-N.pt`, the averaged weights after each epoch, and `recipe.json` to `folder`.

    Raises:
        FloatingPointError: the loss is no longer a number.
    """
    torch.manual_seed(recipe.seed)
    generator = np.random.default_rng(recipe.seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1), encoding="utf-8")
    counted = batches(curriculum.epoch(0), recipe.batch, np.random.default_rng(0))
    total = sum(1 for _ in counted) * recipe.epochs
    steps = optimizer(network, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(steps, partial(pace, recipe.warmup, total))
    average = MovingAverage(network, recipe.averaging)
    kept: list[dict[str, Tensor]] = []
    began = time.monotonic()
    for epoch in range(recipe.epochs):
        network.train()
        history: list[dict[str, float]] = []
        for batch in batches(curriculum.epoch(epoch), recipe.batch, generator):
            history.append(step(network, batch, recipe, steps))
            schedule.step()
            average.update()
        kept.append({name: weight.clone() for name, weight in average.weights.items()})
        torch.save({**network.state_dict(), **average.weights}, folder / f"epoch-{epoch}.pt")
        losses = " ".join(f"{k} {fmean(parts[k] for parts in history):.3f}" for k in history[0])
        took = time.monotonic() - began
        report(f"epoch {epoch}: {len(history)} batches, {took:.0f} s, loss {losses}")
    last = kept[-recipe.averaged_epochs :]
    mean = {name: torch.stack([weights[name] for weights in last]).mean(0) for name in last[0]}
    network.load_state_dict(mean, strict=False)


def pace(warmup: float, total: int, step: int) -> float:
    """Factor of the learning rate: it rises over a share `warmup` of `total`, then falls to 2 %."""
    rising = min(1.0, (step + 1) / max(1.0, warmup * total))
    return rising * max(0.02, 1 - step / max(1, total))


def step(
    network: Network, batch: Batch, recipe: Recipe, steps: torch.optim.Optimizer
) -> dict[str, float]:
    """Learn from one batch; the parts of its loss by name."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = network(batch.tokens, batch.shapes, batch.breaks)
    parts = loss(outputs, batch, recipe)
    value = torch.stack(list(parts.values())).sum()
    if not bool(torch.isfinite(value)):
        raise FloatingPointError("the loss is no longer a number")
    value.backward()
    nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
    steps.step()
    steps.zero_grad(set_to_none=True)
    return {name: float(part.detach()) for name, part in parts.items()}


def train(
    data: Path, minilm: Path, folder: Path, recipe: Recipe, drafts: Sequence[Example] | None = None
) -> Network:
    """Train from MiniLM on the corpora below `data` and on our own texts.

    Args:
        data: folder with `newsroom/`, `ner/` and `tab/`.
        minilm: folder of MiniLM's weights and tokenizer.
        folder: takes the weights after each epoch and the recipe.
        recipe: equal recipes give equal weights on like processors.
        drafts: newsroom drafts to train on; `None`: all those of `data`.
    """
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    network = Network(Architecture())
    load_minilm(network, minilm / "model.safetensors")
    fit(network, _curriculum(data, minilm, recipe, drafts), recipe, folder)
    return network


def slim(
    network: Network,
    sizes: Architecture,
    data: Path,
    minilm: Path,
    folder: Path,
    recipe: Recipe,
    drafts: Sequence[Example] | None = None,
) -> Network:
    """Prune a trained network to `sizes` and train what is left; the rest is as for `train`."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    curriculum = _curriculum(data, minilm, recipe, drafts)
    parts = batches(curriculum.epoch(0), WEIGHED, np.random.default_rng(recipe.seed))
    pruned = prune(network, weigh(network, islice(parts, SLOPES), recipe), sizes)
    fit(pruned, curriculum, recipe, folder)
    return pruned


def _curriculum(
    data: Path, minilm: Path, recipe: Recipe, drafts: Sequence[Example] | None
) -> Curriculum:
    if drafts is None:
        drafts = newsroom(data / "newsroom" / "train.jsonl")
    measured = newsroom(data / "newsroom" / "dev.jsonl")
    return Curriculum(
        recipe,
        load_tokenizer(minilm / "tokenizer.json"),
        [*drafts, *read_drafts(OWN / "drafts.txt")],
        {name: apart(public(name, data), measured) for name in CORPORA},
        read_passages(OWN / "passages.txt"),
        read_passages(OWN / "plain.txt"),
        read_public(OWN / "public.txt"),
    )
