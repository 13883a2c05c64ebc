"""Command line of the training: `python -m redactor.training STEP`."""

from __future__ import annotations

import argparse
import json
import sys
from argparse import Namespace
from dataclasses import replace
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
from redactor.training.fit import join, slim, train
from redactor.training.minilm import load_tokenizer, minilm_folder
from redactor.training.network import SLIM, Architecture, Network
from redactor.training.recipe import JOINING, SLIMMING, TEACHERS, Recipe
from redactor.training.report import card
from redactor.training.running import torch_run

NAME = "minilm-news-3"
THRESHOLDS = Thresholds(seed=0.06, edge=0.006)
"""Chosen on halves of the training drafts that a model had not seen: see docs/model-card.md."""

WINDOW, PREFIX, OVERLAP = 512, 96, 48
"""Tokens, for use. Shorter windows see too little of a draft, and longer ones have positions that
MiniLM had not learnt: see docs/model-card.md."""

PROTECTED_FROM = 0.15


def main(arguments: list[str]) -> int:
    """Run one step; the exit status is 0."""
    parser = argparse.ArgumentParser(prog="python -m redactor.training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    halving = steps.add_parser("halves", help="a network of each half of the newsroom drafts")
    joining = steps.add_parser("join", help="from both halves' networks one of all drafts")
    exporting = steps.add_parser("export", help="quantise and calibrate trained weights")
    exporting.add_argument("--weights", type=Path, required=True, help="weights.pt")
    weighing = steps.add_parser("exposure", help="fit what combines all signs of exposure")
    for step in (joining, weighing):
        step.add_argument("--halves", type=Path, required=True, help="where `halves` wrote to")
    for step in (halving, joining):
        step.add_argument("--device", default="cpu", help="as PyTorch names it: cpu, cuda")
    for step in (halving, joining, exporting, weighing):
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


def _halves(chosen: Namespace) -> None:
    first, second = halves(newsroom(chosen.corpora / "newsroom" / "train.jsonl"))
    for name, learnt, other in (("a", first, second), ("b", second, first)):
        out = chosen.out / name
        teachers = [
            train(
                chosen.corpora,
                minilm_folder(),
                out / f"teacher-{seed}",
                replace(Recipe(), seed=seed),
                learnt,
                chosen.device,
            )
            for seed in TEACHERS
        ]
        network = slim(
            teachers, SLIM, chosen.corpora, minilm_folder(), out / "slim", SLIMMING, learnt
        )
        _finish(network, other, out)


def _join(chosen: Namespace) -> None:
    networks = [_load(chosen.halves / half / "weights.pt", SLIM) for half in "ab"]
    network = join(
        [network.to(chosen.device) for network in networks],
        chosen.corpora,
        minilm_folder(),
        chosen.out / "join",
        JOINING,
    )
    _finish(network, _measured(chosen.corpora), chosen.out)


def _export(chosen: Namespace) -> None:
    _finish(_load(chosen.weights, SLIM), _measured(chosen.corpora), chosen.out)


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
    "halves": _halves,
    "join": _join,
    "export": _export,
    "exposure": _exposure,
    "evaluate": _evaluate,
}


def _measured(corpora: Path) -> list[Example]:
    return newsroom(corpora / "newsroom" / "dev.jsonl")


def _load(weights: Path, sizes: Architecture) -> Network:
    network = Network(sizes)
    network.load_state_dict(torch.load(weights, weights_only=True))
    return network


def _finish(network: Network, drafts: list[Example], out: Path) -> None:
    """Write `weights.pt` and export; what the int8 model says of `drafts` calibrates it."""
    network.cpu()
    out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), out / "weights.pt")
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
