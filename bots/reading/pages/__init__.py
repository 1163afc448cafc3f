"""Pages: from words in their places to documents, whatever the layout."""
