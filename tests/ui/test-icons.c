/* test-icons.c
 *
 * Every icon of ours is found by its name, in the program as it is built, and is symbolic so
 * that it follows the theme's colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#define ICONS "/org/keyworker/Keyworker/icons"

/* What the plan, the sidebar and the danger button show. */
static const char *const expected[] = {
  "kw-band-at-the-door-symbolic", "kw-band-breakthrough-symbolic",
  "kw-band-cannot-wait-symbolic", "kw-band-daily-life-symbolic",
  "kw-band-material-symbolic", "kw-band-ready-symbolic",
  "kw-band-safety-symbolic", "kw-band-waiting-for-trust-symbolic",
  "kw-danger-symbolic", "kw-families-symbolic",
  "kw-referrals-symbolic", "kw-services-symbolic",
  "kw-today-symbolic", APP_ID "-symbolic"
};

static GtkIconTheme *
theme_of_application (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  /* As GtkApplication does for its resource base path. */
  gtk_icon_theme_add_resource_path (theme, ICONS);

  return theme;
}

static GtkIconPaintable *
look_up (GtkIconTheme *theme,
         const char *name,
         int size)
{
  return gtk_icon_theme_lookup_icon (theme, name, NULL, size, 1, GTK_TEXT_DIR_LTR, 0);
}

static gboolean
is_ours (GtkIconPaintable *icon)
{
  g_autoptr (GFile) file = gtk_icon_paintable_get_file (icon);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  return uri != NULL && g_str_has_prefix (uri, "resource://" ICONS);
}

static void
test_symbolic (void)
{
  GtkIconTheme *theme = theme_of_application ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GtkIconPaintable) icon = look_up (theme, expected[i], 16);

      g_test_message ("%s", expected[i]);
      g_assert_true (gtk_icon_theme_has_icon (theme, expected[i]));
      g_assert_true (is_ours (icon));
      g_assert_true (gtk_icon_paintable_is_symbolic (icon));
    }
}

static void
test_application (void)
{
  g_autoptr (GtkIconPaintable) icon = look_up (theme_of_application (), APP_ID, 128);

  g_assert_true (is_ours (icon));
  g_assert_false (gtk_icon_paintable_is_symbolic (icon));
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/icons/symbolic", test_symbolic);
  g_test_add_func ("/icons/application", test_application);

  return g_test_run ();
}
