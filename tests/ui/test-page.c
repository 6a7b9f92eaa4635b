/* test-page.c
 *
 * What all pages have in common: when they read again what they show, and what stands for
 * them in the header bar and the sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

/* 2013-01-29 10:00 */
#define NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

#define TEST_TYPE_PAGE (test_page_get_type ())
G_DECLARE_FINAL_TYPE (TestPage, test_page, TEST, PAGE, KwPage)

struct _TestPage
{
  KwPage parent_instance;

  gint64 family;
  guint n_refreshed;
};

G_DEFINE_FINAL_TYPE (TestPage, test_page, KW_TYPE_PAGE)

static void
test_page_refresh (KwPage *page)
{
  TEST_PAGE (page)->n_refreshed++;
}

static gboolean
test_page_concerns (KwPage *page,
                    gint64 family)
{
  return family == TEST_PAGE (page)->family;
}

static void
test_page_class_init (TestPageClass *klass)
{
  KW_PAGE_CLASS (klass)->refresh = test_page_refresh;
  KW_PAGE_CLASS (klass)->concerns = test_page_concerns;
}

static void
test_page_init (TestPage *self)
{
}

static void
fill (KwCasebook *casebook,
      KwEdit *edit)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);

  family->reference = g_strdup ("WCC-0042");
  family->name = g_strdup ("Okafor");
  family->authority = g_strdup ("WCC");
  family->status = KW_FAMILY_WAITING;
  family->opened = kw_date_from_ymd (2013, 1, 7);
  kw_edit_put (edit, family);
}

/* Asked several times it reads once, and only what was saved of its own family makes it read again. */
static void
test_refresh (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  KwSession *session = kw_window_get_session (ui->window);
  g_autoptr (TestPage) page = g_object_ref_sink (g_object_new (TEST_TYPE_PAGE, "session", session, NULL));

  page->family = 42;
  g_assert_cmpuint (page->n_refreshed, ==, 0);
  kw_page_queue_refresh (KW_PAGE (page));
  kw_page_queue_refresh (KW_PAGE (page));
  kw_ui_settle ();
  g_assert_cmpuint (page->n_refreshed, ==, 1);

  g_signal_emit_by_name (session, "changed", (gint64) 41, (gint64) 1);
  kw_ui_settle ();
  g_assert_cmpuint (page->n_refreshed, ==, 1);

  g_signal_emit_by_name (session, "changed", (gint64) 42, (gint64) 2);
  kw_ui_settle ();
  g_assert_cmpuint (page->n_refreshed, ==, 2);

  /* A page that is gone hears nothing more. */
  g_assert_finalize_object (g_steal_pointer (&page));
  g_signal_emit_by_name (session, "changed", (gint64) 42, (gint64) 3);
  kw_ui_settle ();
}

static void
count_notify (guint *n_notified)
{
  (*n_notified)++;
}

static void
test_properties (void)
{
  g_autoptr (KwUi) ui = kw_ui_start_with (NOW, fill);
  g_autoptr (TestPage) page = g_object_ref_sink (
      g_object_new (TEST_TYPE_PAGE, "session", kw_window_get_session (ui->window), NULL));
  guint n_notified = 0;

  g_signal_connect_swapped (page, "notify", G_CALLBACK (count_notify), &n_notified);
  g_assert_cmpint (kw_page_get_count (KW_PAGE (page)), ==, -1);
  kw_page_set_count (KW_PAGE (page), 3);
  kw_page_set_count (KW_PAGE (page), 3);
  kw_page_set_title (KW_PAGE (page), "Okafor");
  kw_page_set_title (KW_PAGE (page), "Okafor");
  kw_page_set_subtitle (KW_PAGE (page), "WCC-0042");
  kw_page_set_title_widget (KW_PAGE (page), gtk_label_new ("A"));
  kw_page_set_header_end (KW_PAGE (page), gtk_label_new ("B"));

  g_assert_cmpuint (n_notified, ==, 5);
  g_assert_cmpint (kw_page_get_count (KW_PAGE (page)), ==, 3);
  g_assert_cmpstr (kw_page_get_title (KW_PAGE (page)), ==, "Okafor");
  g_assert_cmpstr (kw_page_get_subtitle (KW_PAGE (page)), ==, "WCC-0042");
  g_assert_true (GTK_IS_LABEL (kw_page_get_title_widget (KW_PAGE (page))));
  g_assert_true (GTK_IS_LABEL (kw_page_get_header_end (KW_PAGE (page))));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page/refresh", test_refresh);
  g_test_add_func ("/page/properties", test_properties);

  return g_test_run ();
}
