"""What happened and what was measured: facts that never change and say where they come from."""
