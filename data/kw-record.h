/* kw-record.h: what a record is
 *
 * A record is a plain struct that begins with KwRecord; its type (KwRecordType) has one table of fields that says
 * everything about it once: name, kind, where it stands in the struct, limits, codes, sensitivity, whom it is about.
 * SQL, validation, the journal's patches, JSON, history in words and redaction all come from that table; there is no
 * second list of a record's fields anywhere. kw-records.h has the structs, kw-records.c the tables.
 *
 * A record belongs to whoever made it; it is not thread-safe, but may be handed from thread to thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-codes.h"
#include "kw-time.h"

#include <jansson.h>

G_BEGIN_DECLS

typedef struct _KwRecordType KwRecordType;
typedef struct _KwField KwField;

/* The order is the order of the journal, of check and of the case file; a referenced kind stands before the
 * kinds that refer to it. */
typedef enum {
  KW_RECORD_AUTHORITY,
  KW_RECORD_WORKER,
  KW_RECORD_SERVICE,
  KW_RECORD_FAMILY,
  KW_RECORD_DESIGNATION,
  KW_RECORD_MEMBER,
  KW_RECORD_PROBLEM,
  KW_RECORD_PROBLEM_MEMBER,
  KW_RECORD_LINK,
  KW_RECORD_DEADLINE,
  KW_RECORD_STEP,
  KW_RECORD_CONCERN,
  KW_RECORD_CONCERN_TOLD,
  KW_RECORD_DEBT,
  KW_RECORD_PROFESSIONAL,
  KW_RECORD_VISIT,
  KW_RECORD_VISIT_TRUST,
  KW_RECORD_VISIT_SEEN,
  KW_RECORD_VISIT_ALONE,
  KW_RECORD_VISIT_LINE,
  KW_RECORD_VISIT_PROBLEM,
  KW_RECORD_VISIT_PROFESSIONAL,
  KW_RECORD_REFERRAL,
  KW_RECORD_PIN,
  KW_RECORD_RELATIONSHIP,
  KW_RECORD_SAME_PERSON,
  KW_RECORD_RESIDENCE,
  KW_RECORD_APPOINTMENT,
  KW_RECORD_AGREEMENT,
  KW_RECORD_EVENT,
  KW_RECORD_LEAVE,
  KW_RECORD_DEPUTY,
  KW_RECORD_SUPERVISION,
  KW_RECORD_SUPERVISION_TASK,
  KW_RECORD_SUPERVISION_REFLECTION,
  KW_RECORD_SUPERVISION_ADDENDUM,
  KW_RECORD_SUPERVISION_FAMILY,
  KW_RECORD_SUPERVISION_FAMILY_ADDENDUM,
  KW_RECORD_SUPERVISION_ACTION,
  KW_RECORD_HANDOVER,
  KW_RECORD_HANDOVER_INTRODUCTION,
  KW_RECORD_HANDOVER_ITEM,
  KW_RECORD_CLOSURE,
  KW_RECORD_CARRIED_OVER,
  KW_RECORD_REOPENING,
  KW_RECORD_APPROVAL,
  KW_RECORD_OUTCOME,
  KW_RECORD_UNIT_COST,
  KW_RECORD_SAVED_VIEW,
  KW_RECORD_PAPER,
  KW_RECORD_BUDGET_LINE,
  KW_RECORD_BENEFIT,
  KW_RECORD_SAFETY_MARKER,
  KW_RECORD_USUAL_VISIT,
  KW_N_RECORD_KINDS
} KwRecordKind;

#define KW_RECORD_NO_KIND KW_N_RECORD_KINDS

/**
 * KwRecord:
 * @type: its type, for good
 * @id: positive; %KW_NONE until it is given one
 * @family: the id of the family it belongs to (a family's own id for a family); %KW_NONE for what the team shares
 *
 * The beginning of every record.
 */
typedef struct
{
  const KwRecordType *type;
  gint64 id;
  gint64 family;
} KwRecord;

/**
 * KwRange:
 * @low: the lower end, or %KW_NONE where there is no range
 * @high: the upper end; may be below @low, records are untidy
 */
typedef struct
{
  gint64 low;
  gint64 high;
} KwRange;

/* How a field stands in its struct, its column and JSON. */
typedef enum {
  KW_FIELD_TEXT,      /* char *, nullable · TEXT · string */
  KW_FIELD_INTEGER,   /* gint64, KW_NONE · INTEGER · integer */
  KW_FIELD_BOOLEAN,   /* gboolean · INTEGER 0/1 · true/false; never null */
  KW_FIELD_DATE,      /* KwDate · TEXT YYYY-MM-DD · string */
  KW_FIELD_INSTANT,   /* KwInstant · INTEGER ms · string, local or Z */
  KW_FIELD_CODE,      /* an int-sized enum, KW_CODE_NONE · TEXT · string */
  KW_FIELD_REFERENCE, /* gint64 id of a record of .target, KW_NONE · INTEGER · string */
  KW_FIELD_CODES,     /* GArray of int, never NULL · TEXT, a JSON array · array of strings; order and repeats kept */
  KW_FIELD_TEXTS,     /* GStrv, never NULL · TEXT, a JSON array · array of strings */
  KW_FIELD_RANGE      /* KwRange · TEXT, a JSON array of two · array of two integers */
} KwFieldKind;

