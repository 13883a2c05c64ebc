"""Write sbom.cdx.json: what redactor is made of, as CycloneDX 1.6.

    pip install -e ".[dev,sbom]"
    python scripts/build_sbom.py

Components are the packages of requirements.lock, each with the digests of its files there and the
licence that its installed copy names, and the files of redactor/data, with their digests and
licences. Run it again when either changes; the tests compare. The wheel carries the result.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).parent.parent
DATA = ROOT / "redactor" / "data"
SBOM = ROOT / "sbom.cdx.json"

_REQUIREMENT = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[\w.+!-]+)(?: ; (?P<marker>.*?))?(?: \\)?\n"
)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SPDX = re.compile(r"[A-Za-z0-9.+() -]{2,80}")

LICENCES = {
    "model": "Apache-2.0",
    "exposure": "Apache-2.0",
    "names": "Apache-2.0",
    "places": "CC-BY-4.0",
}
"""By folder of redactor/data; NOTICE and the files' own heads say more."""


def main() -> None:
    """Write the file anew."""
    bom = Bom()
    bom.serial_number = None
    bom.metadata.timestamp = None
    bom.metadata.component = Component(
        name="redactor",
        type=ComponentType.APPLICATION,
        bom_ref="redactor",
        licenses=_licences("Apache-2.0"),
    )
    for component in (*_packages(), *_files()):
        bom.components.add(component)
    SBOM.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(bom.components)} components\n")


def _packages() -> Iterator[Component]:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=[a-zA-Z])", lock):
        match = _REQUIREMENT.match(block)
        if match is None:
            continue
        marker = match["marker"]
        yield Component(
            name=match["name"],
            version=match["version"],
            type=ComponentType.LIBRARY,
            purl=PackageURL("pypi", name=match["name"], version=match["version"]),
            bom_ref=f"{match['name']}=={match['version']}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=d) for d in _DIGEST.findall(block)],
            licenses=_licences(_named(match["name"])),
            properties=[Property(name="redactor:marker", value=marker)] if marker else [],
        )


def _named(package: str) -> str:
    """The licence that an installed package names; empty when it is not installed or names none."""
    try:
        told = metadata(package)
    except PackageNotFoundError:
        return ""
    expression = told.get("License-Expression") or ""
    classes = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or [] if "License" in c]
    short = told.get("License") or ""
    return expression or (short if _SPDX.fullmatch(short) else "") or " and ".join(classes)


def _licences(named: str) -> list:
    return [LicenseFactory().make_from_string(named)] if named else []


def _files() -> Iterator[Component]:
    for path in sorted(DATA.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(ROOT).as_posix()
        weights = path.suffix == ".onnx" or name.endswith("weights.json")
        yield Component(
            name=name,
            type=ComponentType.MACHINE_LEARNING_MODEL if weights else ComponentType.DATA,
            bom_ref=name,
            hashes=[
                HashType(
                    alg=HashAlgorithm.SHA_256,
                    content=hashlib.sha256(path.read_bytes()).hexdigest(),
                )
            ],
            licenses=_licences(LICENCES[path.relative_to(DATA).parts[0]]),
        )


if __name__ == "__main__":
    main()
