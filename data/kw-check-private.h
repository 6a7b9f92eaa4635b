/* kw-check-private.h: what the parts of a check share
 *
 * Only for kw-check*.c. Everything here runs on the thread of the database that is checked: that of a copy,
 * as a rule, or the casebook's own. Each part is called again and again, a slice at a time, until it says
 * that it is done; edits may be committed in between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook-private.h"
#include "kw-check.h"
#include "kw-journal-entry.h"

G_BEGIN_DECLS

typedef struct _KwCheck KwCheck;

/**
 * KwCheckFunc:
 * @check: the check
 * @done: (out): whether the part is finished; %FALSE when it is called
 * @error: for what kept it from checking, which is no finding
 *
 * A slice of a part.
 *
 * Returns: whether it could check
 */
typedef gboolean (*KwCheckFunc) (KwCheck *check, gboolean *done, GError **error);

/**
 * KwCheck:
 * @database: the database
 * @job: the job, for its slices
 * @findings: (element-type KwCheckFinding): what was found so far
 * @part: the part that runs
 * @n_of_part: how many findings of that part there are
 * @table: where kw-check-file.c and kw-check-records.c are: the kind of record
 * @after: where they are: the id of the last record looked at
 * @page: where kw-check-vault.c is: the page looked at last
 * @paper: where kw-check-papers.c is: the name of the content looked at last
 * @journal: where kw-check-journal.c is: the entry looked at last
 * @n_journal: how many entries it has looked at
 * @index: what kw-check-search.c remembers
 *
 * A check while it runs.
 */
struct _KwCheck
{
  KwDatabase *database;
  KwJob *job;
  GPtrArray *findings;
  const char *part;
  guint n_of_part;

  guint table;
  gint64 after;
  struct
  {
    gint64 device, epoch, seq, id, hlc;
    guint8 hash[KW_JOURNAL_HASH_BYTES];
  } journal;
  gint64 n_journal;
  char *paper;
  guint32 page;
  struct _KwCheckIndex *index;
};

typedef struct _KwCheckRun KwCheckRun;

KwCheckRun *kw_check_run_new (GFileProgressCallback progress, gpointer progress_data);
void kw_check_run_free (KwCheckRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwCheckRun, kw_check_run_free)
gboolean kw_check_run_slice (KwCheckRun *run, KwJob *job, gboolean only_file, GError **error);
GPtrArray *kw_check_run_steal_findings (KwCheckRun *run);

void kw_check_find (KwCheck *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
char *kw_check_name (const KwRecordType *type, gint64 id);

gboolean kw_check_vault (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_file (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_schema (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_references (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_papers (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_journal (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_replayed (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_records (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_facts (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_index_itself (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_expected_words (KwCheck *check, gboolean *done, GError **error);
gboolean kw_check_indexed_words (KwCheck *check, gboolean *done, GError **error);
void kw_check_index_free (struct _KwCheckIndex *index);

G_END_DECLS
