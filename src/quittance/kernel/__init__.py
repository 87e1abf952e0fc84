"""Value types that everything else is written in: money, rates, quantities, periods, rounding, findings.

Standard library only. Import from the module that holds the idea, such as `quittance.kernel.money`.
"""
