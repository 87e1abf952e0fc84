"""The passes of the check, one file each. A pass reads and extends the draft, notes findings, and never
stops."""
