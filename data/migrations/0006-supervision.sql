-- 0006-supervision.sql: supervision, handover, closure, outcomes, costs; and the facts of each family
--
-- Tables as in 0001-records.sql; the same test holds them against the descriptions of the records.

ALTER TABLE "worker" ADD COLUMN "team" TEXT;
ALTER TABLE "worker" ADD COLUMN "languages" TEXT NOT NULL DEFAULT '[]' CHECK ("languages" GLOB '[[]*]');
ALTER TABLE "worker" ADD COLUMN "until" TEXT CHECK (date ("until") IS "until");

CREATE TABLE "leave" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "worker" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT NOT NULL CHECK (date ("from") IS "from"),
  "until" TEXT NOT NULL CHECK (date ("until") IS "until"),
  "reason" TEXT
) STRICT;
CREATE INDEX "leave_by_worker" ON "leave" ("worker");

CREATE TABLE "deputy" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "worker" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "leave" INTEGER REFERENCES "leave" DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT NOT NULL CHECK (date ("from") IS "from"),
  "until" TEXT NOT NULL CHECK (date ("until") IS "until"),
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "deputy_by_worker" ON "deputy" ("worker");
CREATE INDEX "deputy_by_leave" ON "deputy" ("leave");

CREATE TABLE "supervision" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "worker" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "supervisor" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "held" TEXT NOT NULL CHECK (date ("held") IS "held"),
  "minutes" INTEGER CHECK ("minutes" BETWEEN 0 AND 1440),
  "discussion" TEXT,
  "next" TEXT CHECK (date ("next") IS "next"),
  "worker_signed" INTEGER,
  "supervisor_signed" INTEGER
) STRICT;
CREATE INDEX "supervision_by_worker" ON "supervision" ("worker");
CREATE INDEX "supervision_by_supervisor" ON "supervision" ("supervisor");

CREATE TABLE "supervision_task" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "supervision" INTEGER NOT NULL REFERENCES "supervision" DEFERRABLE INITIALLY DEFERRED,
  "what" TEXT NOT NULL CHECK (length ("what") BETWEEN 1 AND 300),
  "due" TEXT CHECK (date ("due") IS "due"),
  "done" TEXT CHECK (date ("done") IS "done")
) STRICT;
CREATE INDEX "supervision_task_by_supervision" ON "supervision_task" ("supervision");

CREATE TABLE "supervision_reflection" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "supervision" INTEGER NOT NULL REFERENCES "supervision" DEFERRABLE INITIALLY DEFERRED,
  "author" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('wellbeing', 'reflection')),
  "text" TEXT NOT NULL
) STRICT;
CREATE INDEX "supervision_reflection_by_supervision" ON "supervision_reflection" ("supervision");
CREATE INDEX "supervision_reflection_by_author" ON "supervision_reflection" ("author");

CREATE TABLE "supervision_addendum" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "supervision" INTEGER NOT NULL REFERENCES "supervision" DEFERRABLE INITIALLY DEFERRED,
  "author" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "added" INTEGER NOT NULL,
  "text" TEXT NOT NULL
) STRICT;
CREATE INDEX "supervision_addendum_by_supervision" ON "supervision_addendum" ("supervision");
CREATE INDEX "supervision_addendum_by_author" ON "supervision_addendum" ("author");

CREATE TABLE "supervision_family" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "supervision" INTEGER NOT NULL REFERENCES "supervision" DEFERRABLE INITIALLY DEFERRED,
  "discussion" TEXT,
  "decision" TEXT,
  "child_day" TEXT,
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "supervision_family_by_supervision" ON "supervision_family" ("supervision");

CREATE TABLE "supervision_family_addendum" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "entry" INTEGER NOT NULL,
  "author" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "added" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "entry") REFERENCES "supervision_family" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "supervision_family_addendum_by_author" ON "supervision_family_addendum" ("author");

CREATE TABLE "supervision_action" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "supervision" INTEGER NOT NULL REFERENCES "supervision" DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER,
  "what" TEXT NOT NULL CHECK (length ("what") BETWEEN 1 AND 300),
  "owner" TEXT NOT NULL CHECK ("owner" IN ('key-worker', 'family', 'specialist', 'supervisor', 'other')),
  "due" TEXT CHECK (date ("due") IS "due"),
  "done" TEXT CHECK (date ("done") IS "done"),
  "result" TEXT,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "supervision_action_by_supervision" ON "supervision_action" ("supervision");

CREATE TABLE "handover" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "from" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "to" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT NOT NULL CHECK ("reason" IN ('leaving', 'caseload', 'long-leave', 'language', 'family-asked', 'other')),
  "why" TEXT,
  "planned" TEXT CHECK (date ("planned") IS "planned"),
  "what_works" TEXT,
  "from_signed" INTEGER,
  "to_signed" INTEGER,
  "done" TEXT CHECK (date ("done") IS "done"),
  "dropped" TEXT CHECK (date ("dropped") IS "dropped"),
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "handover_by_from" ON "handover" ("from");
CREATE INDEX "handover_by_to" ON "handover" ("to");

