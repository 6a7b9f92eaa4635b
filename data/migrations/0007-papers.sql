-- 0007-papers.sql: photographs, letters, documents
--
-- What is in a paper lies in a file beside the casebook (kw-papers.h), which "content" names and "key" opens.

CREATE TABLE "paper" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL CHECK (length ("name") BETWEEN 1 AND 200),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('letter', 'photograph', 'document', 'form', 'other')),
  "media_type" TEXT CHECK (length ("media_type") <= 100),
  "date" TEXT CHECK (date ("date") IS "date"),
  "added" INTEGER NOT NULL,
  "member" INTEGER,
  "readers" TEXT NOT NULL CHECK ("readers" IN ('family', 'person', 'worker')),
  "note" TEXT,
  "size" INTEGER CHECK ("size" BETWEEN 0 AND 9007199254740991),
  "hash" TEXT CHECK (length ("hash") <= 64),
  "content" TEXT CHECK (length ("content") <= 64),
  "key" TEXT CHECK (length ("key") <= 64),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "paper_by_member" ON "paper" ("family", "member");
CREATE INDEX "paper_by_hash" ON "paper" ("hash");

CREATE TRIGGER "paper_insert_guard" BEFORE INSERT ON "paper" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "paper_update_guard" BEFORE UPDATE ON "paper" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "paper_delete_guard" BEFORE DELETE ON "paper" BEGIN SELECT kw_guard (); END;
