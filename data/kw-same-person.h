/* kw-same-person.h: people who are members of several families
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-casebook.h"

G_BEGIN_DECLS

/**
 * KwPersonElsewhere:
 * @person: the member it is about, where it was asked about a family; else %KW_NONE
 * @link: the record that says that @person and @member are the same person; %KW_NONE where that follows from others
 * @member: the member of the other family
 * @family: the other family
 * @name: how that member is called
 * @born: when they were born, or %KW_NONE
 * @role: who they are in that family
 * @family_name: how that family is called
 * @family_reference: its reference
 *
 * A person as the member of a family.
 */
typedef struct
{
  gint64 person;
  gint64 link;
  gint64 member;
  gint64 family;
  char *name;
  KwDate born;
  KwMemberRole role;
  char *family_name;
  char *family_reference;
} KwPersonElsewhere;

void kw_person_elsewhere_free (KwPersonElsewhere *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwPersonElsewhere, kw_person_elsewhere_free)

/* Where else the members of a family are. (element-type KwPersonElsewhere) */
GPtrArray *kw_casebook_list_same_people_sync (KwCasebook *self,
                                              gint64 family,
                                              GCancellable *cancellable,
                                              GError **error);
void kw_casebook_list_same_people_async (KwCasebook *self,
                                         gint64 family,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *kw_casebook_list_same_people_finish (KwCasebook *self, GAsyncResult *result, GError **error);

/* Members of other families than @family with all @words, the last as a beginning, and born on @born; "" and KW_NONE
 * for what nobody asked for. The newest first, at most @limit. (element-type KwPersonElsewhere) */
GPtrArray *kw_casebook_find_people_sync (KwCasebook *self,
                                         const char *words,
                                         KwDate born,
                                         gint64 family,
                                         guint limit,
                                         GCancellable *cancellable,
                                         GError **error);
void kw_casebook_find_people_async (KwCasebook *self,
                                    const char *words,
                                    KwDate born,
                                    gint64 family,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *kw_casebook_find_people_finish (KwCasebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
