/* kw-records-team.c: the fields of what the team shares
 *
 * Each table is the one description of its record; see kw-record.h for what follows from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-table.h"
#include "kw-records.h"

#include <glib/gi18n-lib.h>

/* A row a field, however long. */
/* clang-format off */

#define RECORD_STRUCT KwAuthority
static const KwField authority_fields[] = {
  TEXT (code, NC_ ("field", "Code"), .flags = KW_FIELD_REQUIRED | KW_FIELD_CAPITALS, LENGTH (1, 12)),
  TEXT (name, NC_ ("field", "Name"), REQUIRED, LENGTH (1, 200)),
};
RECORD_TYPE (kw_authority_type, KW_RECORD_AUTHORITY, "authority", NC_ ("record", "Authority"), authority_fields,
             OF_TEAM);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwWorker
static const KwField worker_fields[] = {
  TEXT (name, NC_ ("field", "Name"), REQUIRED, LENGTH (0, 0)),
  CODE (role, NC_ ("field", "Role"), kw_worker_roles, DEFAULTS (KW_ROLE_KEY_WORKER)),
  TEXT (authority, NC_ ("field", "Authority"), .flags = KW_FIELD_CAPITALS | KW_FIELD_NOT_SEARCHED, LENGTH (0, 12)),
  TEXT (phone, NC_ ("field", "Telephone"), OPTIONAL),
  INTEGER (weekly_minutes, NC_ ("field", "Minutes a week for visits"), 0, 10080, OPTIONAL),
  TEXT (team, NC_ ("field", "Team"), NOT_SEARCHED),
  TEXTS (languages, NC_ ("field", "Languages besides English"), NOT_SEARCHED),
  DATE (until, NC_ ("field", "Not here any more from"), OPTIONAL),
};
RECORD_TYPE (kw_worker_type, KW_RECORD_WORKER, "worker", NC_ ("record", "Worker"), worker_fields,
             OF_TEAM);
#undef RECORD_STRUCT

#define RECORD_STRUCT KwService
static const KwField service_fields[] = {
  TEXT (name, NC_ ("field", "Name"), REQUIRED, LENGTH (1, 200)),
  TEXT (organisation, NC_ ("field", "Organisation"), OPTIONAL),
  TEXT (description, NC_ ("field", "What it does"), LONG),
  CODES (domains, NC_ ("field", "Helps with"), kw_domains),
  TEXTS (areas, NC_ ("field", "Areas"), NOT_SEARCHED),
  TEXT (authority, NC_ ("field", "Kept by"), .flags = KW_FIELD_CAPITALS | KW_FIELD_NOT_SEARCHED, LENGTH (0, 12)),
  TEXT (phone, NC_ ("field", "Telephone"), OPTIONAL),
  TEXT (email, NC_ ("field", "E-mail"), OPTIONAL),
  TEXT (address, NC_ ("field", "Address"), OPTIONAL),
  TEXT (hours, NC_ ("field", "Opening hours"), NOT_SEARCHED),
  INTEGER (response_hours, NC_ ("field", "Usual hours to a first meeting"), 0, 8784, OPTIONAL),
  TEXT (source, NC_ ("field", "Where this comes from"), NOT_SEARCHED),
  DATE (checked, NC_ ("field", "Checked on"), OPTIONAL),
};
RECORD_TYPE (kw_service_type, KW_RECORD_SERVICE, "service", NC_ ("record", "Service"), service_fields,
             OF_TEAM);
#undef RECORD_STRUCT
