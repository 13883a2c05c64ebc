"""Numbers the people, places and organisations of a document, so that one mention tells on all."""

from redactor.exposure.linking.linking import link
from redactor.exposure.linking.links import Basis, Conflict, Linked
from redactor.exposure.linking.variants import Case, Variant, variants

__all__ = ["Basis", "Case", "Conflict", "Linked", "Variant", "link", "variants"]
