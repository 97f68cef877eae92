"""What the public is shown of a project: disclosed, and what that changes."""
