/* kw-command.c: the command line
 *
 * The table of commands, their options and their help. Options may stand anywhere after the command. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-command.h"

#include "kw-app-error.h"
#include "kw-command-plan.h"
#include "kw-commands.h"
#include "kw-data-error.h"
#include "kw-text-table.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define PROGRAM    "keyworker"
#define NOW_OPTION "--now"

struct _KwCommandLine
{
  GPtrArray *arguments; /* ended by NULL */
  GHashTable *options;  /* name → GPtrArray of values, ended by NULL */
  KwInstant now;
};

static const char not_a_time[] = N_ ("This has to be a time, like 2013-02-01T09:00.");

static const KwCommandOption common_options[] = {
  { "json", NULL, FALSE, N_ ("Print JSON") },
  { "now", "INSTANT", FALSE, N_ ("Take this for the time: 2013-02-01T09:00") },
  { "passphrase-file", "PATH", FALSE, N_ ("Take the passphrase from the first line of this file; else ask") },
  { "reason", "TEXT", FALSE, N_ ("Why, for a family that is not in your caseload; the supervisor sees it") },
  { "help", NULL, FALSE, N_ ("Say how to use it") },
  { NULL },
};

#define ANY_NUMBER G_MAXUINT

static const KwCommandOption no_options[] = {
  { NULL },
};

static const KwCommand commands[] = {
  { "demo", "FILE", N_ ("Make a sample casebook, the same one each time"), kw_command_demo_options, 1, 1,
    kw_command_demo },
  { "new", "FILE --worker NAME", N_ ("Make an empty casebook"), kw_command_new_options, 1, 1,
    kw_command_new },
  { "plan", "CASE.json | FILE REF", N_ ("Order the work with a family, and say why"), kw_command_plan_options,
    1, 2, kw_command_plan },
  { "today", "FILE", N_ ("Say whom to visit, what to do next and what runs out"), no_options, 1, 1,
    kw_command_today },
  { "families", "FILE", N_ ("List all families, your own first"), no_options, 1, 1, kw_command_families },
  { "caseload", "FILE", N_ ("Show every worker’s families, load, rhythm, clocks and plans"),
    kw_command_caseload_options, 1, 1, kw_command_caseload },
  { "family", "FILE REF", N_ ("Print everything about a family"), no_options, 2, 2, kw_command_family },
  { "visit", "FILE REF --start INSTANT --minutes N --outcome CODE", N_ ("Log a visit, and print its id"),
    kw_command_visit_options, 2, 2, kw_command_visit },
  { "refer", "FILE REF --problem P --service S", N_ ("Write a referral, ready to be sent by somebody"),
    kw_command_refer_options, 2, 2, kw_command_refer },
  { "search", "FILE WORDS", N_ ("Find words in everything recorded, newest first"), no_options, 2, ANY_NUMBER,
    kw_command_search },
  { "import", "FILE CASE.json ...", N_ ("Take families in, designated to the casebook’s worker"), no_options,
    2, ANY_NUMBER, kw_command_import },
  { "export", "FILE REF", N_ ("Print everything recorded about a family as a case file"), no_options, 2, 2,
    kw_command_export },
  { "roles", "", N_ ("Show who may see and do what"), no_options, 0, 0, kw_command_roles },
  { "check", "FILE", N_ ("Look whether the casebook is whole"), kw_command_check_options, 1, 1,
    kw_command_check },
  { "backup", "FILE OUT", N_ ("Make a backup, and check it"), no_options, 2, 2, kw_command_backup },
  { "restore", "OUT FILE", N_ ("Make a casebook again from a backup"), kw_command_restore_options, 2, 2,
    kw_command_restore },
};

/* Help. */

static char *
name_option (const KwCommandOption *option)
{
  return option->value == NULL ? g_strdup_printf ("  --%s", option->name)
                               : g_strdup_printf ("  --%s %s", option->name, option->value);
}

static void
add_options (KwTextTable *table, const KwCommandOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      g_autofree char *name = name_option (options);

      kw_text_table_add (table, name, _ (options->help), NULL);
    }
}

static gboolean
help_with (const KwCommand *command, GError **error)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();
  g_autofree char *options = NULL;
  g_autofree char *text = NULL;

  add_options (table, command->options);
  add_options (table, common_options);
  options = kw_text_table_to_text (table);
  text = g_strdup_printf ("%s %s %s\n%s\n\n%s", PROGRAM, command->name, command->arguments,
                          _ (command->summary), options);
  return kw_command_write (text, error);
}

