"""The business as pure functions over frozen values: no SQL, no network, no clock."""
