/* kw-family-door.c: why does somebody look at a family that is not theirs?
 *
 * Every opening of a family is noted in the read log. Who opens one outside of their caseload says why first, and sees
 * nothing of it before; the reason is noted with the opening. A supervisor answers for every family and is not asked.
 * One door is one opening. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-door.h"

#include "kw-entry.h"
#include "kw-journal.h"
#include "kw-window.h"

#include <glib/gi18n.h>

#define SPACING      12
#define ENTRY_WIDTH  360
#define LONGEST      500
#define INSIDE       "inside"
#define THE_QUESTION "question"

struct _KwFamilyDoor
{
  AdwBin parent_instance;

  KwSession *session; /* NULL until somebody came */
  gint64 family;
  gboolean open;

  GtkWidget *stack;
  GtkWidget *question;
  GtkWidget *entry;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (KwFamilyDoor, kw_family_door, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What would the log be for if it could fail unnoticed? */
static void
on_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwFamilyDoor) self = data;
  g_autoptr (GError) error = NULL;

  if (!kw_casebook_log_read_finish (KW_CASEBOOK (source), result, &error))
    kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("It was not noted that you opened this family"));
}

static void
note_opening (KwFamilyDoor *self, const char *why)
{
  kw_casebook_log_read_async (kw_session_get_casebook (self->session), KW_READ_OPENED, self->family, NULL, why, NULL,
                              on_noted, g_object_ref (self));
}

static void
set_open (KwFamilyDoor *self, gboolean open)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), open ? INSIDE : THE_QUESTION);
  if (self->open == open)
    return;
  self->open = open;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/* A family that nobody holds any more is of whoever held it; a new one of nobody in particular. */
static gboolean
is_in_caseload (const KwCaseFile *case_file, gint64 worker)
{
  const KwDesignation *present = kw_case_file_get_designation (case_file);
  const GPtrArray *all = kw_case_file_list (case_file, KW_RECORD_DESIGNATION);

  if (present != NULL)
    return present->worker == worker;
  for (guint i = 0; i < all->len; i++)
    if (((const KwDesignation *) g_ptr_array_index (all, i))->worker == worker)
      return TRUE;
  return all->len == 0;
}

static gboolean
may_enter (KwFamilyDoor *self, const KwCaseFile *case_file)
{
  const KwWorker *worker = kw_casebook_get_worker (kw_session_get_casebook (self->session));

  return worker->role == KW_ROLE_SUPERVISOR || is_in_caseload (case_file, worker->record.id);
}

static void
on_answered (KwFamilyDoor *self)
{
  g_autofree char *why = kw_entry_dup_filled (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (why == NULL || self->open)
    return;
  note_opening (self, why);
  set_open (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_reason_changed (KwFamilyDoor *self)
{
  gtk_widget_set_sensitive (self->button,
                            !kw_entry_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static GtkWidget *
build_answer (KwFamilyDoor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  GtkWidget *back = gtk_button_new_with_mnemonic (_ ("_Back"));

  self->entry = gtk_entry_new ();
  gtk_widget_set_name (self->entry, "why");
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), LONGEST);
  gtk_widget_set_size_request (self->entry, ENTRY_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why do you open it?"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_reason_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_answered), self);
  self->button = gtk_button_new_with_mnemonic (_ ("_Open"));
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_sensitive (self->button, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_answered), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.back");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), back);
  gtk_box_append (GTK_BOX (buttons), self->button);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
ask (KwFamilyDoor *self)
{
  if (self->question == NULL)
    {
      self->question = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->question), "system-lock-screen-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (self->question), _ ("Not in Your Caseload"));
      adw_status_page_set_description (
          ADW_STATUS_PAGE (self->question),
          _ ("Why do you open it? That you did, and why, is noted."));
      adw_status_page_set_child (ADW_STATUS_PAGE (self->question), build_answer (self));
      gtk_stack_add_named (GTK_STACK (self->stack), self->question, THE_QUESTION);
    }
  set_open (self, FALSE);
  gtk_widget_grab_focus (self->entry);
}

static void
kw_family_door_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, KW_FAMILY_DOOR (object)->open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_family_door_dispose (GObject *object)
{
  g_clear_object (&KW_FAMILY_DOOR (object)->session);

  G_OBJECT_CLASS (kw_family_door_parent_class)->dispose (object);
}

static void
kw_family_door_class_init (KwFamilyDoorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kw_family_door_dispose;
  object_class->get_property = kw_family_door_get_property;

  /**
   * KwFamilyDoor:open:
   *
   * Whether what is inside may be seen.
   */
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kw_family_door_init (KwFamilyDoor *self)
{
  /* Until it is known whose the family is there is nothing inside to be seen. */
  self->open = TRUE;
  self->stack = gtk_stack_new ();
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

/**
 * kw_family_door_new:
 * @inside: what is behind it
 *
 * Returns: (transfer floating): a door
 */
GtkWidget *
kw_family_door_new (GtkWidget *inside)
{
  KwFamilyDoor *self = g_object_new (KW_TYPE_FAMILY_DOOR, NULL);

  gtk_stack_add_named (GTK_STACK (self->stack), inside, INSIDE);
  return GTK_WIDGET (self);
}

/**
 * kw_family_door_come:
 * @self: a door
 * @facts: the family
 *
 * Notes the opening, or asks why first; only the first time.
 */
void
kw_family_door_come (KwFamilyDoor *self, const KwFamilyFacts *facts)
{
  g_return_if_fail (KW_IS_FAMILY_DOOR (self));
  g_return_if_fail (facts != NULL);

  if (self->session != NULL)
    return;
  self->session = g_object_ref (facts->session);
  self->family = kw_case_file_get_family (facts->case_file)->record.id;
  if (may_enter (self, facts->case_file))
    note_opening (self, NULL);
  else
    ask (self);
}

/**
 * kw_family_door_is_open:
 * @self: a door
 *
 * Returns: whether what is inside may be seen
 */
gboolean
kw_family_door_is_open (KwFamilyDoor *self)
{
  g_return_val_if_fail (KW_IS_FAMILY_DOOR (self), FALSE);

  return self->open;
}
