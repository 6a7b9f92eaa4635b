/* kw-family-facts-pack.c: the facts of a family as bytes
 *
 * Each array is its length and its entries; visits say how long after the one before they were. A first number says the
 * version: bytes of another one are made anew. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-facts-private.h"

#include "kw-pack.h"

#define VERSION 1

/* One field of a record that is packed; how it is packed follows from its kind. */
static const char *const problem_fields[] = { "domain", "severity", "identified", "acknowledged",
                                              "help_wanted", "immediate_risk", "resolved", NULL };
static const char *const deadline_fields[] = { "problem", "kind", "due", "met", NULL };
static const char *const referral_fields[] = { "problem", "service", "status", "breakthrough",
                                               "sent", "met", "listed", NULL };
static const char *const concern_fields[] = { "problem", "harm", "raised", "closed", "written_up", NULL };
static const char *const pin_fields[] = { "problem", "place", "until", "approved", NULL };
static const char *const appointment_fields[] = { "referral", "kind", "start", NULL };
static const char *const member_fields[] = { "born", "role", "at_home", NULL };

#define MOST_FIELDS 8

/* The fields of a list of names, looked up once. */
typedef struct
{
  const KwRecordType *type;
  const KwField *fields[MOST_FIELDS];
  guint n_fields;
} Layout;

static void
layout_init (Layout *layout, const KwRecordType *type, const char *const *names)
{
  *layout = (Layout){ .type = type };
  for (; *names != NULL; names++)
    layout->fields[layout->n_fields++] = kw_record_type_get_field (type, *names);
}

typedef enum {
  PROBLEM,
  DEADLINE,
  REFERRAL,
  CONCERN,
  PIN,
  APPOINTMENT,
  MEMBER,
  N_LAYOUTS
} LayoutOf;

static const Layout *
get_layout (LayoutOf which)
{
  static Layout layouts[N_LAYOUTS];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      layout_init (&layouts[PROBLEM], &kw_problem_type, problem_fields);
      layout_init (&layouts[DEADLINE], &kw_deadline_type, deadline_fields);
      layout_init (&layouts[REFERRAL], &kw_referral_type, referral_fields);
      layout_init (&layouts[CONCERN], &kw_concern_type, concern_fields);
      layout_init (&layouts[PIN], &kw_pin_type, pin_fields);
      layout_init (&layouts[APPOINTMENT], &kw_appointment_type, appointment_fields);
      layout_init (&layouts[MEMBER], &kw_member_type, member_fields);
      g_once_init_leave (&made, 1);
    }
  return &layouts[which];
}

static void
pack_field (GByteArray *bytes, gconstpointer record, const KwField *field)
{
  gconstpointer at = kw_field_pointer (record, field);

  switch (field->kind)
    {
    case KW_FIELD_BOOLEAN:
      kw_pack_int (bytes, *(const gboolean *) at);
      break;
    case KW_FIELD_CODE:
      kw_pack_int (bytes, *(const int *) at);
      break;
    case KW_FIELD_TEXT:
      kw_pack_text (bytes, *(char *const *) at);
      break;
    case KW_FIELD_REFERENCE:
      /* Ids need all 63 bits. */
      kw_pack_int (bytes, *(const gint64 *) at == KW_NONE ? 0 : *(const gint64 *) at);
      break;
    case KW_FIELD_INSTANT:
      kw_pack_optional (bytes, *(const gint64 *) at == KW_NONE ? KW_NONE : *(const gint64 *) at / KW_SECOND);
      break;
    case KW_FIELD_INTEGER:
    case KW_FIELD_DATE:
    default:
      kw_pack_optional (bytes, *(const gint64 *) at);
      break;
    }
}

static void
unpack_field (KwUnpacker *unpacker, gpointer record, const KwField *field)
{
  gpointer at = kw_field_pointer (record, field);
  gint64 value;

  switch (field->kind)
    {
    case KW_FIELD_BOOLEAN:
      *(gboolean *) at = kw_unpack_int (unpacker) != 0;
      break;
    case KW_FIELD_CODE:
      *(int *) at = (int) kw_unpack_int (unpacker);
      break;
    case KW_FIELD_TEXT:
      *(char **) at = kw_unpack_text (unpacker);
      break;
    case KW_FIELD_REFERENCE:
      value = kw_unpack_int (unpacker);
      *(gint64 *) at = value == 0 ? KW_NONE : value;
      break;
    case KW_FIELD_INSTANT:
      value = kw_unpack_optional (unpacker);
      *(gint64 *) at = value == KW_NONE ? KW_NONE : value * KW_SECOND;
      break;
    case KW_FIELD_INTEGER:
    case KW_FIELD_DATE:
    default:
      *(gint64 *) at = kw_unpack_optional (unpacker);
      break;
    }
}

