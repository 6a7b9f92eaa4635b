/* bench-lock.c: from somebody leaving to the keys wiped
 *
 * A hundred locks of the window: with a page, with a half-written visit over it, while it is searched, and while many
 * records are being written. Counted from the key press until the casebook is closed and its keys are gone; and, apart,
 * until the window was drawn without the casebook. Takes another casebook on its line, a sample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench.h"
#include "kw-form-window.h"
#include "kw-ui-harness.h"

#define LOCKS        25 /* of each kind */
#define LIMIT_MS     500
#define MANY_RECORDS 5000

typedef struct
{
  KwUi *ui;
  gint64 family;
  gint64 start;
  double in_sight; /* milliseconds until it was drawn without the casebook; < 0: not yet */
  gboolean committed;
} Bench;

typedef void (*Prepare) (Bench *bench);

static gboolean
is_ready (gpointer form)
{
  return kw_form_window_is_ready (form);
}

static void
go_to_family (Bench *bench)
{
  g_action_group_activate_action (G_ACTION_GROUP (bench->ui->window), "show-family",
                                  g_variant_new_int64 (bench->family));
  kw_ui_wait_until_loaded (bench->ui);
}

static void
write_visit (Bench *bench)
{
  GtkWindow *form;

  g_action_group_activate_action (G_ACTION_GROUP (bench->ui->window), "log-visit",
                                  g_variant_new_int64 (bench->family));
  form = kw_ui_wait_for_window (bench->ui, "KwVisitForm");
  kw_ui_wait (is_ready, form, "the form to be filled in");
  kw_ui_settle ();
  kw_ui_type (bench->ui, "half of a sentence");
}

/* Locked before there is an answer. */
static void
search (Bench *bench)
{
  g_action_group_activate_action (G_ACTION_GROUP (bench->ui->window), "search", NULL);
  kw_ui_wait_for_page (bench->ui, "KwSearchPage");
  kw_ui_type (bench->ui, "a");
}

static void
on_committed (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;

  /* Taken back or written: that is the casebook's business. */
  kw_casebook_commit_finish (KW_CASEBOOK (source), result, NULL);
  bench->committed = TRUE;
}

/* As an import does: one transaction of many records, of which half a second is not enough for. */
static void
write_many (Bench *bench)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (bench->ui->window));
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  for (guint i = 0; i < MANY_RECORDS; i++)
    {
      KwService *service = kw_record_new (KW_RECORD_SERVICE);

      service->name = g_strdup_printf ("Service %u", i);
      kw_edit_put (edit, service);
    }
  bench->committed = FALSE;
  kw_casebook_commit_async (casebook, edit, NULL, on_committed, bench);
}

static gboolean
is_locked (gpointer data)
{
  return kw_window_is_locked (((Bench *) data)->ui->window);
}

static gboolean
has_casebook (gpointer data)
{
  return kw_window_get_session (((Bench *) data)->ui->window) != NULL;
}

static void
on_painted (Bench *bench)
{
  if (bench->in_sight < 0)
    bench->in_sight = kw_bench_ms_since (bench->start);
}

static double
lock (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->ui->window));
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_painted), bench);
  double ms;

  bench->in_sight = -1;
  bench->start = g_get_monotonic_time ();
  kw_window_lock (bench->ui->window);
  while (!is_locked (bench))
    g_main_context_iteration (NULL, TRUE);
  ms = kw_bench_ms_since (bench->start);
  g_signal_handler_disconnect (clock, handler);
  return ms;
}

static void
unlock (Bench *bench)
{
  kw_ui_click (kw_ui_wait_name (bench->ui->window, "unlock"));
  kw_ui_wait (has_casebook, bench, "the casebook to be opened again");
  kw_ui_settle ();
  if (kw_window_get_form (bench->ui->window) != NULL)
    {
      GtkWindow *form = kw_window_get_form (bench->ui->window);

      kw_ui_wait (is_ready, form, "the form to be filled in");
      kw_form_window_discard (KW_FORM_WINDOW (form));
      gtk_window_close (form);
      kw_ui_wait_until_closed (form);
    }
  kw_ui_wait_until_loaded (bench->ui);
}

static void
measure (Bench *bench, Prepare prepare, const char *what, GArray *all, GArray *sights)
{
  g_autoptr (GArray) times = kw_bench_times_new (LOCKS);

  for (guint i = 0; i < LOCKS; i++)
    {
      double ms;

      go_to_family (bench);
      prepare (bench);
      ms = lock (bench);
      kw_bench_keep_least (times, i, ms);
      g_array_append_val (all, ms);
      g_array_append_val (sights, bench->in_sight);
      unlock (bench);
    }
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (times, 50), KW_BENCH_NO_LIMIT, "lock %s: p50", what);
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (times, 100), LIMIT_MS, "lock %s: the longest", what);
}

static gint64
find_family (Bench *bench)
{
  KwSession *session = kw_window_get_session (bench->ui->window);
  KwFamilyFilter filter = { .worker = kw_session_get_worker (session), .status = KW_FAMILY_ACTIVE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = kw_casebook_list_families_sync (kw_session_get_casebook (session), &filter, NULL, &error);

  if (ids == NULL || ids->len == 0)
    g_error ("%s", error != NULL ? error->message : "nobody to visit");
  return g_array_index (ids, gint64, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GArray) all = kw_bench_times_new (0);
  g_autoptr (GArray) sights = kw_bench_times_new (0);
  Bench bench = { 0 };

  gtk_init ();
  bench.ui = kw_ui_start_on (argc > 1 ? argv[1] : kw_bench_book_get_path (), kw_bench_now ());
  kw_ui_wait_until_loaded (bench.ui);
  bench.family = find_family (&bench);
  measure (&bench, go_to_family, "a page", all, sights);
  measure (&bench, write_visit, "a half-written visit", all, sights);
  measure (&bench, search, "during a search", all, sights);
  measure (&bench, write_many, "during an import", all, sights);
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (all, 99), LIMIT_MS, "keys wiped after %u locks: p99", all->len);
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (sights, 99), KW_BENCH_NO_LIMIT, "drawn without the casebook: p99");
  kw_ui_stop (bench.ui);
  return kw_bench_end ();
}
