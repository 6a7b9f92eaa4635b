/* bench-start.c: from the start of the program to Today with its data, against an empty window
 *
 * Both are started in turn, each as a process of its own: the program on the large casebook, and a program that has
 * nothing but an empty window of libadwaita. The time is that from before the process is there until the frame has been
 * drawn that shows the worker's day. For the program this one starts itself, being the same in all but main().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-bench-book.h"
#include "kw-bench-frame.h"
#include "kw-bench.h"
#include "kw-window.h"

#define STARTS     15
#define MOST_TIMES 1.5
#define KB_A_MB    1000

/* Far longer than it takes. */
#define PATIENCE_SECONDS 30

typedef struct
{
  GArray *ms;
  GArray *cpu;
  GArray *resident;
  GArray *private;
} Starts;

/* The program */

static gboolean
shows_day (KwWindow *window)
{
  KwPage *page = kw_window_get_page (window);
  GtkWidget *stack = page != NULL ? gtk_widget_get_first_child (GTK_WIDGET (page)) : NULL;

  return stack != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "day") == 0;
}

static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  if (shows_day (data))
    kw_bench_frame_tell ();
}

static void
on_realized (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted), window);
}

/* The window may come up later. */
static void
on_open (GtkApplication *application)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (application));

  gtk_window_set_default_size (GTK_WINDOW (window), KW_BENCH_WINDOW_WIDTH, KW_BENCH_WINDOW_HEIGHT);
  if (gtk_widget_get_realized (window))
    on_realized (window);
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (on_realized), NULL);
}

static gboolean
give_up (gpointer data)
{
  g_error ("Today did not come up");

  return G_SOURCE_REMOVE;
}

static int
run_program (int argc, char *argv[])
{
  g_autoptr (KwApplication) application = kw_application_new ();

  g_timeout_add_seconds (PATIENCE_SECONDS, give_up, NULL);
  kw_application_set_now (application, kw_bench_now ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "open", G_CALLBACK (on_open), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

/* Measuring it */

static void
start (Starts *starts, guint i, const char *program, const char *argument)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gint64 started = g_get_monotonic_time ();
  KwBenchFrame frame;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, argument, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &said, NULL, &error))
    g_error ("%s", error->message);
  if (!kw_bench_frame_parse (said, &frame))
    g_error ("%s said “%s”", program, said);
  kw_bench_keep_least (starts->ms, i, (double) (frame.moment - started) / 1000);
  kw_bench_keep_least (starts->cpu, i, (double) frame.cpu_us / 1000);
  kw_bench_keep_least (starts->resident, i, (double) frame.resident_kb / KB_A_MB);
  kw_bench_keep_least (starts->private, i, (double) frame.private_kb / KB_A_MB);
}

static void
starts_init (Starts *starts)
{
  starts->ms = kw_bench_times_new (STARTS);
  starts->cpu = kw_bench_times_new (STARTS);
  starts->resident = kw_bench_times_new (STARTS);
  starts->private = kw_bench_times_new (STARTS);
}

static void
starts_clear (Starts *starts)
{
  g_array_unref (starts->ms);
  g_array_unref (starts->cpu);
  g_array_unref (starts->resident);
  g_array_unref (starts->private);
}

static void
compare (KwBenchUnit unit, const GArray *empty, const GArray *today, double limit, const char *what)
{
  double of_empty = kw_bench_percentile (empty, 50), of_today = kw_bench_percentile (today, 50);

  kw_bench_row (unit, of_empty, KW_BENCH_NO_LIMIT, "an empty window: %s", what);
  kw_bench_row (unit, of_today, KW_BENCH_NO_LIMIT, "Today with its data: %s", what);
  kw_bench_row (KW_BENCH_TIMES, of_today / of_empty, limit, "Today against the empty window: %s", what);
}

static void
measure (const char *self, const char *book)
{
  Starts empty, today;

  starts_init (&empty);
  starts_init (&today);
  for (guint i = 0; i < STARTS; i++)
    {
      start (&empty, i, KW_BENCH_EMPTY_WINDOW, NULL);
      start (&today, i, self, book);
    }
  compare (KW_BENCH_MS, empty.ms, today.ms, MOST_TIMES, "start to first frame, p50");
  compare (KW_BENCH_MS, empty.cpu, today.cpu, KW_BENCH_NO_LIMIT, "work of all threads, p50");
  compare (KW_BENCH_MB, empty.resident, today.resident, MOST_TIMES, "memory");
  compare (KW_BENCH_MB, empty.private, today.private, KW_BENCH_NO_LIMIT, "memory not shared");
  starts_clear (&empty);
  starts_clear (&today);
}

int
main (int argc, char *argv[])
{
  if (argc > 1)
    return run_program (argc, argv);
  measure (argv[0], kw_bench_book_get_path ());
  return kw_bench_end ();
}
