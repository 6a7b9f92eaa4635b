/* kw-refer-writing.c: the referral form: what about, who, to which service
 *
 * The services that fit stand below the name, the quickest first, each with its reasons; the first is chosen until
 * somebody chooses another or types one that is in no directory. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-refer-form-private.h"

#include "kw-chip-group.h"
#include "kw-info-row.h"
#include "kw-people.h"
#include "kw-service-fit.h"
#include "kw-text-box.h"
#include "kw-when-entry.h"

#include <glib/gi18n.h>

#define SPACING       10
#define REASON_HEIGHT 50
#define MOST_FITS     4

static KwCaseFile *
case_file_of (KwReferForm *self)
{
  return kw_form_window_get_case_file (KW_FORM_WINDOW (self));
}

static void
on_problem_toggled (KwReferForm *self, gint64 id, gboolean active)
{
  kw_refer_entry_choose_problem (self->entry, case_file_of (self), active ? id : KW_NONE,
                                 kw_form_window_get_now (KW_FORM_WINDOW (self)));
  self->showing = TRUE;
  kw_refer_form_show_writing (self);
  kw_refer_form_show_sharing (self);
  kw_refer_form_show_fits (self, TRUE);
  kw_form_window_show_bound (KW_FORM_WINDOW (self));
  self->showing = FALSE;
  kw_refer_form_entered (self);
}

static void
on_who_toggled (KwReferForm *self, gint64 id, gboolean active)
{
  self->entry->who = active ? id : KW_NONE;
  if (active)
    kw_ids_set (self->entry->people, id, TRUE);
  self->showing = TRUE;
  kw_refer_form_show_sharing (self);
  self->showing = FALSE;
  kw_refer_form_entered (self);
}

static void
on_service_typed (KwReferForm *self)
{
  if (self->showing || g_strcmp0 (self->entry->service, gtk_editable_get_text (GTK_EDITABLE (self->service))) == 0)
    return;
  kw_entry_set_text (&self->entry->service, gtk_editable_get_text (GTK_EDITABLE (self->service)));
  self->entry->listed = KW_NONE;
  kw_refer_form_entered (self);
}

static void
choose_service (KwReferForm *self, const KwService *service)
{
  gboolean showing = self->showing;

  kw_entry_set_text (&self->entry->service, service->name);
  self->entry->listed = service->record.id;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->service), service->name);
  self->showing = showing;
}

static void
on_fit_activated (KwReferForm *self, GtkListBoxRow *row, GtkListBox *list)
{
  choose_service (self, g_object_get_data (G_OBJECT (row), "service"));
  kw_refer_form_entered (self);
}

/* A service that declined them for this is not the next best. */
static gboolean
has_declined (KwReferForm *self, const KwService *service)
{
  const GPtrArray *referrals = kw_case_file_list (case_file_of (self), KW_RECORD_REFERRAL);

  for (guint i = 0; i < referrals->len; i++)
    {
      const KwReferral *referral = g_ptr_array_index (referrals, i);

      if (referral->problem == self->entry->problem && referral->status == KW_REFERRAL_DECLINED &&
          (referral->listed == service->record.id || g_strcmp0 (referral->service, service->name) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
append_fit (KwReferForm *self, const KwServiceFit *fit)
{
  g_autofree char *reasons = kw_service_fit_dup_reasons (fit);
  GtkWidget *row = kw_info_row_new (fit->service->name, fit->service->phone, reasons);

  g_object_set_data (G_OBJECT (row), "service", (gpointer) fit->service);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->fits), row);
}

void
kw_refer_form_show_fits (KwReferForm *self, gboolean choose_first)
{
  const KwProblem *problem = kw_case_file_find (case_file_of (self), KW_RECORD_PROBLEM, self->entry->problem);
  g_autoptr (GPtrArray) fits = NULL;
  GtkListBoxRow *row;
  guint n_shown = 0;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->fits), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->fits), GTK_WIDGET (row));
  if (problem != NULL && self->services != NULL)
    fits = kw_service_fit_find (self->services, kw_case_file_get_family (case_file_of (self)), problem,
                                kw_form_window_get_now (KW_FORM_WINDOW (self)));
  for (guint i = 0; fits != NULL && i < fits->len && n_shown < MOST_FITS; i++)
    {
      const KwServiceFit *fit = g_ptr_array_index (fits, i);

      if (has_declined (self, fit->service))
        continue;
      append_fit (self, fit);
      if (n_shown++ == 0 && choose_first && kw_entry_is_blank (self->entry->service))
        choose_service (self, fit->service);
    }
  gtk_widget_set_visible (self->fits, n_shown > 0);
}

