-- 0008-erasure.sql: what was erased by law

-- One row for each erasure, never changed: of everything about a family, or of one field of one record. "edit" is the
-- edit that took it away. What an entry of the journal says may only be erased where a row here covers it.
CREATE TABLE "erasure" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "at" INTEGER NOT NULL, -- ms since 1970, UTC
  "worker" INTEGER NOT NULL,
  "edit" INTEGER NOT NULL,
  "family" INTEGER,
  "tbl" TEXT,
  "row" INTEGER,
  "field" TEXT,
  "why" TEXT NOT NULL CHECK (length ("why") BETWEEN 1 AND 500),
  CHECK (("family" IS NULL) <> ("row" IS NULL)),
  CHECK (("tbl" IS NULL) = ("row" IS NULL) AND ("field" IS NULL) = ("row" IS NULL))
) STRICT;

CREATE TRIGGER "erasure_insert_guard" BEFORE INSERT ON "erasure" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "erasure_update_guard" BEFORE UPDATE ON "erasure" BEGIN
  SELECT RAISE (ABORT, 'what was erased is never changed');
END;
CREATE TRIGGER "erasure_delete_guard" BEFORE DELETE ON "erasure" BEGIN
  SELECT RAISE (ABORT, 'what was erased is never changed');
END;

DROP TRIGGER "journal_update_guard";
CREATE TRIGGER "journal_update_guard" BEFORE UPDATE ON "journal" BEGIN
  SELECT kw_guard ();
  SELECT RAISE (ABORT, 'the journal is never changed') WHERE
    NEW."salt" IS NOT NULL OR NEW."patch" IS NOT NULL OR NEW."old" IS NOT NULL OR NEW."reason" IS NOT NULL OR
    (NEW."id", NEW."device", NEW."epoch", NEW."seq", NEW."hlc", NEW."edit", NEW."author", NEW."tbl", NEW."row",
     NEW."op", NEW."schema_version", NEW."payload_hash", NEW."prev", NEW."hash") <>
    (OLD."id", OLD."device", OLD."epoch", OLD."seq", OLD."hlc", OLD."edit", OLD."author", OLD."tbl", OLD."row",
     OLD."op", OLD."schema_version", OLD."payload_hash", OLD."prev", OLD."hash") OR
    NEW."family" IS NOT OLD."family" OR
    NOT EXISTS (SELECT 1 FROM "erasure" WHERE "erasure"."family" = OLD."family" OR
                ("erasure"."tbl" = OLD."tbl" AND "erasure"."row" = OLD."row"));
END;