CREATE TABLE "handover_introduction" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "handover" INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "with" TEXT,
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('planned', 'kept', 'missed', 'cancelled')),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "handover") REFERENCES "handover" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "handover_item" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "handover" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('clock', 'joint', 'referral', 'concern', 'action', 'other')),
  "what" TEXT NOT NULL CHECK (length ("what") BETWEEN 1 AND 300),
  "due" TEXT CHECK (date ("due") IS "due"),
  "deadline" INTEGER,
  "referral" INTEGER,
  "appointment" INTEGER,
  "concern" INTEGER,
  "action" INTEGER,
  "taken" INTEGER,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "handover") REFERENCES "handover" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "deadline") REFERENCES "deadline" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "referral") REFERENCES "referral" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "appointment") REFERENCES "appointment" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "concern") REFERENCES "concern" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "action") REFERENCES "supervision_action" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "closure" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "proposed" TEXT NOT NULL CHECK (date ("proposed") IS "proposed"),
  "reason" TEXT NOT NULL CHECK ("reason" IN ('goals-reached', 'stepped-down', 'stepped-up', 'moved', 'declined', 'other')),
  "family_words" TEXT,
  "step_down" TEXT,
  "open_number" TEXT,
  "call_due" TEXT CHECK (date ("call_due") IS "call_due"),
  "call_made" TEXT CHECK (date ("call_made") IS "call_made"),
  "call_words" TEXT,
  "closed" TEXT CHECK (date ("closed") IS "closed"),
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "carried_over" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "closure" INTEGER NOT NULL,
  "problem" INTEGER NOT NULL,
  "reason" TEXT NOT NULL,
  "with" TEXT,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "closure") REFERENCES "closure" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "reopening" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "opened" TEXT NOT NULL CHECK (date ("opened") IS "opened"),
  "closure" INTEGER,
  "different" TEXT,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "closure") REFERENCES "closure" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "approval" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "handover" INTEGER,
  "closure" INTEGER,
  "pin" INTEGER,
  "asked_by" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "asked" INTEGER NOT NULL,
  "reason" TEXT,
  "decided_by" INTEGER REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "decision" TEXT CHECK ("decision" IN ('approved', 'refused')),
  "decided" INTEGER,
  "why" TEXT,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "handover") REFERENCES "handover" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "closure") REFERENCES "closure" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "pin") REFERENCES "pin" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "approval_by_asked_by" ON "approval" ("asked_by");
CREATE INDEX "approval_by_decided_by" ON "approval" ("decided_by");

CREATE TABLE "outcome" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "framework" TEXT NOT NULL CHECK (length ("framework") BETWEEN 1 AND 60),
  "code" TEXT NOT NULL CHECK (length ("code") BETWEEN 1 AND 60),
  "member" INTEGER,
  "identified" TEXT NOT NULL CHECK (date ("identified") IS "identified"),
  "need" TEXT,
  "achieved" TEXT CHECK (date ("achieved") IS "achieved"),
  "evidence" TEXT,
  "checked" TEXT CHECK (date ("checked") IS "checked"),
  "relapsed" TEXT CHECK (date ("relapsed") IS "relapsed"),
  "relapse" TEXT,
  "claimed" TEXT CHECK (date ("claimed") IS "claimed"),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "unit_cost" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "code" TEXT NOT NULL CHECK (length ("code") BETWEEN 1 AND 60),
  "name" TEXT NOT NULL CHECK (length ("name") BETWEEN 1 AND 200),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('spent', 'avoided')),
  "unit" TEXT NOT NULL CHECK (length ("unit") BETWEEN 1 AND 100),
  "low_pence" INTEGER NOT NULL CHECK ("low_pence" BETWEEN 0 AND 9007199254740991),
  "high_pence" INTEGER NOT NULL CHECK ("high_pence" BETWEEN 0 AND 9007199254740991),
  "domain" TEXT CHECK ("domain" IN ('debt', 'rent-arrears', 'benefits', 'food', 'fuel', 'furniture', 'eviction', 'homelessness', 'housing', 'school', 'early-years', 'work', 'routines', 'parenting', 'behaviour', 'health', 'disability', 'domestic-abuse', 'exploitation', 'drugs', 'alcohol', 'mental-health', 'offending', 'bereavement')),
  "likelihood_low" INTEGER CHECK ("likelihood_low" BETWEEN 0 AND 100),
  "likelihood_high" INTEGER CHECK ("likelihood_high" BETWEEN 0 AND 100),
  "from" TEXT NOT NULL CHECK (date ("from") IS "from"),
  "until" TEXT CHECK (date ("until") IS "until"),
  "source" TEXT NOT NULL CHECK (length ("source") BETWEEN 1 AND 300),
  "sample" INTEGER NOT NULL CHECK ("sample" IN (0, 1))
) STRICT;

CREATE TABLE "saved_view" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "worker" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "page" TEXT NOT NULL CHECK (length ("page") BETWEEN 1 AND 60),
  "name" TEXT NOT NULL CHECK (length ("name") BETWEEN 1 AND 100),
  "settings" TEXT NOT NULL
) STRICT;
CREATE INDEX "saved_view_by_worker" ON "saved_view" ("worker");

