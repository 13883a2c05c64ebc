"""Command line of the training: `python -m redactor.training STEP`."""

from __future__ import annotations

import argparse
import json
import sys
from argparse import Namespace
from pathlib import Path

import torch

from redactor.detection.exposing import Weights
from redactor.detection.model import Model, Settings
from redactor.detection.tagging import Thresholds
from redactor.training.calibration import calibrate
from redactor.training.evaluate import score_all
from redactor.training.examples import TYPES, Example, newsroom
from redactor.training.export import write, write_settings
from redactor.training.exposure import fit as fit_exposure
from redactor.training.exposure import halves, joined, rows
from redactor.training.exposure import write as write_weights
from redactor.training.fit import slim, train
from redactor.training.minilm import load_tokenizer, minilm_folder
from redactor.training.network import SLIM, Architecture, Network
from redactor.training.recipe import SLIMMING, Recipe
from redactor.training.report import card
from redactor.training.running import torch_run

NAME = "minilm-news-2"
THRESHOLDS = Thresholds(seed=0.1, edge=0.015)
WINDOW, PREFIX, OVERLAP = 512, 96, 48
"""Tokens, for use. Shorter windows see too little of a draft, and longer ones have positions that
MiniLM had not learnt: see docs/model-card.md."""

PROTECTED_FROM = 0.15


def main(arguments: list[str]) -> int:
    """Run one step; the exit status is 0."""
    parser = argparse.ArgumentParser(prog="python -m redactor.training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    training = steps.add_parser("train", help="from MiniLM to calibrated int8 weights")
    slimming = steps.add_parser("slim", help="the second part of `train`: prune, and train on")
    slimming.add_argument("--weights", type=Path, required=True, help="large.pt of `train`")
    exporting = steps.add_parser("export", help="quantise and calibrate trained weights")
    exporting.add_argument("--weights", type=Path, required=True, help="weights.pt")
    halving = steps.add_parser("halves", help="a model of each half of the newsroom drafts")
    weighing = steps.add_parser("exposure", help="fit what combines all signs of exposure")
    weighing.add_argument("--halves", type=Path, required=True, help="where `halves` wrote to")
    for step in (training, slimming, exporting, halving, weighing):
        step.add_argument(
            "--corpora", type=Path, required=True, help="folder with newsroom/, ner/ and tab/"
        )
        step.add_argument("--out", type=Path, required=True, help="takes what is made")
    measuring = steps.add_parser("evaluate", help="print a model's figures as JSON")
    measuring.add_argument("--model", type=Path, required=True, help="folder of a model")
    measuring.add_argument("--drafts", type=Path, required=True, help="marked drafts, JSON Lines")
    measuring.add_argument("--weights", type=Path, help="float weights to run instead of int8")
    chosen = parser.parse_args(arguments)
    _STEPS[chosen.step](chosen)
    return 0


def _train(chosen: Namespace) -> None:
    large = train(chosen.corpora, minilm_folder(), chosen.out / "epochs", Recipe())
    torch.save(large.state_dict(), chosen.out / "large.pt")
    _slimmed(large, chosen.corpora, chosen.out, _measured(chosen.corpora))


def _slim(chosen: Namespace) -> None:
    large = _load(chosen.weights, Architecture())
    _slimmed(large, chosen.corpora, chosen.out, _measured(chosen.corpora))


def _export(chosen: Namespace) -> None:
    _finish(_load(chosen.weights, SLIM), _measured(chosen.corpora), chosen.out)


def _halves(chosen: Namespace) -> None:
    first, second = halves(newsroom(chosen.corpora / "newsroom" / "train.jsonl"))
    for name, learnt, other in (("a", first, second), ("b", second, first)):
        out = chosen.out / name
        large = train(chosen.corpora, minilm_folder(), out / "epochs", Recipe(), learnt)
        _slimmed(large, chosen.corpora, out, other, learnt)


def _exposure(chosen: Namespace) -> None:
    first, second = halves(newsroom(chosen.corpora / "newsroom" / "train.jsonl"))
    asked = joined(rows(second, chosen.halves / "a"), rows(first, chosen.halves / "b"))
    write_weights(
        {
            "model": fit_exposure(asked, model=True),
            "rules": fit_exposure(rows([*first, *second], None), model=False),
        },
        chosen.out,
    )


def _evaluate(chosen: Namespace) -> None:
    model = Model.load(chosen.model)
    if chosen.weights:
        tokenizer = load_tokenizer(chosen.model / "tokenizer.json")
        model = Model(torch_run(_load(chosen.weights, SLIM)), tokenizer, model.settings)
    scored = score_all(model, newsroom(chosen.drafts))
    sys.stdout.write(json.dumps(card(scored, model.settings), indent=1) + "\n")


_STEPS = {
    "train": _train,
    "slim": _slim,
    "export": _export,
    "halves": _halves,
    "exposure": _exposure,
    "evaluate": _evaluate,
}


def _slimmed(
    large: Network,
    corpora: Path,
    out: Path,
    drafts: list[Example],
    learnt: list[Example] | None = None,
) -> None:
    network = slim(large, SLIM, corpora, minilm_folder(), out / "slim-epochs", SLIMMING, learnt)
    torch.save(network.state_dict(), out / "weights.pt")
    _finish(network, drafts, out)


def _measured(corpora: Path) -> list[Example]:
    return newsroom(corpora / "newsroom" / "dev.jsonl")


def _load(weights: Path, sizes: Architecture) -> Network:
    network = Network(sizes)
    network.load_state_dict(torch.load(weights, weights_only=True))
    return network


def _finish(network: Network, drafts: list[Example], out: Path) -> None:
    """Export to `out`; what the int8 model says of drafts it never saw calibrates it."""
    settings = Settings(
        types=TYPES,
        window=WINDOW,
        prefix=PREFIX,
        overlap=OVERLAP,
        thresholds=THRESHOLDS,
        calibration=(1.0, 0.0),
        exposure=Weights(),
        protected_from=PROTECTED_FROM,
        name=NAME,
    )
    write(network, load_tokenizer(minilm_folder() / "tokenizer.json"), settings, out)
    settings = calibrate(score_all(Model.load(out), drafts), settings)
    write_settings(settings, out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
