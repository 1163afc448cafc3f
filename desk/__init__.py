"""Where people meet the system."""


def main() -> None:
    """Run the command line. Each reader process imports the script again, so what it imports is only imported here."""
    from desk.cli import main as command_line  # noqa: PLC0415 - as the docstring says

    command_line()
