"""The doors of the product: each translates a request, makes one call down and translates the answer."""