typedef enum {
  KW_FIELD_OPTIONAL = 0,
  KW_FIELD_REQUIRED = 1 << 0,      /* must be given; a field with a default is neither required nor ever null */
  KW_FIELD_DEFAULTS = 1 << 1,      /* absent or null means .fallback */
  KW_FIELD_BY_NAME = 1 << 2,       /* a reference that case files write as the other record's name */
  KW_FIELD_NOT_FILED = 1 << 3,     /* not in case files: it points outside the family */
  KW_FIELD_LONG = 1 << 4,          /* text of several lines */
  KW_FIELD_CAPITALS = 1 << 5,      /* text of A-Z, 0-9 and - only */
  KW_FIELD_NOT_SEARCHED = 1 << 6,  /* text that finds nothing: the same in many records, or nothing that is read */
  KW_FIELD_SIGNATURE = 1 << 7,     /* an instant that seals the record once it is given; see kw-commit-sealed.c */
  KW_FIELD_AFTER_SIGNING = 1 << 8, /* may change although the record is sealed */
  KW_FIELD_NOT_TOLD = 1 << 9       /* nothing that a person reads, not in the history either */
} KwFieldFlags;

/* What may be shown to whom; see "The family's side" in the product's documentation. */
typedef enum {
  KW_SENSITIVITY_ORDINARY,
  KW_SENSITIVITY_PERSONAL, /* about a person: only with that person's, or the family's, knowledge */
  KW_SENSITIVITY_SECRET    /* the worker's own: trust, severity, concerns; never at the table, never printed for
                              a reader */
} KwSensitivity;

/**
 * KwTextCheck:
 * @text: what is in the field
 * @error: for what is wrong with it, a sentence
 *
 * What a form asks of a text beyond its length. Records from elsewhere are taken all the same.
 *
 * Returns: whether it does
 */
typedef gboolean (*KwTextCheck) (const char *text, GError **error);

struct _KwField
{
  const char *name;  /* column, journal key and JSON key; never reused for something else */
  const char *label; /* English, translated when shown */
  KwFieldKind kind;
  guint offset;
  KwFieldFlags flags;
  gint64 min; /* of an integer or a range: smallest value; of a text: fewest characters */
  gint64 max; /* of an integer or a range: largest value; of a text: most characters, 0 for no limit */
  const KwCodeSet *codes;
  KwRecordKind target;
  gint64 fallback;   /* integer, boolean or position of a code */
  KwTextCheck check; /* of a text: what a form asks of it; NULL: nothing */
  KwSensitivity sensitivity;
};

/* How records of this type stand in a case file. */
typedef enum {
  KW_FILED_NOT,     /* not at all */
  KW_FILED_OBJECT,  /* one object */
  KW_FILED_OBJECTS, /* an array of objects */
  KW_FILED_VALUES   /* an array of the bare value of the field after the parent's */
} KwFiledAs;

typedef enum {
  KW_SCOPE_TEAM,
  KW_SCOPE_FAMILY
} KwScope;

/* Whether records of this type have an "id" in case files, for others there to refer to. */
typedef enum {
  KW_NAMED_NOT,
  KW_NAMED_ALWAYS,
  KW_NAMED_IF_GIVEN
} KwNaming;

struct _KwRecordType
{
  KwRecordKind kind;
  const char *name;  /* the table; ASCII */
  const char *label; /* one of them, in English, translated when shown */
  gsize size;
  const KwField *fields;
  guint n_fields;
  KwScope scope; /* records of a family have a column "family" */
  KwFiledAs filed_as;
  const char *filed_name;  /* key in the case file, or in the parent's object */
  KwRecordKind parent;     /* the record it stands in, else KW_RECORD_NO_KIND */
  const char *about;       /* the field that refers to the member it is about, or NULL */
  const char *sealed_with; /* the field that refers to the record whose signatures seal this one too, or NULL */
  KwNaming naming;
};

const KwRecordType *kw_record_type_get (KwRecordKind kind);
const KwRecordType *kw_record_type_by_name (const char *name);
const char *kw_record_type_get_label (const KwRecordType *type);
const KwField *kw_record_type_get_field (const KwRecordType *type, const char *name);
const KwField *kw_record_type_get_parent_field (const KwRecordType *type);
const char *kw_field_get_label (const KwField *field);

gpointer kw_record_new (KwRecordKind kind);
gpointer kw_record_copy (gconstpointer record);
void kw_record_free (gpointer record);
void kw_record_clear_field (gpointer record, const KwField *field);
void kw_record_copy_field (gpointer to, gconstpointer from, const KwField *field);
gboolean kw_record_field_equal (gconstpointer a, gconstpointer b, const KwField *field);
gboolean kw_record_field_is_empty (gconstpointer record, const KwField *field);
gboolean kw_record_equal (gconstpointer a, gconstpointer b);

/**
 * kw_field_pointer:
 * @record: a #KwRecord
 * @field: a field of its type
 *
 * Returns: (transfer none): where @field stands in @record; what it points to follows from the field's kind
 */
static inline gpointer
kw_field_pointer (gconstpointer record, const KwField *field)
{
  return (char *) record + field->offset;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwRecord, kw_record_free)

G_END_DECLS
