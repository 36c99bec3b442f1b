"""The command line: what each command does with its arguments."""
