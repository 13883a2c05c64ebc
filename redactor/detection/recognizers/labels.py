"""What the labels of other people's models mean among our entity types."""

from __future__ import annotations

import re

from redactor.detection.entities import (
    DATE_TIME,
    DEMOGRAPHIC,
    FAMILY_RELATION,
    LOCATION,
    MISC,
    OCCUPATION,
    ORGANIZATION,
    PERSON,
)

_WORDS = {
    PERSON: """
        per person ps name first_name firstname given_name givenname middle_name middlename
        last_name lastname surname patient staff doctor hcw
    """,
    LOCATION: """
        loc location lc gpe fac facility city state county country region address
        street street_address streetaddress zip zipcode postcode place building
    """,
    ORGANIZATION: "org organization organisation og corporation company group hosp hospital patorg",
    DATE_TIME: "date time dat dt ti date_time datetime date_of_birth dob duration",
    FAMILY_RELATION: "family_relation family_member relative kinship",
    OCCUPATION: "occupation profession job job_title jobtitle title role",
    DEMOGRAPHIC: """
        demographic dem norp nrp nationality ethnicity religion religious_group language age gender
        sex health_condition disability
    """,
    MISC: """
        misc miscellaneous money quantity cardinal event product work_of_art creative_work
        vehicle
    """,
    "EMAIL_ADDRESS": "email email_address",
    "PHONE_NUMBER": "phone phone_number telephone telephonenum",
    "URL": "url website",
    "IP_ADDRESS": "ip ip_address ipv4 ipv6",
    "ONLINE_HANDLE": "username user_name handle online_handle",
    "LICENSE_PLATE": "license_plate license_plate_number vehicle_registration",
}

LABELS = {label: kind for kind, labels in _WORDS.items() for label in labels.split()}
"""Label, in lower case with underscores, to entity type. Source: the label sets of OntoNotes 5,
CoNLL-2003, WNUT-17, i2b2 2014 and Presidio's own mappings, and common names for the same; which of
our types each belongs to is our own choice, 2026. What is not here is left alone, among it
`PERCENT`, `ORDINAL` and `LAW`, which narrow nobody down."""

PROMPTS = {
    "person": PERSON,
    "location": LOCATION,
    "building": LOCATION,
    "organization": ORGANIZATION,
    "date": DATE_TIME,
    "time": DATE_TIME,
    "family member": FAMILY_RELATION,
    "occupation": OCCUPATION,
    "job title": OCCUPATION,
    "age": DEMOGRAPHIC,
    "nationality": DEMOGRAPHIC,
    "ethnicity": DEMOGRAPHIC,
    "religion": DEMOGRAPHIC,
    "health condition": DEMOGRAPHIC,
    "sum of money": MISC,
    "vehicle": MISC,
    "event": MISC,
}
"""What GLiNER, which finds whatever it is asked for, is asked for. Source: our own list, 2026."""

SCHEMES = ("B-", "I-", "L-", "U-", "S-", "E-")
"""What token classifiers put before a label, to say where in an entity a token stands."""


def entity_type(label: str) -> str | None:
    """The entity type of a label such as `GPE` or `Job-Title`; `None`: not ours."""
    return LABELS.get(re.sub(r"[\s-]+", "_", label).lower())


def bare(label: str) -> str:
    """The label without what one of `SCHEMES` puts before it."""
    return label[2:] if label.startswith(SCHEMES) else label
