"""From facts to charges: what governs, who prices it, what is due, what differs. SQL over columns."""
