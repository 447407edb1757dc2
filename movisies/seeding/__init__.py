"""Reading the archive from files and storing it.

The steps, each in its own module: `read` (files → tables with line numbers, held against `keys`), `check` (what only
shows when all files lie side by side), `normalise` (tables → records in the shape of the database) and `store`
(records → database, in one transaction). `markdown` and `html` turn a body into blocks.
"""
