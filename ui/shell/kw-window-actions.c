/* kw-window-actions.c
 *
 * What can be asked of the window by name, by pages, menus and keys. ui/README.md lists it.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-window-private.h"

static void
on_show_page (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  kw_window_show_page (data, g_variant_get_string (parameter, NULL));
}

static void
on_show_family (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  kw_window_show_family (data, g_variant_get_int64 (parameter), NULL);
}

static void
on_show_family_page (GSimpleAction *action,
                     GVariant *parameter,
                     gpointer data)
{
  gint64 family;
  const char *part;

  g_variant_get (parameter, "(x&s)", &family, &part);
  kw_window_show_family (data, family, part);
}

/* In actions 0 stands for what is not given. */
static gint64
given (gint64 value)
{
  return value == 0 ? KW_NONE : value;
}

static gint64
given_or_shown (KwWindow *self,
                gint64 family)
{
  return family == 0 ? kw_window_get_family (self) : family;
}

static void
on_log_visit (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  KwWindow *self = data;

  kw_window_open_form (self, KW_FORM_VISIT, G_ACTION (action), parameter,
                       "session", self->session,
                       "family", given_or_shown (self, g_variant_get_int64 (parameter)),
                       NULL);
}

static void
on_refer (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  KwWindow *self = data;
  gint64 family, problem, breakthrough;

  g_variant_get (parameter, "(xxx)", &family, &problem, &breakthrough);
  kw_window_open_form (self, KW_FORM_REFER, G_ACTION (action), parameter,
                       "session", self->session,
                       "family", given_or_shown (self, family),
                       "problem", given (problem),
                       "breakthrough", given (breakthrough),
                       NULL);
}

static void
on_danger (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  KwWindow *self = data;

  if (kw_window_hand_on (self, "danger", g_variant_new_int64 (given_or_shown (self, g_variant_get_int64 (parameter)))))
    return;
  kw_window_open_form (self, KW_FORM_DANGER, G_ACTION (action), parameter,
                       "session", self->session,
                       "family", given_or_shown (self, g_variant_get_int64 (parameter)),
                       NULL);
}

static void
on_edit_record (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  KwWindow *self = data;
  const char *name;
  gint64 id, family, parent;
  const KwRecordType *type;

  g_variant_get (parameter, "(&sxxx)", &name, &id, &family, &parent);
  type = kw_record_type_by_name (name);
  g_return_if_fail (type != NULL);

  /* A referral is moved on, not edited field by field. */
  if (type->kind == KW_RECORD_REFERRAL)
    {
      kw_window_open_form (self, KW_FORM_REFER, G_ACTION (action), parameter,
                           "session", self->session,
                           "family", given_or_shown (self, family),
                           "problem", given (parent),
                           "id", given (id),
                           NULL);
      return;
    }

  kw_window_open_form (self, KW_FORM_RECORD, G_ACTION (action), parameter,
                       "session", self->session,
                       "kind", (int) type->kind,
                       "id", given (id),
                       "family", given (family),
                       "parent", given (parent),
                       NULL);
}

static void
on_same_person (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  KwWindow *self = data;

  kw_window_open_form (self, KW_FORM_SAME_PERSON, G_ACTION (action), parameter,
                       "session", self->session,
                       "family", g_variant_get_int64 (parameter),
                       NULL);
}

static void
on_at_the_table (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  KwWindow *self = data;
  gint64 family = given_or_shown (self, g_variant_get_int64 (parameter));

  /* Nobody's plan where no family is in sight. */
  if (family != KW_NONE)
    kw_window_open_form (self, KW_FORM_READER, G_ACTION (action), parameter,
                         "session", self->session,
                         "family", family,
                         NULL);
}

static void
on_undo (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  kw_window_undo (data, g_variant_get_int64 (parameter));
}

static void
on_undo_last (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  KwWindow *self = data;

  kw_window_undo (self, self->last_edit);
}

static void
on_search (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  kw_window_show_page (data, "search");
}

static void
on_back (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  kw_window_go_back (data);
}

static void
on_show_sidebar (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  KwWindow *self = data;

  adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
}

static void
on_backups (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  kw_window_show_backups (data);
}

static void
on_hide_details (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  KwWindow *self = data;

  kw_window_set_details_hidden (self, !self->details_hidden);
}

static void
on_lock (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  kw_window_lock (data);
}

static void
on_leave_locked (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  kw_window_leave_locked (data);
}

static void
on_new_casebook (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  kw_window_start_casebook (data);
}

static void
on_open_casebook (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  kw_window_choose_casebook (data);
}

