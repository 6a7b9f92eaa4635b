/* kw-ui-harness.c
 *
 * Starting, stopping and waiting; kw-ui-find.c finds, kw-ui-keys.c types. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

#include "kw-sample.h"

/* Far longer than anything takes; reached only when something is wrong. */
#define PATIENCE_SECONDS 30

/* More than any page loads in a row: ids, rows, and what stands beside them. */
#define LOADING_ROUNDS 6
#define TICK_MS        50

static const char *waited_for;

/* With what was to be seen then, for whoever looks for the reason. */
static gboolean
give_up (gpointer data)
{
  const char *folder = g_getenv ("KW_PICTURES");

  if (folder != NULL)
    {
      g_autofree char *path = g_build_filename (folder, "waited-in-vain.png", NULL);
      const char *command[] = { "import", "-window", "root", path, NULL };

      g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
    }
  g_error ("waited in vain: %s", waited_for);

  return G_SOURCE_REMOVE;
}

/* What another thread brought about wakes nobody here. */
static gboolean
look_again (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * kw_ui_wait:
 * @condition: whether it has come to pass
 * @what: what, for the message when it does not
 *
 * Lets the program work until something has come to pass.
 */
void
kw_ui_wait (KwUiCondition condition,
            gpointer data,
            const char *what)
{
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, give_up, NULL);
  guint tick = g_timeout_add (TICK_MS, look_again, NULL);

  waited_for = what;
  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_source_remove (timeout);
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/**
 * kw_ui_settle:
 *
 * Lets the program do all that it can do at once, and be drawn.
 */
void
kw_ui_settle (void)
{
  gboolean idle = FALSE;

  g_idle_add_full (G_PRIORITY_LOW + 100, set_true, &idle, NULL);
  kw_ui_wait (is_true, &idle, "the program to come to rest");
}

static void
on_painted (GdkFrameClock *clock,
            gpointer data)
{
  *(gboolean *) data = TRUE;
}

/**
 * kw_ui_wait_until_drawn:
 *
 * Waits until a window has been laid out and drawn once more, as it is now.
 */
void
kw_ui_wait_until_drawn (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (window));
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  kw_ui_wait (is_true, &painted, "a window to be drawn");
  g_signal_handler_disconnect (clock, id);
}

