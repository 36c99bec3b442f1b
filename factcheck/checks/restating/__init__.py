"""One figure stated twice: FC306."""
