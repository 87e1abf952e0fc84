"""The mutants of one module, made by mutmut: all in one copy of it, chosen by a word in the environment."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

from mutmut.mutation.file_mutation import MutatedFile, mutate_file_contents

SOURCE = Path(__file__).parents[2] / "src"
COMPILER = SOURCE / "quittance" / "engines" / "compile"


@dataclass(frozen=True)
class Mutants:
    """A module of the compiler with its mutants in it."""

    path: Path
    module: str
    file: MutatedFile

    @property
    def names(self) -> Sequence[str]:
        """One for each mutant."""
        return self.file.mutant_names

    def diff(self, name: str) -> str:
        """What the mutant changed: the lines taken out and put in."""
        function = name.rpartition("__mutmut_")[0]
        before, after = self._lines(f"{function}__mutmut_orig"), self._lines(name)
        lines = list(unified_diff(before, after, lineterm="", n=0))[3:]
        return "\n".join(line for line in lines if not line.startswith("@@") and "__mutmut_" not in line)

    def _lines(self, function: str) -> list[str]:
        span = self.file.line_span_by_function_name[function]
        return self.file.code.splitlines()[span.start - 1 : span.end]


def mutants_of(path: Path) -> Mutants:
    """The mutants of a file of the compiler."""
    module = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    return Mutants(path, module, mutate_file_contents(str(path), path.read_text(encoding="utf-8")))


class _One(MetaPathFinder, Loader):
    """Finds the one module that is replaced."""

    def __init__(self, mutants: Mutants) -> None:
        self._mutants = mutants

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The replaced module; nothing else."""
        if name != self._mutants.module:
            return None
        return spec_from_loader(name, self, origin=str(self._mutants.path))

    def exec_module(self, module: ModuleType) -> None:
        """Runs the code with the mutants in it."""
        exec(compile(self._mutants.file.code, str(self._mutants.path), "exec"), module.__dict__)


def replace_on_import(mutants: Mutants) -> None:
    """From now on the module is imported with its mutants."""
    assert mutants.module not in sys.modules, "nothing of the compiler is imported yet"
    sys.meta_path.insert(0, _One(mutants))