static void
build_people (KwReferForm *self)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  GtkWidget *row;

  self->problem = kw_chip_group_new (_ ("About"));
  kw_chip_group_set_exclusive (KW_CHIP_GROUP (self->problem), TRUE);
  g_signal_connect_swapped (self->problem, "toggled", G_CALLBACK (on_problem_toggled), self);
  row = kw_form_window_add_field (form, self->writing, KW_REFER_FIELD_PROBLEM, _ ("About"), self->problem);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("_About"), self->problem);

  self->who = kw_chip_group_new (_ ("Who"));
  kw_chip_group_set_exclusive (KW_CHIP_GROUP (self->who), TRUE);
  g_signal_connect_swapped (self->who, "toggled", G_CALLBACK (on_who_toggled), self);
  row = kw_form_window_add_field (form, self->writing, KW_REFER_FIELD_WHO, _ ("Who"), self->who);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("W_ho"), self->who);
}

static void
build_service (KwReferForm *self)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row;

  self->service = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->service), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Service"), -1);
  g_signal_connect_swapped (self->service, "changed", G_CALLBACK (on_service_typed), self);
  self->fits = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->fits), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->fits, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fits), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Services that fit"), -1);
  g_signal_connect_swapped (self->fits, "row-activated", G_CALLBACK (on_fit_activated), self);
  gtk_box_append (GTK_BOX (column), self->service);
  gtk_box_append (GTK_BOX (column), self->fits);
  row = kw_form_window_add_field (form, self->writing, KW_REFER_FIELD_SERVICE, _ ("Service"), column);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("Ser_vice"), self->service);
}

void
kw_refer_form_build_writing (KwReferForm *self, GtkWidget *box)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  GtkWidget *told = kw_when_entry_new (_ ("When they told us"), kw_form_window_get_now (form), TRUE, FALSE);
  GtkWidget *reason = kw_text_box_new (_ ("What help is asked for"), REASON_HEIGHT);
  GtkWidget *row;

  self->writing = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  build_people (self);
  build_service (self);
  kw_form_window_bind_text (form, told, &self->entry->told);
  g_signal_connect_swapped (told, "changed", G_CALLBACK (kw_refer_form_update_preview), self);
  kw_form_window_add_field (form, self->writing, KW_REFER_FIELD_TOLD, _ ("They told us"), told);
  kw_form_window_bind_text (form, reason, &self->entry->reason);
  g_signal_connect_swapped (reason, "changed", G_CALLBACK (kw_refer_form_update_preview), self);
  row = kw_form_window_add_field (form, self->writing, "reason", _ ("What help"), reason);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("What hel_p"), reason);
  gtk_box_append (GTK_BOX (box), self->writing);
}

static void
fill_chips (KwReferForm *self)
{
  const GPtrArray *problems = kw_case_file_list (case_file_of (self), KW_RECORD_PROBLEM);
  const GPtrArray *members = kw_case_file_list (case_file_of (self), KW_RECORD_MEMBER);
  KwDate today = kw_instant_to_date (kw_form_window_get_now (KW_FORM_WINDOW (self)));

  kw_chip_group_clear (KW_CHIP_GROUP (self->problem));
  for (guint i = 0; i < problems->len; i++)
    {
      const KwProblem *problem = g_ptr_array_index (problems, i);

      if (problem->resolved == KW_NONE || problem->record.id == self->entry->problem)
        kw_chip_group_add (KW_CHIP_GROUP (self->problem), problem->record.id, problem->title);
    }
  kw_chip_group_clear (KW_CHIP_GROUP (self->who));
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      g_autofree char *name = kw_member_dup_unique_name (case_file_of (self), member, today);

      kw_chip_group_add (KW_CHIP_GROUP (self->who), member->record.id, name);
    }
}

void
kw_refer_form_show_writing (KwReferForm *self)
{
  gboolean written = kw_refer_entry_is_written (self->entry);

  fill_chips (self);
  if (self->entry->problem != KW_NONE)
    kw_chip_group_set_active (KW_CHIP_GROUP (self->problem), self->entry->problem, TRUE);
  if (self->entry->who != KW_NONE)
    kw_chip_group_set_active (KW_CHIP_GROUP (self->who), self->entry->who, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->service), self->entry->service);
  gtk_widget_set_sensitive (self->writing, !written);
  kw_refer_form_show_fits (self, FALSE);
  if (written)
    gtk_widget_set_visible (self->fits, FALSE);
}
