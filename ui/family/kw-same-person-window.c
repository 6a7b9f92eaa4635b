/* kw-same-person-window.c: a member who is in another family too
 *
 * Which member, and who they are elsewhere: found by name, by date of birth, or both, as it is typed. Choosing somebody
 * is all there is to save; it can be undone, so nothing is asked. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-same-person-window.h"

#include "kw-family-facts.h"
#include "kw-info-row.h"
#include "kw-people.h"
#include "kw-same-person.h"
#include "kw-spoken-name.h"
#include "kw-window.h"
#include "kw-words.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 30
#define MARGIN     18
#define SPACING    12
#define WIDTH      560
#define HEIGHT     520

struct _KwSamePersonWindow
{
  AdwWindow parent_instance;

  KwSession *session;
  gint64 family;

  KwCaseFile *case_file; /* NULL until it has been read */
  GPtrArray *known;      /* (nullable) (element-type KwPersonElsewhere): who is known to be elsewhere */
  GCancellable *cancellable;
  GCancellable *finding;
  gboolean saving;

  GtkWidget *who;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *nobody;
};

G_DEFINE_FINAL_TYPE (KwSamePersonWindow, kw_same_person_window, ADW_TYPE_WINDOW)

enum {
  PROP_0,
  PROP_SESSION,
  PROP_FAMILY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static KwWindow *
window_of (KwSamePersonWindow *self)
{
  return kw_window_of (GTK_WIDGET (self));
}

static const KwMember *
get_member (KwSamePersonWindow *self)
{
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->who));
  const GPtrArray *members = kw_case_file_list (self->case_file, KW_RECORD_MEMBER);

  return i < members->len ? g_ptr_array_index (members, i) : NULL;
}

static gboolean
is_known (KwSamePersonWindow *self, gint64 person, gint64 member)
{
  for (guint i = 0; self->known != NULL && i < self->known->len; i++)
    {
      const KwPersonElsewhere *known = g_ptr_array_index (self->known, i);

      if (known->person == person && known->member == member)
        return TRUE;
    }
  return FALSE;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwSamePersonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwWindow) window = NULL;
  gint64 edit = kw_session_commit_finish (KW_SESSION (source), result, &error);

  self->saving = FALSE;
  g_set_object (&window, window_of (self));
  if (edit == 0)
    {
      kw_window_show_error (window, error, _ ("It was not saved that they are the same person"));
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
  if (window != NULL)
    kw_window_offer_undo (window, edit, _ ("Noted as the same person"));
}

static void
link_to (KwSamePersonWindow *self, gint64 other)
{
  KwCasebook *casebook = kw_session_get_casebook (self->session);
  const KwMember *member = get_member (self);
  g_autoptr (KwEdit) edit = NULL;
  KwSamePerson *same;

  if (self->saving || member == NULL)
    return;
  self->saving = TRUE;
  edit = kw_edit_new (NULL);
  same = kw_record_new (KW_RECORD_SAME_PERSON);
  same->record.id = kw_casebook_new_id (casebook);
  same->member = member->record.id;
  same->other = other;
  kw_edit_put (edit, same);
  kw_session_commit_async (self->session, edit, NULL, on_saved, g_object_ref (self));
}

static void
on_row_activated (KwSamePersonWindow *self, GtkListBoxRow *row)
{
  link_to (self, *(const gint64 *) g_object_get_data (G_OBJECT (row), "member"));
}

