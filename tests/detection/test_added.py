"""A newsroom's own model beside ours: tiny ones made here, of each kind that can be added."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from redactor import Redactor, documents
from redactor.config import Config
from redactor.detection.recognizers.added import added_recognizers
from redactor.detection.recognizers.labels import LABELS, PROMPTS, bare, entity_type
from redactor.errors import ConfigError, DetectionError

TEXT = "The quorlings met zembla tarrick near ombrage."
"""Words of ours that no rule and no list knows."""


@pytest.fixture(autouse=True)
def _cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever opens a connection fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def ruled(language: str = "en") -> Language:
    """A pipeline that finds three phrases, one of them under a label that means nothing to us."""
    nlp = spacy.blank(language)
    nlp.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "NORP", "pattern": "quorlings"},
            {"label": "GPE", "pattern": "ombrage"},
            {"label": "ORDINAL", "pattern": "met"},
        ]
    )
    return nlp


def trained() -> Language:
    """A pipeline whose `ner` has learned one sentence by heart."""
    nlp = spacy.blank("en")
    nlp.add_pipe("ner").add_label("PERSON")
    start = TEXT.index("zembla")
    marked = {"entities": [(start, start + len("zembla tarrick"), "PERSON")]}
    example = Example.from_dict(nlp.make_doc(TEXT), marked)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(40):
        nlp.update([example], sgd=optimizer)
    return nlp


def with_added(name: str) -> Redactor:
    """A redactor of rules and the model called `name`."""
    return Redactor.from_config(Config("everything", nlp=name), rules_only=True)


def saved(nlp: Language, folder: Path) -> str:
    nlp.to_disk(folder)
    return str(folder)


def found(name: str, text: str = TEXT) -> list[tuple[str, str]]:
    """What the model called `name` finds by itself."""
    (recognizer,) = added_recognizers(name, {"en"})
    results = recognizer.analyze(text, [], None)
    return [(r.entity_type, text[r.start : r.end]) for r in sorted(results, key=lambda r: r.start)]


def test_a_pipeline_in_a_folder(tmp_path: Path) -> None:
    """Its labels become entity types; what has no such type is dropped."""
    assert found(saved(ruled(), tmp_path / "own")) == [
        ("ADDED/DEMOGRAPHIC", "quorlings"),
        ("ADDED/LOCATION", "ombrage"),
    ]


def test_a_trained_pipeline(tmp_path: Path) -> None:
    """The entities of an `ner` component are found, and are redacted with the others."""
    own = saved(trained(), tmp_path / "own")
    assert found(own) == [("ADDED/PERSON", "zembla tarrick")]
    redactor = with_added(own)
    (entity,) = [e for e in redactor.detect(documents.parse(TEXT, "text")) if "zem" in e.text]
    assert (entity.type, entity.text, entity.rule) == ("PERSON", "zembla tarrick", "added.person")
    copy = redactor.redact(TEXT)
    assert "zembla" not in copy.text
    assert not copy.leaks


def test_without_it_the_same_words_stay(tmp_path: Path) -> None:
    """Rules alone leave the pipeline's phrases, and with it they go."""
    plain = Redactor.from_policy("everything", threads=None).redact(TEXT)
    assert "quorlings" in plain.text
    own = saved(ruled(), tmp_path / "own")
    added = with_added(own).redact(TEXT)
    assert "quorlings" not in added.text
    assert "ombrage" not in added.text
    assert "met" in added.text


def test_an_installed_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package's name does as well as a folder."""
    package = tmp_path / "en_tiny_quorlings"
    package.mkdir()
    saved(ruled(), package / "data")
    (package / "__init__.py").write_text(
        "from pathlib import Path\nimport spacy\n"
        "def load(**kwargs):\n"
        "    return spacy.util.load_model_from_path(Path(__file__).parent / 'data', **kwargs)\n"
    )
    info = tmp_path / "en_tiny_quorlings-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: en_tiny_quorlings\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert ("ADDED/LOCATION", "ombrage") in found("en_tiny_quorlings")


def _nothing(folder: Path) -> str:
    return "en_core_web_none"


def _hub(folder: Path) -> str:
    return "someone/some-model"


def _no_pipeline(folder: Path) -> str:
    return "pytest"


def _empty(folder: Path) -> str:
    return str(folder)


def _strange(folder: Path) -> str:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GENE", "pattern": "quorlings"}])
    return saved(nlp, folder / "own")


def _foreign(folder: Path) -> str:
    return saved(ruled("de"), folder / "own")


def _damaged(folder: Path) -> str:
    own = saved(ruled(), folder / "own")
    (folder / "own" / "config.cfg").write_text("[nlp]\nlang = 3\n")
    return own


def _other_head(folder: Path) -> str:
    config = {"architectures": ["BertForSequenceClassification"]}
    (folder / "config.json").write_text(json.dumps(config))
    return str(folder)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(_nothing, "no installed spaCy pipeline", id="not installed"),
        pytest.param(_hub, "no installed spaCy pipeline", id="a name on a hub"),
        pytest.param(_no_pipeline, "cannot be loaded", id="another package"),
        pytest.param(_empty, "the folder holds no spaCy pipeline", id="empty folder"),
        pytest.param(_other_head, "the folder holds no spaCy pipeline", id="another head"),
        pytest.param(_strange, "none of the model's labels", id="labels unknown"),
        pytest.param(_foreign, "for the language de", id="another language"),
        pytest.param(_damaged, "cannot be loaded", id="damaged"),
    ],
)
def test_what_cannot_be_added_is_refused(make: Any, words: str, tmp_path: Path) -> None:
    """One error with the name, the reason and a next step; nothing is fetched."""
    with pytest.raises(ConfigError, match=words) as caught:
        added_recognizers(make(tmp_path), {"en"})
    assert str(caught.value).startswith("RED404 ")


