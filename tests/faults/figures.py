"""One table of what the fault tests measured, at the end of the run."""

from collections.abc import Iterator

import pytest

COLUMNS = (
    "updates", "kills", "lost", "twice", "disordered", "missing", "repeated", "copies", "stuck", "seconds", "MB",
    "rows", "served",
)  # fmt: skip
NAME = "fault figures"


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Iterator[dict[str, float]]:
    """Put figures in; they become a line of the table, also where the test fails."""
    found: dict[str, float] = {}
    yield found
    request.node.user_properties.append((NAME, found))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = {
        report.nodeid.rpartition("/")[2]: dict(report.user_properties)[NAME]
        for reports in terminalreporter.stats.values()
        for report in reports
        if NAME in dict(getattr(report, "user_properties", ()))
    }
    if not lines:
        return
    terminalreporter.section("faults")
    width = max(map(len, lines))
    terminalreporter.write_line(" ".join([" " * width, *(f"{column:>10}" for column in COLUMNS)]))
    for name, found in sorted(lines.items()):
        cells = (f"{found[column]:>10g}" if column in found else " " * 10 for column in COLUMNS)
        terminalreporter.write_line(" ".join([f"{name:<{width}}", *cells]))
