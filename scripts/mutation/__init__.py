"""Mutation tests of the compiler: every small change to it must make the interpreters disagree somewhere."""
