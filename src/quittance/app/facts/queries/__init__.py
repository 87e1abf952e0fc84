"""What is known of facts: by parcel, by day, by source."""