static gboolean
help_with_all (GError **error)
{
  g_autoptr (KwTextTable) table = kw_command_table_new ();
  g_autofree char *rows = NULL;
  g_autofree char *text = NULL;

  kw_text_table_add (table, "keyworker [FILE] [--now INSTANT]", _ ("Open the window"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s %s", PROGRAM, commands[i].name, commands[i].arguments);

      kw_text_table_add (table, usage, _ (commands[i].summary), NULL);
    }
  rows = kw_text_table_to_text (table);
  text = g_strdup_printf ("%s\n%s\n", rows, _ ("keyworker COMMAND --help says more about each."));
  return kw_command_write (text, error);
}

/* Reading the line. */

static void
free_values (gpointer values)
{
  g_ptr_array_unref (values);
}

static KwCommandLine *
line_new (void)
{
  KwCommandLine *self = g_new0 (KwCommandLine, 1);

  self->arguments = g_ptr_array_new_with_free_func (g_free);
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_values);
  return self;
}

static void
line_free (KwCommandLine *self)
{
  g_ptr_array_unref (self->arguments);
  g_hash_table_unref (self->options);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwCommandLine, line_free)

static const KwCommandOption *
find_option (const KwCommand *command, const char *name, gsize length)
{
  const KwCommandOption *lists[] = { common_options, command->options };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const KwCommandOption *option = lists[i]; option != NULL && option->name != NULL; option++)
      if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
        return option;
  return NULL;
}

static gboolean
usage_error (const KwCommand *command, GError **error, const char *what, const char *word)
{
  g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_USAGE, _ ("%s: %s See keyworker %s --help."), word, what,
               command->name);
  return FALSE;
}

/* @word is the option with its dashes; takes the next word from @argv where the value is not in it. */
static gboolean
read_option (KwCommandLine *line, const KwCommand *command, const char *word, char **argv, int *at, GError **error)
{
  const char *name = word + 2, *equals = strchr (name, '='), *value = NULL;
  const KwCommandOption *option = find_option (command, name, equals != NULL ? (gsize) (equals - name) : strlen (name));
  GPtrArray *values;

  if (option == NULL)
    return usage_error (command, error, _ ("There is no such option."), word);
  if (option->value == NULL && equals != NULL)
    return usage_error (command, error, _ ("This option stands alone."), word);
  if (option->value != NULL)
    value = equals != NULL ? equals + 1 : argv[++*at];
  if (option->value != NULL && value == NULL)
    return usage_error (command, error, _ ("Something has to follow this option."), word);

  values = g_hash_table_lookup (line->options, option->name);
  if (values != NULL && !option->repeats)
    return usage_error (command, error, _ ("This is given twice."), word);
  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (line->options, (gpointer) option->name, values);
    }
  g_ptr_array_add (values, g_strdup (value != NULL ? value : ""));
  return TRUE;
}

static gboolean
read_words (KwCommandLine *line, const KwCommand *command, char **argv, GError **error)
{
  gboolean only_arguments = FALSE;

  for (int i = 0; argv[i] != NULL; i++)
    {
      if (!only_arguments && strcmp (argv[i], "--") == 0)
        only_arguments = TRUE;
      else if (!only_arguments && strcmp (argv[i], "-h") == 0)
        g_hash_table_insert (line->options, (gpointer) "help", g_ptr_array_new_with_free_func (g_free));
      else if (!only_arguments && argv[i][0] == '-' && argv[i][1] != '\0')
        {
          if (argv[i][1] != '-')
            return usage_error (command, error, _ ("There is no such option."), argv[i]);
          if (!read_option (line, command, argv[i], argv, &i, error))
            return FALSE;
        }
      else
        g_ptr_array_add (line->arguments, g_strdup (argv[i]));
    }
  return TRUE;
}

static gboolean
check_line (KwCommandLine *line, const KwCommand *command, GError **error)
{
  GHashTableIter iter;
  gpointer values;
  const char *now;

  if (line->arguments->len < command->fewest)
    return usage_error (command, error, _ ("Something is missing behind this."), command->name);
  if (line->arguments->len > command->most)
    return usage_error (command, error, _ ("There is too much behind the command."),
                        g_ptr_array_index (line->arguments, command->most));

  now = kw_command_line_get_value (line, "now");
  if (now == NULL)
    /* The program's clock: everything below is told what time it is. */
    line->now = g_get_real_time () / G_TIME_SPAN_MILLISECOND;
  else if (!kw_instant_parse (now, &line->now))
    return usage_error (command, error, _ (not_a_time), NOW_OPTION);

  g_ptr_array_add (line->arguments, NULL);
  g_hash_table_iter_init (&iter, line->options);
  while (g_hash_table_iter_next (&iter, NULL, &values))
    g_ptr_array_add (values, NULL);
  return TRUE;
}

