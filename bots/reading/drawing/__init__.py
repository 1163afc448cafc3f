"""Drawing: pictures of pages with what was read from them."""
