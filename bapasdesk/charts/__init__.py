"""Pictures of figures: the only package that knows matplotlib. One figure for screen, paper and file."""
