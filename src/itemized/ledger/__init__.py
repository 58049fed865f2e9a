"""The store: load, check, publish, read. The only folder that imports duckdb."""
