/* kw-ui-screen-reader.h: a window as a screen reader hears it
 *
 * Talks to the program over the accessibility bus, as assistive technology does, from a thread of its own while the
 * main loop answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thing that a screen reader comes across. */
typedef struct
{
  char *role;        /* "push button", "list item" */
  char *name;        /* what it is called; empty where it has none */
  char *description; /* what is heard after that */
  char *parents;     /* where it stands: "frame Keyworker / panel / list Clocks" */
  gboolean focusable;
  gboolean showing;
} KwHeard;

void kw_heard_free (KwHeard *self);

/* Returns: (transfer full) (element-type KwHeard): all that is below the program's windows */
GPtrArray *kw_ui_hear_everything (void);

G_END_DECLS
