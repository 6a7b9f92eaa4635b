/* kw-command-book.h: what commands that work on a casebook have in common
 *
 * Opening and closing it, finding a family, a member, a worker's name. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"
#include "kw-command.h"
#include "kw-journal.h"
#include "kw-roles.h"

G_BEGIN_DECLS

/**
 * KwCommandBook:
 * @casebook: the casebook, open
 * @line: the command's line; its first argument names the casebook
 * @policy: the policy
 * @now: what rules take for the time
 * @today: the day of @now
 * @worker: (transfer none): whose casebook it is
 *
 * A casebook while a command works on it.
 */
typedef struct
{
  KwCasebook *casebook;
  const KwCommandLine *line;
  KwPolicy *policy;
  KwInstant now;
  KwDate today;
  const KwWorker *worker;
} KwCommandBook;

/* Does the command's work; %FALSE with an error. */
typedef gboolean (*KwCommandWork) (const KwCommandBook *book, GError **error);

/* Opens a file as the options say; %FALSE with an error, which is %KW_DATA_ERROR_LOCKED where a passphrase is wrong or
 * missing. */
typedef gboolean (*KwCommandUnlocking) (const KwCasebookOptions *options, gpointer data, GError **error);

KwInstant kw_command_clock (gpointer unused);
gboolean kw_command_unlock (
    const KwCommandLine *line, const char *path, KwCommandUnlocking work, gpointer data, GError **error);
gboolean kw_command_with_book (const KwCommandLine *line, KwCommandWork work, GError **error);

gint64 kw_command_book_find_family (const KwCommandBook *book, const char *reference, GError **error);
KwCaseFile *kw_command_book_load_family (const KwCommandBook *book, const char *reference, GError **error);
gboolean kw_command_book_may (const KwCommandBook *book,
                              KwAction action,
                              const KwCaseFile *case_file,
                              gboolean *outside,
                              GError **error);
gboolean kw_command_book_note_read (const KwCommandBook *book,
                                    KwReadKind what,
                                    const KwCaseFile *case_file,
                                    GError **error);
gboolean kw_command_refuse_value (GError **error, const char *option, const char *value, const char *sentence);
json_t *kw_command_id (gint64 id);

G_END_DECLS
