/* kw-sample-days.c: a sample family as it was written down, day by day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-days.h"

#define EVENING          17 /* o'clock, for what has only a date */
#define DEADLINE_LEAD    21 /* days */
#define STEP_LEAD        12
#define APPOINTMENT_LEAD 7

/* Dates and instants that are filled in when they come. */
static const struct
{
  KwRecordKind kind;
  const char *field;
} later_fields[] = {
  { KW_RECORD_FAMILY, "closed" },
  { KW_RECORD_DESIGNATION, "until" },
  { KW_RECORD_PROBLEM, "acknowledged" },
  { KW_RECORD_PROBLEM, "resolved" },
  { KW_RECORD_DEADLINE, "met" },
  { KW_RECORD_STEP, "done" },
  { KW_RECORD_CONCERN, "written_up" },
  { KW_RECORD_CONCERN, "closed" },
  { KW_RECORD_REFERRAL, "sent" },
  { KW_RECORD_REFERRAL, "met" },
  { KW_RECORD_PROFESSIONAL, "until" },
};

static KwInstant
evening (KwDate date)
{
  return kw_instant_from_local (date, EVENING, 0, 0);
}

static KwInstant
moment_of_field (gconstpointer record, const KwField *field)
{
  gint64 value = *(gint64 *) kw_field_pointer (record, field);

  if (value == KW_NONE)
    return KW_NONE;
  return field->kind == KW_FIELD_DATE ? evening (value) : value;
}

static KwInstant
moment_of_referral (const KwReferral *referral)
{
  if (referral->breakthrough != KW_NONE)
    return referral->breakthrough;
  return referral->sent != KW_NONE ? referral->sent - KW_HOUR : G_MININT64;
}

/* When it was first written down, before looking at what it refers to, when the family came and what time it is. */
static KwInstant
first_moment (gconstpointer record)
{
  const KwRecord *header = record;

  switch ((int) header->type->kind)
    {
    case KW_RECORD_PROBLEM:
      return evening (((const KwProblem *) record)->identified);
    case KW_RECORD_DEADLINE:
      return evening (((const KwDeadline *) record)->due - DEADLINE_LEAD);
    case KW_RECORD_STEP:
      {
        const KwStep *step = record;
        KwDate by = step->done != KW_NONE ? step->done : step->due;

        return by == KW_NONE ? G_MININT64 : evening (by - STEP_LEAD);
      }
    case KW_RECORD_CONCERN:
      return ((const KwConcern *) record)->raised;
    case KW_RECORD_CONCERN_TOLD:
      return ((const KwConcernTold *) record)->at;
    case KW_RECORD_PROFESSIONAL:
      return evening (((const KwProfessional *) record)->from);
    case KW_RECORD_VISIT:
      return ((const KwVisit *) record)->start + ((const KwVisit *) record)->minutes * KW_MINUTE;
    case KW_RECORD_REFERRAL:
      return moment_of_referral (record);
    case KW_RECORD_PIN:
      return G_MAXINT64;
    case KW_RECORD_APPOINTMENT:
      return ((const KwAppointment *) record)->start - APPOINTMENT_LEAD * KW_DAY;
    case KW_RECORD_AGREEMENT:
      return ((const KwAgreement *) record)->decided;
    case KW_RECORD_EVENT:
      return evening (((const KwEvent *) record)->date);
    default:
      return G_MININT64;
    }
}

/* What depends on a date that was not there yet. */
static void
forget_what_followed (gpointer record)
{
  switch ((int) ((KwRecord *) record)->type->kind)
    {
    case KW_RECORD_FAMILY:
      {
        KwFamily *family = record;

        if (family->closed == KW_NONE && family->status == KW_FAMILY_CLOSED)
          family->status = KW_FAMILY_ACTIVE;
        break;
      }
    case KW_RECORD_PROBLEM:
      {
        KwProblem *problem = record;

        if (problem->acknowledged == KW_NONE)
          problem->help_wanted = KW_CODE_NONE;
        break;
      }
    case KW_RECORD_REFERRAL:
      {
        KwReferral *referral = record;

        if (referral->met == KW_NONE && referral->sent != KW_NONE)
          referral->status = KW_REFERRAL_SENT;
        if (referral->sent == KW_NONE)
          {
            referral->status = KW_REFERRAL_READY;
            referral->sent_how = KW_CODE_NONE;
            g_clear_pointer (&referral->sent_to, g_free);
          }
        break;
      }
    default:
      break;
    }
}

