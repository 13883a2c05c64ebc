"""Runs the shipped token classifier: entities of a text, each with its exposure."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from redactor.detection import modelfiles
from redactor.detection.encoding import (
    Encoding,
    Integers,
    align,
    arrays,
    encode,
    offset,
    spread,
)
from redactor.detection.exposing import Weights, expose
from redactor.detection.tagging import Tag, Thresholds, tag

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

Run = Callable[[Integers, Integers, Integers], tuple[Floats, Floats, Floats, Floats]]
"""Maps tokens, shapes and breaks, each `[1, T]`, to the logits of labels `[1, T, 19]`, exposures
`[1, T, 3]`, passage `[1, T]` and document `[1]`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the weights need to be used; `config.json` beside them.

    Args:
        types: entity types in the order of the labels.
        window, prefix, overlap: in tokens; see `encoding.spread` and `encoding.align`.
        thresholds: from which probability a word is part of an entity.
        calibration: factor and bias of the logit of an entity's probability.
        exposure: how an entity's exposure is computed.
        protected_from: recommended threshold on `Finding.protected`.
        name: what to call the model, in audit logs for instance.
    """

    types: tuple[str, ...]
    window: int
    prefix: int
    overlap: int
    thresholds: Thresholds
    calibration: tuple[float, float]
    exposure: Weights
    protected_from: float
    name: str


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of each token of a text, windows merged.

    Args:
        encoding: the tokens, `T` of them.
        labels: probabilities of O, B-first type, I-first type, ...; `[T, 1 + 2 * types]`.
        exposures: logits of none, quasi, direct; `[T, 3]`.
        passages: logits that the token's sentence bears on a protected person; `[T]`.
        document: logit that anybody in the text is protected.
    """

    encoding: Encoding
    labels: Floats = field(repr=False)
    exposures: Floats = field(repr=False)
    passages: Floats = field(repr=False)
    document: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One entity.

    Args:
        start: first code point in the text.
        end: one past the last.
        type: entity type.
        probability: calibrated, that it is an entity of that type, 0.0-1.0.
        protected: calibrated probability that it helps to find a protected person, 0.0-1.0.
        direct: of which by itself; at most `protected`.
        within: what `protected` would be if it were sure that the text protects anybody.
    """

    start: int
    end: int
    type: str
    probability: float
    protected: float
    direct: float
    within: float


class Model:
    """A loaded model. The same text gives the same findings, whatever came before.

    Args:
        run: the network; windows go through one at a time because dynamic quantisation takes its
            scale from the whole batch.
    """

    def __init__(self, run: Run, tokenizer: Tokenizer, settings: Settings) -> None:
        self._run = run
        self._tokenizer = tokenizer
        self.settings = settings

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> Model:
        """Load `model.onnx`, `tokenizer.json` and `config.json` from `folder`.

        Raises:
            MissingDataError: RED203: one is missing, or not the one that its digest names.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # By its path: onnxruntime would keep the bytes beside what it makes of them.
        modelfiles.read(folder, "model.onnx")
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

        def run(
            tokens: Integers, shapes: Integers, breaks: Integers
        ) -> tuple[Floats, Floats, Floats, Floats]:
            labels, exposures, passage, document = session.run(
                ["labels", "exposures", "passage", "document"],
                {"tokens": tokens, "shapes": shapes, "breaks": breaks},
            )
            return labels, exposures, passage, document

        tokenizer = Tokenizer.from_buffer(modelfiles.read(folder, "tokenizer.json"))
        return cls(run, tokenizer, read_settings(folder))

    def scores(self, text: str) -> Scores:
        """Score every token of `text`.

        Where windows overlap, each counts by how far the token is from the window's nearer edge.
        """
        settings = self.settings
        encoding = encode(self._tokenizer, text)
        size, labels = len(encoding), 1 + 2 * len(settings.types)
        total = np.zeros((size, labels + 4), dtype=np.float32)
        share = np.zeros((size, 1), dtype=np.float32)
        document = -np.inf
        windows = spread(size, settings.window, settings.prefix, settings.overlap)
        for window in align(encoding, windows, settings.window):
            if window.start == window.end:
                continue
            tokens, shapes, breaks = arrays(encoding, window)
            first, length = offset(window), window.end - window.start
            outputs = self._run(tokens[None], shapes[None], breaks[None])
            body = slice(first, first + length)
            columns = np.concatenate(
                [softmax(outputs[0][0, body]), outputs[1][0, body], outputs[2][0, body, None]],
                axis=1,
            )
            distance = np.arange(length, dtype=np.float32)
            nearness = np.minimum(distance, distance[::-1])[:, None] + 1.0
            total[window.start : window.end] += columns * nearness
            share[window.start : window.end] += nearness
            document = max(document, float(outputs[3][0]))
        total /= np.maximum(share, 1.0)
        return Scores(
            encoding,
            total[:, :labels],
            total[:, labels : labels + 3],
            total[:, labels + 3],
            document,
        )

    def find(self, text: str) -> list[Finding]:
        """The entities of `text`, in order and disjoint."""
        scores = self.scores(text)
        tags = tag(scores.encoding, scores.labels, self.settings.types, self.settings.thresholds)
        return findings(text, scores, tags, self.settings)


def findings(text: str, scores: Scores, tags: Sequence[Tag], settings: Settings) -> list[Finding]:
    """Calibrate each tag and add its exposure."""
    ranges = [(t.first, t.last) for t in tags]
    exposed = expose(text, scores, ranges, [t.type for t in tags], settings.exposure)
    starts, ends = scores.encoding.starts, scores.encoding.ends
    return [
        Finding(
            int(starts[t.first]),
            int(ends[t.last - 1]),
            t.type,
            calibrated(t.probability, settings.calibration),
            *probabilities,
        )
        for t, probabilities in zip(tags, exposed, strict=True)
    ]


def read_settings(folder: Path) -> Settings:
    """Read `config.json`.

    Raises:
        MissingDataError: RED203: it is missing, or not the one that its digest names.
    """
    row = json.loads(modelfiles.read(folder, "config.json"))
    return Settings(
        tuple(row["types"]),
        row["window"],
        row["prefix"],
        row["overlap"],
        Thresholds(**row["thresholds"]),
        (row["calibration"][0], row["calibration"][1]),
        Weights(**row["exposure"]),
        row["protected_from"],
        row["name"],
    )


def calibrated(probability: float, calibration: tuple[float, float]) -> float:
    """Scale the logit of `probability`."""
    inside = min(max(probability, 1e-6), 1 - 1e-6)
    logit = math.log(inside / (1 - inside))
    return 1 / (1 + math.exp(-(calibration[0] * logit + calibration[1])))


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = powers / powers.sum(-1, keepdims=True)
    return shares
