-- 0004-journal.sql: what the casebook knows about itself, and who changed what

-- One row: this casebook. "seq" and "head" are the number and the hash of this device's newest journal entry (0 and
-- zeros before the first), "hlc" its clock, "last_id" the largest id ever given: a clock that goes back must not make
-- any of them go back.
CREATE TABLE "meta" (
  "id" INTEGER PRIMARY KEY CHECK ("id" = 1),
  "device" INTEGER NOT NULL CHECK ("device" > 0),
  "epoch" INTEGER NOT NULL CHECK ("epoch" > 0),
  "worker" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "sample" INTEGER NOT NULL CHECK ("sample" IN (0, 1)),
  "created" INTEGER NOT NULL,
  "hlc" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL CHECK ("seq" >= 0),
  "head" BLOB NOT NULL CHECK (length ("head") = 32),
  "last_id" INTEGER NOT NULL CHECK ("last_id" > 0)
) STRICT;

-- One entry for each record that an edit changed; see kw-journal-entry.h. "salt", "patch", "old" and "reason" may be
-- erased by law: the chain of hashes holds without them.
CREATE TABLE "journal" (
  "id" INTEGER PRIMARY KEY,
  "device" INTEGER NOT NULL CHECK ("device" > 0),
  "epoch" INTEGER NOT NULL CHECK ("epoch" > 0),
  "seq" INTEGER NOT NULL CHECK ("seq" > 0),
  "hlc" INTEGER NOT NULL,
  "edit" INTEGER NOT NULL,
  "author" INTEGER NOT NULL,
  "family" INTEGER,
  "tbl" TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "op" TEXT NOT NULL CHECK ("op" IN ('insert', 'update', 'remove')),
  "patch" TEXT CHECK ("patch" GLOB '{*}'),
  "old" TEXT CHECK ("old" GLOB '{*}'),
  "reason" TEXT,
  "schema_version" INTEGER NOT NULL,
  "salt" BLOB CHECK (length ("salt") = 16),
  "payload_hash" BLOB NOT NULL CHECK (length ("payload_hash") = 32),
  "prev" BLOB NOT NULL CHECK (length ("prev") = 32),
  "hash" BLOB NOT NULL CHECK (length ("hash") = 32),
  UNIQUE ("device", "epoch", "seq")
) STRICT;
CREATE INDEX "journal_by_row" ON "journal" ("row");
CREATE INDEX "journal_by_edit" ON "journal" ("edit");
