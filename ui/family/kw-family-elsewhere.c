/* kw-family-elsewhere.c: who of a family is in another one too
 *
 * It stands in no case file, as it is about two families, so this reads it by itself. A row opens the other
 * family; that they are the same person can be taken back, and that be undone. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-elsewhere.h"

#include "kw-info-row.h"
#include "kw-people.h"
#include "kw-same-person.h"
#include "kw-section.h"
#include "kw-spoken-name.h"
#include "kw-window.h"

#include <glib/gi18n.h>

#define SPACING 12

struct _KwFamilyElsewhere
{
  GtkBox parent_instance;

  GCancellable *cancellable;
  KwSection *section;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (KwFamilyElsewhere, kw_family_elsewhere, GTK_TYPE_BOX)

typedef struct
{
  KwFamilyElsewhere *elsewhere;
  KwSession *session;
  gint64 link;
} Parting;

static void
parting_free (gpointer data, GClosure *closure)
{
  Parting *parting = data;

  g_object_unref (parting->session);
  g_free (parting);
}

static void
on_parted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwFamilyElsewhere) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 edit = kw_session_commit_finish (KW_SESSION (source), result, &error);
  KwWindow *window = kw_window_of (GTK_WIDGET (self));

  if (edit == 0)
    kw_window_show_error (window, error, _ ("It was not removed"));
  else if (window != NULL)
    kw_window_offer_undo (window, edit, _ ("Noted as two people"));
}

static void
on_part (Parting *parting)
{
  g_autoptr (KwEdit) edit = kw_edit_new (NULL);

  kw_edit_remove (edit, KW_RECORD_SAME_PERSON, parting->link);
  kw_session_commit_async (parting->session, edit, NULL, on_parted, g_object_ref (parting->elsewhere));
}

/* Who is the same person only because somebody else is, is parted from that one. */
static GtkWidget *
part_button_new (KwFamilyElsewhere *self, KwSession *session, gint64 link)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  Parting *parting = g_new0 (Parting, 1);

  parting->elsewhere = self;
  parting->session = g_object_ref (session);
  parting->link = link;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Not the same person"));
  kw_spoken_name_set (button, _ ("Not the same person"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_part), parting, parting_free, G_CONNECT_SWAPPED);
  return button;
}

static void
show_elsewhere (KwFamilyElsewhere *self, KwSession *session, const KwCaseFile *case_file, const GPtrArray *people)
{
  kw_section_clear (self->section);
  for (guint i = 0; i < people->len; i++)
    {
      const KwPersonElsewhere *person = g_ptr_array_index (people, i);
      const char *name = kw_people_get_name (case_file, person->person);
      GtkWidget *row = kw_info_row_new (name != NULL ? name : person->name, person->family_name,
                                        person->family_reference);

      if (person->link != KW_NONE)
        kw_info_row_add_suffix (KW_INFO_ROW (row), part_button_new (self, session, person->link));
      kw_info_row_set_action (KW_INFO_ROW (row), "win.show-family-page",
                              g_variant_new ("(xs)", person->family, "people"));
      kw_section_append (self->section, row);
    }
}

typedef struct
{
  KwFamilyElsewhere *elsewhere;
  KwSession *session;
  KwCaseFile *case_file;
} Looking;

static void
looking_free (Looking *looking)
{
  g_object_unref (looking->elsewhere);
  g_object_unref (looking->session);
  kw_case_file_unref (looking->case_file);
  g_free (looking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Looking, looking_free)

static void
on_elsewhere_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Looking) looking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = kw_casebook_list_same_people_finish (KW_CASEBOOK (source), result, &error);

  if (people != NULL)
    show_elsewhere (looking->elsewhere, looking->session, looking->case_file, people);
  else
    kw_window_show_error (kw_window_of (GTK_WIDGET (looking->elsewhere)), error, _ ("The family could not be read"));
}

/* It stands in no case file: it is about two families. */
static void
look (KwFamilyElsewhere *self, const KwFamilyFacts *facts, gint64 family)
{
  Looking *looking = g_new0 (Looking, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  looking->elsewhere = g_object_ref (self);
  looking->session = g_object_ref (facts->session);
  looking->case_file = kw_case_file_ref (facts->case_file);
  kw_casebook_list_same_people_async (kw_session_get_casebook (facts->session), family, self->cancellable,
                                      on_elsewhere_listed, looking);
}

static void
kw_family_elsewhere_dispose (GObject *object)
{
  KwFamilyElsewhere *self = KW_FAMILY_ELSEWHERE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kw_family_elsewhere_parent_class)->dispose (object);
}

static void
kw_family_elsewhere_class_init (KwFamilyElsewhereClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kw_family_elsewhere_dispose;
}

static void
kw_family_elsewhere_init (KwFamilyElsewhere *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  self->section = KW_SECTION (
      kw_section_new (_ ("Also in another family"), _ ("Nobody here is known to be in another family.")));
  self->add = gtk_button_new_with_label (_ ("Also in another family…"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->section));
  gtk_box_append (GTK_BOX (self), self->add);
}

/**
 * kw_family_elsewhere_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
kw_family_elsewhere_new (void)
{
  return g_object_new (KW_TYPE_FAMILY_ELSEWHERE, NULL);
}

/**
 * kw_family_elsewhere_show:
 * @self: the list
 * @facts: the family
 *
 * Reads and shows who of the family is elsewhere.
 */
void
kw_family_elsewhere_show (KwFamilyElsewhere *self, const KwFamilyFacts *facts)
{
  gint64 family;

  g_return_if_fail (KW_IS_FAMILY_ELSEWHERE (self));
  g_return_if_fail (facts != NULL);

  family = kw_case_file_get_family (facts->case_file)->record.id;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add), "x", family);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "win.same-person");
  look (self, facts, family);
}
