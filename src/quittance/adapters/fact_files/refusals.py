"""Why a whole file cannot be read as facts. Single bad rows are parked instead."""

from __future__ import annotations

from quittance.kernel.refusal import Refusal


class UnreadableFile(Refusal):
    """The file is not there, is empty, or is not of the kind that its name says."""

    code = "FACTS_UNREADABLE"


class NotUtf8(Refusal):
    """A CSV file holds bytes that are not UTF-8."""

    code = "FACTS_NOT_UTF8"


class NoIdColumn(Refusal):
    """No column says which subject a row is about."""

    code = "FACTS_NO_ID"


class UnknownSubject(Refusal):
    """The kind of subject asked for is not one of ours."""

    code = "FACTS_UNKNOWN_SUBJECT"


class BadHeading(Refusal):
    """A heading names a unit that there is not, or that does not measure this fact."""

    code = "FACTS_BAD_HEADING"


class ColumnMissing(Refusal):
    """A file of records lacks a column that every row needs."""

    code = "COLUMN_MISSING"
