/* kw-refer-entry.c: a referral being written: what is guessed, what is shared, what is kept as a draft
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-refer-entry.h"

#include "kw-people.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

#define MOST_JOINT 100

static KwReferEntry *
new_entry (const KwPolicy *policy, gint64 id, gint64 family)
{
  KwReferEntry *self = g_new0 (KwReferEntry, 1);

  self->id = id;
  self->family = family;
  self->status = KW_REFERRAL_DRAFT;
  self->move = self->engagement = self->sharing = self->sent_how = KW_CODE_NONE;
  self->problem = self->who = self->listed = KW_NONE;
  self->people = kw_ids_new ();
  self->parts = KW_SHARE_PROBLEM | KW_SHARE_REASON | KW_SHARE_PHONE;
  self->joint_count = kw_policy_get_number (policy, KW_POLICY_JOINT_APPOINTMENTS);
  self->service = g_strdup ("");
  self->told = g_strdup ("");
  self->reason = g_strdup ("");
  self->basis = g_strdup ("");
  self->override = g_strdup ("");
  self->joint_first = g_strdup ("");
  self->sent_to = g_strdup ("");
  self->moved = g_strdup ("");
  return self;
}

static gboolean
is_adult (const KwCaseFile *case_file, gint64 id, KwDate today)
{
  const KwMember *member = kw_case_file_find (case_file, KW_RECORD_MEMBER, id);

  return member != NULL && !kw_member_is_child (member, today);
}

/* The adult whose problem it is, else the first adult at home. */
static gint64
guess_who (const KwCaseFile *case_file, gint64 problem, KwDate today)
{
  const GPtrArray *owners = kw_case_file_list (case_file, KW_RECORD_PROBLEM_MEMBER);
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);

  for (guint i = 0; i < owners->len; i++)
    {
      const KwProblemMember *owner = g_ptr_array_index (owners, i);

      if (owner->problem == problem && is_adult (case_file, owner->member, today))
        return owner->member;
    }
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      if (member->at_home && !kw_member_is_child (member, today))
        return member->record.id;
    }
  return KW_NONE;
}

/**
 * kw_refer_entry_choose_problem:
 * @self: an entry
 * @case_file: the family's case file
 * @problem: a problem's id, or %KW_NONE
 * @now: the time
 *
 * Takes the problem, and what follows from it: who, and when they told us.
 */
void
kw_refer_entry_choose_problem (KwReferEntry *self, const KwCaseFile *case_file, gint64 problem, KwInstant now)
{
  const KwProblem *known = kw_case_file_find (case_file, KW_RECORD_PROBLEM, problem);

  self->problem = known != NULL ? problem : KW_NONE;
  if (self->problem != KW_NONE && self->who == KW_NONE)
    {
      self->who = guess_who (case_file, problem, kw_instant_to_date (now));
      if (self->who != KW_NONE)
        kw_ids_set (self->people, self->who, TRUE);
    }
  if (known != NULL && known->acknowledged != KW_NONE && kw_entry_is_blank (self->told))
    {
      g_free (self->told);
      self->told = kw_words_instant (known->acknowledged, now);
    }
}

/**
 * kw_refer_entry_new:
 * @case_file: the family's case file
 * @policy: the policy
 * @problem: the problem, or %KW_NONE
 * @told: when they told us, or %KW_NONE
 * @now: the time
 * @new_id: gives ids
 * @user_data: for @new_id
 *
 * Returns: (transfer full): a new referral with everything filled in that can be guessed
 */
KwReferEntry *
kw_refer_entry_new (const KwCaseFile *case_file,
                    const KwPolicy *policy,
                    gint64 problem,
                    KwInstant told,
                    KwInstant now,
                    KwNewId new_id,
                    gpointer user_data)
{
  KwReferEntry *self = new_entry (policy, new_id (user_data), kw_case_file_get_family (case_file)->record.id);

  if (told != KW_NONE)
    {
      g_free (self->told);
      self->told = kw_words_instant (told, now);
    }
  kw_refer_entry_choose_problem (self, case_file, problem, now);
  return self;
}

/**
 * kw_refer_entry_new_of:
 * @case_file: the family's case file
 * @policy: the policy
 * @referral: one of its referrals
 * @now: the time
 *
 * Returns: (transfer full): that referral, to be moved on
 */