static gpointer
as_it_stood (gconstpointer record, KwInstant when)
{
  KwRecord *copy = kw_record_copy (record);
  gboolean forgotten = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (later_fields); i++)
    {
      const KwField *field;
      KwInstant moment;

      if (later_fields[i].kind != copy->type->kind)
        continue;
      field = kw_record_type_get_field (copy->type, later_fields[i].field);
      moment = moment_of_field (copy, field);
      if (moment == KW_NONE || moment <= when)
        continue;
      kw_record_clear_field (copy, field);
      forgotten = TRUE;
    }
  if (forgotten)
    forget_what_followed (copy);
  if (copy->type->kind == KW_RECORD_APPOINTMENT && ((KwAppointment *) copy)->start > when)
    ((KwAppointment *) copy)->outcome = KW_APPOINTMENT_PLANNED;
  return copy;
}

static void
take_note (GArray *notes, gconstpointer record, guint family, KwInstant moment, KwInstant latest)
{
  KwSampleNote note = { .when = MIN (moment, latest), .family = family, .record = as_it_stood (record, moment) };

  g_array_append_val (notes, note);
}

static void
note_outcome (GArray *notes, const KwAppointment *appointment, guint family, KwInstant when, KwInstant latest)
{
  KwInstant over = appointment->start + appointment->minutes * KW_MINUTE;

  if (over > when && over <= latest)
    take_note (notes, appointment, family, over, latest);
}

/* Nothing is written down before what it refers to. */
static KwInstant
moment_with_references (const KwCaseFile *case_file, gconstpointer record)
{
  const KwRecordType *type = ((const KwRecord *) record)->type;
  KwInstant when = first_moment (record);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const KwField *field = &type->fields[i];
      gconstpointer other;

      if (field->kind != KW_FIELD_REFERENCE)
        continue;
      other = kw_case_file_find (case_file, field->target, *(gint64 *) kw_field_pointer (record, field));
      if (other != NULL)
        when = MAX (when, moment_with_references (case_file, other));
    }
  return when;
}

static void
note_record (GArray *notes, gconstpointer record, const KwCaseFile *case_file, guint family, KwInstant now)
{
  const KwRecord *header = record;
  KwInstant opened = kw_instant_from_local (kw_case_file_get_family (case_file)->opened, 9, 0, 0);
  KwInstant latest = MAX (now - KW_MINUTE, opened);
  KwInstant when = CLAMP (moment_with_references (case_file, record), opened, latest);

  take_note (notes, record, family, when, latest);
  for (guint i = 0; i < G_N_ELEMENTS (later_fields); i++)
    {
      KwInstant moment;

      if (later_fields[i].kind != header->type->kind)
        continue;
      moment = moment_of_field (record, kw_record_type_get_field (header->type, later_fields[i].field));
      if (moment != KW_NONE && moment > when)
        take_note (notes, record, family, moment, latest);
    }
  if (header->type->kind == KW_RECORD_APPOINTMENT)
    note_outcome (notes, record, family, when, latest);
}

/**
 * kw_sample_note_clear:
 * @note: (type KwSampleNote): a note
 */
void
kw_sample_note_clear (gpointer note)
{
  g_clear_pointer (&((KwSampleNote *) note)->record, kw_record_free);
}

/**
 * kw_sample_days_add:
 * @notes: (element-type KwSampleNote): where to add
 * @case_file: a family
 * @family: what to call it in the notes
 * @now: the moment that the sample stands around
 *
 * Tells how @case_file was written down.
 */
void
kw_sample_days_add (GArray *notes, const KwCaseFile *case_file, guint family, KwInstant now)
{
  for (guint kind = 0; kind < KW_N_RECORD_KINDS; kind++)
    {
      const GPtrArray *list = kw_case_file_list (case_file, kind);

      for (guint i = 0; i < list->len; i++)
        note_record (notes, g_ptr_array_index (list, i), case_file, family, now);
    }
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const KwSampleNote *one = a, *other = b;

  return (one->when > other->when) - (one->when < other->when);
}

/**
 * kw_sample_days_sort:
 * @notes: (element-type KwSampleNote): notes of all families
 *
 * Puts them in order of time; what was written down at one moment stays in the order of entry.
 */
void
kw_sample_days_sort (GArray *notes)
{
  g_array_sort (notes, compare_notes);
}
