/* kw-danger-entry.c: a concern for somebody's safety, being written down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-danger-entry.h"

#include "kw-people.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define WORST_SEVERITY  4
#define CLOCK_TOLERANCE (15 * KW_MINUTE)

static void
child_where_free (gpointer data)
{
  KwChildWhere *child = data;

  g_free (child->where);
  g_free (child);
}

static void
told_entry_free (gpointer data)
{
  KwToldEntry *told = data;

  g_free (told->who);
  g_free (told->when);
  g_free (told->reference);
  g_free (told);
}

/**
 * kw_danger_entry_new:
 * @case_file: the family's case file
 * @now: the time
 * @new_id: gives ids
 * @user_data: for @new_id
 *
 * Returns: (transfer full): a concern raised now
 */
KwDangerEntry *
kw_danger_entry_new (const KwCaseFile *case_file, KwInstant now, KwNewId new_id, gpointer user_data)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  KwDangerEntry *self = g_new0 (KwDangerEntry, 1);

  self->id = new_id (user_data);
  self->family = kw_case_file_get_family (case_file)->record.id;
  self->problem = KW_NONE;
  self->domain = KW_DOMAIN_PARENTING;
  self->harm = KW_CODE_NONE;
  self->title = g_strdup ("");
  self->raised = kw_words_instant (now, now);
  self->words = g_strdup ("");
  self->said_by = g_strdup ("");
  self->parents_told = g_strdup ("");
  self->children = g_ptr_array_new_with_free_func (child_where_free);
  self->told = g_ptr_array_new_with_free_func (told_entry_free);
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      KwChildWhere *child;

      if (!kw_member_is_child (member, kw_instant_to_date (now)))
        continue;
      child = g_new0 (KwChildWhere, 1);
      child->member = member->record.id;
      child->where = g_strdup ("");
      g_ptr_array_add (self->children, child);
    }
  return self;
}

/**
 * kw_danger_entry_free:
 * @self: (nullable) (transfer full): an entry
 */
void
kw_danger_entry_free (KwDangerEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->raised);
  g_free (self->words);
  g_free (self->said_by);
  g_free (self->parents_told);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->told);
  g_free (self);
}

/**
 * kw_danger_entry_add_told:
 * @self: an entry
 * @who: who was told; may be empty
 * @now: when
 *
 * Returns: (transfer none): one more who was told
 */
KwToldEntry *
kw_danger_entry_add_told (KwDangerEntry *self, const char *who, KwInstant now)
{
  KwToldEntry *told = g_new0 (KwToldEntry, 1);

  told->who = g_strdup (who);
  told->when = kw_words_instant (now, now);
  told->reference = g_strdup ("");
  g_ptr_array_add (self->told, told);
  return told;
}

static json_t *
children_to_json (const KwDangerEntry *self)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->children->len; i++)
    {
      const KwChildWhere *child = g_ptr_array_index (self->children, i);

      json_array_append_new (
          array, json_pack ("{s:I, s:s}", "member", (json_int_t) child->member, "where", child->where));
    }
  return array;
}

static json_t *
told_to_json (const KwDangerEntry *self, KwInstant now)
{
  json_t *array = json_array ();

  for (guint i = 0; i < self->told->len; i++)
    {
      const KwToldEntry *told = g_ptr_array_index (self->told, i);
      json_t *object = json_pack ("{s:s, s:s}", "who", told->who, "reference", told->reference);

      kw_entry_add_instant (object, "when", told->when, now, FALSE);
      json_array_append_new (array, object);
    }
  return array;
}

/**
 * kw_danger_entry_to_json:
 * @self: an entry
 * @now: the time
 *
 * Returns: (transfer full): everything in it, right or wrong, for a draft
 */
json_t *
kw_danger_entry_to_json (const KwDangerEntry *self, KwInstant now)
{
  json_t *draft = json_pack ("{s:I, s:I, s:i, s:s, s:i, s:s, s:s, s:s}", "id", (json_int_t) self->id,
                             "problem", (json_int_t) self->problem, "domain", self->domain, "title", self->title,
                             "harm", self->harm, "words", self->words, "said_by", self->said_by,
                             "parents_told", self->parents_told);

  kw_entry_add_instant (draft, "raised", self->raised, now, FALSE);
  json_object_set_new (draft, "children", children_to_json (self));
  json_object_set_new (draft, "told", told_to_json (self, now));
  return draft;
}

