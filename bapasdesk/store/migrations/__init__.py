"""The database's versions, one file each; loaded from disk by Alembic."""
