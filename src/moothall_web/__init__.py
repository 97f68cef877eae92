"""The site: people, permissions, time and publication around the pipeline of `moothall`."""
