/* kw-family-story.c: everything that happened in a family, newest first
 *
 * Visits, what they told us, referrals, dates, concerns, changes of worker, significant events: one chronology. Only
 * what is seen has widgets, so ten years scroll like ten weeks. Filters by kind, person and words; headlines alone or
 * with the full text. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-story.h"

#include "kw-spoken-name.h"
#include "kw-story-item.h"
#include "kw-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _KwFamilyStory
{
  AdwBin parent_instance;

  GtkWidget *kind;
  GtkWidget *person;
  GtkWidget *words;
  GtkWidget *full;
  GtkWidget *stack;
  GtkWidget *view;
  GListStore *items;

  GPtrArray *story;
  GArray *people; /* of gint64: the members behind the choices, after "everybody" */
  KwDate today;
  gint64 family;
};

G_DEFINE_FINAL_TYPE (KwFamilyStory, kw_family_story, ADW_TYPE_BIN)

static const char *const kind_icons[KW_N_STORY_KINDS] = {
  [KW_STORY_VISIT] = "kw-today-symbolic",
  [KW_STORY_TOLD_US] = "kw-band-breakthrough-symbolic",
  [KW_STORY_REFERRAL] = "kw-referrals-symbolic",
  [KW_STORY_DEADLINE] = "kw-band-cannot-wait-symbolic",
  [KW_STORY_CONCERN] = "kw-band-safety-symbolic",
  [KW_STORY_WORKER] = "kw-families-symbolic",
  [KW_STORY_EVENT] = "starred-symbolic",
  [KW_STORY_SETTLED] = "object-select-symbolic",
};

static gboolean
contains (const char *text, const char *folded_words)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, folded_words) != NULL;
}

static guint
chosen_kinds (KwFamilyStory *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));

  return chosen == 0 ? KW_STORY_ALL : 1u << (chosen - 1);
}

static gint64
chosen_person (KwFamilyStory *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->person));

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION || chosen > self->people->len)
    return KW_NONE;
  return g_array_index (self->people, gint64, chosen - 1);
}

static gboolean
is_same_entry (KwFamilyStory *self, guint position, KwStoryItem *item)
{
  g_autoptr (KwStoryItem) shown = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return kw_story_item_equal (shown, item);
}

/* What is the same before and after is left alone, so that the reader stays where they are. What is gone goes before
 * what is new comes: replacing everything at once would ask for every row. */
static void
replace_items (KwFamilyStory *self, GPtrArray *items)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint shorter = MIN (n_shown, items->len);
  guint start = 0, end = 0;

  while (start < shorter && is_same_entry (self, start, g_ptr_array_index (items, start)))
    start++;
  while (end < shorter - start &&
         is_same_entry (self, n_shown - 1 - end, g_ptr_array_index (items, items->len - 1 - end)))
    end++;
  g_list_store_splice (self->items, start, n_shown - start - end, NULL, 0);
  g_list_store_splice (self->items, start, 0, items->pdata + start, items->len - start - end);
}

static void
refill (KwFamilyStory *self)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->words)), -1);

  if (self->story == NULL)
    return;
  entries = kw_story_filter (self->story, chosen_kinds (self), chosen_person (self));
  for (guint i = 0; i < entries->len; i++)
    {
      KwStoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *day = NULL;

      if (!contains (entry->headline, words) && !contains (entry->detail, words))
        continue;
      day = kw_words_short_date (entry->date, self->today);
      g_ptr_array_add (items, kw_story_item_new (entry, day));
    }
  replace_items (self, items);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), items->len > 0 ? "list" : "empty");
}

/* All rows are filled anew, with or without their text. */
static void
on_full_toggled (KwFamilyStory *self)
{
  g_list_store_remove_all (self->items);
  refill (self);
}

static void
show_people (KwFamilyStory *self, const KwCaseFile *case_file)
{
  const GPtrArray *members = kw_case_file_list (case_file, KW_RECORD_MEMBER);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 chosen = chosen_person (self);
  guint position = 0;

  gtk_string_list_append (names, _ ("Everybody"));
  g_array_set_size (self->people, 0);
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);

      gtk_string_list_append (names, member->given);
      g_array_append_val (self->people, member->record.id);
      if (member->record.id == chosen)
        position = i + 1;
    }
  g_signal_handlers_block_by_func (self->person, refill, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->person), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->person), position);
  g_signal_handlers_unblock_by_func (self->person, refill, self);
}

/**
 * kw_family_story_show:
 * @self: the story
 * @facts: what to show
 */
void
kw_family_story_show (KwFamilyStory *self, const KwFamilyFacts *facts)
{
  g_return_if_fail (KW_IS_FAMILY_STORY (self));
  g_return_if_fail (facts != NULL);

  g_clear_pointer (&self->story, g_ptr_array_unref);
  self->story = g_ptr_array_ref (facts->story);
  self->today = facts->summary->plan->today;
  self->family = kw_case_file_get_family (facts->case_file)->record.id;
  show_people (self, facts->case_file);
  refill (self);
}

/* The parts of a row that are filled again and again. */
typedef struct
{
  GtkWidget *day;
  GtkWidget *icon;
  GtkWidget *headline;
  GtkWidget *detail;
} RowParts;

