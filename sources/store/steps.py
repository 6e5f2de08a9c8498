"""Every step that the store's shape has taken; a step that has been released is never changed again."""

from typing import NamedTuple

# `categories` adds combining marks to the letters, or vowel signs would cut Devanagari and Thai words in pieces.
TOKENS = "porter unicode61 remove_diacritics 2 categories ''L* N* Co Mn Mc''"


class Migration(NamedTuple):
    """One step; its number is its place in MIGRATIONS, counted from 1."""

    name: str
    statements: tuple[str, ...]


PAGES_AND_DOCUMENTS = Migration(
    "pages and documents",
    (
        "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT)",
        "CREATE TABLE bodies (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, compressed BLOB NOT NULL)",
        """CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL, url TEXT, publisher TEXT, outlet TEXT, published TEXT,
            language TEXT NOT NULL, text TEXT NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE pages (id INTEGER PRIMARY KEY,
            document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            url TEXT, final_url TEXT, name TEXT NOT NULL, status INTEGER, content_type TEXT, headers TEXT NOT NULL,
            fetched TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES bodies(sha256), read_from TEXT NOT NULL)""",
        "CREATE UNIQUE INDEX pages_read ON pages(document, name, coalesce(url, ''), fetched, sha256)",
        "CREATE INDEX pages_url ON pages(url)",
        "CREATE INDEX pages_final_url ON pages(final_url)",
        "CREATE INDEX pages_sha256 ON pages(sha256)",
        "CREATE INDEX documents_url ON documents(url)",
    ),
)

PASSAGES = Migration(
    "passages and their indexes",
    (
        """CREATE TABLE passages (id INTEGER PRIMARY KEY,
            document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL)""",
        "CREATE INDEX passages_document ON passages(document)",
        f"""CREATE VIRTUAL TABLE passages_fts USING fts5(
            text, content='passages', content_rowid='id', tokenize='{TOKENS}')""",
        "CREATE VIRTUAL TABLE passages_pairs USING fts5(pairs)",
        """CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
            INSERT INTO passages_fts(rowid, text) VALUES (new.id, new.text); END""",
        """CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
            INSERT INTO passages_fts(passages_fts, rowid, text) VALUES ('delete', old.id, old.text);
            DELETE FROM passages_pairs WHERE rowid = old.id; END""",
    ),
)

VIEWS = Migration(
    "views to browse",
    (
        """CREATE VIEW reference_list AS
            SELECT d.id, d.title, d.publisher, d.published, d.language, d.url, max(p.fetched) AS last_read,
                count(p.id) AS reads, length(d.text) AS characters
            FROM documents d JOIN pages p ON p.document = d.id GROUP BY d.id""",
        """CREATE VIEW passage_list AS
            SELECT s.id, s.document, d.title, d.publisher, d.published, s.start, s."end", s.text
            FROM passages s JOIN documents d ON d.id = s.document""",
    ),
)

