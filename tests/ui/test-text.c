/* test-text.c
 *
 * Words on a page: what they say and how they are heard, how much room they ask for, and where their lines stand, in
 * either direction of reading. Where a line stands is read from what would be drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

#include "kw-text.h"

#define WIDE   400
#define NARROW 160
#define HEIGHT 300

/* Lines of one text begin or end together, but for the bearings of their letters. */
#define ABOUT 3

#define SENTENCE "Ring the gas company together with them and ask for the priority register"

/* "Ring the school", said so often that it does not get into a line. */
#define ARABIC "اتصل بالمدرسة. اتصل بالمدرسة. اتصل بالمدرسة. اتصل بالمدرسة. اتصل بالمدرسة. اتصل بالمدرسة."

typedef struct
{
  GtkWindow *window;
  GtkWidget *text;
} Fixture;

typedef struct
{
  guint n;
  float first_x; /* of the first line drawn */
  float last_x;  /* and of the last one */
  float last_width;
} Lines;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, WIDE, HEIGHT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
}

/* In a window, as wide as it says. */
static void
show (Fixture *fixture, const char *words, KwTextFlow flow, GtkTextDirection direction, int width)
{
  GtkWidget *place = gtk_fixed_new ();

  fixture->text = kw_text_new (words, flow, NULL);
  gtk_widget_set_direction (fixture->text, direction);
  gtk_widget_set_size_request (fixture->text, width, HEIGHT);
  gtk_fixed_put (GTK_FIXED (place), fixture->text, 0, 0);
  gtk_window_set_child (fixture->window, place);
  gtk_window_present (fixture->window);
  kw_ui_wait_until_drawn (fixture->window);
}

static void
measure_width (GtkWidget *text, int *minimum, int *natural)
{
  gtk_widget_measure (text, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

static int
measure_height (GtkWidget *text, int width)
{
  int minimum, natural;

  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);
  return natural;
}

static void
read_lines (GskRenderNode *node, float x, Lines *lines)
{
  graphene_rect_t bounds;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        read_lines (gsk_container_node_get_child (node, i), x, lines);
      break;
    case GSK_TRANSFORM_NODE:
      {
        float dx, dy;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
        read_lines (gsk_transform_node_get_child (node), x + dx, lines);
      }
      break;
    case GSK_CLIP_NODE:
      read_lines (gsk_clip_node_get_child (node), x, lines);
      break;
    case GSK_TEXT_NODE:
      gsk_render_node_get_bounds (node, &bounds);
      lines->last_x = x + bounds.origin.x;
      lines->last_width = bounds.size.width;
      if (lines->n++ == 0)
        lines->first_x = lines->last_x;
      break;
    default:
      g_assert_not_reached ();
    }
}

static Lines
get_lines (GtkWidget *text)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (text);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  Lines lines = { 0 };

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (text),
                          gtk_widget_get_height (text));
  node = gtk_snapshot_to_node (snapshot);
  if (node != NULL)
    {
      read_lines (node, 0, &lines);
      gsk_render_node_unref (node);
    }
  return lines;
}

