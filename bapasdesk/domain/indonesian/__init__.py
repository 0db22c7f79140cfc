"""Dates, money and numbers in Indonesian, as official papers write them."""
