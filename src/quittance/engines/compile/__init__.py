"""The columnar compiler: a checked plan becomes a tree of SQL, one lowering per dialect."""