static void
read_children (KwDangerEntry *self, const json_t *array)
{
  const json_t *item;
  gsize i;

  json_array_foreach (array, i, item)
    {
      gint64 member = KW_NONE;

      kw_entry_read_id (item, "member", &member);
      for (guint j = 0; j < self->children->len; j++)
        {
          KwChildWhere *child = g_ptr_array_index (self->children, j);

          if (child->member == member)
            kw_entry_read_text (item, "where", &child->where);
        }
    }
}

static void
read_told (KwDangerEntry *self, const json_t *array, KwInstant now)
{
  const json_t *item;
  gsize i;

  if (!json_is_array (array))
    return;
  g_ptr_array_set_size (self->told, 0);
  json_array_foreach (array, i, item)
    {
      KwToldEntry *told = kw_danger_entry_add_told (self, "", now);

      kw_entry_read_text (item, "who", &told->who);
      kw_entry_read_instant (item, "when", now, FALSE, &told->when);
      kw_entry_read_text (item, "reference", &told->reference);
    }
}

/**
 * kw_danger_entry_read_json:
 * @self: an entry
 * @draft: what kw_danger_entry_to_json() made
 * @case_file: the family's case file: what is not in it any more is let go of
 * @now: the time
 */
void
kw_danger_entry_read_json (KwDangerEntry *self, const json_t *draft, const KwCaseFile *case_file, KwInstant now)
{
  g_return_if_fail (self != NULL && draft != NULL);

  kw_entry_read_id (draft, "id", &self->id);
  kw_entry_read_id (draft, "problem", &self->problem);
  kw_entry_read_int (draft, "domain", &self->domain);
  kw_entry_read_text (draft, "title", &self->title);
  kw_entry_read_int (draft, "harm", &self->harm);
  kw_entry_read_instant (draft, "raised", now, FALSE, &self->raised);
  kw_entry_read_text (draft, "words", &self->words);
  kw_entry_read_text (draft, "said_by", &self->said_by);
  kw_entry_read_text (draft, "parents_told", &self->parents_told);
  read_children (self, json_object_get (draft, "children"));
  read_told (self, json_object_get (draft, "told"), now);
  self->harm = CLAMP (self->harm, KW_CODE_NONE, KW_HARM_WORRY);
  self->domain = CLAMP (self->domain, 0, KW_N_DOMAINS - 1);
  if (self->problem != KW_DANGER_NEW_PROBLEM && kw_case_file_find (case_file, KW_RECORD_PROBLEM, self->problem) == NULL)
    self->problem = KW_NONE;
}

static gboolean
is_untouched (const KwToldEntry *told)
{
  return kw_entry_is_blank (told->who) && kw_entry_is_blank (told->reference);
}

static void
check_told (const KwDangerEntry *self, KwInstant now, GPtrArray *faults)
{
  for (guint i = 0; i < self->told->len; i++)
    {
      const KwToldEntry *told = g_ptr_array_index (self->told, i);
      KwInstant when;

      if (is_untouched (told))
        continue;
      if (kw_entry_is_blank (told->who))
        kw_faults_add (faults, KW_DANGER_FIELD_TOLD, _ ("Who was told?"));
      else if (!kw_words_parse_instant (told->when, now, FALSE, &when))
        kw_faults_add (faults, KW_DANGER_FIELD_TOLD, _ ("When they were told is not a time, such as “1420”."));
    }
}

/**
 * kw_danger_entry_check:
 * @self: an entry
 * @case_file: the family's case file
 * @now: the time
 *
 * Nobody need have been told yet: what was said is written down first where that is safer.
 *
 * Returns: (transfer full) (element-type KwFault): what keeps it from being saved
 */
