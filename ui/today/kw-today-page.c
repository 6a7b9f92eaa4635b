/* kw-today-page.c: the day over all the worker's families
 *
 * Whom to visit, what to do next and why, which clocks run, who has not been seen. Reads the worker's case files and
 * the directory off the main loop, has `app` compute the day, and builds rows of it. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-today-page.h"

#include "kw-columns.h"
#include "kw-place-keeper.h"
#include "kw-reading.h"
#include "kw-section.h"
#include "kw-today-rows.h"
#include "kw-today.h"
#include "kw-window.h"
#include "kw-words.h"

#include <glib/gi18n.h>

#define MOST_TASKS  8
#define MOST_CLOCKS 6

/* How high rows are at least, with what is around them: a little less, so that the first frame lacks none in sight. */
#define TITLE_HEIGHT    36
#define ROW_HEIGHT      52
#define WEEK_ROW_HEIGHT 34

/* Room for all there is. */
#define NO_END (G_MAXINT / 2)

struct _KwTodayPage
{
  KwPage parent_instance;

  KwSection *concerns;
  KwSection *visits;
  KwSection *tasks;
  KwSection *clocks;
  KwSection *week;
  KwSection *out_of_touch;
  KwSection *waiting;
  GtkWidget *stack;

  GCancellable *cancellable;
  KwToday *today; /* what is shown; NULL until then */
};

G_DEFINE_FINAL_TYPE (KwTodayPage, kw_today_page, KW_TYPE_PAGE)

typedef GtkWidget *(*MakeRow) (gconstpointer entry, guint place, KwInstant now);

/* Puts rows made of @entries into @section, at most @most of them, after those that it has, while there is @room. */
static void
fill (KwSection *section, const GPtrArray *entries, guint most, MakeRow make_row, KwInstant now, int *room)
{
  int height = make_row == kw_today_week_row_new ? WEEK_ROW_HEIGHT : ROW_HEIGHT;

  *room -= TITLE_HEIGHT + height * (int) kw_section_get_n_rows (section);
  for (guint i = kw_section_get_n_rows (section); i < MIN (entries->len, most) && *room > 0; i++, *room -= height)
    kw_section_append (section, make_row (g_ptr_array_index (entries, i), i + 1, now));
}

static void
show_counted (KwSection *section, const GPtrArray *entries, guint most)
{
  g_autofree char *more = NULL;

  if (entries->len > most)
    more = g_strdup_printf (ngettext ("the first %u of %u", "the first %u of %u", entries->len), most, entries->len);
  kw_section_set_subtitle (section, more);
}

static void
clear (KwTodayPage *self)
{
  kw_section_clear (self->concerns);
  kw_section_clear (self->visits);
  kw_section_clear (self->tasks);
  kw_section_clear (self->clocks);
  kw_section_clear (self->week);
  kw_section_clear (self->out_of_touch);
  kw_section_clear (self->waiting);
}

/* What fits into columns of @height. */
static void
show_rows (KwTodayPage *self, const KwToday *today, int height)
{
  KwInstant now = today->now;
  int room = height;

  if (today->concerns->len > 0)
    fill (self->concerns, today->concerns, G_MAXUINT, kw_today_concern_row_new, now, &room);
  fill (self->visits, today->visits, G_MAXUINT, kw_today_visit_row_new, now, &room);
  fill (self->tasks, today->do_next, MOST_TASKS, kw_today_task_row_new, now, &room);
  room = height;
  fill (self->clocks, today->clocks, MOST_CLOCKS, kw_today_clock_row_new, now, &room);
  fill (self->week, today->week, G_MAXUINT, kw_today_week_row_new, now, &room);
  fill (self->out_of_touch, today->out_of_touch, G_MAXUINT, kw_today_touch_row_new, now, &room);
  fill (self->waiting, today->waiting_for_trust, G_MAXUINT, kw_today_waiting_row_new, now, &room);
}

/* How high the page will be, as far as that is known. */
static int
get_height (KwTodayPage *self)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  int width, height;

  if (window == NULL || gtk_window_is_maximized (GTK_WINDOW (window)))
    return NO_END;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  return height;
}

static void
show_words (KwTodayPage *self, const KwToday *today)
{
  g_autofree char *visits = kw_today_dup_visits_summary (today);
  g_autofree char *load = kw_worker_week_dup_words (&today->load);

  gtk_widget_set_visible (GTK_WIDGET (self->concerns), today->concerns->len > 0);
  kw_section_set_subtitle (self->visits, today->visits->len > 0 ? visits : NULL);
  kw_section_set_subtitle (self->tasks, _ ("over all your families, in the order of work"));
  show_counted (self->clocks, today->clocks, MOST_CLOCKS);
  kw_section_set_subtitle (self->week, load);
  gtk_widget_set_visible (GTK_WIDGET (self->out_of_touch), today->out_of_touch->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), today->waiting_for_trust->len > 0);
}

static void
on_painted (GdkFrameClock *clock, KwTodayPage *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_painted, self);
  if (self->today != NULL)
    show_rows (self, self->today, NO_END);
}

