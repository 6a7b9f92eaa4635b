/* casebook-fixture.h: a casebook in a folder of its own, and a clock that shows what it is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"
#include "vault-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  KwInstant now;
  KwCasebookOptions options;
  KwCasebook *casebook;
} Fixture;

/* 2013-01-29 10:00 */
#define FIXTURE_NOW (G_GINT64_CONSTANT (1359453600) * KW_SECOND)

static inline KwInstant
fixture_clock (gpointer data)
{
  return ((Fixture *) data)->now;
}

static inline KwWorker *
fixture_worker (void)
{
  KwWorker *worker = kw_record_new (KW_RECORD_WORKER);

  worker->name = g_strdup ("Ruth Adeyemi");
  worker->authority = g_strdup ("WCC");
  return worker;
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KwRecord) worker = (KwRecord *) fixture_worker ();

  fixture->folder = g_dir_make_tmp ("casebook-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.keyworker", NULL);
  fixture->now = FIXTURE_NOW;
  fixture->options = (KwCasebookOptions){
    .passphrase = TEST_PASSPHRASE, .clock = fixture_clock, .clock_data = fixture, .key_cost = &test_key_cost
  };
  fixture->casebook = kw_casebook_create_sync (fixture->path, (KwWorker *) worker, &fixture->options, &error);
  g_assert_no_error (error);
}

static inline void
fixture_close (Fixture *fixture)
{
  if (fixture->casebook != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->casebook));
}

static inline void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  fixture->casebook = kw_casebook_open_sync (fixture->path, &fixture->options, &error);
  g_assert_no_error (error);
}

static inline void
fixture_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* An active family held by the casebook's worker; returns its id. Nothing is written before the edit is committed. */
static inline gint64
fixture_put_family (Fixture *fixture, KwEdit *edit, const char *reference, const char *name)
{
  KwFamily *family = kw_record_new (KW_RECORD_FAMILY);
  KwDesignation *designation = kw_record_new (KW_RECORD_DESIGNATION);

  family->record.id = kw_casebook_new_id (fixture->casebook);
  family->reference = g_strdup (reference);
  family->name = g_strdup (name);
  family->authority = g_strdup ("WCC");
  family->opened = kw_date_from_ymd (2013, 1, 7);
  designation->record.family = family->record.id;
  designation->worker = kw_casebook_get_worker (fixture->casebook)->record.id;
  designation->from = family->opened;
  kw_edit_put (edit, family);
  kw_edit_put (edit, designation);
  return designation->record.family;
}

static inline gint64
fixture_commit (Fixture *fixture, KwEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 number = kw_casebook_commit_sync (fixture->casebook, edit, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (number, >, 0);
  return number;
}

static inline gint64
fixture_add_family (Fixture *fixture, const char *reference, const char *name)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);
  gint64 family = fixture_put_family (fixture, edit, reference, name);

  fixture_commit (fixture, edit);
  return family;
}

static inline KwCaseFile *
fixture_load (Fixture *fixture, gint64 family)
{
  g_autoptr (GError) error = NULL;
  KwCaseFile *file = kw_casebook_load_family_sync (fixture->casebook, family, NULL, &error);

  g_assert_no_error (error);
  return file;
}

#define fixture_test(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
