"""Draws what each epoch learns from."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tokenizers import Tokenizer

from redactor.training import edits, layout, mixing, renaming
from redactor.training.examples import Example
from redactor.training.recipe import Recipe
from redactor.training.windows import Sample, samples


class Curriculum:
    """Draws the windows of each epoch.

    Args:
        drafts: newsroom drafts to train on.
        corpora: documents of each public corpus.
        passages: short passages to put into articles.
        plain: short passages that stand alone as well.
        public: whole drafts without marks in which nobody is protected.
    """

    def __init__(
        self,
        recipe: Recipe,
        tokenizer: Tokenizer,
        drafts: Sequence[Example],
        corpora: dict[str, list[Example]],
        passages: Sequence[Example],
        plain: Sequence[Example],
        public: Sequence[Example],
    ) -> None:
        self.recipe = recipe
        self.tokenizer = tokenizer
        self.drafts = drafts
        self.corpora = corpora
        self.passages = [*passages, *plain]
        self.plain = plain
        self.public = public
        self.pools = renaming.pools(drafts)
        hosts = [mixing.drop_passages(draft) for draft in drafts if draft.kind != "dense"]
        self.hosts = [host for host in hosts if len(host.text) > 400]
        self.articles = self.hosts + corpora["meantime"] + corpora["gum"]

    def epoch(self, number: int) -> list[Sample]:
        """All windows of one epoch; the same for the same recipe and number."""
        chance = random.Random(self.recipe.seed * 1000 + number)  # noqa: S311
        drawn: list[Sample] = []
        ordinary = [draft for draft in self.drafts if draft.kind == "ordinary"]
        # Drafts without any source are few; each comes twice.
        for draft in [*self.drafts, *ordinary]:
            drawn += self._samples(self._vary(draft, chance), 1.0)
        for document in self.public:
            for _ in range(2):
                drawn += self._samples(layout.layout(document, chance), 1.0)
        for passage in self.plain:
            drawn += self._samples(self._vary_passage(passage, chance), 1.0)
        for passage in chance.sample(
            self.passages, round(self.recipe.passages * len(self.passages))
        ):
            host = edits.head(chance.choice(self.articles), 3000)
            mixed = mixing.insert_block(passage, host, chance)
            drawn += self._samples(self._vary_passage(mixed, chance), 1.0)
        for name, share in self.recipe.shares.items():
            documents = self.corpora[name]
            for document in chance.sample(documents, max(1, round(share * len(documents)))):
                changed = layout.layout(document, chance)
                drawn += self._samples(changed, self.recipe.public_weight)
        return drawn

    def _vary_passage(self, passage: Example, chance: random.Random) -> Example:
        if chance.random() < self.recipe.swapped:
            passage = renaming.swap_names(passage, self.pools, chance)
        return layout.layout(passage, chance)

    def _vary(self, draft: Example, chance: random.Random) -> Example:
        if chance.random() < self.recipe.excerpted:
            draft = mixing.excerpt(draft, chance)
        elif draft.exposed and draft.kind != "dense" and chance.random() < self.recipe.dropped:
            draft = mixing.drop_passages(draft)
        elif self.hosts and draft.exposed and chance.random() < self.recipe.inserted:
            draft = mixing.insert_passages(draft, chance.choice(self.hosts), chance)
        elif chance.random() < 0.3:
            draft = mixing.drop_paragraphs(draft, chance)
        if chance.random() < self.recipe.swapped:
            draft = renaming.swap_names(draft, self.pools, chance)
        return layout.layout(draft, chance)

    def _samples(self, document: Example, weight: float) -> list[Sample]:
        recipe = self.recipe
        return list(
            samples(document, self.tokenizer, recipe.window, recipe.prefix, recipe.overlap, weight)
        )
