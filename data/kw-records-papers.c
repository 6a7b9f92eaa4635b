/* kw-records-papers.c: the fields of papers
 *
 * The table is the one description of its record; see kw-record.h for what follows from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-record-table.h"
#include "kw-records.h"

#include <glib/gi18n-lib.h>

/* Letters of a hash or a key of 32 bytes in hex. */
#define HEX_LENGTH 64

/* A row a field, however long. */
/* clang-format off */

#define RECORD_STRUCT KwPaper
static const KwField paper_fields[] = {
  TEXT (name, NC_ ("field", "Name"), REQUIRED, LENGTH (1, 200), PERSONAL),
  CODE (kind, NC_ ("field", "Kind"), kw_paper_kinds, DEFAULTS (KW_PAPER_DOCUMENT)),
  TEXT (media_type, NC_ ("field", "Kind of file"), NOT_SEARCHED, LENGTH (0, 100)),
  DATE (date, NC_ ("field", "Date on it"), OPTIONAL),
  INSTANT (added, NC_ ("field", "Added"), REQUIRED),
  REFERENCE (member, NC_ ("field", "About whom"), KW_RECORD_MEMBER, OPTIONAL),
  CODE (readers, NC_ ("field", "Who may see it"), kw_paper_readers, DEFAULTS (KW_PAPER_FOR_WORKER)),
  TEXT (note, NC_ ("field", "Note"), LONG, PERSONAL),
  INTEGER (size, NC_ ("field", "Size in bytes"), 0, LARGEST_INTEGER, OPTIONAL),
  TEXT (hash, NC_ ("field", "Content"), NOT_TOLD, LENGTH (0, HEX_LENGTH), SECRET),
  TEXT (content, NC_ ("field", "Sealed content"), NOT_TOLD, LENGTH (0, HEX_LENGTH), SECRET),
  TEXT (key, NC_ ("field", "Key of the content"), NOT_TOLD, LENGTH (0, HEX_LENGTH), SECRET),
};
RECORD_TYPE (kw_paper_type, KW_RECORD_PAPER, "paper", NC_ ("record", "Paper"), paper_fields,
             OF_FAMILY, NOT_FILED, .about = "member");
#undef RECORD_STRUCT
