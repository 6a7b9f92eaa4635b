-- What stays on this laptop: half-written forms, and who looked at what. Neither is journalled nor exchanged.

-- What an editor holds, valid or not (kw-drafts.c). The family may not be stored yet, so nothing is referred to.
CREATE TABLE draft (
  key     TEXT PRIMARY KEY, -- which editor, which family: 'visit/123'
  family  INTEGER,
  content TEXT NOT NULL,    -- JSON of the editor's own
  saved   INTEGER NOT NULL  -- ms since 1970, UTC
) STRICT, WITHOUT ROWID;

-- Who opened, searched, printed or exported which family, and why when it is outside their caseload (kw-read-log.c).
CREATE TABLE read_log (
  id     INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL, -- ms since 1970, UTC
  reader INTEGER NOT NULL, -- the worker
  what   TEXT NOT NULL CHECK (what IN ('opened', 'searched', 'printed', 'exported')),
  family INTEGER,          -- NULL: a search
  words  TEXT,             -- what was searched
  why    TEXT
) STRICT;

CREATE INDEX read_log_by_family ON read_log (family, at);
