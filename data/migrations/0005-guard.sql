-- 0005-guard.sql: no write past the journal
--
-- kw_guard () is a function of this program (kw-database.c) that refuses unless an edit is being committed. A
-- program that does not have it cannot write here at all.

CREATE TRIGGER "authority_insert_guard" BEFORE INSERT ON "authority" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "authority_update_guard" BEFORE UPDATE ON "authority" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "authority_delete_guard" BEFORE DELETE ON "authority" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "worker_insert_guard" BEFORE INSERT ON "worker" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "worker_update_guard" BEFORE UPDATE ON "worker" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "worker_delete_guard" BEFORE DELETE ON "worker" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "service_insert_guard" BEFORE INSERT ON "service" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "service_update_guard" BEFORE UPDATE ON "service" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "service_delete_guard" BEFORE DELETE ON "service" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "family_insert_guard" BEFORE INSERT ON "family" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "family_update_guard" BEFORE UPDATE ON "family" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "family_delete_guard" BEFORE DELETE ON "family" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "designation_insert_guard" BEFORE INSERT ON "designation" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "designation_update_guard" BEFORE UPDATE ON "designation" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "designation_delete_guard" BEFORE DELETE ON "designation" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "member_insert_guard" BEFORE INSERT ON "member" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "member_update_guard" BEFORE UPDATE ON "member" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "member_delete_guard" BEFORE DELETE ON "member" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "problem_insert_guard" BEFORE INSERT ON "problem" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "problem_update_guard" BEFORE UPDATE ON "problem" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "problem_delete_guard" BEFORE DELETE ON "problem" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "problem_member_insert_guard" BEFORE INSERT ON "problem_member" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "problem_member_update_guard" BEFORE UPDATE ON "problem_member" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "problem_member_delete_guard" BEFORE DELETE ON "problem_member" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "link_insert_guard" BEFORE INSERT ON "link" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "link_update_guard" BEFORE UPDATE ON "link" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "link_delete_guard" BEFORE DELETE ON "link" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "deadline_insert_guard" BEFORE INSERT ON "deadline" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "deadline_update_guard" BEFORE UPDATE ON "deadline" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "deadline_delete_guard" BEFORE DELETE ON "deadline" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "step_insert_guard" BEFORE INSERT ON "step" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "step_update_guard" BEFORE UPDATE ON "step" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "step_delete_guard" BEFORE DELETE ON "step" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "concern_insert_guard" BEFORE INSERT ON "concern" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "concern_update_guard" BEFORE UPDATE ON "concern" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "concern_delete_guard" BEFORE DELETE ON "concern" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "concern_told_insert_guard" BEFORE INSERT ON "concern_told" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "concern_told_update_guard" BEFORE UPDATE ON "concern_told" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "concern_told_delete_guard" BEFORE DELETE ON "concern_told" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "debt_insert_guard" BEFORE INSERT ON "debt" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "debt_update_guard" BEFORE UPDATE ON "debt" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "debt_delete_guard" BEFORE DELETE ON "debt" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "professional_insert_guard" BEFORE INSERT ON "professional" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "professional_update_guard" BEFORE UPDATE ON "professional" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "professional_delete_guard" BEFORE DELETE ON "professional" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "visit_insert_guard" BEFORE INSERT ON "visit" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_update_guard" BEFORE UPDATE ON "visit" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_delete_guard" BEFORE DELETE ON "visit" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "visit_trust_insert_guard" BEFORE INSERT ON "visit_trust" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_trust_update_guard" BEFORE UPDATE ON "visit_trust" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_trust_delete_guard" BEFORE DELETE ON "visit_trust" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "visit_seen_insert_guard" BEFORE INSERT ON "visit_seen" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_seen_update_guard" BEFORE UPDATE ON "visit_seen" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_seen_delete_guard" BEFORE DELETE ON "visit_seen" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "visit_alone_insert_guard" BEFORE INSERT ON "visit_alone" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_alone_update_guard" BEFORE UPDATE ON "visit_alone" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_alone_delete_guard" BEFORE DELETE ON "visit_alone" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "visit_line_insert_guard" BEFORE INSERT ON "visit_line" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_line_update_guard" BEFORE UPDATE ON "visit_line" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_line_delete_guard" BEFORE DELETE ON "visit_line" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "visit_problem_insert_guard" BEFORE INSERT ON "visit_problem" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_problem_update_guard" BEFORE UPDATE ON "visit_problem" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_problem_delete_guard" BEFORE DELETE ON "visit_problem" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "visit_professional_insert_guard" BEFORE INSERT ON "visit_professional" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_professional_update_guard" BEFORE UPDATE ON "visit_professional" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "visit_professional_delete_guard" BEFORE DELETE ON "visit_professional" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "referral_insert_guard" BEFORE INSERT ON "referral" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "referral_update_guard" BEFORE UPDATE ON "referral" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "referral_delete_guard" BEFORE DELETE ON "referral" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "pin_insert_guard" BEFORE INSERT ON "pin" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "pin_update_guard" BEFORE UPDATE ON "pin" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "pin_delete_guard" BEFORE DELETE ON "pin" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "relationship_insert_guard" BEFORE INSERT ON "relationship" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "relationship_update_guard" BEFORE UPDATE ON "relationship" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "relationship_delete_guard" BEFORE DELETE ON "relationship" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "same_person_insert_guard" BEFORE INSERT ON "same_person" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "same_person_update_guard" BEFORE UPDATE ON "same_person" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "same_person_delete_guard" BEFORE DELETE ON "same_person" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "residence_insert_guard" BEFORE INSERT ON "residence" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "residence_update_guard" BEFORE UPDATE ON "residence" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "residence_delete_guard" BEFORE DELETE ON "residence" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "appointment_insert_guard" BEFORE INSERT ON "appointment" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "appointment_update_guard" BEFORE UPDATE ON "appointment" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "appointment_delete_guard" BEFORE DELETE ON "appointment" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "agreement_insert_guard" BEFORE INSERT ON "agreement" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "agreement_update_guard" BEFORE UPDATE ON "agreement" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "agreement_delete_guard" BEFORE DELETE ON "agreement" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "event_insert_guard" BEFORE INSERT ON "event" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "event_update_guard" BEFORE UPDATE ON "event" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "event_delete_guard" BEFORE DELETE ON "event" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "budget_line_insert_guard" BEFORE INSERT ON "budget_line" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "budget_line_update_guard" BEFORE UPDATE ON "budget_line" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "budget_line_delete_guard" BEFORE DELETE ON "budget_line" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "benefit_insert_guard" BEFORE INSERT ON "benefit" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "benefit_update_guard" BEFORE UPDATE ON "benefit" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "benefit_delete_guard" BEFORE DELETE ON "benefit" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "safety_marker_insert_guard" BEFORE INSERT ON "safety_marker" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "safety_marker_update_guard" BEFORE UPDATE ON "safety_marker" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "safety_marker_delete_guard" BEFORE DELETE ON "safety_marker" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "usual_visit_insert_guard" BEFORE INSERT ON "usual_visit" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "usual_visit_update_guard" BEFORE UPDATE ON "usual_visit" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "usual_visit_delete_guard" BEFORE DELETE ON "usual_visit" BEGIN SELECT kw_guard (); END;

CREATE TRIGGER "meta_insert_guard" BEFORE INSERT ON "meta" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "meta_update_guard" BEFORE UPDATE ON "meta" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "meta_delete_guard" BEFORE DELETE ON "meta" BEGIN SELECT kw_guard (); END;

-- What was written is never changed, by nobody.
CREATE TRIGGER "journal_insert_guard" BEFORE INSERT ON "journal" BEGIN SELECT kw_guard (); END;
CREATE TRIGGER "journal_update_guard" BEFORE UPDATE ON "journal" BEGIN
  SELECT kw_guard ();
  SELECT RAISE (ABORT, 'the journal is never changed');
END;
CREATE TRIGGER "journal_delete_guard" BEFORE DELETE ON "journal" BEGIN
  SELECT kw_guard ();
  SELECT RAISE (ABORT, 'the journal is never changed');
END;

CREATE TRIGGER "read_log_update_guard" BEFORE UPDATE ON "read_log" BEGIN
  SELECT RAISE (ABORT, 'the read log is never changed');
END;
CREATE TRIGGER "read_log_delete_guard" BEFORE DELETE ON "read_log" BEGIN
  SELECT RAISE (ABORT, 'the read log is never changed');
END;
