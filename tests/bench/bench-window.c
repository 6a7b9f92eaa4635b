/* bench-window.c: going about in the window with the large casebook
 *
 * Opening families' pages, from asking for one until it has been drawn with everything on it; and going through the
 * list of families, a screen a frame. A frame has two parts here: laying out, in which rows and pages are made and
 * filled, and drawing, which is GTK's and depends on the machine's graphics (here: none, the processor draws).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench.h"
#include "kw-families-page.h"
#include "kw-family-page.h"
#include "kw-graph-view.h"
#include "kw-list-row.h"
#include "kw-text.h"
#include "kw-ui-harness.h"

#define FAMILIES   100
#define WARM_UP    5
#define ROUNDS     2
#define SCREENS    150
#define ONE_FRAME  16
#define TWO_FRAMES 33

/* What the frames since the last look took. */
typedef struct
{
  gint64 began;
  gint64 laid_out;
  double longest_layout;
  double longest;
  guint n;
} Frames;

typedef struct
{
  KwUi *ui;
  Frames frames;
  gint64 family; /* that is being opened */
  gint64 start;
  double cpu_start;
  gboolean painted;
  double ms;
  double cpu_ms;
} Bench;

static void
on_before_paint (GdkFrameClock *clock, Frames *frames)
{
  frames->began = g_get_monotonic_time ();
}

/* Connected last: everything has been laid out. */
static void
on_layout (GdkFrameClock *clock, Frames *frames)
{
  frames->laid_out = g_get_monotonic_time ();
}

static void
on_after_paint (GdkFrameClock *clock, Frames *frames)
{
  double whole = kw_bench_ms_since (frames->began);
  double layout = frames->laid_out > frames->began ? (double) (frames->laid_out - frames->began) / 1000 : 0;

  frames->longest = MAX (frames->longest, whole);
  frames->longest_layout = MAX (frames->longest_layout, layout);
  frames->n++;
}

static void
watch_frames (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->ui->window));

  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), &bench->frames);
  g_signal_connect (clock, "layout", G_CALLBACK (on_layout), &bench->frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &bench->frames);
}

static GtkWidget *
find_class (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, css_class) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);
  return found;
}

/* Opening a family */

/* The page of the family, with the picture of what leads to what, which is there last. */
static gboolean
shows_family (Bench *bench)
{
  KwPage *page = kw_window_get_page (bench->ui->window);
  GtkWidget *graph;

  if (!KW_IS_FAMILY_PAGE (page) || kw_family_page_get_family (KW_FAMILY_PAGE (page)) != bench->family)
    return FALSE;
  graph = kw_ui_find_type (page, "KwGraphView");
  return graph != NULL && kw_graph_view_is_laid_out (KW_GRAPH_VIEW (graph)) &&
       *kw_text_get_text (KW_TEXT (find_class (GTK_WIDGET (page), "title-4"))) != '\0';
}

static void
on_page_painted (GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;

  if (!bench->painted && shows_family (bench))
    {
      bench->painted = TRUE;
      bench->ms = kw_bench_ms_since (bench->start);
      bench->cpu_ms = kw_bench_cpu_ms () - bench->cpu_start;
    }
}

static gboolean
is_painted (gpointer data)
{
  return ((Bench *) data)->painted;
}

static void
open_family (Bench *bench, gint64 family)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->ui->window));
  gulong handler;

  bench->family = family;
  bench->painted = FALSE;
  bench->start = g_get_monotonic_time ();
  bench->cpu_start = kw_bench_cpu_ms ();
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_page_painted), bench);
  g_action_group_activate_action (G_ACTION_GROUP (bench->ui->window), "show-family", g_variant_new_int64 (family));
  kw_ui_wait (is_painted, bench, "a family's page to be drawn");
  g_signal_handler_disconnect (clock, handler);
  kw_ui_wait_until_loaded (bench->ui);
}

