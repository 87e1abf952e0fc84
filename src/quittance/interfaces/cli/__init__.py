"""The command line: arguments in, one call down, tables and exit codes out."""
