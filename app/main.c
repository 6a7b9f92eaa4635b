/* main.c
 *
 * The program's entry: the only file of `app` that sees `ui`. Sets up the language and
 * hands over to a command or to the window. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "kw-application.h"
#include "kw-command.h"

/* What families said is in memory: it is not written to disk when the program dies, nor read by other programs of the
 * same user. The limit is not enough, because where cores are piped to a program nobody asks for it. */
static void
keep_memory_private (void)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
  /* The leak sanitizer looks at its own process from another. */
#ifndef __SANITIZE_ADDRESS__
  prctl (PR_SET_DUMPABLE, 0);
#endif
}

/* What is printed goes through a file in the folder for temporary files. Where the desktop has a folder of
 * the person's own that is kept in memory, that is it. */
static void
keep_temporary_files_private (void)
{
  const char *folder = g_getenv ("XDG_RUNTIME_DIR");

  if (folder != NULL && g_getenv ("TMPDIR") == NULL)
    g_setenv ("TMPDIR", folder, TRUE);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (KwApplication) application = NULL;
  KwInstant now;

  keep_memory_private ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (kw_command_is (argc, argv))
    return kw_command_run (argc, argv);

  keep_temporary_files_private ();
  /* GTK's own words for this are for programmers. */
  if (!gtk_init_check ())
    {
      g_printerr ("%s: %s\n", GETTEXT_PACKAGE,
                  _ ("The window needs a display. What works without one: keyworker --help."));
      return KW_EXIT_FAILED;
    }
  now = kw_command_take_now (&argc, argv);
  application = kw_application_new ();
  if (now != KW_NONE)
    {
      kw_application_set_now (application, now);
      /* Another one that runs already goes by its own time. */
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
    }

  return g_application_run (G_APPLICATION (application), argc, argv);
}
