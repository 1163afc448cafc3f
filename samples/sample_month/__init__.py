"""A month of made-up post for a shared service: masters, documents, and what should become of each."""
