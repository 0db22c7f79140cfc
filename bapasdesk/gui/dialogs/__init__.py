"""The dialogs, one a file; each validates as one types and closes only when saved."""
