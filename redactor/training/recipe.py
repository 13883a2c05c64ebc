"""What decides the outcome of a training run."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the outcome of a training run.

    Args:
        seed: of every random choice.
        epochs: times the newsroom drafts are seen.
        window, prefix, overlap: in tokens; see `redactor.detection.encoding.split`.
        shares: share of each public corpus's documents that one epoch draws.
        encoder_rate: learning rate of the top layer; each lower layer's is `decay` times that.
        head_rate: learning rate of the heads and of the shape and break embeddings.
        decay: see `encoder_rate`.
        warmup: share of the steps over which the learning rate rises.
        weight_decay: of AdamW.
        batch: most tokens in a padded batch.
        swapped: probability that a draft's names and places are swapped.
        dropped: probability that a draft loses its protected passages.
        inserted: probability that its protected passages move into another draft.
        excerpted: probability that only a few paragraphs of a draft are left.
        passages: share of our own passages that one epoch draws, each put into an article.
        level_weight, passage_weight, document_weight: weights in the loss; the labels' is 1.
        protected_weight: weight of a protected entity's level against a public one's.
        public_weight: weight of public corpora against newsroom drafts.
        averaging: decay of the moving average of the weights, per step.
        averaged_epochs: how many of the last epochs' moving averages the result is the mean of.
        threads: processor threads; the sums of another number differ in their last bits.
    """

    seed: int = 17
    epochs: int = 6
    window: int = 1024
    prefix: int = 96
    overlap: int = 256
    batch: int = 2048
    encoder_rate: float = 1.8e-4
    head_rate: float = 1.0e-3
    decay: float = 0.9
    warmup: float = 0.08
    weight_decay: float = 0.01
    averaging: float = 0.99
    averaged_epochs: int = 2
    threads: int = 1
    swapped: float = 0.65
    dropped: float = 0.25
    inserted: float = 0.2
    excerpted: float = 0.12
    passages: float = 1.0
    level_weight: float = 1.2
    passage_weight: float = 0.5
    document_weight: float = 0.1
    protected_weight: float = 1.5
    public_weight: float = 0.5
    shares: dict[str, float] = field(
        default_factory=lambda: {
            "tab": 0.08,
            "wikigold": 0.08,
            "meantime": 0.2,
            "redocred": 0.05,
            "crossner": 0.12,
            "gum": 0.1,
            "litbank": 0.012,
            "wnut17": 0.02,
            "btc": 0.015,
        }
    )


SLIMMING = Recipe(
    seed=18, epochs=3, window=384, prefix=32, overlap=32, encoder_rate=1.0e-4, head_rate=4.0e-4
)
"""Of the training after pruning: fewer epochs, lower rates, shorter windows."""