# A report that many outlets print is many references with one text: `documents` says where it stands, `texts` holds
# it once, with its roles, from which its passages follow.
SHARED_TEXTS = Migration(
    "texts shared by the documents that carry them",
    (
        "DROP VIEW reference_list",
        "DROP VIEW passage_list",
        "DROP TRIGGER passages_added",
        "DROP TRIGGER passages_removed",
        "CREATE TABLE texts (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, text TEXT NOT NULL)",
        "CREATE INDEX texts_sha256 ON texts(sha256)",
        """INSERT OR IGNORE INTO texts
            SELECT text_key(json_extract(json, '$.blocks'), text), text_sha256(text), text FROM documents""",
        """CREATE TABLE documents_new (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL, url TEXT, publisher TEXT, outlet TEXT, published TEXT,
            language TEXT NOT NULL, content TEXT NOT NULL REFERENCES texts(id), json TEXT NOT NULL)""",
        """INSERT INTO documents_new SELECT number, id, title, url, publisher, outlet, published, language,
            text_key(json_extract(json, '$.blocks'), text), json FROM documents""",
        """CREATE TABLE passages_new (id INTEGER PRIMARY KEY,
            content TEXT NOT NULL REFERENCES texts(id) ON DELETE CASCADE,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL)""",
        """INSERT INTO passages_new SELECT s.id, d.content, s.start, s."end", s.text
            FROM passages s JOIN documents_new d ON d.id = s.document""",
        "DROP TABLE passages_fts",
        "DROP TABLE passages",
        "DROP TABLE documents",
        "ALTER TABLE documents_new RENAME TO documents",
        "ALTER TABLE passages_new RENAME TO passages",
        "CREATE INDEX documents_url ON documents(url)",
        "CREATE INDEX documents_content ON documents(content)",
        "CREATE INDEX passages_content ON passages(content)",
        # Quoted so, sqlite-utils and Datasette see which table it indexes, and offer to search it.
        f"""CREATE VIRTUAL TABLE passages_fts USING fts5(
            text, content="passages", content_rowid="id", tokenize='{TOKENS}')""",
        "INSERT INTO passages_fts(passages_fts) VALUES ('rebuild')",
        # No trigger on insertion: it would end the index's transaction at every row, which costs five times as much.
        """CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
            INSERT INTO passages_fts(passages_fts, rowid, text) VALUES ('delete', old.id, old.text);
            DELETE FROM passages_pairs WHERE rowid = old.id; END""",
        """CREATE VIEW reference_list AS
            SELECT d.id, d.title, d.publisher, d.published, d.language, d.url, max(p.fetched) AS last_read,
                count(p.id) AS reads, length(t.text) AS characters,
                (SELECT count(*) FROM documents other WHERE other.content = d.content) - 1 AS copies
            FROM documents d JOIN texts t ON t.id = d.content JOIN pages p ON p.document = d.id GROUP BY d.id""",
        """CREATE VIEW passage_list AS
            SELECT s.id, d.id AS document, d.title, d.publisher, d.published, s.start, s."end", s.text
            FROM passages s JOIN documents d ON d.content = s.content""",
    ),
)

FETCHES = Migration(
    "every fetch, and runs that can be resumed",
    (
        """CREATE TABLE fetches (id INTEGER PRIMARY KEY, url TEXT NOT NULL, final_url TEXT, status INTEGER,
            headers TEXT NOT NULL, fetched TEXT NOT NULL, read_from TEXT, sha256 TEXT REFERENCES bodies(sha256),
            state TEXT NOT NULL, failure TEXT, message TEXT,
            document TEXT REFERENCES documents(id) ON DELETE CASCADE)""",
        "CREATE INDEX fetches_url ON fetches(url)",
        "CREATE INDEX fetches_sha256 ON fetches(sha256)",
        "CREATE INDEX fetches_document ON fetches(document)",
        """INSERT INTO fetches (url, final_url, status, headers, fetched, read_from, sha256, state, document)
            SELECT url, final_url, status, headers, fetched, read_from, sha256,
                CASE read_from WHEN 'cache' THEN 'not modified' ELSE 'fetched' END, document
            FROM pages WHERE url IS NOT NULL AND read_from <> 'file' ORDER BY id""",
        "CREATE TABLE runs (id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, asked INTEGER NOT NULL)",
        """CREATE TABLE wanted (run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, number INTEGER NOT NULL,
            url TEXT NOT NULL, state TEXT NOT NULL, fetch INTEGER REFERENCES fetches(id) ON DELETE SET NULL,
            PRIMARY KEY (run, number), UNIQUE (run, url))""",
        "CREATE INDEX wanted_fetch ON wanted(fetch)",
        """CREATE VIEW failed_fetches AS SELECT id, url, status, fetched, state, failure, message
            FROM fetches WHERE failure IS NOT NULL""",
    ),
)

