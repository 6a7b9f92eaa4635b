/* kw-refer-progress.c: the referral form: how far it is, and what may follow
 *
 * The states as a row of steps, the clock beside it, and a chip for each state that the rules let follow. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-refer-form-private.h"

#include "kw-chip-group.h"
#include "kw-choice-bar.h"
#include "kw-clocks.h"
#include "kw-referral.h"
#include "kw-when-entry.h"
#include "kw-words.h"

#include <glib/gi18n.h>

/* The usual way; what branches off it is said in words. */
static const KwReferralStatus way[] = { KW_REFERRAL_DRAFT, KW_REFERRAL_READY, KW_REFERRAL_SENT,
                                        KW_REFERRAL_ACCEPTED, KW_REFERRAL_MET, KW_REFERRAL_JOINT,
                                        KW_REFERRAL_STEPPED_BACK, KW_REFERRAL_COMPLETED };

static void
show_details_of_move (KwReferForm *self)
{
  int move = self->entry->move;

  gtk_widget_set_visible (self->sent_details, move == KW_REFERRAL_SENT);
  gtk_widget_set_visible (self->moved_row,
                          move == KW_REFERRAL_SENT || move == KW_REFERRAL_MET || move == KW_REFERRAL_JOINT);
}

static void
on_move_toggled (KwReferForm *self, gint64 status, gboolean active)
{
  KwInstant now = kw_form_window_get_now (KW_FORM_WINDOW (self));

  self->entry->move = active ? (int) status : KW_CODE_NONE;
  if (active && kw_entry_is_blank (self->entry->moved))
    {
      g_free (self->entry->moved);
      self->entry->moved = kw_words_instant (now, now);
      kw_form_window_show_bound (KW_FORM_WINDOW (self));
    }
  show_details_of_move (self);
  kw_refer_form_entered (self);
}

static void
on_sent_how_chosen (KwReferForm *self)
{
  if (self->showing)
    return;
  self->entry->sent_how = kw_choice_bar_get_chosen (KW_CHOICE_BAR (self->sent_how));
  kw_refer_form_entered (self);
}

static void
on_next_best_clicked (KwReferForm *self)
{
  kw_refer_entry_start_again (self->entry, kw_form_window_new_id (self));
  self->showing = TRUE;
  kw_form_window_show_bound (KW_FORM_WINDOW (self));
  kw_refer_form_show_writing (self);
  kw_refer_form_show_fits (self, TRUE);
  kw_refer_form_show_progress (self);
  self->showing = FALSE;
  kw_refer_form_entered (self);
}

static void
build_details (KwReferForm *self, GtkWidget *box)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  GtkWidget *to = gtk_entry_new ();
  GtkWidget *when = kw_when_entry_new (_ ("When"), kw_form_window_get_now (form), TRUE, FALSE);

  self->sent_details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->sent_how = kw_choice_bar_new (_ ("How it was sent"));
  for (guint i = 0; i < kw_sent_how.n_codes; i++)
    kw_choice_bar_append (KW_CHOICE_BAR (self->sent_how), kw_code_set_get_label (&kw_sent_how, (int) i));
  g_signal_connect_swapped (self->sent_how, "notify::chosen", G_CALLBACK (on_sent_how_chosen), self);
  kw_form_window_add_field (form, self->sent_details, "sent-how", _ ("How"), self->sent_how);
  gtk_accessible_update_property (GTK_ACCESSIBLE (to), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("To whom"), -1);
  kw_form_window_bind_text (form, to, &self->entry->sent_to);
  kw_form_window_add_field (form, self->sent_details, "sent-to", _ ("To whom"), to);
  gtk_box_append (GTK_BOX (box), self->sent_details);
  kw_form_window_bind_text (form, when, &self->entry->moved);
  self->moved_row = kw_form_window_add_field (form, box, "moved", _ ("When"), when);
}

static GtkWidget *
new_words_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

void
kw_refer_form_build_progress (KwReferForm *self, GtkWidget *box)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row;

  self->stepper = new_words_label ("stepper");
  self->state_words = new_words_label ("section-title");
  self->clock_words = new_words_label ("dim-label");
  self->next_best = gtk_button_new_with_mnemonic (_ ("Refer to the next _best"));
  gtk_widget_set_halign (self->next_best, GTK_ALIGN_START);
  g_signal_connect_swapped (self->next_best, "clicked", G_CALLBACK (on_next_best_clicked), self);
  gtk_box_append (GTK_BOX (column), self->stepper);
  gtk_box_append (GTK_BOX (column), self->state_words);
  gtk_box_append (GTK_BOX (column), self->clock_words);
  gtk_box_append (GTK_BOX (column), self->next_best);
  kw_form_window_add_field (KW_FORM_WINDOW (self), box, "state", _ ("How far"), column);

  self->moves = kw_chip_group_new (_ ("What happened"));
  kw_chip_group_set_exclusive (KW_CHIP_GROUP (self->moves), TRUE);
  g_signal_connect_swapped (self->moves, "toggled", G_CALLBACK (on_move_toggled), self);
  row = kw_form_window_add_field (KW_FORM_WINDOW (self), box, KW_REFER_FIELD_MOVE, _ ("What happened"), self->moves);
  kw_field_row_set_mnemonic (KW_FIELD_ROW (row), _ ("_What happened"), self->moves);
  build_details (self, box);
}

