/* kw-draft-notice.c: something is half written
 *
 * Stands above the pages as long as there is a draft: what it is, whose, since when, and one button back into it. The
 * key of a draft says which form it belongs to. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-draft-notice.h"

#include "kw-drafts.h"
#include "kw-words.h"

#include <glib/gi18n.h>

struct _KwDraftNotice
{
  GtkBox parent_instance;

  KwSession *session;
  GCancellable *cancellable;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (KwDraftNotice, kw_draft_notice, GTK_TYPE_BOX)

/* Drafts on their way into the notice: the newest, and how many there are. */
typedef struct
{
  KwDraftNotice *notice;
  GPtrArray *drafts;
} Finding;

static void
finding_free (Finding *finding)
{
  g_object_unref (finding->notice);
  g_ptr_array_unref (finding->drafts);
  g_free (finding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Finding, finding_free)

static const KwDraft *
newest (const Finding *finding)
{
  return g_ptr_array_index (finding->drafts, 0);
}

static gint64
part_as_id (char **parts, guint number)
{
  return number < g_strv_length (parts) ? g_ascii_strtoll (parts[number], NULL, 10) : 0;
}

/* Any other key begins with the kind of record, or "new-" and the kind. */
static const KwRecordType *
type_of_key (const char *first)
{
  return kw_record_type_by_name (g_str_has_prefix (first, "new-") ? first + 4 : first);
}

static char *
dup_thing (const char *first)
{
  const KwRecordType *type = type_of_key (first);

  if (g_str_equal (first, "visit"))
    return g_strdup (C_ ("draft", "visit"));
  if (g_str_equal (first, "concern"))
    return g_strdup (C_ ("draft", "concern"));
  if (g_str_equal (first, "refer"))
    return g_strdup (C_ ("draft", "referral"));
  return g_utf8_strdown (type != NULL ? kw_record_type_get_label (type) : C_ ("draft", "form"), -1);
}

static void
set_action (KwDraftNotice *self, const KwDraft *draft)
{
  GtkActionable *button = GTK_ACTIONABLE (self->button);
  g_auto (GStrv) parts = g_strsplit (draft->key, "/", -1);
  gint64 family = draft->family == KW_NONE ? 0 : draft->family;
  gboolean is_new = g_str_has_prefix (parts[0], "new-");
  const KwRecordType *type = type_of_key (parts[0]);

  /* The target first: an action is looked at as soon as it has a name. */
  gtk_actionable_set_action_name (button, NULL);
  if (g_str_equal (parts[0], "visit") || (g_str_equal (parts[0], "concern") && part_as_id (parts, 1) == family))
    {
      gtk_actionable_set_action_target (button, "x", family);
      gtk_actionable_set_action_name (button, g_str_equal (parts[0], "visit") ? "win.log-visit" : "win.danger");
    }
  else if (g_str_equal (parts[0], "refer") && part_as_id (parts, 2) == 0)
    {
      gtk_actionable_set_action_target (button, "(xxx)", family, G_GINT64_CONSTANT (0), G_GINT64_CONSTANT (0));
      gtk_actionable_set_action_name (button, "win.refer");
    }
  else if (g_str_equal (parts[0], "refer") || type != NULL)
    {
      gtk_actionable_set_action_target (button, "(sxxx)", type != NULL ? type->name : "referral",
                                        is_new ? G_GINT64_CONSTANT (0)
                                               : part_as_id (parts, type != NULL ? 1 : 2),
                                        family, is_new ? part_as_id (parts, 2) : G_GINT64_CONSTANT (0));
      gtk_actionable_set_action_name (button, "win.edit-record");
    }
}

static void
show (Finding *finding, const char *family)
{
  KwDraftNotice *self = finding->notice;
  const KwDraft *draft = newest (finding);
  g_auto (GStrv) parts = g_strsplit (draft->key, "/", 2);
  g_autofree char *thing = dup_thing (parts[0]);
  g_autofree char *when = kw_words_instant (draft->saved, kw_session_get_now (self->session));
  g_autoptr (GString) words = g_string_new (NULL);
  guint more = finding->drafts->len - 1;

  if (family != NULL)
    /* Translators: "You have a half-written visit for Okafor, kept today 14:02." */
    g_string_append_printf (words, _ ("You have a half-written %1$s for %2$s, kept %3$s."), thing, family, when);
  else
    /* Translators: "You have a half-written service, kept today 14:02." */
    g_string_append_printf (words, _ ("You have a half-written %1$s, kept %2$s."), thing, when);
  if (more > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "And %u more.", "And %u more.", more), more);
    }
  gtk_label_set_text (GTK_LABEL (self->label), words->str);
  set_action (self, draft);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
on_family_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Finding) finding = data;
  g_autoptr (GPtrArray) families = kw_casebook_load_families_finish (KW_CASEBOOK (source), result, NULL);

  if (families == NULL || finding->notice->session == NULL)
    return;
  show (finding, families->len == 0 ? NULL : kw_case_file_get_family (g_ptr_array_index (families, 0))->name);
}

/* That no draft can be listed is no reason to stand in the way: each form says so when it is opened. */
static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwDraftNotice) self = data;
  GPtrArray *drafts = kw_casebook_list_drafts_finish (KW_CASEBOOK (source), result, NULL);
  Finding *finding;

  if (drafts == NULL || drafts->len == 0 || self->session == NULL)
    {
      if (drafts != NULL)
        gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      g_clear_pointer (&drafts, g_ptr_array_unref);
      return;
    }
  finding = g_new0 (Finding, 1);
  finding->notice = g_object_ref (self);
  finding->drafts = drafts;
  if (newest (finding)->family == KW_NONE)
    {
      show (finding, NULL);
      finding_free (finding);
      return;
    }
  kw_casebook_load_families_async (KW_CASEBOOK (source), &newest (finding)->family, 1, self->cancellable,
                                   on_family_loaded, finding);
}

static void
on_hide_clicked (KwDraftNotice *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
kw_draft_notice_dispose (GObject *object)
{
  kw_draft_notice_set_session (KW_DRAFT_NOTICE (object), NULL);

  G_OBJECT_CLASS (kw_draft_notice_parent_class)->dispose (object);
}

static void
kw_draft_notice_class_init (KwDraftNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_draft_notice_dispose;
}

static void
kw_draft_notice_init (KwDraftNotice *self)
{
  GtkWidget *hide = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-notice");
  gtk_widget_set_name (GTK_WIDGET (self), "draft-notice");
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (self), self->label);
  self->button = gtk_button_new_with_label (_ ("Go on writing"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->button);
  gtk_widget_add_css_class (hide, "flat");
  gtk_widget_set_valign (hide, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (hide, _ ("Hide this notice"));
  g_signal_connect_swapped (hide, "clicked", G_CALLBACK (on_hide_clicked), self);
  gtk_box_append (GTK_BOX (self), hide);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * kw_draft_notice_set_session:
 * @self: a notice
 * @session: (nullable): an open casebook at work
 */
void
kw_draft_notice_set_session (KwDraftNotice *self, KwSession *session)
{
  g_return_if_fail (KW_IS_DRAFT_NOTICE (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  kw_draft_notice_refresh (self);
}

/**
 * kw_draft_notice_refresh:
 * @self: a notice
 *
 * Looks again for what is half written; to be called when a form was closed.
 */
void
kw_draft_notice_refresh (KwDraftNotice *self)
{
  g_return_if_fail (KW_IS_DRAFT_NOTICE (self));

  if (self->session != NULL)
    kw_casebook_list_drafts_async (kw_session_get_casebook (self->session), self->cancellable, on_listed,
                                   g_object_ref (self));
}
