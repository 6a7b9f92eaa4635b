-- 0001-records.sql: everything that is recorded
--
-- One table for each type of record, one column for each of its fields, of the same name and in the same
-- order (kw-records-*.c has the descriptions; a test holds the two against each other). What a field must
-- be is checked here a second time, so that nothing wrong is stored whatever the program does.
--
-- A record of a family says which family in "family", and refers only to records of that same family:
-- such a reference is to ("family", "id"). Every foreign key waits for the end of the transaction, so an
-- edit may come in any order; none cascades: nothing is removed that nobody asked to remove.
--
-- Tables of families keep each family's rows side by side (WITHOUT ROWID, by family and id), because that is how they
-- are read: ten years of visits are a few hundred pages instead of one for each row. It also is the only index that
-- references within a family need: what a removal has to look through is the rows of one family.
--
-- Dates are YYYY-MM-DD, instants milliseconds since 1970 (UTC), lists JSON arrays: of which no more than the brackets
-- are checked, because json_valid () may not be called by a schema that is not trusted (SQLite 3.40).

CREATE TABLE "authority" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "code" TEXT NOT NULL CHECK (length ("code") BETWEEN 1 AND 12),
  "name" TEXT NOT NULL CHECK (length ("name") BETWEEN 1 AND 200)
) STRICT;

CREATE TABLE "worker" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('key-worker', 'supervisor', 'programme-lead', 'information-officer')),
  "authority" TEXT CHECK (length ("authority") <= 12),
  "phone" TEXT,
  "weekly_minutes" INTEGER CHECK ("weekly_minutes" BETWEEN 0 AND 10080)
) STRICT;

CREATE TABLE "service" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "name" TEXT NOT NULL CHECK (length ("name") BETWEEN 1 AND 200),
  "organisation" TEXT,
  "description" TEXT,
  "domains" TEXT NOT NULL CHECK ("domains" GLOB '[[]*]'),
  "areas" TEXT NOT NULL CHECK ("areas" GLOB '[[]*]'),
  "authority" TEXT CHECK (length ("authority") <= 12),
  "phone" TEXT,
  "email" TEXT,
  "address" TEXT,
  "hours" TEXT,
  "response_hours" INTEGER CHECK ("response_hours" BETWEEN 0 AND 8784),
  "source" TEXT,
  "checked" TEXT CHECK (date ("checked") IS "checked")
) STRICT;

-- Exactly one open designation for each active family: family.active_marker is 1 for an active family and
-- refers to the designation whose open_marker is 1, of which a family can have only one. Where a marker is
-- NULL nothing is asked.
CREATE TABLE "family" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "reference" TEXT NOT NULL UNIQUE CHECK (length ("reference") BETWEEN 1 AND 32),
  "name" TEXT NOT NULL CHECK (length ("name") BETWEEN 1 AND 200),
  "authority" TEXT NOT NULL CHECK (length ("authority") BETWEEN 1 AND 12),
  "status" TEXT NOT NULL CHECK ("status" IN ('waiting', 'active', 'closed')),
  "intensity" TEXT NOT NULL CHECK ("intensity" IN ('intensive', 'light', 'stepping-down')),
  "visits_per_week" TEXT CHECK ("visits_per_week" GLOB '[[]*]'),
  "opened" TEXT NOT NULL CHECK (date ("opened") IS "opened"),
  "closed" TEXT CHECK (date ("closed") IS "closed"),
  "address" TEXT,
  "postcode" TEXT,
  "phone" TEXT,
  "goal" TEXT,
  "strengths" TEXT NOT NULL CHECK ("strengths" GLOB '[[]*]'),
  "active_marker" INTEGER GENERATED ALWAYS AS (CASE WHEN "status" = 'active' THEN 1 END) VIRTUAL,
  FOREIGN KEY ("id", "active_marker") REFERENCES "designation" ("family", "open_marker") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "family_by_name" ON "family" ("name" COLLATE NOCASE, "reference");
CREATE INDEX "family_by_status" ON "family" ("status");

CREATE TABLE "designation" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "worker" INTEGER NOT NULL REFERENCES "worker" DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT NOT NULL CHECK (date ("from") IS "from"),
  "until" TEXT CHECK (date ("until") IS "until"),
  "open_marker" INTEGER GENERATED ALWAYS AS (CASE WHEN "until" IS NULL THEN 1 END) VIRTUAL,
  PRIMARY KEY ("family", "id"),
  UNIQUE ("family", "open_marker")
) STRICT, WITHOUT ROWID;
-- Who holds what now: the caseload.
CREATE INDEX "designation_by_worker" ON "designation" ("worker", "open_marker", "family");