static void
on_open_sample (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  kw_window_open_sample (data);
}

static void
on_stop_opening (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  kw_window_stop_opening (data);
}

static void
on_close_casebook (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  KwWindow *self = data;
  g_autoptr (GVariant) none = g_variant_ref_sink (g_variant_new_bytestring (""));

  if (self->looking)
    {
      kw_window_close_casebook (self, TRUE);
      return;
    }

  /* Who closes a casebook wants the start page, the next time too. */
  g_settings_set_value (self->settings, "last-casebook-path", none);
  kw_window_close_casebook (self, FALSE);
}

/* Where GTK would look for it by itself, every window would have it read before it comes up. */
static void
on_show_shortcuts (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  GtkApplicationWindow *window = data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/keyworker/Keyworker/shell/kw-shortcuts.ui");
  GtkShortcutsWindow *shortcuts = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  /* From now on this action is the overlay's own. */
  gtk_application_window_set_help_overlay (window, shortcuts);
  gtk_window_present (GTK_WINDOW (shortcuts));
}

static const GActionEntry actions[] = {
  { "new-casebook", on_new_casebook },
  { "open-casebook", on_open_casebook },
  { "open-sample", on_open_sample },
  { "stop-opening", on_stop_opening },
  { "close-casebook", on_close_casebook },
  { "backups", on_backups },
  { "show-page", on_show_page, "s" },
  { "show-family", on_show_family, "x" },
  { "show-family-page", on_show_family_page, "(xs)" },
  { "log-visit", on_log_visit, "x" },
  { "refer", on_refer, "(xxx)" },
  { "danger", on_danger, "x" },
  { "edit-record", on_edit_record, "(sxxx)" },
  { "same-person", on_same_person, "x" },
  { "at-the-table", on_at_the_table, "x" },
  { "undo", on_undo, "x" },
  { "undo-last", on_undo_last },
  { "search", on_search },
  { "back", on_back },
  { "show-sidebar", on_show_sidebar },
  { "hide-details", on_hide_details },
  { "show-help-overlay", on_show_shortcuts },
  { "lock", on_lock },
  { "leave-locked", on_leave_locked },
};

/* What is typed is undone where it is typed. */
static gboolean
undo_unless_typing (GtkWidget *widget,
                    GVariant *arguments,
                    gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  gtk_widget_activate_action (widget, "win.undo-last", NULL);

  return TRUE;
}

static void
enable (KwWindow *self,
        const char *name,
        gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
kw_window_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_unless_typing, NULL);
}

void
kw_window_add_actions (KwWindow *self)
{
  g_assert (KW_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* What can be done follows from whether a casebook is open, in sight, and under a form. */
void
kw_window_update_actions (KwWindow *self)
{
  gboolean idle, open, free, writable;

  g_assert (KW_IS_WINDOW (self));

  idle = !self->looking && self->session == NULL && self->opening == NULL && self->locked_path == NULL;
  open = self->session != NULL && !self->details_hidden && self->locked_path == NULL;
  free = open && kw_window_get_form (self) == NULL;
  writable = open && !self->looking;

  enable (self, "new-casebook", idle);
  enable (self, "open-casebook", idle);
  enable (self, "open-sample", idle);
  enable (self, "stop-opening", self->opening != NULL);
  enable (self, "close-casebook", free);
  enable (self, "backups", free && writable);
  enable (self, "show-page", free);
  enable (self, "show-family", free);
  enable (self, "show-family-page", free);
  enable (self, "search", free && kw_pages_find ("search") != NULL);
  enable (self, "back", free && self->history->len > 0);
  enable (self, "undo", writable);
  enable (self, "undo-last", writable && self->last_edit != 0);
  enable (self, "log-visit", free && writable && kw_pages_get_form_type (KW_FORM_VISIT) != G_TYPE_INVALID);
  enable (self, "refer", writable && kw_pages_get_form_type (KW_FORM_REFER) != G_TYPE_INVALID);
  enable (self, "danger", open && kw_pages_get_form_type (KW_FORM_DANGER) != G_TYPE_INVALID);
  enable (self, "edit-record", writable);
  enable (self, "same-person", free && writable);
  enable (self, "at-the-table", free);
  enable (self, "hide-details", self->session != NULL && self->locked_path == NULL);
  enable (self, "lock", self->session != NULL && self->locking == NULL);
  enable (self, "leave-locked", self->locked_path != NULL && self->locking == NULL && self->opening == NULL);
  gtk_widget_set_visible (self->back_button,
                          self->history->len > 0 && !kw_sidebar_has (self->sidebar, self->spot.name));
}
