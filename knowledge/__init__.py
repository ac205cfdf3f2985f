"""What the papers say: sources, passages, recommendations and the curated data about them."""
