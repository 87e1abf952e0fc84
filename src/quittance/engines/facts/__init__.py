"""Facts as queries meet them: bound to versions, with bought amounts, outside of every version."""
