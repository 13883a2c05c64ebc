"""Command line of the training: `python -m redactor.training train|export|evaluate`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import torch

from redactor.detection.exposing import Weights
from redactor.detection.model import Model, Settings
from redactor.detection.tagging import Thresholds
from redactor.training.calibration import calibrate
from redactor.training.evaluate import score_all
from redactor.training.examples import TYPES, newsroom
from redactor.training.export import write, write_settings
from redactor.training.fit import train
from redactor.training.minilm import load_tokenizer, minilm_folder
from redactor.training.network import Architecture, Network
from redactor.training.recipe import Recipe
from redactor.training.report import card
from redactor.training.running import torch_run

NAME = "minilm-news-1"
THRESHOLDS = Thresholds(seed=0.15, edge=0.06)
PROTECTED_FROM = 0.15


def main(arguments: list[str]) -> int:
    """Run one step; the exit status is 0."""
    parser = argparse.ArgumentParser(prog="python -m redactor.training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    training = steps.add_parser("train", help="from MiniLM to calibrated int8 weights")
    exporting = steps.add_parser("export", help="quantise and calibrate trained weights")
    exporting.add_argument("--weights", type=Path, required=True, help="weights.pt")
    for step in (training, exporting):
        step.add_argument(
            "--corpora", type=Path, required=True, help="folder with newsroom/, ner/ and tab/"
        )
        step.add_argument("--out", type=Path, required=True, help="takes the model")
    measuring = steps.add_parser("evaluate", help="print a model's figures as JSON")
    measuring.add_argument("--model", type=Path, required=True, help="folder of a model")
    measuring.add_argument("--drafts", type=Path, required=True, help="marked drafts, JSON Lines")
    measuring.add_argument("--weights", type=Path, help="float weights to run instead of int8")
    chosen = parser.parse_args(arguments)
    if chosen.step == "train":
        network = train(chosen.corpora, minilm_folder(), chosen.out / "epochs", Recipe())
        torch.save(network.state_dict(), chosen.out / "weights.pt")
        _finish(network, chosen.corpora, chosen.out)
    elif chosen.step == "export":
        _finish(_load(chosen.weights), chosen.corpora, chosen.out)
    else:
        model = Model.load(chosen.model)
        if chosen.weights:
            tokenizer = load_tokenizer(chosen.model / "tokenizer.json")
            model = Model(torch_run(_load(chosen.weights)), tokenizer, model.settings)
        scored = score_all(model, newsroom(chosen.drafts))
        sys.stdout.write(json.dumps(card(scored, model.settings), indent=1) + "\n")
    return 0


def _load(weights: Path) -> Network:
    network = Network(Architecture())
    network.load_state_dict(torch.load(weights, weights_only=True))
    return network


def _finish(network: Network, corpora: Path, out: Path) -> None:
    """Export to `out`; what the int8 model says of the development drafts calibrates it."""
    recipe = Recipe()
    settings = Settings(
        types=TYPES,
        window=recipe.window,
        prefix=recipe.prefix,
        overlap=recipe.overlap,
        thresholds=THRESHOLDS,
        calibration=(1.0, 0.0),
        exposure=Weights(),
        protected_from=PROTECTED_FROM,
        name=NAME,
    )
    write(network, load_tokenizer(minilm_folder() / "tokenizer.json"), settings, out)
    drafts = newsroom(corpora / "newsroom" / "dev.jsonl")
    settings = calibrate(score_all(Model.load(out), drafts), settings)
    write_settings(settings, out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
