/* kw-crash-workflows.c: what people do with a casebook, in steps
 *
 * To add a workflow: its steps, and its line in the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-crash-steps.h"

#define STEPS(...) ((const KwCrashStep[]){ __VA_ARGS__, NULL })

#define CREATE        kw_crash_step_create
#define OPEN          kw_crash_step_open
#define CLOSE         kw_crash_step_close
#define LOCK          kw_crash_step_lock
#define CHECK         kw_crash_step_check
#define COPY          kw_crash_step_copy
#define LITTLE_MEMORY kw_crash_step_have_little_memory
#define LOSE_JOURNAL  kw_crash_step_lose_journal
#define MERGE         kw_crash_step_merge
#define FAMILY        kw_crash_step_add_family
#define VISIT         kw_crash_step_visit
#define ALL_KINDS     kw_crash_step_add_all_kinds
#define REMOVE        kw_crash_step_remove_family
#define UNDO          kw_crash_step_undo
#define IMPORT        kw_crash_step_import
#define IMPORT_MUCH   kw_crash_step_import_much
#define HAND_OVER     kw_crash_step_hand_over
#define MUCH          kw_crash_step_write_much
#define LITTLE        kw_crash_step_write_little
#define REFUSED       kw_crash_step_be_refused
#define STOPPED       kw_crash_step_be_stopped
#define KEEP          kw_crash_step_keep_draft
#define KEEP_OTHER    kw_crash_step_change_draft
#define DROP          kw_crash_step_drop_draft
#define LOG_OPENING   kw_crash_step_log_opening
#define LOG_SEARCH    kw_crash_step_log_search
#define SEARCH        kw_crash_step_search
#define ADD_KEY       kw_crash_step_add_key
#define CHANGE_KEY    kw_crash_step_change_key
#define REMOVE_KEY    kw_crash_step_remove_key

#define BACK_UP      kw_crash_step_back_up
#define DROP_BACKUP  kw_crash_step_drop_backup
#define RESTORE      kw_crash_step_restore
#define ERASE_FAMILY kw_crash_step_erase_family
#define ERASE_FIELD  kw_crash_step_erase_field
#define REBUILD      kw_crash_step_rebuild_search

static const KwCrashStep change_every_kind[KW_N_RECORD_KINDS + 1] = {
  [0 ... KW_N_RECORD_KINDS - 1] = kw_crash_step_change_next_kind,
};

static const KwCrashWorkflow workflows[] = {
  { "create", KW_CRASH_EMPTY, FALSE, STEPS (CREATE, CLOSE) },
  { "first-day", KW_CRASH_EMPTY, FALSE, STEPS (CREATE, FAMILY, VISIT, CLOSE, OPEN, VISIT, CLOSE) },
  { "open", KW_CRASH_BOOK, FALSE, STEPS (OPEN, CLOSE, OPEN, CLOSE) },
  { "recover", KW_CRASH_HOT, FALSE, STEPS (OPEN, CLOSE) },
  { "recover-and-work", KW_CRASH_HOT, FALSE, STEPS (OPEN, VISIT, CLOSE) },
  { "migrate", KW_CRASH_OLDER, FALSE, STEPS (OPEN, VISIT, CLOSE) },
  { "visit", KW_CRASH_BOOK, TRUE, STEPS (VISIT, CLOSE) },
  { "a-day-of-visits", KW_CRASH_BOOK, TRUE,
    STEPS (VISIT, VISIT, VISIT, VISIT, VISIT, VISIT, VISIT, VISIT, VISIT, VISIT) },
  { "every-kind-added", KW_CRASH_NEW, TRUE, STEPS (ALL_KINDS, CLOSE) },
  { "every-kind-changed", KW_CRASH_BOOK, TRUE, change_every_kind },
  { "family-removed", KW_CRASH_BOOK, TRUE, STEPS (REMOVE, CLOSE) },
  { "removed-and-added", KW_CRASH_BOOK, TRUE, STEPS (REMOVE, IMPORT, CLOSE) },
  { "undo", KW_CRASH_BOOK, TRUE, STEPS (VISIT, UNDO, VISIT, CLOSE) },
  { "undo-removal", KW_CRASH_BOOK, TRUE, STEPS (REMOVE, UNDO, CLOSE) },
  { "import", KW_CRASH_NEW, TRUE, STEPS (IMPORT, CLOSE) },
  { "import-with-little-memory", KW_CRASH_BOOK, TRUE, STEPS (LITTLE_MEMORY, IMPORT_MUCH, VISIT, CLOSE) },
  { "removal-with-little-memory", KW_CRASH_BOOK, TRUE, STEPS (LITTLE_MEMORY, MUCH, REMOVE, LITTLE, CLOSE) },
  { "hand-over", KW_CRASH_BOOK, TRUE, STEPS (HAND_OVER, UNDO, CLOSE) },
  { "long-note", KW_CRASH_BOOK, TRUE, STEPS (MUCH, CLOSE) },
  { "long-note-shortened", KW_CRASH_BOOK, TRUE, STEPS (MUCH, LITTLE, MUCH, CLOSE) },
  { "drafts", KW_CRASH_BOOK, TRUE, STEPS (KEEP, KEEP_OTHER, DROP, DROP, KEEP, CLOSE) },
  { "draft-then-visit", KW_CRASH_BOOK, TRUE, STEPS (KEEP, VISIT, DROP, CLOSE) },
  { "index-merged", KW_CRASH_BOOK, TRUE, STEPS (VISIT, VISIT, MERGE, VISIT, MERGE, CLOSE) },
  { "read-log", KW_CRASH_BOOK, TRUE, STEPS (LOG_OPENING, SEARCH, LOG_SEARCH, LOG_OPENING, CLOSE) },
  { "refused", KW_CRASH_BOOK, TRUE, STEPS (REFUSED, VISIT, REFUSED, CLOSE) },
  { "stopped", KW_CRASH_BOOK, TRUE, STEPS (STOPPED, VISIT, STOPPED, CLOSE) },
  { "check", KW_CRASH_BOOK, TRUE, STEPS (CHECK, VISIT, CHECK, CLOSE) },
  { "copy", KW_CRASH_BOOK, TRUE, STEPS (VISIT, COPY, VISIT, COPY, CLOSE) },
  { "back-up", KW_CRASH_BOOK, TRUE, STEPS (BACK_UP, VISIT, DROP_BACKUP, BACK_UP, CLOSE) },
  { "restore", KW_CRASH_BOOK, TRUE, STEPS (VISIT, BACK_UP, VISIT, CLOSE, RESTORE) },
  { "erase-family", KW_CRASH_BOOK, TRUE, STEPS (ERASE_FAMILY, CLOSE) },
  { "erase-field", KW_CRASH_BOOK, TRUE, STEPS (ERASE_FIELD, VISIT, ERASE_FIELD, CLOSE) },
  { "index-rebuilt", KW_CRASH_BOOK, TRUE, STEPS (REBUILD, VISIT, CLOSE) },
  { "keys-changed", KW_CRASH_NEW, TRUE, STEPS (ADD_KEY, CHANGE_KEY, FAMILY, CLOSE, OPEN, VISIT, CLOSE) },
  { "key-removed", KW_CRASH_BOOK, TRUE, STEPS (ADD_KEY, VISIT, REMOVE_KEY, VISIT, CLOSE) },
  { "locked", KW_CRASH_BOOK, TRUE, STEPS (VISIT, KEEP, LOCK, OPEN, VISIT, LOCK) },
  { "journal-removed", KW_CRASH_BOOK, TRUE, STEPS (VISIT, LOSE_JOURNAL, VISIT, CLOSE) },
};

/**
 * kw_crash_workflows_get:
 * @n_workflows: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_workflows): the workflows
 */
const KwCrashWorkflow *
kw_crash_workflows_get (guint *n_workflows)
{
  *n_workflows = G_N_ELEMENTS (workflows);
  return workflows;
}
