"""The steps of bringing a list in; `dialogs.import_dialog` puts them together."""