static void
add_row (KwSamePersonWindow *self, const KwPersonElsewhere *person, const KwMember *member)
{
  KwDate today = kw_session_get_today (self->session);
  g_autofree char *born = person->born != KW_NONE ? kw_words_date (person->born, today) : NULL;
  g_autofree char *age = person->born != KW_NONE ? kw_words_age (person->born, today) : NULL;
  /* Translators: a date and an age: "born 4 February 1980 (32)" */
  g_autofree char *detail = born != NULL ? g_strdup_printf (_ ("born %s (%s)"), born, age != NULL ? age : "") : NULL;
  g_autofree char *reason =
      g_strdup_printf ("%s · %s · %s", kw_code_set_get_label (&kw_member_roles, (int) person->role),
                       person->family_name, person->family_reference);
  GtkWidget *row = kw_info_row_new (person->name, detail, reason);
  gboolean known = is_known (self, member->record.id, person->member);

  if (known)
    kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, _ ("noted already"));
  else if (person->born != KW_NONE && person->born == member->born)
    kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, _ ("same date of birth"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !known);
  g_object_set_data_full (G_OBJECT (row), "member", g_memdup2 (&person->member, sizeof person->member), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Those born on the same day stand first. */
static void
show_people (KwSamePersonWindow *self, const GPtrArray *people)
{
  const KwMember *member = get_member (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (int first = TRUE; first >= FALSE && member != NULL; first--)
    for (guint i = 0; i < people->len; i++)
      {
        const KwPersonElsewhere *person = g_ptr_array_index (people, i);
        gboolean likely = person->born != KW_NONE && person->born == member->born;

        if (likely == first)
          add_row (self, person, member);
      }
  gtk_widget_set_visible (self->nobody, people->len == 0);
  gtk_widget_set_visible (self->list, people->len > 0);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwSamePersonWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = kw_casebook_find_people_finish (KW_CASEBOOK (source), result, &error);

  if (people != NULL && self->list != NULL)
    show_people (self, people);
  else if (people == NULL)
    kw_window_show_error (window_of (self), error, _ ("The casebook was not searched"));
}

/* What was asked for before is out of date. */
static void
find (KwSamePersonWindow *self)
{
  g_autofree char *words = NULL;
  KwDate born;

  if (self->case_file == NULL)
    return;
  kw_people_parse_search (gtk_editable_get_text (GTK_EDITABLE (self->entry)), kw_session_get_today (self->session),
                          &words, &born);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  kw_casebook_find_people_async (kw_session_get_casebook (self->session), words, born, self->family, MOST_SHOWN,
                                 self->finding, on_found, g_object_ref (self));
}

static void
on_entry_activated (KwSamePersonWindow *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

/* Somebody elsewhere is likely to be called the same. */
static void
on_who (KwSamePersonWindow *self)
{
  const KwMember *member = get_member (self);

  if (member != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), member->given);
  find (self);
}

static void
show_members (KwSamePersonWindow *self)
{
  const GPtrArray *members = kw_case_file_list (self->case_file, KW_RECORD_MEMBER);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < members->len; i++)
    gtk_string_list_append (names, kw_member_get_name (g_ptr_array_index (members, i)));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->who), G_LIST_MODEL (names));
  g_signal_connect_swapped (self->who, "notify::selected", G_CALLBACK (on_who), self);
  on_who (self);
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwSamePersonWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->known = kw_casebook_list_same_people_finish (KW_CASEBOOK (source), result, &error);
  if (self->known == NULL)
    kw_window_show_error (window_of (self), error, _ ("The family could not be read"));
  else if (self->who != NULL && self->case_file != NULL)
    show_members (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwSamePersonWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->case_file = kw_casebook_load_family_finish (KW_CASEBOOK (source), result, &error);
  if (self->case_file == NULL)
    kw_window_show_error (window_of (self), error, _ ("The family could not be read"));
  else
    kw_casebook_list_same_people_async (KW_CASEBOOK (source), self->family, self->cancellable, on_listed,
                                        g_object_ref (self));
}

static void
kw_same_person_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KwSamePersonWindow *self = KW_SAME_PERSON_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_FAMILY:
      self->family = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_same_person_window_constructed (GObject *object)
{
  KwSamePersonWindow *self = KW_SAME_PERSON_WINDOW (object);

  G_OBJECT_CLASS (kw_same_person_window_parent_class)->constructed (object);

  self->cancellable = g_cancellable_new ();
  kw_casebook_load_family_async (kw_session_get_casebook (self->session), self->family, self->cancellable, on_loaded,
                                 g_object_ref (self));
}

static void
kw_same_person_window_dispose (GObject *object)
{
  KwSamePersonWindow *self = KW_SAME_PERSON_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->case_file, kw_case_file_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_object (&self->session);
  self->who = self->entry = self->list = self->nobody = NULL;

  G_OBJECT_CLASS (kw_same_person_window_parent_class)->dispose (object);
}

static void
kw_same_person_window_class_init (KwSamePersonWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = kw_same_person_window_constructed;
  object_class->dispose = kw_same_person_window_dispose;
  object_class->set_property = kw_same_person_window_set_property;

  /**
   * KwSamePersonWindow:session:
   *
   * The open casebook at work.
   */
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KW_TYPE_SESSION, flags);

  /**
   * KwSamePersonWindow:family:
   *
   * The id of the family whose member it is about.
   */
  properties[PROP_FAMILY] = g_param_spec_int64 ("family", NULL, NULL, G_MININT64, G_MAXINT64, KW_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
label_new (const char *text, GtkWidget *target)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), target);
  return label;
}

static void
build_entry (KwSamePersonWindow *self)
{
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_name (self->entry, "person");
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 50);
  g_object_set (self->entry, "placeholder-text", _ ("Name, date of birth, or both"), NULL);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (find), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
}

static GtkWidget *
build_list (KwSamePersonWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("People in other families"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  self->nobody = gtk_label_new (_ ("Nobody like that in another family."));
  gtk_label_set_wrap (GTK_LABEL (self->nobody), TRUE);
  gtk_widget_set_visible (self->nobody, FALSE);
  gtk_widget_add_css_class (self->nobody, "dim-label");
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->nobody);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
kw_same_person_window_init (KwSamePersonWindow *self)
{
  GtkWidget *window = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->who = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_name (self->who, "who");
  kw_spoken_name_set_inside (self->who, _ ("Who is in another family too?"));
  build_entry (self);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_widget_set_margin_top (box, SPACING);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_box_append (GTK_BOX (box), label_new (_ ("_Who is in another family too?"), self->who));
  gtk_box_append (GTK_BOX (box), self->who);
  gtk_box_append (GTK_BOX (box), label_new (_ ("Who they _are in another family"), self->entry));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), build_list (self));

  gtk_box_append (GTK_BOX (window), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (window), box);
  adw_window_set_content (ADW_WINDOW (self), window);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Also in another family"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_focus (GTK_WINDOW (self), self->entry);
}