REPORTS = Migration(
    "finished reports, and what they say",
    (
        """CREATE TABLE reports (id TEXT PRIMARY KEY, created TEXT NOT NULL, version TEXT NOT NULL,
            rubric TEXT NOT NULL, settings TEXT NOT NULL, document TEXT NOT NULL, name TEXT NOT NULL,
            title TEXT NOT NULL, url TEXT, outlet TEXT, published TEXT, language TEXT NOT NULL,
            claims INTEGER NOT NULL, problems INTEGER NOT NULL, json TEXT NOT NULL)""",
        "CREATE INDEX reports_document ON reports(document)",
        """CREATE TABLE claims (report TEXT NOT NULL REFERENCES reports(id) ON DELETE CASCADE, id TEXT NOT NULL,
            number INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, checkworthy REAL NOT NULL,
            level TEXT NOT NULL, band TEXT NOT NULL, score REAL, said TEXT NOT NULL, "true" TEXT NOT NULL,
            origins_for INTEGER NOT NULL, origins_against INTEGER NOT NULL, PRIMARY KEY (report, id))""",
        """CREATE TABLE findings (id INTEGER PRIMARY KEY, report TEXT NOT NULL, claim TEXT NOT NULL, code TEXT NOT NULL,
            level TEXT NOT NULL, message TEXT NOT NULL, fix TEXT NOT NULL, suppressed TEXT,
            FOREIGN KEY (report, claim) REFERENCES claims(report, id) ON DELETE CASCADE)""",
        "CREATE INDEX findings_claim ON findings(report, claim)",
        """CREATE TABLE cited (report TEXT NOT NULL REFERENCES reports(id) ON DELETE CASCADE, id TEXT NOT NULL,
            document TEXT REFERENCES documents(id) ON DELETE SET NULL, title TEXT NOT NULL, url TEXT,
            name TEXT NOT NULL, outlet TEXT, published TEXT, fetched TEXT NOT NULL, read_from TEXT NOT NULL,
            sha256 TEXT NOT NULL, PRIMARY KEY (report, id))""",
        "CREATE INDEX cited_document ON cited(document)",
        """CREATE TABLE evidence (report TEXT NOT NULL, id TEXT NOT NULL, claim TEXT NOT NULL, reference TEXT NOT NULL,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL, passage TEXT NOT NULL, stance TEXT NOT NULL,
            abstained INTEGER NOT NULL, match REAL NOT NULL, judge TEXT NOT NULL, origin TEXT NOT NULL,
            PRIMARY KEY (report, id),
            FOREIGN KEY (report, claim) REFERENCES claims(report, id) ON DELETE CASCADE,
            FOREIGN KEY (report, reference) REFERENCES cited(report, id) ON DELETE CASCADE)""",
        "CREATE INDEX evidence_claim ON evidence(report, claim)",
        "CREATE INDEX evidence_reference ON evidence(report, reference)",
        """CREATE VIEW citations AS
            SELECT e.report, r.title AS article, r.url AS article_url, e.claim, c.text AS claim_text, e.stance,
                e.abstained, e.passage, f.title AS reference_title, f.url AS reference_url, f.outlet, f.published,
                f.fetched, e.judge, e.reference
            FROM evidence e JOIN reports r ON r.id = e.report
                JOIN claims c ON c.report = e.report AND c.id = e.claim
                JOIN cited f ON f.report = e.report AND f.id = e.reference""",
        """CREATE VIEW weak_claims AS
            SELECT c.report, r.title AS article, r.url AS article_url, c.id AS claim, c.text, c.level, c.band, c.score,
                c.checkworthy, n.code, n.level AS finding, n.message, n.fix
            FROM claims c JOIN reports r ON r.id = c.report
                LEFT JOIN findings n ON n.report = c.report AND n.claim = c.id AND n.suppressed IS NULL
            WHERE n.id IS NOT NULL OR c.band IN ('weak', 'very weak')
            ORDER BY c.score, c.checkworthy DESC""",
    ),
)

VECTORS = Migration(
    "vectors of passages, and what made them",
    (
        """CREATE TABLE embedders (number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            dimensions INTEGER NOT NULL)""",
        """CREATE TABLE vectors (passage INTEGER NOT NULL REFERENCES passages(id) ON DELETE CASCADE,
            embedder INTEGER NOT NULL REFERENCES embedders(number) ON DELETE CASCADE, vector BLOB NOT NULL,
            PRIMARY KEY (passage, embedder)) WITHOUT ROWID""",
    ),
)

STEPS = (PAGES_AND_DOCUMENTS, PASSAGES, VIEWS, SHARED_TEXTS, FETCHES, REPORTS, VECTORS)
"""In order, from an empty file; a step's number is its place here, counted from 1."""