CREATE TABLE "member" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "given" TEXT NOT NULL CHECK (length ("given") BETWEEN 1 AND 100),
  "surname" TEXT,
  "known_as" TEXT,
  "school" TEXT,
  "language" TEXT,
  "voice" TEXT,
  "born" TEXT CHECK (date ("born") IS "born"),
  "role" TEXT NOT NULL CHECK ("role" IN ('mother', 'father', 'parent', 'step-parent', 'carer', 'partner', 'grandparent', 'child', 'relative', 'other')),
  "at_home" INTEGER NOT NULL CHECK ("at_home" IN (0, 1)),
  "involved" TEXT NOT NULL CHECK ("involved" IN ('asked', 'not-asked', 'not-safe')),
  "phone" TEXT,
  "safe_contact" TEXT,
  "interpreter" INTEGER NOT NULL CHECK ("interpreter" IN (0, 1)),
  "gender" TEXT CHECK ("gender" IN ('female', 'male', 'other')),
  "died" TEXT CHECK (date ("died") IS "died"),
  "nhs_number" TEXT,
  "upn" TEXT,
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "problem" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "domain" TEXT NOT NULL CHECK ("domain" IN ('debt', 'rent-arrears', 'benefits', 'food', 'fuel', 'furniture', 'eviction', 'homelessness', 'housing', 'school', 'early-years', 'work', 'routines', 'parenting', 'behaviour', 'health', 'disability', 'domestic-abuse', 'exploitation', 'drugs', 'alcohol', 'mental-health', 'offending', 'bereavement')),
  "title" TEXT NOT NULL CHECK (length ("title") BETWEEN 1 AND 200),
  "severity" INTEGER NOT NULL CHECK ("severity" BETWEEN 1 AND 4),
  "identified" TEXT NOT NULL CHECK (date ("identified") IS "identified"),
  "acknowledged" INTEGER,
  "help_wanted" TEXT CHECK ("help_wanted" IN ('yes', 'not-now')),
  "immediate_risk" INTEGER NOT NULL CHECK ("immediate_risk" IN (0, 1)),
  "family_rank" INTEGER CHECK ("family_rank" BETWEEN 1 AND 9007199254740991),
  "raised_by" TEXT NOT NULL CHECK ("raised_by" GLOB '[[]*]'),
  "resolved" TEXT CHECK (date ("resolved") IS "resolved"),
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "problem_member" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER NOT NULL,
  "member" INTEGER NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "link" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "from" INTEGER NOT NULL,
  "to" INTEGER NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "from") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "to") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "deadline" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('possession-notice', 'possession-hearing', 'eviction-bailiff', 'court-hearing', 'care-hearing', 'child-protection-conference', 'exclusion-hearing', 'disconnection', 'benefit-stop', 'breathing-space-end', 'breathing-space-review', 'application', 'appointment', 'taf-review', 'parents-evening', 'review', 'other')),
  "due" TEXT NOT NULL CHECK (date ("due") IS "due"),
  "met" TEXT CHECK (date ("met") IS "met"),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "step" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER NOT NULL,
  "title" TEXT NOT NULL CHECK (length ("title") BETWEEN 1 AND 300),
  "owner" TEXT NOT NULL CHECK ("owner" IN ('key-worker', 'family', 'specialist', 'supervisor', 'other')),
  "due" TEXT CHECK (date ("due") IS "due"),
  "waiting_until" TEXT CHECK (date ("waiting_until") IS "waiting_until"),
  "done" TEXT CHECK (date ("done") IS "done"),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "concern" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER NOT NULL,
  "harm" TEXT NOT NULL CHECK ("harm" IN ('actual', 'likely', 'worry')),
  "raised" INTEGER NOT NULL,
  "words" TEXT,
  "closed" TEXT CHECK (date ("closed") IS "closed"),
  "said_by" TEXT,
  "children_where" TEXT,
  "parents_told" TEXT,
  "written_up" INTEGER,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "concern_told" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "concern" INTEGER NOT NULL,
  "who" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "reference" TEXT,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "concern") REFERENCES "concern" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "debt" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER NOT NULL,
  "creditor" TEXT NOT NULL CHECK (length ("creditor") BETWEEN 1 AND 200),
  "amount_pence" INTEGER NOT NULL CHECK ("amount_pence" BETWEEN 0 AND 9007199254740991),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('rent', 'mortgage', 'council-tax', 'energy', 'water', 'fine', 'maintenance', 'benefit-overpayment', 'tv-licence', 'card', 'loan', 'doorstep', 'catalogue', 'personal', 'other')),
  "arrangement" TEXT,
  "repay_pence" INTEGER CHECK ("repay_pence" BETWEEN 0 AND 9007199254740991),
  "repay_per" TEXT CHECK ("repay_per" IN ('week', 'fortnight', 'four-weeks', 'month', 'year')),
  "settled" TEXT CHECK (date ("settled") IS "settled"),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "professional" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT NOT NULL CHECK (length ("name") BETWEEN 1 AND 200),
  "profession" TEXT,
  "organisation" TEXT,
  "phone" TEXT,
  "safeguarding" INTEGER NOT NULL CHECK ("safeguarding" IN (0, 1)),
  "from" TEXT CHECK (date ("from") IS "from"),
  "until" TEXT CHECK (date ("until") IS "until"),
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "visit" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "start" INTEGER NOT NULL,
  "minutes" INTEGER NOT NULL CHECK ("minutes" BETWEEN 0 AND 1440),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('home', 'school', 'office', 'phone', 'video', 'walk', 'court', 'other')),
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('seen', 'nobody-in', 'declined', 'cancelled-by-family', 'cancelled-by-us')),
  "note" TEXT,
  "headline" TEXT,
  "expected_out" INTEGER,
  "buddy" TEXT,
  "checked_out" INTEGER,
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;
-- When each family was last seen, and the visits of a time.
CREATE INDEX "visit_by_start" ON "visit" ("family", "start", "outcome");

