/* kw-refer-entry.h: a referral being written, or moved on
 *
 * Ready at once, offline. Nothing here sends anything: "sent" is what somebody did, and says how and to whom. What is
 * shared is chosen person by person and composed as text, which is stored exactly as it was shown. Agreement to work
 * together, the lawful basis and the decision about sharing are three things and recorded as three. Usable from any
 * thread; an entry belongs to its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-entry.h"
#include "kw-policy.h"

G_BEGIN_DECLS

/* Field names of faults. */
#define KW_REFER_FIELD_PROBLEM  "problem"
#define KW_REFER_FIELD_WHO      "who"
#define KW_REFER_FIELD_SERVICE  "service"
#define KW_REFER_FIELD_TOLD     "told"
#define KW_REFER_FIELD_OVERRIDE "override"
#define KW_REFER_FIELD_JOINT    "joint"
#define KW_REFER_FIELD_MOVE     "move"

/* What is shared of the people chosen, besides their names and when they were born. */
typedef enum {
  KW_SHARE_PROBLEM = 1 << 0, /* what it is about, and when they told us */
  KW_SHARE_REASON = 1 << 1,  /* what help is asked for */
  KW_SHARE_PHONE = 1 << 2,   /* not of those with a warning about safe contact */
  KW_SHARE_ADDRESS = 1 << 3, /* of the family */
  KW_SHARE_SCHOOL = 1 << 4
} KwShareParts;

/**
 * KwReferEntry:
 * @id: the referral's id
 * @family: whose
 * @status: what it is recorded as; %KW_REFERRAL_DRAFT where it is new
 * @move: the #KwReferralStatus that it goes on to, or %KW_CODE_NONE: where it is new or a draft, as far as it is ready
 * @problem: the problem, or %KW_NONE
 * @who: who is referred, or %KW_NONE
 * @service: its name, as typed or chosen
 * @listed: the service of the directory, or %KW_NONE
 * @told: when they told us, as typed; may be empty
 * @reason: what help is asked for
 * @people: (element-type gint64): of whom something is shared
 * @parts: what, a set of #KwShareParts
 * @engagement: a #KwAgreementDecision, or %KW_CODE_NONE where nothing is recorded now
 * @sharing: likewise
 * @basis: the lawful basis; empty: nothing is recorded now
 * @override: why it is shared without agreement; empty: it is not
 * @joint_first: the first joint appointment, as typed; may be empty
 * @joint_count: how many are planned
 * @sent_how: a #KwSentHow, or %KW_CODE_NONE
 * @sent_to: the person who took it
 * @moved: when it was sent, or they met, as typed
 *
 * A referral being written, or moved on.
 */
typedef struct
{
  gint64 id;
  gint64 family;
  int status;
  int move;
  gint64 problem;
  gint64 who;
  char *service;
  gint64 listed;
  char *told;
  char *reason;
  GArray *people;
  int parts;
  int engagement;
  int sharing;
  char *basis;
  char *override;
  char *joint_first;
  int joint_count;
  int sent_how;
  char *sent_to;
  char *moved;
} KwReferEntry;

KwReferEntry *kw_refer_entry_new (const KwCaseFile *case_file,
                                  const KwPolicy *policy,
                                  gint64 problem,
                                  KwInstant told,
                                  KwInstant now,
                                  KwNewId new_id,
                                  gpointer user_data);
KwReferEntry *kw_refer_entry_new_of (const KwCaseFile *case_file,
                                     const KwPolicy *policy,
                                     const KwReferral *referral,
                                     KwInstant now);
void kw_refer_entry_free (KwReferEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwReferEntry, kw_refer_entry_free)

gboolean kw_refer_entry_is_written (const KwReferEntry *self);
void kw_refer_entry_start_again (KwReferEntry *self, gint64 id);
void kw_refer_entry_choose_problem (KwReferEntry *self, const KwCaseFile *case_file, gint64 problem, KwInstant now);
char *kw_refer_entry_dup_shared (const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now);

json_t *kw_refer_entry_to_json (const KwReferEntry *self, KwInstant now);
void kw_refer_entry_read_json (KwReferEntry *self, const json_t *draft, const KwCaseFile *case_file, KwInstant now);

GPtrArray *kw_refer_entry_check (const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now);
GPtrArray *kw_refer_entry_to_records (
    const KwReferEntry *self, const KwCaseFile *case_file, KwInstant now, KwNewId new_id, gpointer user_data);

G_END_DECLS
