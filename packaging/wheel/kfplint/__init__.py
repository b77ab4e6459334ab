"""The program kfplint; `python -m kfplint` runs it."""