GPtrArray *
kw_danger_entry_check (const KwDangerEntry *self, const KwCaseFile *case_file, KwInstant now)
{
  GPtrArray *faults = kw_faults_new ();
  KwInstant raised;

  g_return_val_if_fail (self != NULL, faults);

  if (kw_entry_is_blank (self->words))
    kw_faults_add (faults, KW_DANGER_FIELD_WORDS, _ ("What was said or seen? Exact words, in quotation marks."));
  if (self->harm == KW_CODE_NONE)
    kw_faults_add (faults, KW_DANGER_FIELD_HARM, _ ("Choose one; it can be changed later."));
  if (self->problem == KW_NONE)
    kw_faults_add (faults, KW_DANGER_FIELD_PROBLEM, _ ("Which problem is it about? Or choose “something new”."));
  else if (self->problem == KW_DANGER_NEW_PROBLEM && kw_entry_is_blank (self->title))
    kw_faults_add (faults, KW_DANGER_FIELD_PROBLEM, _ ("What is the new problem called?"));
  if (!kw_words_parse_instant (self->raised, now, FALSE, &raised))
    kw_faults_add (faults, KW_DANGER_FIELD_RAISED, _ ("This is not a day and a time, such as “today 1420”."));
  else if (raised > now + CLOCK_TOLERANCE)
    kw_faults_add (faults, KW_DANGER_FIELD_RAISED, _ ("This is still to come."));
  check_told (self, now, faults);
  return faults;
}

/* A line a child: "Tobi: at school". */
static char *
dup_children_where (const KwDangerEntry *self, const KwCaseFile *case_file, KwInstant now)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->children->len; i++)
    {
      const KwChildWhere *child = g_ptr_array_index (self->children, i);
      const KwMember *member = kw_case_file_find (case_file, KW_RECORD_MEMBER, child->member);
      g_autofree char *where = kw_entry_dup_filled (child->where);
      g_autofree char *name = NULL;

      if (member == NULL || where == NULL)
        continue;
      name = kw_member_dup_unique_name (case_file, member, kw_instant_to_date (now));
      /* Translators: a child's name, and where the child is */
      g_string_append_printf (text, C_ ("child", "%1$s: %2$s"), name, where);
      g_string_append_c (text, '\n');
    }
  return kw_entry_dup_filled (text->str);
}

static gint64
add_problem (const KwDangerEntry *self, GPtrArray *records, KwInstant now, gint64 id)
{
  KwProblem *problem;

  if (self->problem != KW_DANGER_NEW_PROBLEM)
    return self->problem;
  problem = kw_entry_new_record (KW_RECORD_PROBLEM, id, self->family);
  problem->domain = (KwDomain) self->domain;
  problem->title = kw_entry_dup_filled (self->title);
  problem->severity = WORST_SEVERITY;
  problem->identified = kw_instant_to_date (now);
  g_ptr_array_add (records, problem);
  return id;
}

static void
add_told (const KwDangerEntry *self, GPtrArray *records, KwInstant now, KwNewId new_id, gpointer user_data)
{
  for (guint i = 0; i < self->told->len; i++)
    {
      const KwToldEntry *told = g_ptr_array_index (self->told, i);
      KwConcernTold *record;

      if (is_untouched (told))
        continue;
      record = kw_entry_new_record (KW_RECORD_CONCERN_TOLD, new_id (user_data), self->family);
      record->concern = self->id;
      record->who = kw_entry_dup_filled (told->who);
      record->reference = kw_entry_dup_filled (told->reference);
      kw_words_parse_instant (told->when, now, FALSE, &record->at);
      g_ptr_array_add (records, record);
    }
}

/**
 * kw_danger_entry_to_records:
 * @self: an entry that kw_danger_entry_check() finds nothing wrong with
 * @case_file: the family's case file
 * @now: the time
 * @new_id: gives ids
 * @user_data: for @new_id
 *
 * Returns: (transfer full) (element-type KwRecord): what is saved, parents first
 */
GPtrArray *
kw_danger_entry_to_records (
    const KwDangerEntry *self, const KwCaseFile *case_file, KwInstant now, KwNewId new_id, gpointer user_data)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (kw_record_free);
  KwConcern *concern = kw_entry_new_record (KW_RECORD_CONCERN, self->id, self->family);

  concern->problem = add_problem (self, records, now, new_id (user_data));
  concern->harm = (KwHarm) self->harm;
  kw_words_parse_instant (self->raised, now, FALSE, &concern->raised);
  concern->words = kw_entry_dup_filled (self->words);
  concern->said_by = kw_entry_dup_filled (self->said_by);
  concern->children_where = dup_children_where (self, case_file, now);
  concern->parents_told = kw_entry_dup_filled (self->parents_told);
  g_ptr_array_add (records, concern);
  add_told (self, records, now, new_id, user_data);
  return records;
}