static const KwCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static gboolean
is_version (const char *word)
{
  return strcmp (word, "--version") == 0;
}

static gboolean
is_help (const char *word)
{
  return strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0 || strcmp (word, "help") == 0;
}

/* A word that was meant for a command: no file has this name, and it does not look like one. */
static gboolean
is_slip (const char *word)
{
  return strpbrk (word, "./") == NULL && !g_file_test (word, G_FILE_TEST_EXISTS);
}

/* What the window is asked for: at most one file, and the time. */
typedef struct
{
  const char *file; /* NULL: none */
  const char *now;  /* NULL: not given */
} WindowLine;

/* Whether this is for the window, if @now says a time. */
static gboolean
read_window_line (char **argv, WindowLine *line)
{
  *line = (WindowLine){ NULL, NULL };
  for (int i = 1; argv[i] != NULL; i++)
    {
      if (line->now == NULL && strcmp (argv[i], NOW_OPTION) == 0 && argv[i + 1] != NULL)
        line->now = argv[++i];
      else if (line->now == NULL && g_str_has_prefix (argv[i], NOW_OPTION "="))
        line->now = argv[i] + strlen (NOW_OPTION "=");
      else if (line->file != NULL || argv[i][0] == '-')
        return FALSE;
      else
        line->file = argv[i];
    }
  if (line->file == NULL)
    return line->now != NULL;
  return find_command (line->file) == NULL && !is_help (line->file) && !is_slip (line->file);
}

static gboolean
run (char **argv, GError **error)
{
  g_autoptr (KwCommandLine) line = line_new ();
  const KwCommand *command;
  WindowLine window;

  if (read_window_line (argv, &window))
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_USAGE, _ ("%s: %s See keyworker --help."), NOW_OPTION,
                   _ (not_a_time));
      return FALSE;
    }
  if (is_help (argv[1]))
    return help_with_all (error);
  if (is_version (argv[1]))
    return kw_command_write (PROGRAM " " PACKAGE_VERSION "\n", error);
  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_USAGE,
                   argv[1][0] == '-' ? _ ("%s: Options come after a command. See keyworker --help.")
                                     : _ ("There is no command %s. See keyworker --help."),
                   argv[1]);
      return FALSE;
    }
  if (!read_words (line, command, argv + 2, error))
    return FALSE;
  if (kw_command_line_has (line, "help"))
    return help_with (command, error);
  return check_line (line, command, error) && command->run (line, error);
}

/* The program's side. */

/* One line, whatever a file from outside brings into it. */
static void
print_error (const GError *error)
{
  g_autofree char *line = kw_text_clean (error->message);

  fprintf (stderr, "%s: %s\n", PROGRAM, line);
}

/* GApplication has options of its own, which D-Bus gives; after a "--" comes a file, whatever its name. */
static gboolean
is_for_window (const char *word)
{
  return strcmp (word, "--") == 0 || g_str_has_prefix (word, "--gapplication-");
}

/**
 * kw_command_is:
 * @argc: number of words
 * @argv: (array length=argc): the program's name and what follows it
 *
 * Returns: whether this asks for a command or for help, or tries to, and not for the window, which takes one file at
 *     most
 */
gboolean
kw_command_is (int argc, char **argv)
{
  WindowLine window;
  KwInstant now;

  if (argc < 2 || is_for_window (argv[1]))
    return FALSE;
  if (read_window_line (argv, &window))
    return window.now != NULL && !kw_instant_parse (window.now, &now);
  return argc > 2 || argv[1][0] == '-' || find_command (argv[1]) != NULL || is_help (argv[1]) || is_slip (argv[1]);
}

/**
 * kw_command_take_now:
 * @argc: (inout): number of words
 * @argv: (array length=argc): the program's name and what follows it; kw_command_is() said no
 *
 * Takes out of the words for the window what it is to take for the time.
 *
 * Returns: that; %KW_NONE where nothing was said about it
 */
KwInstant
kw_command_take_now (int *argc, char **argv)
{
  WindowLine window;
  KwInstant now = KW_NONE;

  if (*argc < 2 || is_for_window (argv[1]) || !read_window_line (argv, &window) || window.now == NULL ||
      !kw_instant_parse (window.now, &now))
    return KW_NONE;
  *argc = 1;
  if (window.file != NULL)
    argv[(*argc)++] = (char *) window.file;
  argv[*argc] = NULL;
  return now;
}

