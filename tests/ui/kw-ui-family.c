/* kw-ui-family.c: a family for tests of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-family.h"

KwUiFamily kw_ui_family;

static gpointer
put (KwCasebook *casebook,
     KwEdit *edit,
     KwRecordKind kind,
     gint64 *id)
{
  KwRecord *record = kw_record_new (kind);

  record->id = kw_casebook_new_id (casebook);
  record->family = record->type->scope == KW_SCOPE_FAMILY ? kw_ui_family.family : KW_NONE;
  if (id != NULL)
    *id = record->id;
  kw_edit_put (edit, record);

  return record;
}

static void
put_family (KwCasebook *casebook,
            KwEdit *edit)
{
  KwFamily *family = put (casebook, edit, KW_RECORD_FAMILY, &kw_ui_family.family);
  KwDesignation *designation;

  family->record.family = family->record.id;
  family->reference = g_strdup ("WCC-0042");
  family->name = g_strdup ("Okafor");
  family->authority = g_strdup ("WCC");
  family->opened = kw_date_from_ymd (2013, 1, 7);
  family->address = g_strdup ("14 Elgin Avenue");
  family->postcode = g_strdup ("W9 3QP");
  designation = put (casebook, edit, KW_RECORD_DESIGNATION, NULL);
  designation->worker = kw_casebook_get_worker (casebook)->record.id;
  designation->from = kw_date_from_ymd (2013, 1, 7);
}

static void
put_member (KwCasebook *casebook,
            KwEdit *edit,
            gint64 *id,
            const char *given,
            KwMemberRole role,
            KwDate born,
            gboolean at_home)
{
  KwMember *member = put (casebook, edit, KW_RECORD_MEMBER, id);

  member->given = g_strdup (given);
  member->surname = g_strdup ("Okafor");
  member->role = role;
  member->born = born;
  member->at_home = at_home;
}

static void
put_problem (KwCasebook *casebook,
             KwEdit *edit,
             gint64 *id,
             KwDomain domain,
             const char *title,
             gint64 severity)
{
  KwProblem *problem = put (casebook, edit, KW_RECORD_PROBLEM, id);

  problem->domain = domain;
  problem->title = g_strdup (title);
  problem->severity = severity;
  problem->identified = kw_date_from_ymd (2013, 1, 7);
}

/* The last visit: Monday, Ada and both children, Tobi alone, letting us in. */
static void
put_visit (KwCasebook *casebook,
           KwEdit *edit)
{
  const gint64 seen[] = { kw_ui_family.ada, kw_ui_family.tobi, kw_ui_family.ife };
  KwVisit *visit = put (casebook, edit, KW_RECORD_VISIT, &kw_ui_family.visit);
  KwVisitTrust *trust;
  KwVisitMember *alone;

  visit->start = kw_instant_from_local (KW_UI_TODAY - 1, 9, 30, 0);
  visit->minutes = 60;
  visit->outcome = KW_VISIT_SEEN;
  visit->note = g_strdup ("Sorted the post together, found the warrant.");
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      KwVisitMember *there = put (casebook, edit, KW_RECORD_VISIT_SEEN, NULL);

      there->visit = kw_ui_family.visit;
      there->member = seen[i];
    }
  alone = put (casebook, edit, KW_RECORD_VISIT_ALONE, NULL);
  alone->visit = kw_ui_family.visit;
  alone->member = kw_ui_family.tobi;
  trust = put (casebook, edit, KW_RECORD_VISIT_TRUST, NULL);
  trust->visit = kw_ui_family.visit;
  trust->member = kw_ui_family.ada;
  trust->step = 2;
}

static void
put_service (KwCasebook *casebook,
             KwEdit *edit)
{
  const int drugs = KW_DOMAIN_DRUGS;
  KwService *service = put (casebook, edit, KW_RECORD_SERVICE, &kw_ui_family.service);

  service->name = g_strdup ("Turning Point");
  service->phone = g_strdup ("020 7946 0123");
  service->hours = g_strdup ("Mo-Fr 09:00-17:00");
  service->response_hours = 4;
  g_array_append_val (service->domains, drugs);
}

/**
 * kw_ui_fill_family:
 *
 * Puts the family and the service into a test's casebook.
 */
void
kw_ui_fill_family (KwCasebook *casebook,
                   KwEdit *edit)
{
  KwUiFamily *ids = &kw_ui_family;

  put_family (casebook, edit);
  put_member (casebook, edit, &ids->ada, "Ada", KW_MEMBER_MOTHER, kw_date_from_ymd (1981, 3, 2), TRUE);
  put_member (casebook, edit, &ids->tobi, "Tobi", KW_MEMBER_CHILD, kw_date_from_ymd (1999, 11, 2), TRUE);
  put_member (casebook, edit, &ids->ife, "Ife", KW_MEMBER_CHILD, kw_date_from_ymd (2006, 6, 14), TRUE);
  put_member (casebook, edit, &ids->grandmother, "Grace", KW_MEMBER_GRANDPARENT, kw_date_from_ymd (1953, 5, 1), FALSE);
  put_problem (casebook, edit, &ids->eviction, KW_DOMAIN_EVICTION, "Eviction", 4);
  put_problem (casebook, edit, &ids->debt, KW_DOMAIN_DEBT, "Debt", 3);
  put_problem (casebook, edit, &ids->school, KW_DOMAIN_SCHOOL, "School (Tobi)", 2);
  put_problem (casebook, edit, &ids->heroin, KW_DOMAIN_DRUGS, "Heroin", 3);
  put_visit (casebook, edit);
  put_service (casebook, edit);
}

/**
 * kw_ui_load_family:
 *
 * Returns: (transfer full): what the casebook has of the family
 */
KwCaseFile *
kw_ui_load_family (KwUi *ui)
{
  KwCasebook *casebook = kw_session_get_casebook (kw_window_get_session (ui->window));
  g_autoptr (GError) error = NULL;
  KwCaseFile *case_file = kw_casebook_load_family_sync (casebook, kw_ui_family.family, NULL, &error);

  g_assert_no_error (error);

  return case_file;
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/**
 * kw_ui_picture:
 * @name: of the file, without its ending
 *
 * Leaves a picture of the screen in the folder that KW_PICTURES names; nothing where it names none.
 */
void
kw_ui_picture (const char *name)
{
  const char *folder = g_getenv ("KW_PICTURES");
  g_autofree char *path = NULL;
  const char *command[] = { "import", "-window", "root", NULL, NULL };
  g_autoptr (GError) error = NULL;
  gboolean drawn = FALSE;

  if (folder == NULL)
    return;
  /* Long enough for what moves to come to rest; nothing is tested by it. */
  g_timeout_add (400, set_true, &drawn);
  kw_ui_wait (is_true, &drawn, "the picture");
  path = g_strdup_printf ("%s/%s.png", folder, name);
  command[3] = path;
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
