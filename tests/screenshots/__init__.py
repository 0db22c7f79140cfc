"""Every page and dialog of the program, drawn with the example data; a file for each part of the window.

`walk` goes through all of them over one office. Who passes it another `Camera` looks at the same screens in
another way: the inspection and the pictures of the manual do.
"""