static gboolean
is_drawn (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static KwUi *
start (KwInstant now)
{
  static KwApplication *application;
  KwUi *self = g_new0 (KwUi, 1);
  g_autoptr (GError) error = NULL;

  /* A process is one program, however often a test opens and closes its window. */
  if (application == NULL)
    application = kw_application_new ();
  self->application = g_object_ref (application);
  kw_application_set_now (self->application, now);
  kw_application_set_key_cost (self->application, &KW_KEY_COST_CHEAP);
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  /* A test is quicker than any person. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  return self;
}

static void
take_window (KwUi *self)
{
  self->window = KW_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->application)));
  g_assert_nonnull (self->window);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  kw_ui_wait (is_drawn, self->window, "the window to be shown");
}

/**
 * kw_ui_start:
 * @now: what rules take for the time, or %KW_NONE
 *
 * Returns: (transfer full): the program on its start page
 */
KwUi *
kw_ui_start (KwInstant now)
{
  KwUi *self = start (now);
  g_autoptr (GSettings) settings = g_settings_new ("org.keyworker.Keyworker");

  /* As where it never ran before. */
  g_settings_reset (settings, "last-casebook-path");
  g_application_activate (G_APPLICATION (self->application));
  take_window (self);

  return self;
}

static gboolean
has_casebook (gpointer data)
{
  return kw_window_get_session (data) != NULL;
}

static gboolean
has_casebook_or_asks (gpointer data)
{
  return has_casebook (data) || kw_window_is_locked (data);
}

/**
 * kw_ui_unlock:
 *
 * Types the passphrase into the page that asks for it, and waits until the casebook is open.
 */
void
kw_ui_unlock (KwUi *self)
{
  GtkWidget *entry = kw_ui_wait_name (self->window, "unlock-secret");

  gtk_editable_set_text (GTK_EDITABLE (entry), KW_UI_PASSPHRASE);
  g_signal_emit_by_name (entry, "activate");
  kw_ui_wait (has_casebook, self->window, "the casebook to be unlocked");
}

/**
 * kw_ui_start_on:
 * @path: a casebook
 * @now: what rules take for the time, or %KW_NONE
 *
 * Returns: (transfer full): the program with that casebook open
 */
KwUi *
kw_ui_start_on (const char *path,
                KwInstant now)
{
  KwUi *self = start (now);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->path = g_strdup (path);
  g_application_open (G_APPLICATION (self->application), &file, 1, "");
  take_window (self);
  kw_ui_wait (has_casebook_or_asks, self->window, "the casebook to be opened");
  if (!has_casebook (self->window))
    kw_ui_unlock (self);

  return self;
}

static KwInstant
fixed_or_real (gpointer data)
{
  KwInstant *now = data;

  return *now == KW_NONE ? g_get_real_time () / 1000 : *now;
}

static void
make_casebook (const char *path,
               KwInstant now,
               KwUiFill fill)
{
  KwCasebookOptions options = { .passphrase = KW_UI_PASSPHRASE,
                                .clock = fixed_or_real,
                                .clock_data = &now,
                                .seed = 1,
                                .key_cost = &KW_KEY_COST_CHEAP };
  g_autoptr (KwRecord) record = kw_record_new (KW_RECORD_WORKER);
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (KwCasebook) casebook = NULL;
  g_autoptr (GError) error = NULL;
  KwWorker *worker = (KwWorker *) record;

  worker->name = g_strdup ("Test Worker");
  worker->authority = g_strdup ("WCC");
  casebook = kw_casebook_create_sync (path, worker, &options, &error);
  g_assert_no_error (error);
  fill (casebook, edit);
  kw_casebook_commit_sync (casebook, edit, NULL, &error);
  g_assert_no_error (error);
  kw_casebook_close_sync (casebook, &error);
  g_assert_no_error (error);
}

static char *
make_path (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("casebook-XXXXXX", &error);

  g_assert_no_error (error);

  return g_build_filename (folder, "test.keyworker", NULL);
}

/**
 * kw_ui_start_on_sample:
 * @now: what rules take for the time, and the day that the sample's dates stand around
 * @families: how many; 0: the usual ones
 *
 * Returns: (transfer full): the program with a sample casebook open
 */
KwUi *
kw_ui_start_on_sample (KwInstant now,
                       guint families)
{
  KwSampleOptions options = { .seed = 1, .now = now, .families = families };
  g_autofree char *path = make_path ();
  g_autoptr (GError) error = NULL;

  kw_sample_create (path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return kw_ui_start_on (path, now);
}

/**
 * kw_ui_start_with:
 * @now: what rules take for the time, or %KW_NONE
 * @fill: puts into the casebook what the test needs
 *
 * Returns: (transfer full): the program with a casebook made for the test
 */
KwUi *
kw_ui_start_with (KwInstant now,
                  KwUiFill fill)
{
  g_autofree char *path = make_path ();

  make_casebook (path, now, fill);

  return kw_ui_start_on (path, now);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/**
 * kw_ui_stop:
 *
 * Closes the window as a person does and lets go of the program.
 */
void
kw_ui_stop (KwUi *self)
{
  if (self->window != NULL)
    {
      gtk_window_close (GTK_WINDOW (self->window));
      kw_ui_wait (is_gone, &self->window, "the window to close");
    }
  kw_ui_settle ();
  g_object_unref (self->application);
  g_free (self->path);
  g_free (self);
}

static void
on_listed (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) families G_GNUC_UNUSED = kw_casebook_list_families_finish (KW_CASEBOOK (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/**
 * kw_ui_wait_until_loaded:
 *
 * Waits until the casebook has done everything that a page has asked of it, and that is shown.
 */
void
kw_ui_wait_until_loaded (KwUi *self)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (self->window));
  KwFamilyFilter filter = { .worker = KW_NONE, .status = KW_CODE_NONE };

  /* What is asked for first is done first; and what came may make a page ask for more. */
  for (int round = 0; round < LOADING_ROUNDS; round++)
    {
      gboolean answered = FALSE;

      kw_ui_settle ();
      kw_casebook_list_families_async (casebook, &filter, NULL, on_listed, &answered);
      kw_ui_wait (is_true, &answered, "the casebook to answer");
    }
  kw_ui_settle ();
}
