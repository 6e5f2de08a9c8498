"""The outlet registry: who publishes, where, for whom; and their names in a text."""

from sources.outlets.lookup import OutletRegistry, load_outlets

__all__ = ["OutletRegistry", "load_outlets"]
