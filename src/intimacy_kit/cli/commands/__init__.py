"""The commands, a module each: it has a function that Typer makes a command of."""
