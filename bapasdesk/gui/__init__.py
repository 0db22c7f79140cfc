"""The window: pages and dialogs that ask the services through jobs and show what they answer."""
