/* kw-record-entry.h: a record being entered, field by field, as typed
 *
 * What the one editor of all plain records holds. Each field of the record's type is a text: a date as typed, a code,
 * the id of another record, one line for each of several texts. Nothing is lost because it is wrong: a text that
 * cannot be read stays what it is, and is a fault beside its field. Usable from any thread; belongs to its editor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-entry.h"

G_BEGIN_DECLS

/**
 * KwRecordEntry:
 * @type: what is entered
 * @id: the record's id
 * @family: the family's id, or %KW_NONE for what the team shares
 * @original: (nullable): the record as it is in the casebook; %NULL for a new one
 * @typed: what is entered in each field, in the order of the type's fields; never %NULL
 * @whose: (element-type gint64): of a problem: whose it is
 *
 * A record being entered.
 */
typedef struct
{
  const KwRecordType *type;
  gint64 id;
  gint64 family;
  gpointer original;
  char **typed;
  GArray *whose;
} KwRecordEntry;

KwRecordEntry *kw_record_entry_new (KwRecordKind kind, gint64 id, gint64 family, gint64 parent, KwDate today);
KwRecordEntry *kw_record_entry_new_for (const KwCaseFile *case_file, gconstpointer original);
void kw_record_entry_free (KwRecordEntry *self);

const char *kw_record_entry_get (const KwRecordEntry *self, const KwField *field);
void kw_record_entry_set (KwRecordEntry *self, const KwField *field, const char *text);
gboolean kw_record_entry_shows (const KwRecordEntry *self, const KwField *field, gboolean supervisor);
gboolean kw_field_is_money (const KwField *field);

json_t *kw_record_entry_to_json (const KwRecordEntry *self);
void kw_record_entry_read_json (KwRecordEntry *self, const json_t *draft);

GPtrArray *kw_record_entry_check (const KwRecordEntry *self, KwInstant now);
KwEdit *kw_record_entry_make_edit (const KwRecordEntry *self,
                                   const KwCaseFile *case_file,
                                   gint64 worker,
                                   KwInstant now,
                                   KwNewId new_id,
                                   gpointer user_data);

/* Removing it, with what hangs on it. The sentence says what keeps it from being removed; NULL where nothing does. */
char *kw_record_entry_dup_obstacle (const KwRecordEntry *self, const KwCaseFile *case_file);
KwEdit *kw_record_entry_make_removal (const KwRecordEntry *self, const KwCaseFile *case_file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwRecordEntry, kw_record_entry_free)

G_END_DECLS