static void
pack_record (GByteArray *bytes, gconstpointer record, const Layout *layout)
{
  kw_pack_int (bytes, ((const KwRecord *) record)->id);
  for (guint i = 0; i < layout->n_fields; i++)
    pack_field (bytes, record, layout->fields[i]);
}

static void
unpack_record (KwUnpacker *unpacker, gpointer record, const Layout *layout, gint64 family)
{
  KwRecord *to = record;

  to->type = layout->type;
  to->id = kw_unpack_int (unpacker);
  to->family = family;
  for (guint i = 0; i < layout->n_fields; i++)
    unpack_field (unpacker, record, layout->fields[i]);
}

static void
pack_records (GByteArray *bytes, gconstpointer records, guint n, LayoutOf which)
{
  const Layout *layout = get_layout (which);

  kw_pack_int (bytes, n);
  for (guint i = 0; i < n; i++)
    pack_record (bytes, (const char *) records + i * layout->type->size, layout);
}

/* (transfer full): an array of the records' structs. */
static gpointer
unpack_records (KwUnpacker *unpacker, guint *n, LayoutOf which, gint64 family)
{
  const Layout *layout = get_layout (which);
  char *records;

  *n = kw_unpack_count (unpacker);
  records = g_malloc0_n (*n, layout->type->size);
  for (guint i = 0; i < *n; i++)
    unpack_record (unpacker, records + i * layout->type->size, layout, family);
  return records;
}

static void
pack_instant (GByteArray *bytes, KwInstant instant)
{
  kw_pack_optional (bytes, instant == KW_NONE ? KW_NONE : instant / KW_SECOND);
}

static KwInstant
unpack_instant (KwUnpacker *unpacker)
{
  gint64 seconds = kw_unpack_optional (unpacker);

  return seconds == KW_NONE ? KW_NONE : seconds * KW_SECOND;
}

static void
pack_visits (GByteArray *bytes, const KwFamilyFacts *self)
{
  gint64 before = 0;

  kw_pack_int (bytes, self->n_visits);
  for (guint i = 0; i < self->n_visits; i++)
    {
      const KwVisitFact *visit = &self->visits[i];
      gint64 seconds = visit->start / KW_SECOND;

      kw_pack_int (bytes, seconds - before);
      kw_pack_int (bytes, visit->minutes);
      kw_pack_int (bytes, visit->outcome << 4 | visit->kind << 1 | (visit->says_who ? 1 : 0));
      before = seconds;
    }
}

static void
unpack_visits (KwUnpacker *unpacker, KwFamilyFacts *self)
{
  gint64 seconds = 0;

  self->n_visits = kw_unpack_count (unpacker);
  self->visits = g_new0 (KwVisitFact, self->n_visits);
  for (guint i = 0; i < self->n_visits; i++)
    {
      KwVisitFact *visit = &self->visits[i];
      gint64 packed;

      seconds += kw_unpack_int (unpacker);
      visit->start = seconds * KW_SECOND;
      visit->minutes = (gint16) kw_unpack_int (unpacker);
      packed = kw_unpack_int (unpacker);
      visit->outcome = (guint8) (packed >> 4);
      visit->kind = (guint8) (packed >> 1 & 7);
      visit->says_who = (packed & 1) != 0;
    }
}

static void
pack_members (GByteArray *bytes, const KwFamilyFacts *self)
{
  kw_pack_int (bytes, self->n_members);
  for (guint i = 0; i < self->n_members; i++)
    {
      const KwMemberFact *member = &self->members[i];

      pack_record (bytes, &member->member, get_layout (MEMBER));
      kw_pack_int (bytes, (member->has_school ? 1 : 0) | (member->speaks ? 2 : 0));
      pack_instant (bytes, member->last_seen);
      pack_instant (bytes, member->last_alone);
      kw_pack_optional (bytes, member->written);
    }
}

static void
unpack_members (KwUnpacker *unpacker, KwFamilyFacts *self)
{
  self->n_members = kw_unpack_count (unpacker);
  self->members = g_new0 (KwMemberFact, self->n_members);
  for (guint i = 0; i < self->n_members; i++)
    {
      KwMemberFact *member = &self->members[i];
      gint64 flags;

      unpack_record (unpacker, &member->member, get_layout (MEMBER), self->family);
      flags = kw_unpack_int (unpacker);
      member->has_school = (flags & 1) != 0;
      member->speaks = (flags & 2) != 0;
      member->last_seen = unpack_instant (unpacker);
      member->last_alone = unpack_instant (unpacker);
      member->written = kw_unpack_optional (unpacker);
    }
}

