"""The outlet's own style of writing money, where it asks for one: FC601 and on."""