static void
assert_says (Fixture *fixture, const char *words)
{
  g_assert_cmpstr (kw_text_get_text (KW_TEXT (fixture->text)), ==, words);
  gtk_test_accessible_assert_property (fixture->text, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
test_says (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) silent = g_object_ref_sink (kw_text_new (NULL, KW_TEXT_LINE, "dim-label"));

  show (fixture, "Bailiffs", KW_TEXT_LINE, GTK_TEXT_DIR_LTR, NARROW);
  gtk_test_accessible_assert_role (fixture->text, GTK_ACCESSIBLE_ROLE_LABEL);
  assert_says (fixture, "Bailiffs");
  kw_text_set_text (KW_TEXT (fixture->text), "Rent & <arrears>");
  assert_says (fixture, "Rent & <arrears>");
  kw_text_set_text (KW_TEXT (fixture->text), NULL);
  assert_says (fixture, "");
  g_assert_cmpstr (kw_text_get_text (KW_TEXT (silent)), ==, "");
  g_assert_true (gtk_widget_has_css_class (silent, "dim-label"));
}

/* It asks for what its words need, whatever it was asked before. */
static void
test_line (Fixture *fixture, gconstpointer data)
{
  int minimum, natural, longer, height;

  show (fixture, "Bailiffs", KW_TEXT_LINE, GTK_TEXT_DIR_LTR, -1);
  g_assert_true (gtk_widget_get_request_mode (fixture->text) == GTK_SIZE_REQUEST_CONSTANT_SIZE);
  gtk_widget_set_size_request (fixture->text, -1, -1);
  measure_width (fixture->text, &minimum, &natural);
  height = measure_height (fixture->text, -1);
  g_assert_cmpint (minimum, >, 0);
  g_assert_cmpint (minimum, <, natural);
  kw_text_set_text (KW_TEXT (fixture->text), SENTENCE);
  measure_width (fixture->text, &minimum, &longer);
  g_assert_cmpint (longer, >, 4 * natural);
  g_assert_cmpint (measure_height (fixture->text, NARROW), ==, height);
  kw_text_set_text (KW_TEXT (fixture->text), "Bailiffs");
  measure_width (fixture->text, &minimum, &longer);
  g_assert_cmpint (longer, ==, natural);
  kw_text_set_width_chars (KW_TEXT (fixture->text), 40);
  measure_width (fixture->text, &minimum, &longer);
  g_assert_cmpint (minimum, >, natural);
}

/* A kept layout gives the same answers as one that is asked for the first time. */
static void
test_wraps (Fixture *fixture, gconstpointer data)
{
  const int widths[] = { WIDE, NARROW, 90, NARROW, WIDE, 90, WIDE };
  int minimum, natural, line;

  show (fixture, SENTENCE, KW_TEXT_WRAP, GTK_TEXT_DIR_LTR, -1);
  gtk_widget_set_size_request (fixture->text, -1, -1);
  g_assert_true (gtk_widget_get_request_mode (fixture->text) == GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  measure_width (fixture->text, &minimum, &natural);
  line = measure_height (fixture->text, natural);
  g_assert_cmpint (measure_height (fixture->text, -1), ==, line);
  g_assert_cmpint (measure_height (fixture->text, natural * 2), ==, line);
  g_assert_cmpint (measure_height (fixture->text, natural - 1), >, line);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *fresh = g_object_ref_sink (kw_text_new (SENTENCE, KW_TEXT_WRAP, NULL));

      gtk_widget_set_parent (fresh, GTK_WIDGET (fixture->window));
      g_assert_cmpint (measure_height (fixture->text, widths[i]), ==, measure_height (fresh, widths[i]));
      gtk_widget_unparent (fresh);
      g_object_unref (fresh);
    }
  g_assert_cmpint (measure_height (fixture->text, 90), >, measure_height (fixture->text, NARROW));
  kw_text_set_most (KW_TEXT (fixture->text), 20, 2);
  g_assert_cmpint (measure_height (fixture->text, 90), ==, 2 * line);
}

/* Which side the lines of a text stand on that has more than one. */
static void
assert_side (Fixture *fixture, const char *words, GtkTextDirection direction, float xalign, gboolean left)
{
  Lines lines;

  show (fixture, words, KW_TEXT_FILL, direction, NARROW);
  kw_text_set_align (KW_TEXT (fixture->text), xalign);
  kw_ui_wait_until_drawn (fixture->window);
  g_assert_cmpint (gtk_widget_get_width (fixture->text), ==, NARROW);
  lines = get_lines (fixture->text);
  g_assert_cmpuint (lines.n, >, 2);
  if (left)
    {
      g_assert_cmpfloat_with_epsilon (lines.first_x, 0, ABOUT);
      g_assert_cmpfloat_with_epsilon (lines.last_x, 0, ABOUT);
    }
  else
    {
      g_assert_cmpfloat_with_epsilon (lines.last_x + lines.last_width, NARROW, 2 * ABOUT);
      g_assert_cmpfloat (lines.last_x, >, ABOUT);
    }
}

static void
test_sides (Fixture *fixture, gconstpointer data)
{
  assert_side (fixture, SENTENCE, GTK_TEXT_DIR_LTR, 0, TRUE);
  assert_side (fixture, SENTENCE, GTK_TEXT_DIR_LTR, 1, FALSE);
  assert_side (fixture, SENTENCE, GTK_TEXT_DIR_RTL, 0, FALSE);
  assert_side (fixture, SENTENCE, GTK_TEXT_DIR_RTL, 1, TRUE);
  assert_side (fixture, ARABIC, GTK_TEXT_DIR_LTR, 0, TRUE);
  assert_side (fixture, ARABIC, GTK_TEXT_DIR_LTR, 1, FALSE);
  assert_side (fixture, ARABIC, GTK_TEXT_DIR_RTL, 0, FALSE);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  show (fixture, "", KW_TEXT_WRAP, GTK_TEXT_DIR_LTR, NARROW);
  g_assert_cmpuint (get_lines (fixture->text).n, ==, 0);
  kw_text_set_text (KW_TEXT (fixture->text), "Rent");
  kw_ui_wait_until_drawn (fixture->window);
  g_assert_cmpuint (get_lines (fixture->text).n, ==, 1);
}

int
main (int argc, char *argv[])
{
  /* No screen reader is asked, but what one would be told is kept. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/text/says", Fixture, NULL, set_up, test_says, tear_down);
  g_test_add ("/text/line", Fixture, NULL, set_up, test_line, tear_down);
  g_test_add ("/text/wraps", Fixture, NULL, set_up, test_wraps, tear_down);
  g_test_add ("/text/sides", Fixture, NULL, set_up, test_sides, tear_down);
  g_test_add ("/text/nothing", Fixture, NULL, set_up, test_nothing, tear_down);

  return g_test_run ();
}
