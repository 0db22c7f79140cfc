"""What lists, pages and the command line show: frozen rows read from the store, ready to display.

Money is whole rupiah as int; counts are of the rows that are valid (not void).
"""
