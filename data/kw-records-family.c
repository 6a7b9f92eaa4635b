/* kw-records-family.c: the fields of the family and its people
 *
 * Each table is the one description of its record; see kw-record.h for what follows from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-identifier.h"
#include "kw-record-table.h"
#include "kw-records.h"

#include <glib/gi18n-lib.h>

/* A row a field, however long. */
/* clang-format off */

#define RECORD_STRUCT KwFamily
static const KwField family_fields[] = {
  TEXT (reference, NC_ ("field", "Reference"), REQUIRED, LENGTH (1, 32)),
  TEXT (name, NC_ ("field", "Name"), REQUIRED, LENGTH (1, 200)),
  TEXT (authority, NC_ ("field", "Authority"), .flags = KW_FIELD_REQUIRED | KW_FIELD_CAPITALS | KW_FIELD_NOT_SEARCHED, LENGTH (1, 12)),
  CODE (status, NC_ ("field", "Status"), kw_family_statuses, DEFAULTS (KW_FAMILY_ACTIVE)),
  CODE (intensity, NC_ ("field", "Intensity"), kw_intensities, DEFAULTS (KW_INTENSIVE)),
  FIELD (visits_per_week, NC_ ("field", "Visits a week"), KW_FIELD_RANGE, .min = 0, .max = 14),
  DATE (opened, NC_ ("field", "Opened"), REQUIRED),
  DATE (closed, NC_ ("field", "Closed"), OPTIONAL),
  TEXT (address, NC_ ("field", "Address"), OPTIONAL, PERSONAL),
  TEXT (postcode, NC_ ("field", "Postcode"), OPTIONAL, PERSONAL),
  TEXT (phone, NC_ ("field", "Telephone"), OPTIONAL, PERSONAL),
  TEXT (goal, NC_ ("field", "Their goal, in their own words"), LONG),
  TEXTS (strengths, NC_ ("field", "Strengths")),
};
RECORD_TYPE (kw_family_type, KW_RECORD_FAMILY, "family", NC_ ("record", "Family"), family_fields,
             OF_FAMILY, FILED_ALONE ("family"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwDesignation
static const KwField designation_fields[] = {
  REFERENCE (worker, NC_ ("field", "Key worker"), KW_RECORD_WORKER, .flags = KW_FIELD_REQUIRED | KW_FIELD_BY_NAME),
  DATE (from, NC_ ("field", "From"), REQUIRED),
  DATE (until, NC_ ("field", "Until"), OPTIONAL),
};
RECORD_TYPE (kw_designation_type, KW_RECORD_DESIGNATION, "designation", NC_ ("record", "Designation"), designation_fields,
             OF_FAMILY, FILED_ALONE ("designation"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwMember
static const KwField member_fields[] = {
  TEXT (given, NC_ ("field", "Given name"), REQUIRED, LENGTH (1, 100), PERSONAL),
  TEXT (surname, NC_ ("field", "Surname"), OPTIONAL, PERSONAL),
  TEXT (known_as, NC_ ("field", "Known as"), OPTIONAL, PERSONAL),
  TEXT (school, NC_ ("field", "School"), OPTIONAL, PERSONAL),
  TEXT (language, NC_ ("field", "Language"), OPTIONAL, PERSONAL),
  TEXT (voice, NC_ ("field", "In the child’s own words"), LONG, PERSONAL),
  DATE (born, NC_ ("field", "Born"), OPTIONAL, PERSONAL),
  CODE (role, NC_ ("field", "Role"), kw_member_roles, DEFAULTS (KW_MEMBER_OTHER)),
  BOOLEAN (at_home, NC_ ("field", "Lives at home"), TRUE),
  CODE (involved, NC_ ("field", "Asked for their view"), kw_involvements, DEFAULTS (KW_INVOLVED_NOT_ASKED), SECRET),
  TEXT (phone, NC_ ("field", "Telephone"), OPTIONAL, PERSONAL),
  TEXT (safe_contact, NC_ ("field", "Safe contact"), .flags = KW_FIELD_LONG | KW_FIELD_NOT_SEARCHED, SECRET),
  BOOLEAN (interpreter, NC_ ("field", "Needs an interpreter"), FALSE),
  CODE (gender, NC_ ("field", "Gender"), kw_genders, OPTIONAL, PERSONAL),
  DATE (died, NC_ ("field", "Died"), OPTIONAL, PERSONAL),
  TEXT (nhs_number, NC_ ("field", "NHS number"), OPTIONAL, PERSONAL, .check = kw_identifier_check_nhs),
  TEXT (upn, NC_ ("field", "Unique pupil number"), OPTIONAL, PERSONAL, .check = kw_identifier_check_upn),
};
RECORD_TYPE (kw_member_type, KW_RECORD_MEMBER, "member", NC_ ("record", "Member"), member_fields,
             OF_FAMILY, FILED ("members"), .naming = KW_NAMED_ALWAYS, .about = "id");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwRelationship
static const KwField relationship_fields[] = {
  REFERENCE (from, NC_ ("field", "Who"), KW_RECORD_MEMBER, REQUIRED),
  CODE (kind, NC_ ("field", "Relationship"), kw_relations, REQUIRED),
  REFERENCE (to, NC_ ("field", "To whom"), KW_RECORD_MEMBER, REQUIRED),
  DATE (since, NC_ ("field", "Since"), OPTIONAL),
  DATE (until, NC_ ("field", "Until"), OPTIONAL),
};
RECORD_TYPE (kw_relationship_type, KW_RECORD_RELATIONSHIP, "relationship", NC_ ("record", "Relationship"), relationship_fields,
             OF_FAMILY, FILED ("relationships"));
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSamePerson
static const KwField same_person_fields[] = {
  REFERENCE (member, NC_ ("field", "Member"), KW_RECORD_MEMBER, REQUIRED),
  REFERENCE (other, NC_ ("field", "The same person"), KW_RECORD_MEMBER, REQUIRED),
};
RECORD_TYPE (kw_same_person_type, KW_RECORD_SAME_PERSON, "same_person", NC_ ("record", "Same person"), same_person_fields,
             OF_TEAM, .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwResidence
static const KwField residence_fields[] = {
  REFERENCE (member, NC_ ("field", "Who"), KW_RECORD_MEMBER, REQUIRED),
  TEXT (address, NC_ ("field", "Address"), REQUIRED, LENGTH (1, 0), PERSONAL),
  TEXT (postcode, NC_ ("field", "Postcode"), OPTIONAL, PERSONAL),
  DATE (from, NC_ ("field", "From"), OPTIONAL),
  DATE (until, NC_ ("field", "Until"), OPTIONAL),
};
RECORD_TYPE (kw_residence_type, KW_RECORD_RESIDENCE, "residence", NC_ ("record", "Residence"), residence_fields,
             OF_FAMILY, FILED ("residences"), .about = "member");
#undef RECORD_STRUCT

#define RECORD_STRUCT KwProfessional
static const KwField professional_fields[] = {
  TEXT (name, NC_ ("field", "Name"), REQUIRED, LENGTH (1, 200)),
  TEXT (profession, NC_ ("field", "Profession"), OPTIONAL),
  TEXT (organisation, NC_ ("field", "Organisation"), OPTIONAL),
  TEXT (phone, NC_ ("field", "Telephone"), OPTIONAL),
  BOOLEAN (safeguarding, NC_ ("field", "There for safeguarding"), FALSE),
  DATE (from, NC_ ("field", "First contact"), OPTIONAL),
  DATE (until, NC_ ("field", "Last contact"), OPTIONAL),
};
RECORD_TYPE (kw_professional_type, KW_RECORD_PROFESSIONAL, "professional", NC_ ("record", "Professional"), professional_fields,
             OF_FAMILY, FILED ("professionals"), .naming = KW_NAMED_ALWAYS);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwSafetyMarker
static const KwField safety_marker_fields[] = {
  TEXT (incident, NC_ ("field", "What happened"), .flags = KW_FIELD_REQUIRED | KW_FIELD_LONG, LENGTH (1, 0), SECRET),
  DATE (happened, NC_ ("field", "When it happened"), REQUIRED, SECRET),
  DATE (review, NC_ ("field", "Looked at again on"), REQUIRED, SECRET),
  CODE (told, NC_ ("field", "Told of the marker"), kw_told_of_marker, REQUIRED, SECRET),
  TEXT (told_why, NC_ ("field", "Why it is unsafe to tell"), LONG, SECRET),
  DATE (ended, NC_ ("field", "Ended"), OPTIONAL, SECRET),
};
RECORD_TYPE (kw_safety_marker_type, KW_RECORD_SAFETY_MARKER, "safety_marker", NC_ ("record", "Staff-safety marker"), safety_marker_fields,
             OF_FAMILY, FILED ("safety_markers"));
#undef RECORD_STRUCT
