/* test-toast.c
 *
 * What was done can be taken back at any moment, while the message comes, stands and goes, and once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

#include "kw-toast.h"

/* Longer than a message takes to come or to go, in frames of an idle machine. */
#define MOMENTS 24

typedef struct
{
  GtkWindow *window;
  KwToast *toast;
  GtkWidget *below;
  guint n_undone;
  gint64 undone;
} Fixture;

static void
on_undo (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  Fixture *fixture = data;

  fixture->n_undone++;
  fixture->undone = g_variant_get_int64 (parameter);
}

static const GActionEntry actions[] = {
  { "undo", on_undo, "x" },
};

static void
set_up (Fixture *fixture,
        gconstpointer animated)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *overlay = gtk_overlay_new ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animated != NULL, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 400, 300);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "test", G_ACTION_GROUP (group));
  fixture->below = gtk_button_new_with_label ("Below");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), fixture->below);
  fixture->toast = KW_TOAST (kw_toast_new ());
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (fixture->toast));
  gtk_window_set_child (fixture->window, overlay);
  gtk_window_present (fixture->window);
  kw_ui_wait_until_drawn (fixture->window);
}

static void
tear_down (Fixture *fixture,
           gconstpointer animated)
{
  gtk_window_destroy (fixture->window);
  kw_ui_settle ();
}

static void
offer (Fixture *fixture,
       gint64 edit)
{
  kw_toast_offer (fixture->toast, "Visit <logged> & saved", "_Undo", "test.undo", g_variant_new_int64 (edit));
}

static GtkWidget *
find_button (Fixture *fixture)
{
  return kw_ui_wait_name (fixture->toast, "toast-button");
}

/* In every frame of its coming, and again in every frame of its going, where it does nothing more. */
static void
test_every_moment (Fixture *fixture,
                   gconstpointer animated)
{
  for (int moment = 0; moment < MOMENTS; moment++)
    {
      GtkWidget *button;

      offer (fixture, 100 + moment);
      button = find_button (fixture);
      for (int frame = 0; frame < moment; frame++)
        kw_ui_wait_until_drawn (fixture->window);
      g_signal_emit_by_name (button, "clicked");
      g_assert_cmpuint (fixture->n_undone, ==, moment + 1);
      g_assert_cmpint (fixture->undone, ==, 100 + moment);

      for (int frame = 0; frame < moment; frame++)
        kw_ui_wait_until_drawn (fixture->window);
      g_signal_emit_by_name (button, "clicked");
      g_assert_cmpuint (fixture->n_undone, ==, moment + 1);
    }
}

/* A newer message takes the place of an older one, with what it offers. */
static void
test_replaced (Fixture *fixture,
               gconstpointer animated)
{
  offer (fixture, 1);
  find_button (fixture);
  offer (fixture, 2);
  g_signal_emit_by_name (find_button (fixture), "clicked");
  g_assert_cmpint (fixture->undone, ==, 2);

  offer (fixture, 3);
  kw_toast_say (fixture->toast, "Undone");
  kw_ui_wait_text (fixture->toast, "Undone");
  g_assert_null (kw_ui_find_name (fixture->toast, "toast-button"));
  g_assert_cmpuint (fixture->n_undone, ==, 1);
}

static gboolean
is_out_of_sight (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

/* Its text is no markup; whoever used it goes on in what it stood over. */
static void
test_dismissed (Fixture *fixture,
                gconstpointer animated)
{
  offer (fixture, 1);
  kw_ui_wait_text (fixture->toast, "Visit <logged> & saved");
  gtk_widget_grab_focus (find_button (fixture));
  kw_toast_dismiss (fixture->toast);
  kw_ui_wait (is_out_of_sight, fixture->toast, "the message to go");
  g_assert_true (gtk_window_get_focus (fixture->window) == fixture->below);
  g_assert_cmpuint (fixture->n_undone, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    gconstpointer animated;
  } ways[] = { { "still", NULL }, { "animated", "animated" } };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *every_moment = g_strdup_printf ("/toast/%s/every-moment", ways[i].name);
      g_autofree char *replaced = g_strdup_printf ("/toast/%s/replaced", ways[i].name);
      g_autofree char *dismissed = g_strdup_printf ("/toast/%s/dismissed", ways[i].name);

      g_test_add (every_moment, Fixture, ways[i].animated, set_up, test_every_moment, tear_down);
      g_test_add (replaced, Fixture, ways[i].animated, set_up, test_replaced, tear_down);
      g_test_add (dismissed, Fixture, ways[i].animated, set_up, test_dismissed, tear_down);
    }

  return g_test_run ();
}
