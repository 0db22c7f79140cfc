"""What an officer can do, one function a use case; the window and the command line both only ask and show."""
