/* kw-family-page.c: one family, one page
 *
 * Reads everything about the family and the directory off the main loop, has `app` compute what follows, and
 * hands it to the parts: overview, plan, story, people, money and home. A strip above them says who holds the
 * family, how trust stands, how the week goes and when they were last seen. A part is made when it is first gone to.
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-page.h"

#include "kw-family-door.h"
#include "kw-family-facts.h"
#include "kw-family-money.h"
#include "kw-family-overview.h"
#include "kw-family-people.h"
#include "kw-family-plan.h"
#include "kw-family-story.h"
#include "kw-family-strip.h"
#include "kw-place-keeper.h"
#include "kw-reading.h"
#include "kw-spoken-name.h"
#include "kw-window.h"

#include <glib/gi18n.h>
#include <string.h>

#define OVERVIEW "overview"
#define PLAN     "plan"

static const struct
{
  const char *name;
  const char *title;
  GtkWidget *(*create) (void);
} kinds[] = {
  { OVERVIEW, N_ ("Overview"), kw_family_overview_new },
  { PLAN, N_ ("Plan"), kw_family_plan_new },
  { "story", N_ ("Story"), kw_family_story_new },
  { "people", N_ ("People"), kw_family_people_new },
  { "money", N_ ("Money & home"), kw_family_money_new },
};

/* Where a part is or will be. */
typedef struct
{
  GtkWidget *bin;   /* in the stack */
  gboolean current; /* it shows what was read last */
} Place;

struct _KwFamilyPage
{
  KwPage parent_instance;

  gint64 family;
  GtkWidget *door;
  GtkWidget *strip;
  GtkWidget *parts;
  Place places[G_N_ELEMENTS (kinds)];

  GCancellable *cancellable;
  KwFamilySummary *summary; /* NULL until everything has been read; the next two belong to it */
  GPtrArray *services;
  GPtrArray *entries; /* of the story */
};

G_DEFINE_FINAL_TYPE (KwFamilyPage, kw_family_page, KW_TYPE_PAGE)

enum {
  PROP_0,
  PROP_FAMILY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static KwFamilyFacts
get_facts (KwFamilyPage *self)
{
  return (KwFamilyFacts){ .session = kw_page_get_session (KW_PAGE (self)),
                          .case_file = self->summary->case_file,
                          .summary = self->summary,
                          .services = self->services,
                          .story = self->entries };
}

static Place *
find_place (KwFamilyPage *self, GtkWidget *bin)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (self->places[i].bin == bin)
      return &self->places[i];

  return NULL;
}

static GtkWidget *
require_part (KwFamilyPage *self, Place *place)
{
  GtkWidget *part = adw_bin_get_child (ADW_BIN (place->bin));

  if (part != NULL)
    return part;
  part = kinds[place - self->places].create ();
  if (KW_IS_FAMILY_OVERVIEW (part))
    g_signal_connect_object (part, "complete", G_CALLBACK (kw_page_set_ready), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (place->bin), part);
  return part;
}

/* A part is made and filled when it is gone to: all of them at once would take several frames. */
static void
show_part_in_sight (KwFamilyPage *self)
{
  Place *place = find_place (self, gtk_stack_get_visible_child (GTK_STACK (self->parts)));
  GtkWidget *part;
  KwFamilyFacts facts;

  if (self->summary == NULL || place == NULL || place->current)
    return;
  place->current = TRUE;
  part = require_part (self, place);
  facts = get_facts (self);
  if (KW_IS_FAMILY_OVERVIEW (part))
    kw_family_overview_show (KW_FAMILY_OVERVIEW (part), &facts);
  else if (KW_IS_FAMILY_PLAN (part))
    kw_family_plan_show (KW_FAMILY_PLAN (part), &facts);
  else if (KW_IS_FAMILY_STORY (part))
    kw_family_story_show (KW_FAMILY_STORY (part), &facts);
  else if (KW_IS_FAMILY_PEOPLE (part))
    kw_family_people_show (KW_FAMILY_PEOPLE (part), &facts);
  else
    kw_family_money_show (KW_FAMILY_MONEY (part), &facts);
}

