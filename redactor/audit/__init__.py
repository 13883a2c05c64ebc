"""Writes down every decision of a redaction, and checks that nobody changed it since."""

from redactor.audit.keys import NewsroomKey
from redactor.audit.log import Run, compose
from redactor.audit.records import ModelPin, PolicyPin, RulePackPin
from redactor.audit.schema import schema
from redactor.audit.show import Listing, Table, show
from redactor.audit.signing import Signature, sign, signatures
from redactor.audit.verify import Log, Verified, read, verify

__all__ = [
    "Listing",
    "Log",
    "ModelPin",
    "NewsroomKey",
    "PolicyPin",
    "RulePackPin",
    "Run",
    "Signature",
    "Table",
    "Verified",
    "compose",
    "read",
    "schema",
    "show",
    "sign",
    "signatures",
    "verify",
]
