"""The commands of `scout`, a module each with `run(asked, settings) -> exit status`."""
