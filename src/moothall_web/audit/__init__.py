"""The log of actions: append-only, one hash chain a project, in the action's own transaction."""