static void
show_facts (KwFamilyPage *self)
{
  g_autoptr (KwPlaceKeeper) keeper G_GNUC_UNUSED = kw_place_keeper_new (self->parts);
  KwFamilyFacts facts = get_facts (self);

  kw_family_door_come (KW_FAMILY_DOOR (self->door), &facts);
  kw_family_strip_show (KW_FAMILY_STRIP (self->strip), &facts);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->places[i].current = FALSE;
  show_part_in_sight (self);
  /* Of the overview the picture is still being laid out. */
  if (!g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->parts)), OVERVIEW))
    kw_page_set_ready (KW_PAGE (self));
}

static void
forget_facts (KwFamilyPage *self)
{
  g_clear_pointer (&self->summary, kw_family_summary_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

static void
report (KwFamilyPage *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      kw_window_show_error (kw_window_of (GTK_WIDGET (self)), error, _ ("The family could not be read"));
      kw_page_set_ready (KW_PAGE (self));
    }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KwFamilyPage) self = KW_FAMILY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (KwReading) reading = kw_reading_finish (KW_CASEBOOK (source), result, &error);
  KwSession *session = kw_page_get_session (KW_PAGE (self));
  KwInstant now = kw_session_get_now (session);
  KwCaseFile *case_file;

  if (reading == NULL)
    {
      report (self, error);
      return;
    }
  forget_facts (self);
  case_file = g_ptr_array_index (reading->case_files, 0);
  self->summary = kw_family_summary_new (case_file, kw_session_get_policy (session), reading->services, now);
  self->services = g_ptr_array_ref (reading->services);
  self->entries = kw_story_compute (case_file, kw_case_file_list (case_file, KW_RECORD_WORKER), now);
  show_facts (self);
}

static void
kw_family_page_refresh (KwPage *page)
{
  KwFamilyPage *self = KW_FAMILY_PAGE (page);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kw_reading_of_family_async (kw_session_get_casebook (kw_page_get_session (page)), self->family, self->cancellable,
                              on_read, g_object_ref (self));
}

static gboolean
kw_family_page_concerns (KwPage *page, gint64 family)
{
  return family == KW_FAMILY_PAGE (page)->family || family == KW_NONE;
}

/* "plan", or "plan/123" for one of its problems. */
static void
kw_family_page_show_part (KwPage *page, const char *part)
{
  KwFamilyPage *self = KW_FAMILY_PAGE (page);
  const char *slash = strchr (part, '/');
  g_autofree char *name = slash != NULL ? g_strndup (part, (gsize) (slash - part)) : g_strdup (part);
  Place *place = find_place (self, gtk_stack_get_child_by_name (GTK_STACK (self->parts), name));

  if (place == NULL)
    return;
  gtk_stack_set_visible_child_name (GTK_STACK (self->parts), name);
  if (slash != NULL && g_str_equal (name, PLAN))
    kw_family_plan_show_problem (KW_FAMILY_PLAN (require_part (self, place)), g_ascii_strtoll (slash + 1, NULL, 10));
}

static const char *
kw_family_page_get_part (KwPage *page)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (KW_FAMILY_PAGE (page)->parts));
}

/* A part that was told where to go has the focus already. */
static void
kw_family_page_focus (KwPage *page)
{
  KwFamilyPage *self = KW_FAMILY_PAGE (page);
  GtkWidget *part = kw_family_door_is_open (KW_FAMILY_DOOR (self->door))
                      ? gtk_stack_get_visible_child (GTK_STACK (self->parts))
                      : self->door;
  GtkRoot *window = gtk_widget_get_root (part);
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (window) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, part))
    gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

static void
kw_family_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FAMILY:
      g_value_set_int64 (value, KW_FAMILY_PAGE (object)->family);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kw_family_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FAMILY:
      KW_FAMILY_PAGE (object)->family = g_value_get_int64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
append_edit (GMenu *menu, const char *label, const KwRecordType *type, gint64 id, gint64 family)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.edit-record", "(sxxx)", type->name, id, family, (gint64) 0);
  g_menu_append_item (menu, item);
}