KwReferEntry *
kw_refer_entry_new_of (const KwCaseFile *case_file, const KwPolicy *policy, const KwReferral *referral, KwInstant now)
{
  KwReferEntry *self = new_entry (policy, referral->record.id, referral->record.family);

  self->status = (int) referral->status;
  self->listed = referral->listed;
  kw_entry_set_text (&self->service, referral->service);
  kw_entry_set_text (&self->reason, referral->reason != NULL ? referral->reason : "");
  kw_entry_set_text (&self->sent_to, referral->sent_to != NULL ? referral->sent_to : "");
  self->sent_how = (int) referral->sent_how;
  if (referral->joint_planned != KW_NONE)
    self->joint_count = (int) CLAMP (referral->joint_planned, 0, MOST_JOINT);
  if (referral->breakthrough != KW_NONE)
    {
      g_free (self->told);
      self->told = kw_words_instant (referral->breakthrough, now);
    }
  kw_refer_entry_choose_problem (self, case_file, referral->problem, now);
  g_free (self->moved);
  self->moved = kw_words_instant (now, now);
  return self;
}

/**
 * kw_refer_entry_free:
 * @self: (nullable) (transfer full): an entry
 */
void
kw_refer_entry_free (KwReferEntry *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->people);
  g_free (self->service);
  g_free (self->told);
  g_free (self->reason);
  g_free (self->basis);
  g_free (self->override);
  g_free (self->joint_first);
  g_free (self->sent_to);
  g_free (self->moved);
  g_free (self);
}

/**
 * kw_refer_entry_is_written:
 * @self: an entry
 *
 * Returns: whether it left the worker's desk: what was asked for and shared then cannot be changed any more
 */
gboolean
kw_refer_entry_is_written (const KwReferEntry *self)
{
  return self->status != KW_REFERRAL_DRAFT && self->status != KW_REFERRAL_READY;
}

/**
 * kw_refer_entry_start_again:
 * @self: an entry whose service declined
 * @id: the id of a new referral
 *
 * Makes it a new referral for the same, to the next best service.
 */
void
kw_refer_entry_start_again (KwReferEntry *self, gint64 id)
{
  self->id = id;
  self->status = KW_REFERRAL_DRAFT;
  self->move = self->sent_how = KW_CODE_NONE;
  self->listed = KW_NONE;
  kw_entry_set_text (&self->service, "");
  kw_entry_set_text (&self->sent_to, "");
}

static void
add_line (GString *text, const char *label, const char *value)
{
  if (!kw_entry_is_blank (value))
    /* Translators: what something is, and the thing: "Telephone: 020 7946 0123" */
    g_string_append_printf (text, C_ ("line", "%1$s: %2$s"), label, value);
  if (!kw_entry_is_blank (value))
    g_string_append_c (text, '\n');
}

static void
add_person (const KwReferEntry *self, GString *text, const KwMember *member, KwDate today)
{
  g_autofree char *name = member->surname == NULL ? g_strdup (member->given)
                                                  : g_strdup_printf ("%s %s", member->given, member->surname);
  g_autofree char *born = NULL;

  if (member->born != KW_NONE)
    {
      g_autofree char *date = kw_date_format (member->born);

      /* Translators: a date as in 1981-03-02 */
      born = g_strdup_printf (_ (", born %s"), date);
    }
  g_string_append_printf (text, "%s%s\n", name, born != NULL ? born : "");
  /* What must not be used is for the worker to say by word of mouth. */
  if ((self->parts & KW_SHARE_PHONE) != 0 && kw_entry_is_blank (member->safe_contact))
    add_line (text, _ ("Telephone"), member->phone);
  if ((self->parts & KW_SHARE_SCHOOL) != 0)
    add_line (text, _ ("School"), member->school);
}

static void
add_problem (const KwReferEntry *self, GString *text, const KwCaseFile *case_file, KwInstant now)
{
  const KwProblem *problem = kw_case_file_find (case_file, KW_RECORD_PROBLEM, self->problem);
  KwInstant told;

  if (problem == NULL || (self->parts & KW_SHARE_PROBLEM) == 0)
    return;
  add_line (text, _ ("About"), problem->title);
  if (kw_words_parse_instant (self->told, now, FALSE, &told))
    {
      g_autofree char *when = kw_instant_format (told - told % KW_MINUTE);

      add_line (text, _ ("Told us"), when);
    }
}

/**
 * kw_refer_entry_dup_shared:
 * @self: an entry
 * @case_file: the family's case file
 * @now: the time
 *
 * Returns: (transfer full): exactly what is shared, as text; nothing of anybody who was not chosen
 */
