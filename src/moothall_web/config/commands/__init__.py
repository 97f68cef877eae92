"""The site's commands of `moothall`, named in pyproject.toml; one file each.

A module here imports Django in its function only, so that the list of commands costs nothing.
"""
