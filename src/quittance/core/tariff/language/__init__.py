"""The small grammars of the strings on a sheet, one file each, and nothing about what the names mean."""
