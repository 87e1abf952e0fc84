"""Django apps, one per domain: models, operations (write), queries (read), migrations. The books."""
