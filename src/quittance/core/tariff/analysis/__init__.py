"""What a checked tariff says without meaning to: gaps, rows nobody reaches, holes, prices that fall.

An analysis takes a plan and yields findings. It never changes a tariff and never guesses what was meant.
"""