/* Done steps are dim, the present one stands out; read aloud it is one sentence. */
static void
show_stepper (KwReferForm *self)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *present = kw_code_set_get_label (&kw_referral_statuses, self->entry->status);
  gboolean on_way = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_autofree char *label = g_markup_escape_text (kw_code_set_get_label (&kw_referral_statuses, (int) way[i]), -1);

      if (i > 0)
        g_string_append (markup, " → ");
      if ((int) way[i] == self->entry->status)
        g_string_append_printf (markup, "<b><u>%s</u></b>", label);
      else
        g_string_append (markup, label);
      on_way |= (int) way[i] == self->entry->status;
    }
  if (!on_way)
    {
      g_autofree char *label = g_markup_escape_text (present, -1);

      g_string_append_printf (markup, " · <b><u>%s</u></b>", label);
    }
  gtk_label_set_markup (GTK_LABEL (self->stepper), markup->str);
}

static char *
dup_clock_words (KwReferForm *self, const KwReferral *referral, const KwService *service)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  KwInstant now = kw_form_window_get_now (form);
  const KwProblem *known = kw_case_file_find (kw_form_window_get_case_file (form), KW_RECORD_PROBLEM,
                                              self->entry->problem);
  g_autoptr (KwRecord) told_now = NULL;
  KwReferralClock clock;
  g_autofree char *left = NULL;
  KwInstant told;

  if (known == NULL || !kw_words_parse_instant (self->entry->told, now, FALSE, &told))
    return NULL;
  told_now = kw_record_copy (known);
  ((KwProblem *) told_now)->acknowledged = told;
  if (!kw_referral_clock_get ((KwProblem *) told_now, referral, service,
                              kw_session_get_policy (kw_form_window_get_session (form)), &clock))
    return NULL;
  if (referral != NULL && referral->met != KW_NONE)
    return g_strdup (_ ("The clock stopped when they met."));
  if (clock.sent != KW_NONE)
    return NULL;
  left = kw_words_length (clock.due - now);
  /* Translators: a length of time */
  return g_strdup_printf (clock.due >= now ? _ ("%s left to send it") : _ ("Overdue by %s"), left);
}

static void
fill_moves (KwReferForm *self)
{
  g_autoptr (GArray) next = NULL;

  kw_chip_group_clear (KW_CHIP_GROUP (self->moves));
  if (self->entry->status == KW_REFERRAL_DRAFT)
    kw_chip_group_add (KW_CHIP_GROUP (self->moves), KW_REFERRAL_SENT, _ ("Sent already"));
  else
    next = kw_referral_get_next ((KwReferralStatus) self->entry->status);
  for (guint i = 0; next != NULL && i < next->len; i++)
    {
      int status = g_array_index (next, int, i);

      kw_chip_group_add (KW_CHIP_GROUP (self->moves), status, kw_code_set_get_label (&kw_referral_statuses, status));
    }
  if (self->entry->move != KW_CODE_NONE)
    kw_chip_group_set_active (KW_CHIP_GROUP (self->moves), self->entry->move, TRUE);
}

void
kw_refer_form_show_progress (KwReferForm *self)
{
  KwFormWindow *form = KW_FORM_WINDOW (self);
  KwCaseFile *case_file = kw_form_window_get_case_file (form);
  const KwReferral *referral = kw_case_file_find (case_file, KW_RECORD_REFERRAL, self->entry->id);
  const KwService *service = referral == NULL ? NULL : kw_referral_find_service (self->services, referral);
  g_autofree char *words = NULL;
  g_autofree char *clock = dup_clock_words (self, referral, service);

  if (referral != NULL)
    words = kw_referral_dup_words (case_file, referral, service,
                                   kw_session_get_policy (kw_form_window_get_session (form)),
                                   kw_form_window_get_now (form));
  show_stepper (self);
  gtk_label_set_text (GTK_LABEL (self->state_words),
                      words != NULL ? words : _ ("New. Saving makes it ready; it sends nothing."));
  gtk_label_set_text (GTK_LABEL (self->clock_words), clock != NULL ? clock : "");
  gtk_widget_set_visible (self->clock_words, clock != NULL);
  gtk_widget_set_visible (self->next_best, self->entry->status == KW_REFERRAL_DECLINED);
  fill_moves (self);
  kw_choice_bar_set_chosen (KW_CHOICE_BAR (self->sent_how), self->entry->sent_how);
  show_details_of_move (self);
}
