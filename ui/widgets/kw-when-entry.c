/* kw-when-entry.c: a date, and perhaps a time, typed as people say it
 *
 * "fri", "4 feb", "tomorrow 930": typing alone does; a calendar hangs behind the button for those who would rather
 * look. What was understood is written out when the field is left, so that nobody saves a date they did not mean.
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-when-entry.h"

#include "kw-spoken-name.h"
#include "kw-words.h"

#include <glib/gi18n-lib.h>

struct _KwWhenEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *calendar;
  KwInstant now;
  gboolean with_time;
  gboolean future;
};

G_DEFINE_FINAL_TYPE (KwWhenEntry, kw_when_entry, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_entry_changed (GtkEditable *editable, KwWhenEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
write_out (KwWhenEntry *self)
{
  KwInstant instant;
  KwDate date;

  if (self->with_time && kw_when_entry_get_instant (self, &instant))
    kw_when_entry_set_instant (self, instant);
  else if (!self->with_time && kw_when_entry_get_date (self, &date))
    kw_when_entry_set_date (self, date);
}

static void
on_day_selected (GtkCalendar *calendar, KwWhenEntry *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  KwDate date = kw_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                                  g_date_time_get_day_of_month (day));
  KwInstant instant;
  int hour = 10, minute = 0;

  if (!self->with_time)
    {
      kw_when_entry_set_date (self, date);
      return;
    }
  if (kw_when_entry_get_instant (self, &instant))
    kw_instant_to_local (instant, NULL, &hour, &minute, NULL);
  kw_when_entry_set_instant (self, kw_instant_from_local (date, hour, minute, 0));
}

/* The calendar opens on what is typed, or on today; showing it must not itself choose a day. */
static void
on_popover_shown (GtkPopover *popover, KwWhenEntry *self)
{
  KwDate date = kw_instant_to_date (self->now);
  KwInstant instant;
  g_autoptr (GDateTime) day = NULL;
  int year, month, day_of_month;

  if (self->with_time && kw_when_entry_get_instant (self, &instant))
    date = kw_instant_to_date (instant);
  else if (!self->with_time)
    kw_when_entry_get_date (self, &date);
  kw_date_to_ymd (date, &year, &month, &day_of_month);
  day = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, on_day_selected, self);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  g_signal_handlers_unblock_by_func (self->calendar, on_day_selected, self);
}

static gboolean
kw_when_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (KW_WHEN_ENTRY (widget)->entry);
}

static void
kw_when_entry_dispose (GObject *object)
{
  KwWhenEntry *self = KW_WHEN_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (kw_when_entry_parent_class)->dispose (object);
}

static void
kw_when_entry_class_init (KwWhenEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_when_entry_dispose;

  widget_class->grab_focus = kw_when_entry_grab_focus;

  /**
   * KwWhenEntry::changed:
   *
   * What is typed has changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kw_when_entry_init (KwWhenEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);

  self->entry = gtk_entry_new ();
  g_signal_connect (self->entry, "changed", G_CALLBACK (on_entry_changed), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (write_out), self);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->calendar = gtk_calendar_new ();
  g_signal_connect (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  g_signal_connect (popover, "show", G_CALLBACK (on_popover_shown), self);

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose from a calendar"));
  kw_spoken_name_set (self->button, _ ("Choose from a calendar"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * kw_when_entry_new:
 * @label: what the date is, for screen readers, translated
 * @now: the time that "today" goes by
 * @with_time: whether a time belongs to it
 * @future: whether a day without a year is the next one rather than the last
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
kw_when_entry_new (const char *label, KwInstant now, gboolean with_time, gboolean future)
{
  KwWhenEntry *self = g_object_new (KW_TYPE_WHEN_ENTRY, NULL);

  self->now = now;
  self->with_time = with_time;
  self->future = future;
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), with_time ? 22 : 20);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  with_time ? _ ("fri 930, tomorrow 14:00") : _ ("fri, 4 feb, tomorrow"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * kw_when_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none): what is typed
 */
const char *
kw_when_entry_get_text (KwWhenEntry *self)
{
  g_return_val_if_fail (KW_IS_WHEN_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * kw_when_entry_set_text:
 * @self: an entry
 * @text: what to put there as if typed, understood or not
 */
void
kw_when_entry_set_text (KwWhenEntry *self, const char *text)
{
  g_return_if_fail (KW_IS_WHEN_ENTRY (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * kw_when_entry_get_date:
 * @self: an entry without a time
 * @date: (out): the date
 *
 * Returns: whether what is typed is a date; @date is left alone where it is not
 */
gboolean
kw_when_entry_get_date (KwWhenEntry *self, KwDate *date)
{
  g_return_val_if_fail (KW_IS_WHEN_ENTRY (self), FALSE);

  return kw_words_parse_date (kw_when_entry_get_text (self), kw_instant_to_date (self->now), self->future, date);
}

/**
 * kw_when_entry_get_instant:
 * @self: an entry with a time
 * @instant: (out): the instant
 *
 * Returns: whether what is typed is a date and a time; @instant is left alone where it is not
 */
gboolean
kw_when_entry_get_instant (KwWhenEntry *self, KwInstant *instant)
{
  g_return_val_if_fail (KW_IS_WHEN_ENTRY (self), FALSE);

  return kw_words_parse_instant (kw_when_entry_get_text (self), self->now, self->future, instant);
}

/**
 * kw_when_entry_set_date:
 * @self: an entry without a time
 * @date: a date, or %KW_NONE to empty it
 */
void
kw_when_entry_set_date (KwWhenEntry *self, KwDate date)
{
  g_autofree char *words = NULL;

  g_return_if_fail (KW_IS_WHEN_ENTRY (self));

  words = date == KW_NONE ? g_strdup ("") : kw_words_date (date, kw_instant_to_date (self->now));
  if (g_strcmp0 (words, kw_when_entry_get_text (self)) != 0)
    kw_when_entry_set_text (self, words);
}

/**
 * kw_when_entry_set_instant:
 * @self: an entry with a time
 * @instant: an instant, or %KW_NONE to empty it
 */
void
kw_when_entry_set_instant (KwWhenEntry *self, KwInstant instant)
{
  g_autofree char *words = NULL;

  g_return_if_fail (KW_IS_WHEN_ENTRY (self));

  words = instant == KW_NONE ? g_strdup ("") : kw_words_instant (instant, self->now);
  if (g_strcmp0 (words, kw_when_entry_get_text (self)) != 0)
    kw_when_entry_set_text (self, words);
}