char *
kw_refer_entry_dup_shared (const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  const KwFamily *family = kw_case_file_get_family (case_file);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      if (kw_ids_contain (self->people, member->record.id))
        add_person (self, text, member, kw_instant_to_date (now));
    }
  if ((self->parts & KW_SHARE_ADDRESS) != 0)
    {
      add_line (text, _ ("Address"), family->address);
      add_line (text, _ ("Postcode"), family->postcode);
    }
  add_problem (self, text, case_file, now);
  if ((self->parts & KW_SHARE_REASON) != 0)
    add_line (text, _ ("Help asked for"), self->reason);
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * kw_refer_entry_to_json:
 * @self: an entry
 * @now: the time
 *
 * Returns: (transfer full): everything in it, right or wrong, for a draft
 */
json_t *
kw_refer_entry_to_json (const KwReferEntry *self, KwInstant now)
{
  json_t *draft = json_pack ("{s:I, s:i, s:i, s:I, s:I, s:s, s:I, s:s, s:i, s:i, s:i, s:s, s:s, s:i, s:i, s:s}",
                             "id", (json_int_t) self->id, "status", self->status, "move", self->move,
                             "problem", (json_int_t) self->problem, "who", (json_int_t) self->who,
                             "service", self->service, "listed", (json_int_t) self->listed, "reason", self->reason,
                             "parts", self->parts, "engagement", self->engagement, "sharing", self->sharing,
                             "basis", self->basis, "override", self->override, "joint_count", self->joint_count,
                             "sent_how", self->sent_how, "sent_to", self->sent_to);

  json_object_set_new (draft, "people", kw_entry_ids_to_json (self->people));
  kw_entry_add_instant (draft, "told", self->told, now, FALSE);
  kw_entry_add_instant (draft, "joint_first", self->joint_first, now, TRUE);
  kw_entry_add_instant (draft, "moved", self->moved, now, FALSE);
  return draft;
}

static void
forget_strangers (KwReferEntry *self, const KwCaseFile *case_file)
{
  if (kw_case_file_find (case_file, KW_RECORD_PROBLEM, self->problem) == NULL)
    self->problem = KW_NONE;
  if (kw_case_file_find (case_file, KW_RECORD_MEMBER, self->who) == NULL)
    self->who = KW_NONE;
  for (guint i = self->people->len; i > 0; i--)
    if (kw_case_file_find (case_file, KW_RECORD_MEMBER, g_array_index (self->people, gint64, i - 1)) == NULL)
      g_array_remove_index (self->people, i - 1);
}

/**
 * kw_refer_entry_read_json:
 * @self: an entry
 * @draft: what kw_refer_entry_to_json() made
 * @case_file: the family's case file: what is not in it any more is let go of
 * @now: the time
 */
void
kw_refer_entry_read_json (KwReferEntry *self, const json_t *draft, const KwCaseFile *case_file, KwInstant now)
{
  kw_entry_read_id (draft, "id", &self->id);
  kw_entry_read_int (draft, "status", &self->status);
  kw_entry_read_int (draft, "move", &self->move);
  kw_entry_read_id (draft, "problem", &self->problem);
  kw_entry_read_id (draft, "who", &self->who);
  kw_entry_read_text (draft, "service", &self->service);
  kw_entry_read_id (draft, "listed", &self->listed);
  kw_entry_read_text (draft, "reason", &self->reason);
  kw_entry_read_int (draft, "parts", &self->parts);
  kw_entry_read_int (draft, "engagement", &self->engagement);
  kw_entry_read_int (draft, "sharing", &self->sharing);
  kw_entry_read_text (draft, "basis", &self->basis);
  kw_entry_read_text (draft, "override", &self->override);
  kw_entry_read_int (draft, "joint_count", &self->joint_count);
  kw_entry_read_int (draft, "sent_how", &self->sent_how);
  kw_entry_read_text (draft, "sent_to", &self->sent_to);
  kw_entry_read_ids (draft, "people", self->people);
  kw_entry_read_instant (draft, "told", now, FALSE, &self->told);
  kw_entry_read_instant (draft, "joint_first", now, TRUE, &self->joint_first);
  kw_entry_read_instant (draft, "moved", now, FALSE, &self->moved);
  self->status = CLAMP (self->status, 0, (int) KW_N_REFERRAL_STATUSES - 1);
  self->move = CLAMP (self->move, KW_CODE_NONE, (int) KW_N_REFERRAL_STATUSES - 1);
  self->engagement = CLAMP (self->engagement, KW_CODE_NONE, KW_DECISION_REFUSED);
  self->sharing = CLAMP (self->sharing, KW_CODE_NONE, KW_DECISION_REFUSED);
  self->sent_how = CLAMP (self->sent_how, KW_CODE_NONE, KW_SENT_BY_PORTAL);
  self->joint_count = CLAMP (self->joint_count, 0, MOST_JOINT);
  forget_strangers (self, case_file);
}
