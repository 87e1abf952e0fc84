"""Facts on their way into a table: brought to its columns, checked, told apart from what is known already."""