static void
show_the_rest_later (KwTodayPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (self, show_the_rest_later, NULL);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_painted), self, 0);
}

static GtkWidget *
build_nobody (void)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add a family"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "kw-families-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No families yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _ ("Whom to visit today, what to do next and why will stand here."));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxxx)", "family", (gint64) 0, (gint64) 0, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-record");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  return status;
}

static void
show_today (KwTodayPage *self, KwToday *today)
{
  g_autoptr (KwPlaceKeeper) keeper G_GNUC_UNUSED = kw_place_keeper_new (GTK_WIDGET (self));
  gboolean first = !kw_page_is_ready (KW_PAGE (self));

  g_clear_pointer (&self->today, kw_today_unref);
  self->today = kw_today_ref (today);
  clear (self);
  show_words (self, today);
  show_rows (self, today, first ? get_height (self) : NO_END);
  /* What is below the first rows comes once these have been drawn; later, where the reader is in the page stays. */

  kw_page_set_count (KW_PAGE (self), (int) today->visits->len);
  if (today->n_families == 0 && gtk_stack_get_child_by_name (GTK_STACK (self->stack), "nobody") == NULL)
    gtk_stack_add_named (GTK_STACK (self->stack), build_nobody (), "nobody");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), today->n_families > 0 ? "day" : "nobody");
  kw_page_set_ready (KW_PAGE (self));
  if (!first)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_the_rest_later (self);
  else
    g_signal_connect (self, "map", G_CALLBACK (show_the_rest_later), NULL);
}

static void
report (KwTodayPage *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("Today could not be read"));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwTodayPage) self = KW_TODAY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwReading) reading = kw_reading_finish (KW_CASEBOOK (source), result, &error);
  g_autoptr (KwToday) today = NULL;
  KwSession *session = kw_page_get_session (KW_PAGE (self));

  if (reading == NULL)
    {
      report (self, error);
      return;
    }
  today = kw_today_compute (reading->case_files, reading->services, kw_session_get_policy (session),
                            kw_casebook_get_worker (KW_CASEBOOK (source))->weekly_minutes,
                            kw_session_get_now (session));
  show_today (self, today);
}

static void
show_date (KwTodayPage *self)
{
  KwDate today = kw_session_get_today (kw_page_get_session (KW_PAGE (self)));
  g_autofree char *title = kw_words_date (today, today);

  kw_page_set_title (KW_PAGE (self), title);
}

static void
kw_today_page_refresh (KwPage *page)
{
  KwTodayPage *self = KW_TODAY_PAGE (page);
  KwSession *session = kw_page_get_session (page);

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  show_date (self);
  kw_reading_of_caseload_async (kw_session_get_casebook (session), kw_session_get_worker (session), self->cancellable,
                                on_read, g_object_ref (self));
}

static void
kw_today_page_dispose (GObject *object)
{
  KwTodayPage *self = KW_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->today, kw_today_unref);

  G_OBJECT_CLASS (kw_today_page_parent_class)->dispose (object);
}

static void
kw_today_page_class_init (KwTodayPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_today_page_dispose;

  KW_PAGE_CLASS (klass)->refresh = kw_today_page_refresh;
  KW_PAGE_CLASS (klass)->every_minute = TRUE;
}

static KwSection *
add_section (KwColumns *columns, gboolean to_end, const char *title, const char *empty_words)
{
  GtkWidget *section = kw_section_new (title, empty_words);

  kw_columns_append (columns, to_end, section);
  return KW_SECTION (section);
}

static GtkWidget *
build_day (KwTodayPage *self)
{
  GtkWidget *columns = kw_columns_new (0.61);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->concerns = add_section (KW_COLUMNS (columns), FALSE, _ ("Concerns to follow up"), _ ("None open."));
  self->visits = add_section (KW_COLUMNS (columns), FALSE, _ ("Visits today"),
                              _ ("No visit is planned for today. Log a visit to plan the next one with it."));
  self->tasks = add_section (KW_COLUMNS (columns), FALSE, _ ("Do next"),
                             _ ("Nothing to do next. Problems and their steps appear here in the order of work."));
  self->clocks = add_section (KW_COLUMNS (columns), TRUE, _ ("Clocks"),
                              _ ("No deadline is near and no referral is waiting."));
  self->week = add_section (KW_COLUMNS (columns), TRUE, _ ("This week"), _ ("No families yet."));
  self->out_of_touch = add_section (KW_COLUMNS (columns), TRUE, _ ("Out of touch"), _ ("Everybody has been seen."));
  self->waiting = add_section (KW_COLUMNS (columns), TRUE, _ ("Waiting for trust"), _ ("Nothing waits for trust."));

  gtk_widget_set_margin_start (columns, 22);
  gtk_widget_set_margin_end (columns, 22);
  gtk_widget_set_margin_top (columns, 18);
  gtk_widget_set_margin_bottom (columns, 22);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  return scrolled;
}

static void
kw_today_page_init (KwTodayPage *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), build_day (self), "day");
  /* What is not shown is not measured. */
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->stack);
}