def classifier(folder: Path) -> str:
    """A Hugging Face token classifier of random weights that says `B-PER` of every token."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "zem", "##bla", "the", "near"]
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(words) + "\n")
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        id2label={0: "O", 1: "B-PER", 2: "I-PER", 3: "B-GENE"},
        label2id={"O": 0, "B-PER": 1, "I-PER": 2, "B-GENE": 3},
    )
    torch.manual_seed(7)
    model = transformers.BertForTokenClassification(config)
    with torch.no_grad():
        model.classifier.weight.zero_()
        model.classifier.bias.copy_(torch.tensor([0.0, 9.0, 0.0, 0.0]))
    model.save_pretrained(folder)
    return str(folder)


def test_a_token_classifier(tmp_path: Path) -> None:
    """It is read from its folder, whole words are found, and labels become entity types."""
    results = found(classifier(tmp_path / "own"), "near Zembla")
    assert results == [("ADDED/PERSON", "near"), ("ADDED/PERSON", "Zembla")]


def test_a_token_classifier_that_fails_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A failure counts as one, not as nothing found, and no word of the draft is logged."""
    own = classifier(tmp_path / "own")
    redactor = with_added(own)
    transformers = pytest.importorskip("transformers")

    def fail(self: object, *_: object, **__: object) -> None:
        raise RuntimeError(f"cannot read {TEXT}")

    monkeypatch.setattr(transformers.BertForTokenClassification, "forward", fail)
    with pytest.raises(DetectionError, match="RuntimeError") as caught:
        redactor.redact(TEXT)
    assert "zembla" not in f"{caught.value}{caplog.text}"


def test_a_gliner(tmp_path: Path) -> None:
    """One of random weights is read from its folder, and finds only what it is asked for."""
    gliner = pytest.importorskip("gliner")
    transformers = pytest.importorskip("transformers")
    backbone = tmp_path / "backbone"
    classifier(backbone)
    transformers.BertModel.from_pretrained(backbone).save_pretrained(backbone)
    config = gliner.GLiNERConfig(
        model_name=str(backbone), hidden_size=8, max_width=3, span_mode="markerV0"
    )
    gliner.GLiNER.from_config(config).save_pretrained(tmp_path / "own")
    backbone.rename(tmp_path / "gone")
    (recognizer,) = added_recognizers(str(tmp_path / "own"), {"en"})
    inner = recognizer._inner
    inner.threshold = 0.0
    results = recognizer.analyze(TEXT, [], None)
    assert results
    kinds = {f"ADDED/{kind}" for kind in PROMPTS.values()}
    assert {result.entity_type for result in results} <= kinds
    assert all(0 <= r.start < r.end <= len(TEXT) for r in results)


def test_a_token_classifier_without_its_packages(tmp_path: Path) -> None:
    """What has to be installed is said."""
    (tmp_path / "config.json").write_text(
        json.dumps({"architectures": ["BertForTokenClassification"], "id2label": {"0": "B-PER"}})
    )
    code = (
        "import sys; sys.modules['transformers'] = None\n"
        "from redactor.detection.recognizers.added import added_recognizers\n"
        "from redactor.errors import ConfigError\n"
        f"try: added_recognizers({str(tmp_path)!r}, ['en'])\n"
        "except ConfigError as problem: print(problem)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "transformers, which is not" in done.stdout.replace(" and torch", "")
    assert "pip install 'redactor[transformers]'" in done.stdout


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("GPE", "LOCATION"),
        ("B-PER", "PERSON"),
        ("I-Job-Title", "OCCUPATION"),
        ("PERSON", "PERSON"),
        ("NORP", "DEMOGRAPHIC"),
        ("family member", "FAMILY_RELATION"),
        ("E-MAIL", None),
        ("LABEL_0", None),
        ("O", None),
        ("", None),
    ],
)
def test_labels(label: str, kind: str | None) -> None:
    """Labels of any spelling mean one of our types, or nothing."""
    assert entity_type(bare(label)) == kind


def test_every_label_is_on_the_page() -> None:
    """The page names each label and prompt under what it becomes, and no other label."""
    page = (Path(__file__).parents[2] / "docs" / "added-models.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*) \|$", page, re.MULTILINE)
    assert {kind: labels.replace("`", "").split(", ") for kind, labels in rows} == {
        kind: [label for label, of in LABELS.items() if of == kind] for kind in LABELS.values()
    }
    asks = dict(re.findall(r"^- ([A-Z_]+): (.*)$", page, re.MULTILINE))
    assert {kind: prompts.split(", ") for kind, prompts in asks.items()} == {
        kind: [prompt for prompt, of in PROMPTS.items() if of == kind] for kind in PROMPTS.values()
    }