/**
 * kw_command_get_exit:
 * @error: why a command failed
 *
 * Returns: the exit status that says so
 */
int
kw_command_get_exit (const GError *error)
{
  g_return_val_if_fail (error != NULL, KW_EXIT_FAILED);

  if (g_error_matches (error, KW_APP_ERROR, KW_APP_ERROR_USAGE))
    return KW_EXIT_USAGE;
  if (g_error_matches (error, KW_APP_ERROR, KW_APP_ERROR_INPUT) ||
      g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_INVALID))
    return KW_EXIT_INPUT;
  if (g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_LOCKED))
    return KW_EXIT_LOCKED;
  if (g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED))
    return KW_EXIT_DAMAGED;
  if (g_error_matches (error, KW_DATA_ERROR, KW_DATA_ERROR_NEWER))
    return KW_EXIT_NEWER;
  return KW_EXIT_FAILED;
}

/**
 * kw_command_run:
 * @argc: number of words
 * @argv: (array length=argc): the program's name and what follows it; kw_command_is() said yes
 *
 * Runs a command; an error is one plain sentence on the standard error output.
 *
 * Returns: the exit status
 */
int
kw_command_run (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (kw_command_is (argc, argv), KW_EXIT_USAGE);

  if (run (argv, &error))
    return KW_EXIT_DONE;
  print_error (error);
  return kw_command_get_exit (error);
}

/* A command's side. */

guint
kw_command_line_get_n_arguments (const KwCommandLine *self)
{
  return self->arguments->len - 1;
}

const char *
kw_command_line_get_argument (const KwCommandLine *self, guint index)
{
  g_return_val_if_fail (index < self->arguments->len, NULL);

  return g_ptr_array_index (self->arguments, index);
}

gboolean
kw_command_line_has (const KwCommandLine *self, const char *option)
{
  return g_hash_table_contains (self->options, option);
}

/* (nullable): %NULL where the option is not given. */
const char *
kw_command_line_get_value (const KwCommandLine *self, const char *option)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option);

  return values != NULL ? g_ptr_array_index (values, 0) : NULL;
}

/* (array zero-terminated=1): in the order given. */
const char *const *
kw_command_line_get_values (const KwCommandLine *self, const char *option)
{
  static const char *const none[] = { NULL };
  GPtrArray *values = g_hash_table_lookup (self->options, option);

  return values != NULL ? (const char *const *) values->pdata : none;
}

KwInstant
kw_command_line_get_now (const KwCommandLine *self)
{
  return self->now;
}

gboolean
kw_command_line_wants_json (const KwCommandLine *self)
{
  return kw_command_line_has (self, "json");
}

/* The policy of --policy FILE, else the council's, else the built-in one. */
KwPolicy *
kw_command_line_load_policy (const KwCommandLine *self, GError **error)
{
  const char *path = kw_command_line_get_value (self, "policy");

  return path != NULL ? kw_policy_load (path, error) : kw_policy_load_usual (error);
}

/**
 * kw_command_table_new:
 *
 * Returns: (transfer full): a table that keeps within the terminal's width, where people read at one
 */
KwTextTable *
kw_command_table_new (void)
{
  KwTextTable *table = kw_text_table_new ();
  struct winsize size;

  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    kw_text_table_set_width (table, size.ws_col);
  return table;
}

/**
 * kw_command_write:
 * @text: UTF-8
 * @error: (nullable): a place for an error
 *
 * Writes @text to the standard output as it is, whatever the locale, and makes sure that it went out: a pipe or a disk
 * that takes only half of it is a failure.
 *
 * Returns: whether it did
 */
gboolean
kw_command_write (const char *text, GError **error)
{
  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, KW_APP_ERROR, KW_APP_ERROR_FAILED, _ ("The result could not be written."));
  return FALSE;
}

/**
 * kw_command_write_json:
 * @value: (transfer full): a value
 * @error: (nullable): a place for an error
 *
 * Returns: whether @value was written to the standard output
 */
gboolean
kw_command_write_json (json_t *value, GError **error)
{
  char *text = json_dumps (value, JSON_INDENT (2) | JSON_ENCODE_ANY);
  gboolean written;

  json_decref (value);
  g_return_val_if_fail (text != NULL, FALSE);
  written = kw_command_write (text, error) && kw_command_write ("\n", error);
  free (text);
  return written;
}