CREATE TABLE "visit_trust" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER NOT NULL,
  "member" INTEGER NOT NULL,
  "step" INTEGER NOT NULL CHECK ("step" BETWEEN 1 AND 5),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "visit") REFERENCES "visit" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "visit_seen" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER NOT NULL,
  "member" INTEGER NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "visit") REFERENCES "visit" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "visit_alone" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER NOT NULL,
  "member" INTEGER NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "visit") REFERENCES "visit" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "visit_line" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER NOT NULL,
  "member" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "visit") REFERENCES "visit" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "visit_problem" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER NOT NULL,
  "problem" INTEGER NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "visit") REFERENCES "visit" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "visit_professional" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "visit" INTEGER NOT NULL,
  "professional" INTEGER NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "visit") REFERENCES "visit" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "professional") REFERENCES "professional" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "referral" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER NOT NULL,
  "service" TEXT NOT NULL CHECK (length ("service") BETWEEN 1 AND 200),
  "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'ready', 'sent', 'accepted', 'declined', 'waiting-list', 'met', 'joint', 'stepped-back', 'completed', 'withdrawn', 'stopped-going')),
  "breakthrough" INTEGER,
  "sent" INTEGER,
  "met" INTEGER,
  "sent_how" TEXT CHECK ("sent_how" IN ('phone', 'by-hand', 'post', 'secure-email', 'portal')),
  "sent_to" TEXT,
  "listed" INTEGER REFERENCES "service" DEFERRABLE INITIALLY DEFERRED,
  "reason" TEXT,
  "shared" TEXT,
  "joint_planned" INTEGER CHECK ("joint_planned" BETWEEN 0 AND 100),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX "referral_by_listed" ON "referral" ("listed");

