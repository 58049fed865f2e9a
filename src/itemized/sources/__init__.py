"""Where records come from: one module a publisher, the records' rules beside their layout."""
