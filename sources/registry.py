"""The one pattern for exchangeable parts: versioned names that stand for `module:attribute`."""

from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points

from sources.errors import UnknownName


class Registry:
    """Names of one kind of part; the module behind a name loads only when it is asked for."""

    def __init__(self, noun: str, built_in: Mapping[str, str]) -> None:
        """`noun` is what messages call the part; `built_in` maps `lexical.v1` to `package.module:Attribute`."""
        self.noun = noun
        self._built_in = dict(built_in)

    def names(self) -> tuple[str, ...]:
        """Every name that can be asked for, sorted: ours and those of installed plug-ins."""
        plugged = {point.name for point in entry_points(group=f"secondsource.{self.noun}")}
        return tuple(sorted(plugged | set(self._built_in)))

    def load(self, name: str) -> object:
        """The attribute behind `name`.

        Raises UnknownName, listing the known names, when nobody registered it.
        """
        target = self._built_in.get(name)
        if target is None:
            for point in entry_points(group=f"secondsource.{self.noun}"):
                if point.name == name:
                    return point.load()
            raise UnknownName(f"no {self.noun} is called {name!r}; known: {', '.join(self.names())}")
        module, _, attribute = target.partition(":")
        return getattr(import_module(module), attribute)
