"""Triggers that keep rows as they were written, on SQLite and PostgreSQL.

SQLite loses the triggers of a table that a migration remakes, so they are put back after every migration.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

APPEND_ONLY = (
    "platform_event",
    "parties_partyentry",
    "parties_profile",
    "parties_address",
    "parties_registration",
    "parties_evidence",
    "parties_contact",
    "parties_account",
    "parties_accountverification",
    "parties_vendorrole",
    "parties_customernumber",
    "parties_shop",
    "parties_erasure",
    "contracts_storedfile",
    "contracts_contractdocument",
    "contracts_notice",
    "contracts_billingperiod",
    "contracts_layer",
    "contracts_enrolment",
    "contracts_agreedevidence",
)
"""Tables whose rows are only added."""

FROZEN = {
    "contracts_contractversion": "OLD.state IN ('approved', 'withdrawn')",
    "contracts_contract": "OLD.is_fixed",
    "contracts_agreedcharge": "OLD.state IN ('approved', 'withdrawn')",
}
"""Tables whose rows are not changed any more once this is true of them."""

_FUNCTION = """
CREATE OR REPLACE FUNCTION quittance_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$
"""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Refuses `deed` on rows of `table` for which `when` is true ("" for all), saying `message`."""

    table: str
    deed: str
    when: str
    message: str

    @property
    def name(self) -> str:
        """What the database calls it."""
        return f"{self.table}_no_{self.deed.lower()}"

    def sql(self, vendor: str) -> str:
        """The statement that makes it."""
        when = f" WHEN ({self.when})" if self.when else ""
        if vendor == "postgresql":
            return (
                f"CREATE TRIGGER {self.name} BEFORE {self.deed} ON {self.table} FOR EACH ROW{when}"
                f" EXECUTE FUNCTION quittance_refuse('{self.message}')"
            )
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.deed} ON {self.table}{when}"
            f" BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )


TRIGGERS = tuple(
    Trigger(table, deed, when, message.format(table))
    for tables, message in (
        (dict.fromkeys(APPEND_ONLY, ""), "rows of {} are only added"),
        (FROZEN, "approved rows of {} are not changed"),
    )
    for table, when in tables.items()
    for deed in ("UPDATE", "DELETE")
)
"""All of them."""


def create_triggers(connection: BaseDatabaseWrapper) -> None:
    """Makes them all anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for trigger in TRIGGERS:
            of_table = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{of_table}")
            cursor.execute(trigger.sql(connection.vendor))


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of those that are not there."""
    query = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [trigger.name for trigger in TRIGGERS if trigger.name not in present]