static GtkWidget *
row_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  RowParts *parts = g_new0 (RowParts, 1);

  parts->day = row_label (row, "info-lead");
  gtk_label_set_width_chars (GTK_LABEL (parts->day), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (parts->day), 12);
  gtk_widget_set_valign (parts->day, GTK_ALIGN_START);
  parts->icon = gtk_image_new ();
  gtk_widget_set_valign (parts->icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), parts->icon);
  parts->headline = row_label (words, "story-headline");
  parts->detail = row_label (words, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_add_css_class (row, "info-row");
  g_object_set_data_full (G_OBJECT (row), "parts", parts, g_free);
  gtk_list_item_set_child (item, row);
}

/* "Tuesday, Visit, Came after school"; then the text. */
static void
name_item (GtkWidget *row, KwStoryItem *item)
{
  const KwStoryEntry *entry = kw_story_item_get_entry (item);
  g_autofree char *name = g_strjoin (", ", kw_story_item_get_day (item),
                                     kw_code_set_get_label (&kw_story_kinds, (int) entry->kind), entry->headline, NULL);

  kw_spoken_name_set_item (row, name, entry->detail != NULL ? entry->detail : "");
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, KwFamilyStory *self)
{
  KwStoryItem *story_item = gtk_list_item_get_item (item);
  const KwStoryEntry *entry = kw_story_item_get_entry (story_item);
  RowParts *parts = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "parts");
  gboolean full = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->full));

  gtk_label_set_text (GTK_LABEL (parts->day), kw_story_item_get_day (story_item));
  gtk_image_set_from_icon_name (GTK_IMAGE (parts->icon), kind_icons[entry->kind]);
  gtk_widget_set_tooltip_text (parts->icon, kw_code_set_get_label (&kw_story_kinds, (int) entry->kind));
  gtk_label_set_text (GTK_LABEL (parts->headline), entry->headline);
  gtk_label_set_text (GTK_LABEL (parts->detail), entry->detail != NULL ? entry->detail : "");
  gtk_widget_set_visible (parts->detail, full && entry->detail != NULL);
  name_item (gtk_list_item_get_child (item), story_item);
}

/* Events are the story's own and can be mended from here; the rest has its page. */
static void
on_activate (GtkListView *view, guint position, KwFamilyStory *self)
{
  g_autoptr (KwStoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const KwStoryEntry *entry = kw_story_item_get_entry (item);

  if (entry->record_kind == KW_RECORD_NO_KIND)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "(sxxx)",
                              kw_record_type_get (entry->record_kind)->name, entry->record, self->family,
                              entry->problem == KW_NONE ? (gint64) 0 : entry->problem);
}

static GtkWidget *
build_list (KwFamilyStory *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Story"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  return scrolled;
}

static GtkWidget *
build_empty (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Nothing here"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("Visits, what they told you, referrals and events stand here as they happen. Perhaps a filter hides them."));
  return status;
}

static GtkWidget *
drop_down_new (GListModel *choices, const char *label, KwFamilyStory *self)
{
  GtkWidget *drop_down = gtk_drop_down_new (choices, NULL);

  gtk_widget_set_tooltip_text (drop_down, label);
  kw_spoken_name_set (drop_down, label);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (refill), self);
  return drop_down;
}

static void
on_add_event (KwFamilyStory *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "(sxxx)", kw_event_type.name, (gint64) 0,
                              self->family, (gint64) 0);
}

static GtkWidget *
build_bar (KwFamilyStory *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add an event"));
  GtkStringList *kinds = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, _ ("Everything"));
  for (guint i = 0; i < kw_story_kinds.n_codes; i++)
    gtk_string_list_append (kinds, kw_code_set_get_label (&kw_story_kinds, (int) i));
  self->words = gtk_search_entry_new ();
  g_object_set (self->words, "placeholder-text", _ ("Words in the story"), NULL);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Words in the story"),
                                  -1);
  g_signal_connect_swapped (self->words, "search-changed", G_CALLBACK (refill), self);
  self->kind = drop_down_new (G_LIST_MODEL (kinds), _ ("What to show"), self);
  self->person = drop_down_new (NULL, _ ("About whom"), self);
  self->full = gtk_toggle_button_new_with_label (_ ("Full text"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->full), TRUE);
  g_signal_connect_swapped (self->full, "toggled", G_CALLBACK (on_full_toggled), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add_event), self);

  gtk_box_append (GTK_BOX (bar), self->words);
  gtk_box_append (GTK_BOX (bar), self->kind);
  gtk_box_append (GTK_BOX (bar), self->person);
  gtk_box_append (GTK_BOX (bar), self->full);
  gtk_box_append (GTK_BOX (bar), add);
  gtk_widget_set_margin_start (bar, 22);
  gtk_widget_set_margin_end (bar, 22);
  gtk_widget_set_margin_bottom (bar, 12);
  return bar;
}

static void
kw_family_story_finalize (GObject *object)
{
  KwFamilyStory *self = KW_FAMILY_STORY (object);

  g_clear_pointer (&self->story, g_ptr_array_unref);
  g_array_unref (self->people);
  g_object_unref (self->items);

  G_OBJECT_CLASS (kw_family_story_parent_class)->finalize (object);
}

static void
kw_family_story_class_init (KwFamilyStoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kw_family_story_finalize;
}

static void
kw_family_story_init (KwFamilyStory *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_list_store_new (KW_TYPE_STORY_ITEM);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), build_bar (self));
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), build_empty (), "empty");
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kw_family_story_new:
 *
 * Returns: (transfer floating): an empty story
 */
GtkWidget *
kw_family_story_new (void)
{
  return g_object_new (KW_TYPE_FAMILY_STORY, NULL);
}
