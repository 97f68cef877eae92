"""What people answered: the types of a project, and the checks without which none can exist."""
