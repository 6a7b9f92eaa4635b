/* kw-entry.h: what is being entered in a form
 *
 * Each form has a struct of what is entered, as typed and ticked, right or wrong. What is wrong with it is a list of
 * faults, each beside one of its fields; what is kept of it while half written is JSON of its own; what is saved of it
 * is a list of records. This is what the forms share. Usable from any thread; an entry belongs to its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-case-file.h"
#include "kw-edit.h"

#include <jansson.h>

G_BEGIN_DECLS

/**
 * KwFault:
 * @field: the name of the field in the form
 * @message: what is wrong with it, one sentence for a person
 */
typedef struct
{
  char *field;
  char *message;
} KwFault;

/**
 * KwNewId:
 * @user_data: what was given with the function
 *
 * Returns: an id that no record has yet; see kw_casebook_new_id()
 */
typedef gint64 (*KwNewId) (gpointer user_data);

/* Faults. (element-type KwFault) */
GPtrArray *kw_faults_new (void);
void kw_faults_add (GPtrArray *faults, const char *field, const char *message);
void kw_faults_add_record (GPtrArray *faults, gconstpointer record);
const char *kw_faults_find (const GPtrArray *faults, const char *field);

/* Sets of ids: GArray of gint64. */
GArray *kw_ids_new (void);
GArray *kw_ids_copy (const GArray *ids);
gboolean kw_ids_contain (const GArray *ids, gint64 id);
void kw_ids_set (GArray *ids, gint64 id, gboolean contained);

/* Text. */
void kw_entry_set_text (char **text, const char *value);
gboolean kw_entry_is_blank (const char *text);
char *kw_entry_dup_filled (const char *text);

/* Drafts. Reading leaves alone what is not there or is of another kind: a draft of an earlier version opens too. */
json_t *kw_entry_ids_to_json (const GArray *ids);
void kw_entry_read_ids (const json_t *object, const char *key, GArray *ids);
void kw_entry_read_text (const json_t *object, const char *key, char **text);
void kw_entry_read_id (const json_t *object, const char *key, gint64 *id);
void kw_entry_read_int (const json_t *object, const char *key, int *value);
void kw_entry_read_boolean (const json_t *object, const char *key, gboolean *value);
void kw_entry_add_instant (json_t *object, const char *key, const char *typed, KwInstant now, gboolean future);
void kw_entry_read_instant (const json_t *object, const char *key, KwInstant now, gboolean future, char **typed);
char *kw_entry_dump (json_t *object);
json_t *kw_entry_parse (const char *content);

/* People and records. */
KwEdit *kw_entry_make_edit (const char *reason, GPtrArray *records);
gpointer kw_entry_new_record (KwRecordKind kind, gint64 id, gint64 family);
char *kw_member_dup_unique_name (const KwCaseFile *case_file, const KwMember *member, KwDate today);

G_END_DECLS
