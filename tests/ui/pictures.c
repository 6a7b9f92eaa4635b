/* pictures.c
 *
 * pictures CASEBOOK FOLDER [OPTIONS] [PAGE…]: opens the real window on a casebook and leaves a
 * PNG picture of each page. For people without a display, and to look at what changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

#include <glib/gstdio.h>

#define USUAL_XFT_DPI (96 * 1024)

static char *size;
static char *now_text;
static char *reference;
static char *suffix;
static char *words;
static gboolean dark;
static gboolean high_contrast;
static gboolean right_to_left;
static double text_scale = 1.0;
static char **arguments;

static const GOptionEntry options[] = {
  { "size", 0, 0, G_OPTION_ARG_STRING, &size, "Of the window; 1366x768 unless told", "WxH" },
  { "now", 0, 0, G_OPTION_ARG_STRING, &now_text, "What rules take for the time", "INSTANT" },
  { "family", 0, 0, G_OPTION_ARG_STRING, &reference, "Which family; the most tangled unless told", "REF" },
  { "words", 0, 0, G_OPTION_ARG_STRING, &words, "What to search for", "WORDS" },
  { "suffix", 0, 0, G_OPTION_ARG_STRING, &suffix, "After the page's name, in the file's", "TEXT" },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark, "Dark style", NULL },
  { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &high_contrast, "High contrast", NULL },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &right_to_left, "From right to left", NULL },
  { "text-scale", 0, 0, G_OPTION_ARG_DOUBLE, &text_scale, "Size of the text", "FACTOR" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, "CASEBOOK FOLDER [PAGE…]" },
  { NULL },
};

/* How to come to a page: an action of the window, and the form that it opens. */
typedef struct
{
  const char *name;
  const char *action;
  const char *page;   /* a part of the family's page, or a page of the sidebar */
  const char *window; /* the class of the form */
  const char *click;  /* the name of what leads on from there */
  const char *opens;  /* the class of what it opens */
} Picture;

static const Picture pictures[] = {
  { "today", "show-page", "today" },
  { "families", "show-page", "families" },
  { "referrals", "show-page", "referrals" },
  { "services", "show-page", "services" },
  { "search", "show-page", "search" },
  { "overview", "show-family-page", "overview" },
  { "plan", "show-family-page", "plan" },
  { "story", "show-family-page", "story" },
  { "people", "show-family-page", "people" },
  { "money", "show-family-page", "money" },
  { "visit", "log-visit", NULL, "KwVisitForm" },
  { "refer", "refer", NULL, "KwReferForm" },
  { "danger", "danger", NULL, "KwDangerDialog" },
  { "reader", "at-the-table", NULL, "KwReaderWindow" },
  { "preferences", "preferences", NULL, "KwPreferences" },
  { "keys", "preferences", "keys", "KwPreferences" },
  { "change-passphrase", "preferences", "keys", "KwPreferences", "change-passphrase", "KwPassphraseDialog" },
  { "recovery", "preferences", "keys", "KwPreferences", "make-recovery-key", "KwRecoveryDialog" },
  { "about", "about", NULL, "AdwAboutWindow" },
  { "shortcuts", "show-help-overlay", NULL, "GtkShortcutsWindow" },
  { "hidden", "hide-details" },
  { "locked", "lock" },
  { "start", "close-casebook" },
  { "start-form", "new-casebook", NULL, "KwStartForm" },
};

static const char *const usual_pictures[] = { "today", "families", "overview", "plan", "visit", NULL };

static const Picture *
find_picture (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (g_str_equal (pictures[i].name, name))
      return &pictures[i];

  return NULL;
}

typedef struct
{
  GtkWidget *widget;
  GdkPaintable *paintable;
  GskRenderNode *node;
} Taking;

/* What a widget looks like is known some time after it was drawn. */
static gboolean
is_taken (gpointer data)
{
  Taking *taking = data;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (taking->paintable, snapshot, gtk_widget_get_width (taking->widget),
                          gtk_widget_get_height (taking->widget));
  taking->node = gtk_snapshot_to_node (snapshot);
  if (taking->node == NULL)
    gtk_widget_queue_draw (taking->widget);

  return taking->node != NULL;
}

static void
save (GtkWindow *window,
      const char *folder,
      const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  Taking taking = { GTK_WIDGET (window), paintable };
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strconcat (name, suffix != NULL ? suffix : "", ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  kw_ui_wait_until_drawn (window);
  kw_ui_settle ();
  kw_ui_wait (is_taken, &taking, "a picture");
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), taking.node, NULL);
  gsk_render_node_unref (taking.node);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s was not written", path);
}

/* More problems than these are too many for one picture. */
#define MANY_PROBLEMS 6

static guint
rate_family (KwCasebook *casebook,
             gint64 id)
{
  g_autoptr (KwCaseFile) file = kw_casebook_load_family_sync (casebook, id, NULL, NULL);

  if (file == NULL || kw_case_file_list (file, KW_RECORD_PROBLEM)->len > MANY_PROBLEMS)
    return 0;

  return 1 + kw_case_file_list (file, KW_RECORD_LINK)->len;
}

