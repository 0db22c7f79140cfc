"""The command line: thin commands over the same services as the window.

Exit status: 0 done; 1 refused; 2 usage; 3 wrong officer or passphrase; 4 the office is open elsewhere.
"""