-- What the caseload table needs to know of each family, as kw-family-facts-pack.c writes it: followed from the records
-- at every edit, in the same transaction, so that a table of a whole programme is one row a family to read. It says
-- nothing that the records do not say, and is neither journalled nor exchanged.
CREATE TABLE "family_facts" (
  "family" INTEGER PRIMARY KEY,
  "facts" BLOB NOT NULL
) STRICT;

-- The facts of visits are read from the index alone: notes are long.
DROP INDEX "visit_by_start";
CREATE INDEX "visit_by_start" ON "visit" ("family", "start", "outcome", "kind", "minutes");

CREATE TRIGGER "leave_insert_guard" BEFORE INSERT ON "leave" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "leave_update_guard" BEFORE UPDATE ON "leave" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "leave_delete_guard" BEFORE DELETE ON "leave" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "deputy_insert_guard" BEFORE INSERT ON "deputy" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "deputy_update_guard" BEFORE UPDATE ON "deputy" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "deputy_delete_guard" BEFORE DELETE ON "deputy" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "supervision_insert_guard" BEFORE INSERT ON "supervision" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_update_guard" BEFORE UPDATE ON "supervision" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_delete_guard" BEFORE DELETE ON "supervision" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "supervision_task_insert_guard" BEFORE INSERT ON "supervision_task" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_task_update_guard" BEFORE UPDATE ON "supervision_task" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_task_delete_guard" BEFORE DELETE ON "supervision_task" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "supervision_reflection_insert_guard" BEFORE INSERT ON "supervision_reflection" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_reflection_update_guard" BEFORE UPDATE ON "supervision_reflection" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_reflection_delete_guard" BEFORE DELETE ON "supervision_reflection" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "supervision_addendum_insert_guard" BEFORE INSERT ON "supervision_addendum" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_addendum_update_guard" BEFORE UPDATE ON "supervision_addendum" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_addendum_delete_guard" BEFORE DELETE ON "supervision_addendum" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "supervision_family_insert_guard" BEFORE INSERT ON "supervision_family" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_family_update_guard" BEFORE UPDATE ON "supervision_family" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_family_delete_guard" BEFORE DELETE ON "supervision_family" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "supervision_family_addendum_insert_guard" BEFORE INSERT ON "supervision_family_addendum" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_family_addendum_update_guard" BEFORE UPDATE ON "supervision_family_addendum" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_family_addendum_delete_guard" BEFORE DELETE ON "supervision_family_addendum" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "supervision_action_insert_guard" BEFORE INSERT ON "supervision_action" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_action_update_guard" BEFORE UPDATE ON "supervision_action" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "supervision_action_delete_guard" BEFORE DELETE ON "supervision_action" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "handover_insert_guard" BEFORE INSERT ON "handover" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "handover_update_guard" BEFORE UPDATE ON "handover" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "handover_delete_guard" BEFORE DELETE ON "handover" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "handover_introduction_insert_guard" BEFORE INSERT ON "handover_introduction" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "handover_introduction_update_guard" BEFORE UPDATE ON "handover_introduction" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "handover_introduction_delete_guard" BEFORE DELETE ON "handover_introduction" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "handover_item_insert_guard" BEFORE INSERT ON "handover_item" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "handover_item_update_guard" BEFORE UPDATE ON "handover_item" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "handover_item_delete_guard" BEFORE DELETE ON "handover_item" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "closure_insert_guard" BEFORE INSERT ON "closure" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "closure_update_guard" BEFORE UPDATE ON "closure" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "closure_delete_guard" BEFORE DELETE ON "closure" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "carried_over_insert_guard" BEFORE INSERT ON "carried_over" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "carried_over_update_guard" BEFORE UPDATE ON "carried_over" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "carried_over_delete_guard" BEFORE DELETE ON "carried_over" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "reopening_insert_guard" BEFORE INSERT ON "reopening" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "reopening_update_guard" BEFORE UPDATE ON "reopening" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "reopening_delete_guard" BEFORE DELETE ON "reopening" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "approval_insert_guard" BEFORE INSERT ON "approval" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "approval_update_guard" BEFORE UPDATE ON "approval" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "approval_delete_guard" BEFORE DELETE ON "approval" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "outcome_insert_guard" BEFORE INSERT ON "outcome" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "outcome_update_guard" BEFORE UPDATE ON "outcome" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "outcome_delete_guard" BEFORE DELETE ON "outcome" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "unit_cost_insert_guard" BEFORE INSERT ON "unit_cost" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "unit_cost_update_guard" BEFORE UPDATE ON "unit_cost" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "unit_cost_delete_guard" BEFORE DELETE ON "unit_cost" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "saved_view_insert_guard" BEFORE INSERT ON "saved_view" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "saved_view_update_guard" BEFORE UPDATE ON "saved_view" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "saved_view_delete_guard" BEFORE DELETE ON "saved_view" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "family_facts_insert_guard" BEFORE INSERT ON "family_facts" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "family_facts_update_guard" BEFORE UPDATE ON "family_facts" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "family_facts_delete_guard" BEFORE DELETE ON "family_facts" BEGIN SELECT kw_guard (); END;