CREATE TABLE "pin" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "problem" INTEGER NOT NULL,
  "place" INTEGER NOT NULL CHECK ("place" BETWEEN 1 AND 9007199254740991),
  "reason" TEXT NOT NULL CHECK (length ("reason") BETWEEN 1 AND 500),
  "until" TEXT CHECK (date ("until") IS "until"),
  "approved" INTEGER NOT NULL CHECK ("approved" IN (0, 1)),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "problem") REFERENCES "problem" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "relationship" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "from" INTEGER NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('parent', 'partner', 'former-partner', 'sibling', 'carer', 'adoptive-parent', 'foster-carer', 'other')),
  "to" INTEGER NOT NULL,
  "since" TEXT CHECK (date ("since") IS "since"),
  "until" TEXT CHECK (date ("until") IS "until"),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "from") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "to") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "same_person" (
  "id" INTEGER PRIMARY KEY CHECK ("id" > 0),
  "member" INTEGER NOT NULL REFERENCES "member" ("id") DEFERRABLE INITIALLY DEFERRED,
  "other" INTEGER NOT NULL REFERENCES "member" ("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "same_person_by_member" ON "same_person" ("member");
CREATE INDEX "same_person_by_other" ON "same_person" ("other");

CREATE TABLE "residence" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "member" INTEGER NOT NULL,
  "address" TEXT NOT NULL CHECK (length ("address") >= 1),
  "postcode" TEXT,
  "from" TEXT CHECK (date ("from") IS "from"),
  "until" TEXT CHECK (date ("until") IS "until"),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "appointment" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "referral" INTEGER,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('visit', 'joint', 'meeting', 'court', 'other')),
  "start" INTEGER NOT NULL,
  "minutes" INTEGER NOT NULL CHECK ("minutes" BETWEEN 0 AND 1440),
  "with" TEXT,
  "purpose" TEXT,
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('planned', 'kept', 'missed', 'cancelled')),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "referral") REFERENCES "referral" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "agreement" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "referral" INTEGER,
  "member" INTEGER,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('engagement', 'lawful-basis', 'sharing', 'override')),
  "decision" TEXT NOT NULL CHECK ("decision" IN ('agreed', 'refused', 'recorded')),
  "basis" TEXT,
  "reason" TEXT,
  "decided" INTEGER NOT NULL,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "referral") REFERENCES "referral" ("family", "id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "event" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT NOT NULL CHECK (date ("date") IS "date"),
  "member" INTEGER,
  "headline" TEXT NOT NULL CHECK (length ("headline") BETWEEN 1 AND 200),
  "detail" TEXT,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "budget_line" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('wages', 'universal-credit', 'child-benefit', 'disability-benefit', 'carers-allowance', 'housing-benefit', 'pension', 'maintenance-received', 'other-income', 'rent', 'council-tax', 'energy', 'water', 'food', 'travel', 'phone', 'childcare', 'school', 'clothing', 'tv-licence', 'insurance', 'maintenance-paid', 'debt-repayments', 'other-outgoing')),
  "what" TEXT,
  "amount_pence" INTEGER NOT NULL CHECK ("amount_pence" BETWEEN 0 AND 9007199254740991),
  "per" TEXT NOT NULL CHECK ("per" IN ('week', 'fortnight', 'four-weeks', 'month', 'year')),
  "member" INTEGER,
  "checked" TEXT CHECK (date ("checked") IS "checked"),
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "benefit" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('universal-credit', 'child-benefit', 'council-tax-reduction', 'free-school-meals', 'healthy-start', 'disability-child', 'personal-independence', 'carers-allowance', 'housing-payment', 'warm-home', 'social-tariff', 'welfare-grant', 'sure-start', 'pension-credit', 'other')),
  "member" INTEGER,
  "state" TEXT NOT NULL CHECK ("state" IN ('to-check', 'applied', 'receiving', 'stopped', 'appealed', 'not-entitled')),
  "date" TEXT CHECK (date ("date") IS "date"),
  "note" TEXT,
  PRIMARY KEY ("family", "id"),
  FOREIGN KEY ("family", "member") REFERENCES "member" ("family", "id") DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE "safety_marker" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "incident" TEXT NOT NULL CHECK (length ("incident") >= 1),
  "happened" TEXT NOT NULL CHECK (date ("happened") IS "happened"),
  "review" TEXT NOT NULL CHECK (date ("review") IS "review"),
  "told" TEXT NOT NULL CHECK ("told" IN ('told', 'unsafe-to-tell')),
  "told_why" TEXT,
  "ended" TEXT CHECK (date ("ended") IS "ended"),
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "usual_visit" (
  "id" INTEGER NOT NULL UNIQUE CHECK ("id" > 0),
  "family" INTEGER NOT NULL REFERENCES "family" DEFERRABLE INITIALLY DEFERRED,
  "weekday" TEXT NOT NULL CHECK ("weekday" IN ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  PRIMARY KEY ("family", "id")
) STRICT, WITHOUT ROWID;
