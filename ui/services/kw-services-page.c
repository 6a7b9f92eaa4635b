/* kw-services-page.c: the directory of services that families are referred to
 *
 * Whom to ring for what, whether they answer now and how soon they meet people. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-services-page.h"

#include "kw-info-row.h"
#include "kw-opening-hours.h"
#include "kw-place-keeper.h"
#include "kw-section.h"
#include "kw-window.h"
#include "kw-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDEST 1000

struct _KwServicesPage
{
  KwPage parent_instance;

  GtkWidget *search;
  KwSection *services;
  GPtrArray *records; /* of KwService, as in the list */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KwServicesPage, kw_services_page, KW_TYPE_PAGE)

static char *
dup_domains (const KwService *service)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < service->domains->len; i++)
    g_ptr_array_add (labels, (gpointer) kw_code_set_get_label (&kw_domains, g_array_index (service->domains, int, i)));
  g_ptr_array_add (labels, NULL);
  return labels->len == 1 ? g_strdup (service->description) : g_strjoinv (" · ", (char **) labels->pdata);
}

static char *
dup_hours (const KwService *service, KwInstant now)
{
  g_autoptr (KwOpeningHours) hours = NULL;

  if (service->hours == NULL)
    return g_strdup (_ ("opening hours not known"));
  hours = kw_opening_hours_parse (service->hours, NULL);
  return hours != NULL ? kw_opening_hours_dup_words (hours, now) : g_strdup (service->hours);
}

static char *
dup_response (const KwService *service)
{
  g_autofree char *length = NULL;

  if (service->response_hours == KW_NONE)
    return NULL;
  length = kw_words_length (service->response_hours * KW_HOUR);
  /* Translators: how long a first meeting usually takes: "within 4 h" */
  return g_strdup_printf (_ ("meets people within %s"), length);
}

static GtkWidget *
row_new (const KwService *service, KwInstant now)
{
  g_autofree char *domains = dup_domains (service);
  g_autofree char *hours = dup_hours (service, now);
  g_autofree char *response = dup_response (service);
  g_autofree char *contact = g_strjoin (" · ", service->phone != NULL ? service->phone : hours,
                                        service->phone != NULL ? hours : response,
                                        service->phone != NULL ? response : NULL, NULL);
  GtkWidget *row = kw_info_row_new (service->name, service->organisation, domains);

  kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, contact);
  kw_info_row_set_action (KW_INFO_ROW (row), "win.edit-record",
                          g_variant_new ("(sxxx)", kw_service_type.name, service->record.id, (gint64) 0, (gint64) 0));
  return row;
}

static gboolean
contains (const char *text, const char *folded_words)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  return strstr (folded, folded_words) != NULL;
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer user_data)
{
  KwServicesPage *self = KW_SERVICES_PAGE (user_data);
  const KwService *service = g_ptr_array_index (self->records, (guint) gtk_list_box_row_get_index (row));
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autofree char *domains = dup_domains (service);

  return contains (service->name, words) || contains (service->organisation, words) || contains (domains, words) ||
         contains (service->description, words);
}

/* None at all, or none that the search lets through. */
static void
show_empty_words (KwServicesPage *self)
{
  if (self->records != NULL && self->records->len > 0)
    kw_section_set_empty_words (self->services, _ ("No service found. Try fewer words."));
  else
    kw_section_set_empty_words (self->services, _ ("The services that families are referred to will stand here: whom "
                                                   "to ring, when they answer, how soon they meet people."));
}

static void
on_services_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwServicesPage) self = KW_SERVICES_PAGE (user_data);
  g_autoptr (KwPlaceKeeper) keeper G_GNUC_UNUSED = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *services = kw_casebook_list_shared_finish (KW_CASEBOOK (source), result, &error);
  KwInstant now = kw_session_get_now (kw_page_get_session (KW_PAGE (self)));

  if (services == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("The services could not be read"));
      return;
    }
  keeper = kw_place_keeper_new (GTK_WIDGET (self));
  kw_section_clear (self->services);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = services;
  for (guint i = 0; i < services->len; i++)
    kw_section_append (self->services, row_new (g_ptr_array_index (services, i), now));
  gtk_widget_set_visible (self->search, services->len > 0);
  show_empty_words (self);
}

static void
kw_services_page_refresh (KwPage *page)
{
  KwServicesPage *self = KW_SERVICES_PAGE (page);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kw_casebook_list_shared_async (kw_session_get_casebook (kw_page_get_session (page)), KW_RECORD_SERVICE,
                                 self->cancellable, on_services_listed, g_object_ref (self));
}

static gboolean
kw_services_page_concerns (KwPage *page, gint64 family)
{
  return family == KW_NONE;
}

static void
kw_services_page_focus (KwPage *page)
{
  gtk_widget_grab_focus (KW_SERVICES_PAGE (page)->search);
}

static void
kw_services_page_constructed (GObject *object)
{
  GtkWidget *add = gtk_button_new_with_label (_ ("Add a service"));

  G_OBJECT_CLASS (kw_services_page_parent_class)->constructed (object);

  kw_page_set_title (KW_PAGE (object), _ ("Services"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "(sxxx)", kw_service_type.name, (gint64) 0, (gint64) 0,
                                    (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.edit-record");
  kw_page_set_header_end (KW_PAGE (object), add);
}

static void
kw_services_page_dispose (GObject *object)
{
  KwServicesPage *self = KW_SERVICES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kw_services_page_parent_class)->dispose (object);
}

static void
kw_services_page_finalize (GObject *object)
{
  g_clear_pointer (&KW_SERVICES_PAGE (object)->records, g_ptr_array_unref);

  G_OBJECT_CLASS (kw_services_page_parent_class)->finalize (object);
}

static void
kw_services_page_class_init (KwServicesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kw_services_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kw_services_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = kw_services_page_finalize;

  KW_PAGE_CLASS (klass)->refresh = kw_services_page_refresh;
  KW_PAGE_CLASS (klass)->concerns = kw_services_page_concerns;
  KW_PAGE_CLASS (klass)->focus = kw_services_page_focus;
  KW_PAGE_CLASS (klass)->every_minute = TRUE;
}

static void
kw_services_page_init (KwServicesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Name, or what it helps with"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a service"),
                                  -1);
  self->services = KW_SECTION (kw_section_new (_ ("Services"), ""));
  show_empty_words (self);
  gtk_list_box_set_filter_func (kw_section_get_list (self->services), is_shown, self, NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter),
                           kw_section_get_list (self->services), G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->services));

  gtk_widget_set_margin_start (clamp, 22);
  gtk_widget_set_margin_end (clamp, 22);
  gtk_widget_set_margin_top (clamp, 12);
  gtk_widget_set_margin_bottom (clamp, 22);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDEST);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}