/**
 * kw_family_facts_pack:
 * @self: facts
 *
 * Returns: (transfer full): the bytes
 */
GByteArray *
kw_family_facts_pack (const KwFamilyFacts *self)
{
  GByteArray *bytes = g_byte_array_sized_new (1024);

  kw_pack_int (bytes, VERSION);
  kw_pack_int (bytes, (int) self->status);
  kw_pack_int (bytes, (int) self->intensity);
  kw_pack_optional (bytes, self->visits_per_week.low);
  kw_pack_optional (bytes, self->visits_per_week.high);
  kw_pack_optional (bytes, self->opened);
  kw_pack_optional (bytes, self->closed);
  kw_pack_int (bytes, self->worker == KW_NONE ? 0 : self->worker);
  kw_pack_optional (bytes, self->held_from);
  pack_instant (bytes, self->latest);
  pack_instant (bytes, self->seen_before);
  kw_pack_int (bytes, self->run_before);
  kw_pack_optional (bytes, self->plan_changed);
  kw_pack_text (bytes, self->reference);
  kw_pack_text (bytes, self->name);
  kw_pack_text (bytes, self->authority);
  pack_visits (bytes, self);
  pack_members (bytes, self);
  pack_records (bytes, self->problems, self->n_problems, PROBLEM);
  pack_records (bytes, self->deadlines, self->n_deadlines, DEADLINE);
  pack_records (bytes, self->referrals, self->n_referrals, REFERRAL);
  pack_records (bytes, self->concerns, self->n_concerns, CONCERN);
  pack_records (bytes, self->pins, self->n_pins, PIN);
  pack_records (bytes, self->appointments, self->n_appointments, APPOINTMENT);
  return bytes;
}

static void
unpack_beginning (KwUnpacker *unpacker, KwFamilyFacts *self)
{
  gint64 worker;

  self->status = (KwFamilyStatus) kw_unpack_int (unpacker);
  self->intensity = (KwIntensity) kw_unpack_int (unpacker);
  self->visits_per_week.low = kw_unpack_optional (unpacker);
  self->visits_per_week.high = kw_unpack_optional (unpacker);
  self->opened = kw_unpack_optional (unpacker);
  self->closed = kw_unpack_optional (unpacker);
  worker = kw_unpack_int (unpacker);
  self->worker = worker == 0 ? KW_NONE : worker;
  self->held_from = kw_unpack_optional (unpacker);
  self->latest = unpack_instant (unpacker);
  self->seen_before = unpack_instant (unpacker);
  self->run_before = (guint) kw_unpack_int (unpacker);
  self->plan_changed = kw_unpack_optional (unpacker);
  self->reference = kw_unpack_text (unpacker);
  self->name = kw_unpack_text (unpacker);
  self->authority = kw_unpack_text (unpacker);
}

/**
 * kw_family_facts_unpack:
 * @family: the family's id
 * @bytes: what kw_family_facts_pack() gave
 * @length: how many
 *
 * Returns: (transfer full) (nullable): the facts; %NULL where the bytes are of another version or no such bytes
 */
KwFamilyFacts *
kw_family_facts_unpack (gint64 family, gconstpointer bytes, gsize length)
{
  KwUnpacker unpacker = { .at = bytes, .end = (const guint8 *) bytes + length };
  g_autoptr (KwFamilyFacts) self = kw_family_facts_new ();

  if (kw_unpack_int (&unpacker) != VERSION)
    return NULL;
  self->family = family;
  unpack_beginning (&unpacker, self);
  unpack_visits (&unpacker, self);
  unpack_members (&unpacker, self);
  self->problems = unpack_records (&unpacker, &self->n_problems, PROBLEM, family);
  self->deadlines = unpack_records (&unpacker, &self->n_deadlines, DEADLINE, family);
  self->referrals = unpack_records (&unpacker, &self->n_referrals, REFERRAL, family);
  self->concerns = unpack_records (&unpacker, &self->n_concerns, CONCERN, family);
  self->pins = unpack_records (&unpacker, &self->n_pins, PIN, family);
  self->appointments = unpack_records (&unpacker, &self->n_appointments, APPOINTMENT, family);
  if (unpacker.failed || unpacker.at != unpacker.end)
    return NULL;
  return g_steal_pointer (&self);
}
