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

#include "kw-application.h"
#include "kw-command.h"

int
main (int argc,
      char *argv[])
{
  g_autoptr (KwApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (kw_command_is (argc, argv))
    return kw_command_run (argc, argv);

  /* GTK's own words for this are for programmers. */
  if (!gtk_init_check ())
    {
      g_printerr ("%s: %s\n", GETTEXT_PACKAGE,
                  _ ("The window needs a display. What works without one: keyworker --help."));
      return KW_EXIT_FAILED;
    }
  application = kw_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
