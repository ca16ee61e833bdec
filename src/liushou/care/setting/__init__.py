"""Fields of archives set by words of the command line: `路径=值`."""
