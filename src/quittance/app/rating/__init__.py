"""Rating runs: facts of the lake priced by contracts of the books, charges written as differences."""
