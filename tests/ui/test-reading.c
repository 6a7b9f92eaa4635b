/* test-reading.c
 *
 * Who opens a family that is not theirs says why, each time, and sees nothing before; it is noted once for
 * each opening.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

#include "raw-casebook.h"

#define NOW (kw_instant_from_local (kw_date_from_ymd (2013, 1, 29), 10, 35, 0))

static gint64 own, others, former;

static gint64
put_family (KwCasebook *casebook, KwEdit *edit, const char *reference, const char *name, gint64 worker, KwDate until)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  KwDesignation *designation = kw_record_new (KW_RECORD_DESIGNATION);

  family->record.id = designation->record.family = kw_casebook_new_id (casebook);
  family->reference = g_strdup (reference);
  family->name = g_strdup (name);
  family->authority = g_strdup ("WCC");
  family->status = until == KW_NONE ? KW_FAMILY_ACTIVE : KW_FAMILY_CLOSED;
  family->opened = designation->from = kw_date_from_ymd (2013, 1, 7);
  family->closed = designation->until = until;
  designation->worker = worker;
  kw_edit_put (edit, family);
  kw_edit_put (edit, designation);
  return designation->record.family;
}

/* One of the worker's own, one that a colleague holds, and one that was the worker's until it was closed. */
static void
fill (KwCasebook *casebook, KwEdit *edit)
{
  gint64 me = kw_casebook_get_worker (casebook)->record.id;
  KwWorker *colleague = kw_record_new (KW_RECORD_WORKER);
  gint64 colleague_id = kw_casebook_new_id (casebook);

  colleague->record.id = colleague_id;
  colleague->name = g_strdup ("Jason Rustemi");
  colleague->authority = g_strdup ("WCC");
  kw_edit_put (edit, colleague);
  own = put_family (casebook, edit, "WCC-0042", "Okafor", me, KW_NONE);
  others = put_family (casebook, edit, "WCC-0043", "Reid", colleague_id, KW_NONE);
  former = put_family (casebook, edit, "WCC-0044", "Miah", me, kw_date_from_ymd (2013, 1, 20));
}

static void
show (KwUi *ui, gint64 family)
{
  g_action_group_activate_action (G_ACTION_GROUP (ui->window), "show-family", g_variant_new_int64 (family));
  kw_ui_wait_for_page (ui, "KwFamilyPage");
}

static GtkWidget *
page_of (KwUi *ui)
{
  return GTK_WIDGET (kw_window_get_page (ui->window));
}

/* "family why, family why…" as they were noted; the families by their names. */
static char *
dup_read_log (const char *path)
{
  const char *sql = "SELECT group_concat (line, ', ') FROM (SELECT family.name || ' ' || ifnull (why, '-') AS line"
                    " FROM read_log JOIN family ON family.id = read_log.family WHERE what = 'opened'"
                    " ORDER BY read_log.id)";

  return g_strchomp (raw_read (path, sql));
}

static void
test_why (void)
{
  KwUi *ui = kw_ui_start_with (NOW, fill);
  g_autofree char *path = g_strdup (ui->path);
  g_autofree char *log = NULL;

  show (ui, own);
  kw_ui_wait_text (page_of (ui), "WCC-0042");
  show (ui, others);
  kw_ui_wait_text (page_of (ui), "Not in Your Caseload");
  kw_ui_wait_until_loaded (ui);
  g_assert_null (kw_ui_find_text (page_of (ui), "Reid"));
  g_assert_null (kw_ui_find_text (page_of (ui), "WCC-0043"));

  /* Nothing is no reason. */
  kw_ui_type (ui, "  \n");
  kw_ui_settle ();
  g_assert_nonnull (kw_ui_find_text (page_of (ui), "Not in Your Caseload"));
  kw_ui_type (ui, "covering for Jason\n");
  kw_ui_wait_text (page_of (ui), "WCC-0043");
  g_assert_null (kw_ui_find_text (page_of (ui), "Not in Your Caseload"));

  show (ui, former);
  kw_ui_wait_text (page_of (ui), "WCC-0044");
  show (ui, others);
  kw_ui_wait_text (page_of (ui), "Not in Your Caseload");
  kw_ui_click (kw_ui_wait_text (page_of (ui), "Back"));
  kw_ui_wait_text (page_of (ui), "WCC-0044");
  kw_ui_stop (ui);

  log = dup_read_log (path);
  g_assert_cmpstr (log, ==, "Okafor -, Reid covering for Jason, Miah -, Miah -");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/why", test_why);

  return g_test_run ();
}
