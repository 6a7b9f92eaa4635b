/* test-command-plan.c
 *
 * keyworker plan: what it prints, and how it ends. Each call is a process of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-command.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 10

static const struct
{
  const char *name;
  const char *words; /* behind the program's name; @ stands for the folder of case files */
  int exit;
  const char *out;
  const char *err;
} calls[] = {
  { "text", "plan @/okafor.json --now 2013-02-01T09:00", KW_EXIT_DONE,
    "*WCC-0042  Okafor*1  Cannot wait *Eviction *Bailiffs are due on Monday 4 February, in 3 days.\n*"
    "Do next\n*Apply to suspend the warrant *today\n*Underlying\n*Heroin *→  Eviction and Rent arrears\n*",
    "" },
  { "json", "plan --json --now=2013-02-01T09:00 @/okafor.json", KW_EXIT_DONE,
    "{*\"family\": \"WCC-0042\"*\"computed_place\": 1*}\n", "" },
  { "check", "plan @/caring-child.json --now 2013-02-01T09:00", KW_EXIT_DONE,
    "*Check what happened\nThu 10 Jan *", NULL },
  { "nothing-open", "plan @/settled.json --now 2001-01-01T09:00", KW_EXIT_DONE, "*No problem is open.\n", "" },
  { "help", "plan --help", KW_EXIT_DONE, "keyworker plan *--policy FILE *--json *", "" },
  { "all-help", "--help", KW_EXIT_DONE, "*keyworker plan *", "" },
  { "passphrase", "plan @/okafor.json --passphrase-file nowhere --now 2013-02-01T09:00", KW_EXIT_DONE, "*", "" },
  { "no-file", "plan @/nowhere.json", KW_EXIT_FAILED, "", "keyworker: *nowhere.json cannot be read*\n" },
  { "no-argument", "plan", KW_EXIT_USAGE, "", "keyworker: *See keyworker plan --help.\n" },
  { "no-option", "plan @/okafor.json --colour", KW_EXIT_USAGE, "", "keyworker: --colour: *\n" },
  { "no-value", "plan @/okafor.json --now", KW_EXIT_USAGE, "", "keyworker: --now: *\n" },
  { "no-time", "plan @/okafor.json --now today", KW_EXIT_USAGE, "", "keyworker: --now: *\n" },
  { "twice", "plan @/okafor.json --now 2013-02-01T09:00 --now 2013-02-01T09:00", KW_EXIT_USAGE, "", "*twice*" },
  { "stands-alone", "plan @/okafor.json --json=yes", KW_EXIT_USAGE, "", "*stands alone*" },
  { "no-command", "famlies @/okafor.json", KW_EXIT_USAGE, "", "keyworker: *no command famlies*\n" },
  { "option-first", "--json plan @/okafor.json", KW_EXIT_USAGE, "", "keyworker: --json: *\n" },
  { "bad-input", "plan @/../meson.build", KW_EXIT_INPUT, "", "keyworker: *meson.build: line 1, column *\n" },
  { "bad-policy", "plan @/okafor.json --policy @/okafor.json", KW_EXIT_INPUT, "", "keyworker: *okafor.json*\n" },
};

static int
run_child (const char *words)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "app", "cases", NULL);
  g_auto (GStrv) list = g_strsplit (words, " ", MOST_WORDS);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, g_strdup ("keyworker"));
  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] == '@')
      g_ptr_array_add (argv, g_strconcat (folder, list[i] + 1, NULL));
    else
      g_ptr_array_add (argv, g_strdup (list[i]));
  g_ptr_array_add (argv, NULL);
  g_assert_true (kw_command_is ((int) argv->len - 1, (char **) argv->pdata));
  return kw_command_run ((int) argv->len - 1, (char **) argv->pdata);
}

static void
test_call (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *number = g_strdup_printf ("%u", i);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  const char *argv[] = { "/proc/self/exe", "--call", number, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_cmpint (error != NULL && error->domain == G_SPAWN_EXIT_ERROR ? error->code : 0, ==, calls[i].exit);
  if (!g_pattern_match_simple (calls[i].out, out))
    g_test_fail_printf ("printed: %s", out);
  if (calls[i].err != NULL && !g_pattern_match_simple (calls[i].err, err))
    g_test_fail_printf ("complained: %s", err);
}

static void
test_not_a_command (void)
{
  char *file[] = { (char *) "keyworker", (char *) "casebook.keyworker", NULL };
  char *nothing[] = { (char *) "keyworker", NULL };
  char *service[] = { (char *) "keyworker", (char *) "--gapplication-service", NULL };
  char *odd_name[] = { (char *) "keyworker", (char *) "--", (char *) "-odd-", NULL };
  char *option[] = { (char *) "keyworker", (char *) "--jsn", NULL };
  char *slip[] = { (char *) "keyworker", (char *) "famlies", NULL };

  g_assert_false (kw_command_is (2, file));
  g_assert_false (kw_command_is (1, nothing));
  g_assert_false (kw_command_is (2, service));
  g_assert_false (kw_command_is (3, odd_name));
  g_assert_true (kw_command_is (2, option));
  g_assert_true (kw_command_is (2, slip));
}

/* The window takes a file and a time, in any order; the rest of the line stays for the desktop. */
static void
test_window_at_a_time (void)
{
  char *behind[] = { (char *) "keyworker", (char *) "a.keyworker", (char *) "--now",
                     (char *) "2013-02-01T09:00", NULL };
  char *before[] = { (char *) "keyworker", (char *) "--now=2013-02-01T09:00", (char *) "a.keyworker", NULL };
  char *alone[] = { (char *) "keyworker", (char *) "--now", (char *) "2013-02-01T09:00", NULL };
  char *no_time[] = { (char *) "keyworker", (char *) "a.keyworker", (char *) "--now", (char *) "soon", NULL };
  char *nothing[] = { (char *) "keyworker", (char *) "a.keyworker", (char *) "--now", NULL };
  char *command[] = { (char *) "keyworker", (char *) "today", (char *) "--now", (char *) "2013-02-01T09:00", NULL };
  KwInstant now = kw_instant_from_local (kw_date_from_ymd (2013, 2, 1), 9, 0, 0);
  int argc = 4;

  g_assert_false (kw_command_is (argc, behind));
  g_assert_cmpint (kw_command_take_now (&argc, behind), ==, now);
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpstr (behind[1], ==, "a.keyworker");
  g_assert_null (behind[2]);
  g_assert_cmpint (kw_command_take_now (&argc, behind), ==, KW_NONE);

  argc = 3;
  g_assert_false (kw_command_is (argc, before));
  g_assert_cmpint (kw_command_take_now (&argc, before), ==, now);
  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpstr (before[1], ==, "a.keyworker");

  argc = 3;
  g_assert_false (kw_command_is (argc, alone));
  g_assert_cmpint (kw_command_take_now (&argc, alone), ==, now);
  g_assert_cmpint (argc, ==, 1);

  g_assert_true (kw_command_is (4, no_time));
  g_assert_cmpint (kw_command_run (4, no_time), ==, KW_EXIT_USAGE);
  g_assert_true (kw_command_is (3, nothing));
  g_assert_cmpint (kw_command_run (3, nothing), ==, KW_EXIT_USAGE);
  g_assert_true (kw_command_is (4, command));
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--call") == 0)
    return run_child (calls[atoi (argv[2])].words);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command-plan/not-a-command", test_not_a_command);
  g_test_add_func ("/command-plan/window-at-a-time", test_window_at_a_time);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *path = g_strconcat ("/command-plan/", calls[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_call);
    }

  return g_test_run ();
}
