#!/usr/bin/env bash
# Mutation tests of the compiler; arguments as for `python -m scripts.mutation`.
cd "$(dirname "$0")/.." && exec .venv/bin/python -m scripts.mutation "$@"
