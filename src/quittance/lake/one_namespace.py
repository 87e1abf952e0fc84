"""The parts of pyiceberg's catalogue that a lake of one namespace, without views or drops, has no use for."""

from __future__ import annotations

from abc import ABC

from pyiceberg.catalog import MetastoreCatalog, PropertiesUpdateSummary
from pyiceberg.table import Table
from pyiceberg.typedef import EMPTY_DICT, Identifier, Properties
from pyiceberg.view import View

NAMESPACE = "lake"


class OneNamespace(MetastoreCatalog, ABC):
    """A catalogue of the one namespace `lake`, whose tables are never dropped, renamed or registered."""

    def load_namespace_properties(self, namespace: str | Identifier) -> Properties:
        """None: the one namespace has no properties."""
        return {}

    def list_namespaces(self, namespace: str | Identifier = ()) -> list[Identifier]:
        """The one namespace."""
        return [(NAMESPACE,)]

    def drop_table(self, identifier: str | Identifier) -> None:
        """Never: charges and facts are not dropped."""
        raise NotImplementedError

    def rename_table(self, from_identifier: str | Identifier, to_identifier: str | Identifier) -> Table:
        """Never."""
        raise NotImplementedError

    def register_table(
        self, identifier: str | Identifier, metadata_location: str, overwrite: bool = False
    ) -> Table:
        """Never: a pointer enters by a run's commit or not at all."""
        raise NotImplementedError

    def create_namespace(self, namespace: str | Identifier, properties: Properties = EMPTY_DICT) -> None:
        """Never: there is one."""
        raise NotImplementedError

    def drop_namespace(self, namespace: str | Identifier) -> None:
        """Never: there is one."""
        raise NotImplementedError

    def update_namespace_properties(
        self, namespace: str | Identifier, removals: set[str] | None = None, updates: Properties = EMPTY_DICT
    ) -> PropertiesUpdateSummary:
        """Never: it has no properties."""
        raise NotImplementedError

    def list_views(self, namespace: str | Identifier) -> list[Identifier]:
        """None: views are written in SQL, not kept."""
        return []

    def view_exists(self, identifier: str | Identifier) -> bool:
        """No."""
        return False

    def load_view(self, identifier: str | Identifier) -> View:
        """Never: there are none."""
        raise NotImplementedError

    def register_view(self, identifier: str | Identifier, metadata_location: str) -> View:
        """Never: there are none."""
        raise NotImplementedError

    def drop_view(self, identifier: str | Identifier) -> None:
        """Never: there are none."""
        raise NotImplementedError
