/* kw-command.h: the command line
 *
 * The same program and the same rules without a window, for administrators, scripts and tests. Each command is a row of
 * the table in kw-command.c and a function kw_command_…() in a file of its own. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-policy.h"
#include "kw-text-table.h"
#include "kw-time.h"

#include <jansson.h>

G_BEGIN_DECLS

/* Exit statuses. */
typedef enum {
  KW_EXIT_DONE,
  KW_EXIT_FAILED,
  KW_EXIT_USAGE,
  KW_EXIT_INPUT,   /* bad input; nothing of it stored */
  KW_EXIT_LOCKED,  /* cannot unlock */
  KW_EXIT_DAMAGED, /* a casebook or backup is damaged */
  KW_EXIT_NEWER    /* a casebook or backup made by a newer version */
} KwExit;

typedef struct _KwCommandLine KwCommandLine;

/**
 * KwCommandOption:
 * @name: without the dashes
 * @value: (nullable): what follows it, for the help ("INSTANT"); %NULL for one that stands alone
 * @repeats: whether it may be given more than once
 * @help: what it does, marked for translation
 */
typedef struct
{
  const char *name;
  const char *value;
  gboolean repeats;
  const char *help;
} KwCommandOption;

/**
 * KwCommand:
 * @name: its name
 * @arguments: its arguments, for the help ("FILE REF")
 * @summary: what it does, marked for translation
 * @options: options of its own, up to one without a name
 * @fewest: arguments it needs
 * @most: arguments it takes
 * @run: does it; %FALSE with an error, whose code decides the exit status
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const KwCommandOption *options;
  guint fewest;
  guint most;
  gboolean (*run) (const KwCommandLine *line, GError **error);
} KwCommand;

/* The program's side: whether these words are a command, and running it. Returns the exit status. */
gboolean kw_command_is (int argc, char **argv);
KwInstant kw_command_take_now (int *argc, char **argv);
int kw_command_run (int argc, char **argv);
int kw_command_get_exit (const GError *error);

/* A command's side. Text is UTF-8. */
guint kw_command_line_get_n_arguments (const KwCommandLine *self);
const char *kw_command_line_get_argument (const KwCommandLine *self, guint index);
gboolean kw_command_line_has (const KwCommandLine *self, const char *option);
const char *kw_command_line_get_value (const KwCommandLine *self, const char *option);
const char *const *kw_command_line_get_values (const KwCommandLine *self, const char *option);
KwInstant kw_command_line_get_now (const KwCommandLine *self);
gboolean kw_command_line_wants_json (const KwCommandLine *self);
KwPolicy *kw_command_line_load_policy (const KwCommandLine *self, GError **error);

/* A table as wide as the terminal at most, to be filled and freed by the caller. */
KwTextTable *kw_command_table_new (void);

/* Standard output, at once and whole. */
gboolean kw_command_write (const char *text, GError **error);
gboolean kw_command_write_json (json_t *value, GError **error);

G_END_DECLS
