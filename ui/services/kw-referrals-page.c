/* kw-referrals-page.c: the referrals on their way, over all the worker's families
 *
 * What is not sent yet comes first, with its clock; then what waits for the service; then where the worker goes along;
 * last what came to an end. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-referrals-page.h"

#include "kw-info-row.h"
#include "kw-place-keeper.h"
#include "kw-reading.h"
#include "kw-referral.h"
#include "kw-section.h"
#include "kw-window.h"

#include <glib/gi18n.h>

#define WIDEST 1000

typedef enum {
  STAGE_NOT_SENT,
  STAGE_ON_ITS_WAY,
  STAGE_GOING_ALONG,
  STAGE_OVER,
  N_STAGES
} Stage;

struct _KwReferralsPage
{
  KwPage parent_instance;

  KwSection *stages[N_STAGES];
  GCancellable *cancellable;
  GPtrArray *case_files; /* (element-type KwCaseFile): of the caseload */
};

G_DEFINE_FINAL_TYPE (KwReferralsPage, kw_referrals_page, KW_TYPE_PAGE)

static Stage
stage_of (KwReferralStatus status)
{
  switch (status)
    {
    case KW_REFERRAL_DRAFT:
    case KW_REFERRAL_READY:
      return STAGE_NOT_SENT;
    case KW_REFERRAL_SENT:
    case KW_REFERRAL_ACCEPTED:
    case KW_REFERRAL_WAITING_LIST:
      return STAGE_ON_ITS_WAY;
    case KW_REFERRAL_MET:
    case KW_REFERRAL_JOINT:
    case KW_REFERRAL_STEPPED_BACK:
      return STAGE_GOING_ALONG;
    case KW_REFERRAL_DECLINED:
    case KW_REFERRAL_COMPLETED:
    case KW_REFERRAL_WITHDRAWN:
    case KW_REFERRAL_STOPPED_GOING:
    case KW_N_REFERRAL_STATUSES:
    default:
      return STAGE_OVER;
    }
}

static GtkWidget *
row_new (KwReferralsPage *self, const KwCaseFile *case_file, const KwReferral *referral, const GPtrArray *services)
{
  KwSession *session = kw_page_get_session (KW_PAGE (self));
  const KwFamily *family = kw_case_file_get_family (case_file);
  const KwProblem *problem = kw_case_file_find (case_file, KW_RECORD_PROBLEM, referral->problem);
  g_autofree char *words = NULL;
  g_autofree char *what = NULL;
  GtkWidget *row;

  words = kw_referral_dup_words (case_file, referral, kw_referral_find_service (services, referral),
                                 kw_session_get_policy (session), kw_session_get_now (session));
  what = g_strdup_printf ("%s · %s", problem->title, referral->service);
  row = kw_info_row_new (family->name, what, words);
  kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL,
                                kw_code_set_get_label (&kw_referral_statuses, (int) referral->status));
  kw_info_row_set_action (KW_INFO_ROW (row), "win.edit-record",
                          g_variant_new ("(sxxx)", kw_referral_type.name, referral->record.id, family->record.id,
                                         referral->problem));
  return row;
}

static void
show_referrals (KwReferralsPage *self, const GPtrArray *services)
{
  g_autoptr (KwPlaceKeeper) keeper G_GNUC_UNUSED = kw_place_keeper_new (GTK_WIDGET (self));
  guint n_open = 0;

  for (guint stage = 0; stage < N_STAGES; stage++)
    kw_section_clear (self->stages[stage]);
  for (guint i = 0; i < self->case_files->len; i++)
    {
      const KwCaseFile *case_file = g_ptr_array_index (self->case_files, i);
      const GPtrArray *referrals = kw_case_file_list (case_file, KW_RECORD_REFERRAL);

      for (guint j = 0; j < referrals->len; j++)
        {
          const KwReferral *referral = g_ptr_array_index (referrals, j);

          kw_section_append (self->stages[stage_of (referral->status)],
                             row_new (self, case_file, referral, services));
          n_open += stage_of (referral->status) != STAGE_OVER;
        }
    }
  kw_page_set_count (KW_PAGE (self), (int) n_open);
}

static void
report (KwReferralsPage *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("The referrals could not be read"));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwReferralsPage) self = KW_REFERRALS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwReading) reading = kw_reading_finish (KW_CASEBOOK (source), result, &error);

  if (reading == NULL)
    {
      report (self, error);
      return;
    }
  g_clear_pointer (&self->case_files, g_ptr_array_unref);
  self->case_files = g_ptr_array_ref (reading->case_files);
  show_referrals (self, reading->services);
}

static void
kw_referrals_page_refresh (KwPage *page)
{
  KwReferralsPage *self = KW_REFERRALS_PAGE (page);
  KwSession *session = kw_page_get_session (page);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kw_reading_of_caseload_async (kw_session_get_casebook (session), kw_session_get_worker (session), self->cancellable,
                                on_read, g_object_ref (self));
}

static void
kw_referrals_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (kw_referrals_page_parent_class)->constructed (object);

  kw_page_set_title (KW_PAGE (object), _ ("Referrals"));
}

static void
kw_referrals_page_dispose (GObject *object)
{
  KwReferralsPage *self = KW_REFERRALS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->case_files, g_ptr_array_unref);

  G_OBJECT_CLASS (kw_referrals_page_parent_class)->dispose (object);
}

static void
kw_referrals_page_class_init (KwReferralsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kw_referrals_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kw_referrals_page_dispose;

  KW_PAGE_CLASS (klass)->refresh = kw_referrals_page_refresh;
  KW_PAGE_CLASS (klass)->every_minute = TRUE;
}

static void
kw_referrals_page_init (KwReferralsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->stages[STAGE_NOT_SENT] = KW_SECTION (kw_section_new (_ ("Not sent yet"), _ ("Every referral has been sent.")));
  self->stages[STAGE_ON_ITS_WAY] =
      KW_SECTION (kw_section_new (_ ("Waiting for the service"), _ ("No service owes an answer.")));
  self->stages[STAGE_GOING_ALONG] =
      KW_SECTION (kw_section_new (_ ("With a specialist"), _ ("Nobody is with a specialist yet.")));
  self->stages[STAGE_OVER] = KW_SECTION (kw_section_new (_ ("Come to an end"), _ ("None so far.")));
  for (guint stage = 0; stage < N_STAGES; stage++)
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stages[stage]));

  gtk_widget_set_margin_start (clamp, 22);
  gtk_widget_set_margin_end (clamp, 22);
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 22);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
