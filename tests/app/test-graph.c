/* test-graph.c
 *
 * Where to draw what leads to what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-graph.h"

#include <math.h>

#define WIDTH  160.0
#define HEIGHT 64.0
#define SLACK  1.0 /* Graphviz rounds to points */

/* Twelve problems, with cycles, one apart from the others. */
static const gint64 links[][2] = {
  { 1, 2 },
  { 2, 3 },
  { 3, 1 },
  { 3, 4 },
  { 4, 5 },
  { 5, 6 },
  { 6, 4 },
  { 1, 7 },
  { 7, 8 },
  { 2, 8 },
  { 8, 9 },
  { 9, 10 },
  { 10, 11 },
  { 11, 9 },
  { 4, 11 },
  { 2, 1 },
};

static KwGraph *
twelve_problems (void)
{
  KwGraph *graph = kw_graph_new ();

  for (gint64 id = 1; id <= 12; id++)
    kw_graph_add_box (graph, id, WIDTH + (double) (id % 3) * 20, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    kw_graph_add_arrow (graph, links[i][0], links[i][1]);
  return graph;
}

static const KwGraphBox *
find_box (const KwGraphLayout *layout, gint64 id)
{
  for (guint i = 0; i < layout->boxes->len; i++)
    if (g_array_index (layout->boxes, KwGraphBox, i).id == id)
      return &g_array_index (layout->boxes, KwGraphBox, i);
  g_assert_not_reached ();
}

static gboolean
overlap (const KwGraphBox *a, const KwGraphBox *b)
{
  return a->x + a->width > b->x + SLACK && b->x + b->width > a->x + SLACK && a->y + a->height > b->y + SLACK &&
         b->y + b->height > a->y + SLACK;
}

static void
assert_at (KwGraphPoint point, const KwGraphBox *box)
{
  g_assert_cmpfloat (point.x, >=, box->x - SLACK);
  g_assert_cmpfloat (point.x, <=, box->x + box->width + SLACK);
  g_assert_cmpfloat (point.y, >=, box->y - SLACK);
  g_assert_cmpfloat (point.y, <=, box->y + box->height + SLACK);
}

static void
test_boxes (void)
{
  g_autoptr (KwGraph) graph = twelve_problems ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KwGraphLayout) layout = kw_graph_lay_out (graph, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (layout->boxes->len, ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      const KwGraphBox *box = &g_array_index (layout->boxes, KwGraphBox, i);

      g_assert_cmpint (box->id, ==, i + 1);
      g_assert_cmpfloat (box->x, >=, -SLACK);
      g_assert_cmpfloat (box->y, >=, -SLACK);
      g_assert_cmpfloat (box->x + box->width, <=, layout->width + SLACK);
      g_assert_cmpfloat (box->y + box->height, <=, layout->height + SLACK);
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (box, &g_array_index (layout->boxes, KwGraphBox, j)));
    }
}

static void
test_curves (void)
{
  g_autoptr (KwGraph) graph = twelve_problems ();
  g_autoptr (KwGraphLayout) layout = kw_graph_lay_out (graph, NULL, NULL);

  g_assert_cmpint (layout->curves->len, ==, G_N_ELEMENTS (links));
  for (guint i = 0; i < layout->curves->len; i++)
    {
      const KwGraphCurve *curve = g_ptr_array_index (layout->curves, i);

      g_assert_cmpint (curve->from, ==, links[i][0]);
      g_assert_cmpint (curve->to, ==, links[i][1]);
      g_assert_cmpint (curve->points->len, >=, 4);
      g_assert_cmpint (curve->points->len % 3, ==, 1);
      assert_at (g_array_index (curve->points, KwGraphPoint, 0), find_box (layout, curve->from));
      assert_at (curve->tip, find_box (layout, curve->to));
    }
}

/* From left to right: what drives stands left of what it drives. */
static void
test_direction (void)
{
  g_autoptr (KwGraph) graph = kw_graph_new ();
  g_autoptr (KwGraphLayout) layout = NULL;

  for (gint64 id = 1; id <= 3; id++)
    kw_graph_add_box (graph, id, WIDTH, HEIGHT);
  kw_graph_add_arrow (graph, 3, 1);
  kw_graph_add_arrow (graph, 1, 2);
  layout = kw_graph_lay_out (graph, NULL, NULL);

  g_assert_cmpfloat (find_box (layout, 3)->x + WIDTH, <, find_box (layout, 1)->x);
  g_assert_cmpfloat (find_box (layout, 1)->x + WIDTH, <, find_box (layout, 2)->x);
}