static GMenuModel *
build_menu (KwFamilyPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) table = g_menu_item_new (_ ("At the _table…"), NULL);

  g_menu_item_set_action_and_target (table, "win.at-the-table", "x", self->family);
  append_edit (menu, _ ("_Edit family"), &kw_family_type, self->family, self->family);
  append_edit (menu, _ ("Add a _member"), &kw_member_type, 0, self->family);
  append_edit (menu, _ ("Add a _problem"), &kw_problem_type, 0, self->family);
  append_edit (menu, _ ("Add a _debt"), &kw_debt_type, 0, self->family);
  append_edit (menu, _ ("Add an e_vent"), &kw_event_type, 0, self->family);
  append_edit (menu, _ ("Add an _appointment"), &kw_appointment_type, 0, self->family);
  g_menu_append_item (menu, table);
  return G_MENU_MODEL (menu);
}

/* A menu is as much work as a section of the page, and is seldom opened. */
static void
make_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = build_menu (data);
  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
build_header_end (KwFamilyPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *refer = gtk_button_new_with_mnemonic (_ ("_Refer"));
  GtkWidget *more = gtk_menu_button_new ();

  gtk_actionable_set_action_target (GTK_ACTIONABLE (refer), "(xxx)", self->family, (gint64) 0, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (refer), "win.refer");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), make_menu, self, NULL);
  gtk_widget_set_name (more, "family-menu");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_widget_set_tooltip_text (more, _ ("More for this family"));
  kw_spoken_name_set (more, _ ("More for this family"));
  gtk_box_append (GTK_BOX (box), refer);
  gtk_box_append (GTK_BOX (box), more);
  return box;
}

static void
kw_family_page_constructed (GObject *object)
{
  KwFamilyPage *self = KW_FAMILY_PAGE (object);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *end = build_header_end (self);

  G_OBJECT_CLASS (kw_family_page_parent_class)->constructed (object);

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->parts));
  /* Beside the sidebar there is only room for buttons as wide as their words. */
  gtk_widget_add_css_class (switcher, "parts");
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (switcher)), FALSE);
  kw_page_set_title_widget (KW_PAGE (self), switcher);
  kw_page_set_header_end (KW_PAGE (self), end);
  g_object_bind_property (self->door, "open", switcher, "sensitive", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->door, "open", end, "sensitive", G_BINDING_SYNC_CREATE);
}

static void
kw_family_page_dispose (GObject *object)
{
  KwFamilyPage *self = KW_FAMILY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_facts (self);

  G_OBJECT_CLASS (kw_family_page_parent_class)->dispose (object);
}

static void
kw_family_page_class_init (KwFamilyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kw_family_page_constructed;
  object_class->dispose = kw_family_page_dispose;
  object_class->get_property = kw_family_page_get_property;
  object_class->set_property = kw_family_page_set_property;

  KW_PAGE_CLASS (klass)->refresh = kw_family_page_refresh;
  KW_PAGE_CLASS (klass)->concerns = kw_family_page_concerns;
  KW_PAGE_CLASS (klass)->show_part = kw_family_page_show_part;
  KW_PAGE_CLASS (klass)->get_part = kw_family_page_get_part;
  KW_PAGE_CLASS (klass)->focus = kw_family_page_focus;

  /**
   * KwFamilyPage:family:
   *
   * The family's id.
   */
  properties[PROP_FAMILY] = g_param_spec_int64 ("family", NULL, NULL, G_MININT64, G_MAXINT64, KW_NONE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
add_places (KwFamilyPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      self->places[i].bin = adw_bin_new ();
      gtk_stack_add_titled (GTK_STACK (self->parts), self->places[i].bin, kinds[i].name, _ (kinds[i].title));
    }
}

static void
kw_family_page_init (KwFamilyPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->strip = kw_family_strip_new ();
  self->parts = gtk_stack_new ();
  add_places (self);
  g_signal_connect_object (self->parts, "notify::visible-child", G_CALLBACK (show_part_in_sight), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->parts), FALSE);
  gtk_stack_set_hhomogeneous (GTK_STACK (self->parts), FALSE);
  gtk_widget_set_vexpand (self->parts, TRUE);
  gtk_box_append (GTK_BOX (box), self->strip);
  gtk_box_append (GTK_BOX (box), self->parts);
  self->door = kw_family_door_new (box);
  adw_bin_set_child (ADW_BIN (self), self->door);
}

/**
 * kw_family_page_get_family:
 * @self: the page
 *
 * Returns: the family's id
 */
gint64
kw_family_page_get_family (KwFamilyPage *self)
{
  g_return_val_if_fail (KW_IS_FAMILY_PAGE (self), KW_NONE);

  return self->family;
}
