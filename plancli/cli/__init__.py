"""The command line: one file per command, each thin; holds no knowledge of plans."""