static void
assert_equal (const KwGraphLayout *a, const KwGraphLayout *b)
{
  g_assert_cmpfloat (a->width, ==, b->width);
  g_assert_cmpfloat (a->height, ==, b->height);
  for (guint i = 0; i < a->boxes->len; i++)
    {
      g_assert_cmpfloat (g_array_index (a->boxes, KwGraphBox, i).x, ==, g_array_index (b->boxes, KwGraphBox, i).x);
      g_assert_cmpfloat (g_array_index (a->boxes, KwGraphBox, i).y, ==, g_array_index (b->boxes, KwGraphBox, i).y);
    }
  for (guint i = 0; i < a->curves->len; i++)
    {
      const KwGraphCurve *first = g_ptr_array_index (a->curves, i);
      const KwGraphCurve *second = g_ptr_array_index (b->curves, i);

      g_assert_cmpmem (first->points->data, first->points->len * sizeof (KwGraphPoint), second->points->data,
                       second->points->len * sizeof (KwGraphPoint));
    }
}

static void
test_same_again (void)
{
  g_autoptr (KwGraph) graph = twelve_problems ();
  g_autoptr (KwGraphLayout) first = kw_graph_lay_out (graph, NULL, NULL);
  g_autoptr (KwGraphLayout) second = kw_graph_lay_out (graph, NULL, NULL);

  assert_equal (first, second);
}

static void
test_left_out (void)
{
  g_autoptr (KwGraph) graph = kw_graph_new ();
  g_autoptr (KwGraph) empty = kw_graph_new ();
  g_autoptr (KwGraphLayout) layout = NULL;
  g_autoptr (KwGraphLayout) nothing = NULL;

  kw_graph_add_box (graph, 1, WIDTH, HEIGHT);
  kw_graph_add_box (graph, 2, WIDTH, HEIGHT);
  kw_graph_add_arrow (graph, 1, 1);
  kw_graph_add_arrow (graph, 1, 3);
  kw_graph_add_arrow (graph, 1, 2);
  kw_graph_add_arrow (graph, 1, 2);
  layout = kw_graph_lay_out (graph, NULL, NULL);
  nothing = kw_graph_lay_out (empty, NULL, NULL);

  g_assert_cmpint (layout->curves->len, ==, 1);
  g_assert_cmpint (nothing->boxes->len, ==, 0);
  g_assert_cmpfloat (nothing->width, ==, 0);
}

typedef struct
{
  KwGraphLayout *layout;
  GError *error;
  gboolean done;
} Answer;

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->layout = kw_graph_lay_out_finish (result, &answer->error);
  answer->done = TRUE;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

/* Several at once: each gets its own, and all the same. */
static void
test_threads (void)
{
  g_autoptr (KwGraph) graph = twelve_problems ();
  g_autoptr (KwGraphLayout) expected = kw_graph_lay_out (graph, NULL, NULL);
  Answer answers[8] = { { NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    kw_graph_lay_out_async (twelve_problems (), NULL, on_laid_out, &answers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      wait_for (&answers[i]);
      g_assert_no_error (answers[i].error);
      assert_equal (answers[i].layout, expected);
      kw_graph_layout_unref (answers[i].layout);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { NULL };

  g_cancellable_cancel (cancellable);
  kw_graph_lay_out_async (twelve_problems (), cancellable, on_laid_out, &answer);
  wait_for (&answer);

  g_assert_null (answer.layout);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graph/boxes", test_boxes);
  g_test_add_func ("/graph/curves", test_curves);
  g_test_add_func ("/graph/direction", test_direction);
  g_test_add_func ("/graph/same-again", test_same_again);
  g_test_add_func ("/graph/left-out", test_left_out);
  g_test_add_func ("/graph/threads", test_threads);
  g_test_add_func ("/graph/cancelled", test_cancelled);

  return g_test_run ();
}
