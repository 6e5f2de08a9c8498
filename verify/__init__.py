"""Takes a news article apart: who vouches for each statement, how strong that is, and what references say.

On the command line: `verify check article.html --refs pages/`, and `verify --help`. In Python, offline and key-free:

    from datetime import UTC, datetime

    from sources.extract import extract
    from sources.files import read_page
    from verify.pipeline import check
    from verify.settings import Parts, read_settings, tools_from

    tools = tools_from(Parts(read_settings(offline=True)), stores=(), fetcher=None)
    document = extract(read_page("article.txt", now=datetime.now(UTC)))
    report = check(document, tools)

`report` is a `verify.model.Report`: its fields carry their own descriptions, `report.to_json()` writes it, and
`verify.reports.load_form("md")(report)` renders it. Nothing is read, fetched or loaded at import.
"""

__version__ = "0.1.0"
