"""Added models reach nothing beyond this machine, whatever their own code tries."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import huggingface_hub.constants
import pytest
import spacy
from presidio_analyzer import EntityRecognizer, RecognizerResult
from spacy.language import Language

from redactor.detection.recognizers import added
from redactor.detection.recognizers.added import AddedRecognizer, added_recognizers
from redactor.detection.recognizers.added_offline import cut_off, hub_offline
from redactor.errors import ConfigError


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A server that somebody could send a draft to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        yield listening


def heard(server: socket.socket) -> bool:
    with suppress(TimeoutError):
        server.accept()[0].close()
        return True
    return False


class Telling(EntityRecognizer):
    """A model that asks a service."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.address = address
        super().__init__(supported_entities=["PERSON"])

    def load(self) -> None:
        """Nothing."""

    def analyze(self, text: str, *_: object, **__: object) -> list[RecognizerResult]:
        """Sends the text, and finds nothing."""
        with socket.create_connection(self.address, timeout=5) as service:
            service.sendall(text.encode())
        return []


def test_a_draft_is_not_sent(server: socket.socket) -> None:
    """A model that would send the draft fails, and nothing arrives; others may connect again."""
    telling = Telling(server.getsockname())
    with pytest.raises(OSError, match="no connection"):
        AddedRecognizer(telling, "own", "en").analyze("Vexmoor", [], None)
    assert not heard(server)
    telling.analyze("Vexmoor")
    assert heard(server)


def _datagram(address: tuple[str, int]) -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sending:
        sending.sendto(b"x", address)


WAYS: dict[str, Callable[[tuple[str, int]], object]] = {
    "connect": lambda address: socket.create_connection(address, timeout=5),
    "look up": lambda _: socket.getaddrinfo("example.invalid", 443),
    "look up as of old": lambda _: socket.gethostbyname("example.invalid"),
    "datagram": _datagram,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_no_way_out(way: Callable[[tuple[str, int]], object], server: socket.socket) -> None:
    """However something is sent, it is refused before it leaves."""
    with cut_off(), pytest.raises(OSError, match="an added model may open no connection"):
        way(server.getsockname())
    assert not heard(server)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets")
def test_local_sockets_stay(tmp_path: Path) -> None:
    """What processes of this machine say to each other goes on."""
    with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as asking:
        listening.bind(str(tmp_path / "s"))
        listening.listen()
        with cut_off():
            asking.connect(str(tmp_path / "s"))


def test_a_pipeline_that_calls_home_is_refused(tmp_path: Path, server: socket.socket) -> None:
    """Loading a pipeline whose code connects is one error."""

    @Language.factory("home", default_config={"port": 0})
    def _home(nlp: Language, name: str, port: int) -> Any:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            return lambda doc: doc

    nlp = spacy.blank("en")
    nlp.add_pipe("home", config={"port": server.getsockname()[1]})
    assert heard(server)
    nlp.to_disk(tmp_path / "own")
    with pytest.raises(ConfigError, match="RED404"):
        added_recognizers(str(tmp_path / "own"), {"en"})
    assert not heard(server)


def test_the_hub_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hugging Face's own client refuses in here, and works as before afterwards."""
    monkeypatch.setenv("TRANSFORMERS_OFFLINE", "0")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("the hub was asked"))
    with hub_offline():
        with pytest.raises((OSError, ValueError)):
            huggingface_hub.hf_hub_download("someone/some-model", "config.json")
        assert (os.environ["HF_HUB_OFFLINE"], os.environ["TRANSFORMERS_OFFLINE"]) == ("1", "1")
    assert huggingface_hub.constants.HF_HUB_OFFLINE is False
    assert os.environ["TRANSFORMERS_OFFLINE"] == "0"
    assert "HF_HUB_OFFLINE" not in os.environ


@pytest.mark.parametrize(
    ("packages", "name", "files"),
    [
        (("gliner",), "GLiNERRecognizer", {"gliner_config.json": "{}"}),
        (
            ("transformers", "torch"),
            "_TokenClassifier",
            {
                "config.json": '{"architectures": ["XForTokenClassification"],'
                ' "id2label": {"0": "B-PER"}}'
            },
        ),
    ],
    ids=["GLiNER", "token classifier"],
)
def test_models_of_the_hub_are_loaded_offline(
    packages: tuple[str, ...],
    name: str,
    files: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While one is loaded the hub is off, and so is every connection."""
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
    seen: list[object] = []

    class Loading(EntityRecognizer):
        def __init__(self, **_: object) -> None:
            seen.append(huggingface_hub.constants.HF_HUB_OFFLINE)
            with pytest.raises(OSError, match="no connection"):
                socket.getaddrinfo("example.invalid", 443)
            super().__init__(supported_entities=["PERSON"])

        def load(self) -> None:
            """Nothing."""

        def analyze(self, *_: object, **__: object) -> list[RecognizerResult]:
            return []

    for package in packages:
        if package not in sys.modules:
            there = ModuleType(package)
            there.__spec__ = spacy.__spec__
            monkeypatch.setitem(sys.modules, package, there)
            if package == "transformers":
                hub = ModuleType("transformers.utils.hub")
                monkeypatch.setitem(sys.modules, "transformers.utils", ModuleType("utils"))
                monkeypatch.setitem(sys.modules, "transformers.utils.hub", hub)
    monkeypatch.setattr(added, name, Loading)
    for file, text in files.items():
        (tmp_path / file).write_text(text)
    assert added_recognizers(str(tmp_path), {"en"})
    assert seen == [True]