static void
measure_opening (Bench *bench)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (bench->ui->window));
  g_autoptr (GArray) families = kw_bench_book_pick_families (casebook, WARM_UP + FAMILIES);
  g_autoptr (GArray) times = kw_bench_times_new (FAMILIES);
  g_autoptr (GArray) cpu = kw_bench_times_new (FAMILIES);
  g_autoptr (GArray) longest = kw_bench_times_new (FAMILIES);

  for (guint i = 0; i < WARM_UP; i++)
    open_family (bench, g_array_index (families, gint64, i));
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < FAMILIES; i++)
      {
        bench->frames = (Frames){ 0 };
        open_family (bench, g_array_index (families, gint64, WARM_UP + i));
        kw_bench_keep_least (times, i, bench->ms);
        kw_bench_keep_least (cpu, i, bench->cpu_ms);
        kw_bench_keep_least (longest, i, bench->frames.longest);
      }
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (longest, 50), KW_BENCH_NO_LIMIT,
                "open a family's page: its longest frame, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (cpu, 50), KW_BENCH_NO_LIMIT,
                "open a family's page: the main thread's work, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (cpu, 99), KW_BENCH_NO_LIMIT,
                "open a family's page: the main thread's work, p99");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (times, 50), KW_BENCH_NO_LIMIT,
                "open a family's page until it is drawn, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (times, 99), TWO_FRAMES,
                "open a family's page until it is drawn, p99");
}

/* Going through the list */

static gboolean
is_framed (gpointer data)
{
  return ((Frames *) data)->n > 0;
}

static guint
count_loaded (GListModel *model)
{
  guint n = g_list_model_get_n_items (model), loaded = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KwListRow) row = g_list_model_get_item (model, i);

      loaded += kw_list_row_get_item (row) != NULL;
    }
  return loaded;
}

/* Returns: (element-type double): for each frame the part that is ours */
static void
scroll (Bench *bench, GtkAdjustment *adjustment, double step, GArray *layouts, GArray *frames)
{
  for (guint i = 0; i < layouts->len; i++)
    {
      bench->frames = (Frames){ 0 };
      gtk_adjustment_set_value (adjustment, step * i);
      kw_ui_wait (is_framed, &bench->frames, "the list to be scrolled");
      kw_bench_keep_least (layouts, i, bench->frames.longest_layout);
      kw_bench_keep_least (frames, i, bench->frames.longest);
    }
}

static void
measure_scrolling (Bench *bench)
{
  g_autoptr (GArray) layouts = kw_bench_times_new (SCREENS);
  g_autoptr (GArray) frames = kw_bench_times_new (SCREENS);
  GtkAdjustment *adjustment;
  GListModel *model;
  GtkWidget *list;
  guint loaded;

  g_action_group_activate_action (G_ACTION_GROUP (bench->ui->window), "show-page", g_variant_new_string ("families"));
  kw_ui_wait_for_page (bench->ui, "KwFamiliesPage");
  kw_ui_wait_until_loaded (bench->ui);
  list = find_class (GTK_WIDGET (kw_window_get_page (bench->ui->window)), "family-list");
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  for (guint round = 0; round < ROUNDS; round++)
    scroll (bench, adjustment,
            (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)) / SCREENS, layouts,
            frames);
  model = kw_families_page_get_model (KW_FAMILIES_PAGE (kw_window_get_page (bench->ui->window)));
  loaded = count_loaded (model);

  kw_bench_row (KW_BENCH_COUNT, loaded, KW_BENCH_NO_LIMIT, "go through %u families: rows kept loaded",
                g_list_model_get_n_items (model));
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (frames, 50), KW_BENCH_NO_LIMIT,
                "go through the families: a frame, p50");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (frames, 100), KW_BENCH_NO_LIMIT,
                "go through the families: the longest frame, with drawing");
  kw_bench_row (KW_BENCH_MS, kw_bench_percentile (layouts, 100), ONE_FRAME,
                "go through the families: the longest frame, ours of it");
}

/* A key worker is asked why they open a family that is not theirs; a supervisor is not. */
static void
set_role (KwWorkerRole role)
{
  g_autoptr (KwCasebook) casebook = kw_bench_book_open ();
  KwWorker *worker = kw_record_copy (kw_casebook_get_worker (casebook));
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  g_autoptr (GError) error = NULL;

  worker->role = role;
  kw_edit_put (edit, worker);
  if (kw_casebook_commit_sync (casebook, edit, NULL, &error) == 0 || !kw_casebook_close_sync (casebook, &error))
    g_error ("%s", error->message);
}

int
main (void)
{
  Bench bench = { 0 };

  gtk_init ();
  set_role (KW_ROLE_SUPERVISOR);
  bench.ui = kw_ui_start_on (kw_bench_book_get_path (), kw_bench_now ());
  kw_ui_wait_until_loaded (bench.ui);
  watch_frames (&bench);
  measure_opening (&bench);
  measure_scrolling (&bench);
  kw_ui_stop (bench.ui);
  set_role (KW_ROLE_KEY_WORKER);
  return kw_bench_end ();
}