/* The family with the most that leads to something else: there is most to see. */
static gint64
find_family (KwCasebook *casebook)
{
  gint64 own = kw_casebook_get_worker (casebook)->record.id;
  KwFamilyFilter filter = { .worker = reference == NULL ? own : KW_NONE, .status = KW_CODE_NONE, .words = reference };
  g_autoptr (GArray) ids = kw_casebook_list_families_sync (casebook, &filter, NULL, NULL);
  gint64 best = 0;
  guint most = 0;

  for (guint i = 0; ids != NULL && i < MIN (ids->len, 50); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint links = rate_family (casebook, id);

      if (links > most || best == 0)
        {
          best = id;
          most = links;
        }
    }

  return best;
}

static GVariant *
make_parameter (const Picture *picture,
                gint64 family)
{
  if (g_str_equal (picture->action, "show-page"))
    return g_variant_new_string (picture->page);
  if (g_str_equal (picture->action, "show-family-page"))
    return g_variant_new ("(xs)", family, picture->page);
  if (g_str_equal (picture->action, "refer"))
    return g_variant_new ("(xxx)", family, (gint64) 0, (gint64) 0);
  if (g_str_equal (picture->action, "log-visit") || g_str_equal (picture->action, "danger") ||
      g_str_equal (picture->action, "at-the-table"))
    return g_variant_new_int64 (family);

  return NULL;
}

static void
activate (KwUi *ui,
          const Picture *picture,
          gint64 family)
{
  GActionGroup *group = G_ACTION_GROUP (ui->window);

  if (!g_action_group_has_action (group, picture->action))
    group = G_ACTION_GROUP (ui->application);
  if (!g_action_group_get_action_enabled (group, picture->action))
    g_error ("there is no %s", picture->name);
  g_action_group_activate_action (group, picture->action, make_parameter (picture, family));
}

static gboolean
is_locked (gpointer window)
{
  return kw_window_is_locked (window);
}

static void
close_all (KwUi *ui,
           GtkWindow *window)
{
  while (window != GTK_WINDOW (ui->window))
    {
      GtkWindow *below = gtk_window_get_transient_for (window);

      gtk_window_destroy (window);
      window = below;
    }
  kw_ui_settle ();
}

static void
take (KwUi *ui,
      const Picture *picture,
      gint64 family,
      const char *folder)
{
  GtkWindow *window = GTK_WINDOW (ui->window);

  activate (ui, picture, family);
  if (picture->window != NULL)
    window = kw_ui_wait_for_window (ui, picture->window);
  if (ADW_IS_PREFERENCES_WINDOW (window) && picture->page != NULL)
    adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), picture->page);
  if (picture->click != NULL)
    kw_ui_click (kw_ui_wait_name (window, picture->click));
  if (picture->opens != NULL)
    window = kw_ui_wait_for_window (ui, picture->opens);
  if (words != NULL && g_strcmp0 (picture->page, "search") == 0)
    kw_ui_type (ui, words);
  if (g_str_equal (picture->action, "lock"))
    kw_ui_wait (is_locked, ui->window, "the casebook to be locked");
  if (kw_window_get_session (ui->window) != NULL)
    kw_ui_wait_until_loaded (ui);
  else
    kw_ui_settle ();

  gtk_widget_remove_css_class (GTK_WIDGET (window), "solid-csd");
  kw_ui_settle ();
  save (window, folder, picture->name);
  close_all (ui, window);
}

static void
dress (KwUi *ui)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (ui->window));
  int width = 1366, height = 768;

  if (size != NULL && sscanf (size, "%dx%d", &width, &height) != 2)
    g_error ("%s is no size", size);
  g_object_set (settings,
                "gtk-enable-animations", FALSE,
                "gtk-font-name", "Cantarell 11",
                "gtk-decoration-layout", ":close",
                "gtk-xft-dpi", (int) (USUAL_XFT_DPI * text_scale),
                NULL);
  if (dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  /* The frame belongs to the desktop. */
  gtk_widget_remove_css_class (GTK_WIDGET (ui->window), "solid-csd");
  gtk_window_set_default_size (GTK_WINDOW (ui->window), width, height);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  KwInstant now = KW_NONE;
  const char *const *names;
  gint64 family;
  KwUi *ui;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || arguments == NULL ||
      g_strv_length (arguments) < 2 || (now_text != NULL && !kw_instant_parse (now_text, &now)))
    {
      g_printerr ("%s\n", error != NULL ? error->message : g_option_context_get_help (context, TRUE, NULL));
      return 2;
    }
  g_assert_cmpint (g_mkdir_with_parents (arguments[1], 0777), ==, 0);

  if (high_contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  gtk_init ();
  if (right_to_left)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  ui = kw_ui_start_on (arguments[0], now);
  dress (ui);
  kw_ui_settle ();
  family = find_family (kw_session_get_casebook (kw_window_get_session (ui->window)));

  names = arguments[2] != NULL ? (const char *const *) arguments + 2 : usual_pictures;
  for (guint i = 0; names[i] != NULL; i++)
    {
      const Picture *picture = find_picture (names[i]);

      if (picture == NULL)
        g_error ("there is no page %s", names[i]);
      take (ui, picture, family, arguments[1]);
    }
  kw_ui_stop (ui);

  return 0;
}
