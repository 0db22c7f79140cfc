"""The editor of certificate layouts: a page to move things on, their properties, and undo for each step."""
