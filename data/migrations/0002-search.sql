-- Finding words in everything recorded. Written with every record in the same transaction (kw-search-index.c).

-- The words of a record, found by its id. Contentless: the text itself stands only in its record. No positions
-- (detail = none) and no sizes, since nothing is ranked: what is found is shown newest first. Beginnings of one to
-- five letters have an index of their own, because a beginning is looked up at every key press and putting together
-- the rows of all words that begin so takes too long.
CREATE VIRTUAL TABLE search_index USING fts5 (
  text,
  content = '',
  columnsize = 0,
  detail = none,
  prefix = '1 2 3 4 5',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- A leaf must fit into a page of 4,096 bytes less 48 reserved ones, else each takes a second page.
INSERT INTO search_index (search_index, rank) VALUES ('pgsz', 3900);
-- Merging is left to slices in the background (kw_search_index_merge()), so that no save has to wait for it; only
-- where that has not kept up for long does a save merge by itself.
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 64);
INSERT INTO search_index (search_index, rank) VALUES ('usermerge', 4);

-- The words that there are, in their order: a longer beginning is one of few words (kw-search-query.c).
CREATE VIRTUAL TABLE search_word USING fts5vocab (search_index, instance);

-- What an id in the index is.
CREATE TABLE search_row (
  id     INTEGER PRIMARY KEY CHECK (id > 0),
  kind   TEXT NOT NULL, -- the record's table
  family INTEGER        -- NULL: shared by the team
) STRICT;
