/* kw-ui-keys.c
 *
 * Types as a keyboard does: through the X server's test extension, to the window that has the
 * input focus. There is no window manager to give it that, so the topmost window gets it here.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

static const struct
{
  GdkModifierType modifier;
  guint keyval;
} modifiers[] = {
  { GDK_CONTROL_MASK, GDK_KEY_Control_L },
  { GDK_SHIFT_MASK, GDK_KEY_Shift_L },
  { GDK_ALT_MASK, GDK_KEY_Alt_L },
};

static Display *
get_display (void)
{
  return gdk_x11_display_get_xdisplay (gdk_display_get_default ());
}

/* The form or dialog that lies over all others, else the window. */
static GtkWindow *
find_topmost (KwUi *self)
{
  GtkWindow *top = GTK_WINDOW (self->window);
  gboolean higher = TRUE;

  while (higher)
    {
      g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

      higher = FALSE;
      for (GList *l = toplevels; l != NULL && !higher; l = l->next)
        if (gtk_widget_get_mapped (l->data) && gtk_window_get_transient_for (l->data) == top)
          {
            top = l->data;
            higher = TRUE;
          }
    }

  return top;
}

static gboolean
is_viewable (gpointer data)
{
  GdkSurface *surface = gtk_native_get_surface (data);
  XWindowAttributes attributes;

  return gtk_widget_get_mapped (data) &&
         XGetWindowAttributes (get_display (), gdk_x11_surface_get_xid (surface), &attributes) != 0 &&
         attributes.map_state == IsViewable;
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

/**
 * kw_ui_focus_window:
 *
 * Gives a window the keyboard.
 */
void
kw_ui_focus_window (GtkWindow *window)
{
  kw_ui_wait (is_viewable, window, "a window to be shown");
  if (gtk_window_is_active (window))
    return;
  XSetInputFocus (get_display (), gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window))),
                  RevertToParent, CurrentTime);
  XSync (get_display (), False);
  kw_ui_wait (is_active, window, "a window to have the keyboard");
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* A person is slower than a frame. What the last key brought about has its place, which Tab goes by, and the focus is
 * back from a list that closed, only once it was drawn. */
static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  kw_ui_wait (is_set, &painted, "a frame to be drawn");
  g_signal_handler_disconnect (clock, handler);
}

static void
give_keyboard (KwUi *self)
{
  GtkWindow *window = find_topmost (self);

  kw_ui_focus_window (window);
  wait_for_frame (GTK_WIDGET (window));
}

static void
send (guint keycode,
      gboolean down)
{
  XTestFakeKeyEvent (get_display (), keycode, down, CurrentTime);
}

/* A letter that no key has is put on one that is free. */
static guint
lend_key (KeySym symbol)
{
  Display *display = get_display ();
  int first, last, per_key;
  guint free_key = 0;
  KeySym *map;

  XDisplayKeycodes (display, &first, &last);
  map = XGetKeyboardMapping (display, first, last - first + 1, &per_key);
  for (int key = last; key >= first && free_key == 0; key--)
    {
      gboolean used = FALSE;

      for (int i = 0; i < per_key; i++)
        used = used || map[(key - first) * per_key + i] != NoSymbol;
      if (!used)
        free_key = key;
    }
  XFree (map);
  g_assert_cmpuint (free_key, !=, 0);

  XChangeKeyboardMapping (display, free_key, 1, &symbol, 1);
  XSync (display, False);
  kw_ui_settle ();

  return free_key;
}

static void
strike (guint keyval,
        GdkModifierType state)
{
  Display *display = get_display ();
  guint keycode = XKeysymToKeycode (display, keyval);

  if (keycode == 0)
    keycode = lend_key (keyval);
  else if (XkbKeycodeToKeysym (display, keycode, 0, 0) != keyval &&
           XkbKeycodeToKeysym (display, keycode, 0, 1) == keyval)
    state |= GDK_SHIFT_MASK;

  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (state & modifiers[i].modifier)
      send (XKeysymToKeycode (display, modifiers[i].keyval), TRUE);
  send (keycode, TRUE);
  send (keycode, FALSE);
  for (gsize i = G_N_ELEMENTS (modifiers); i > 0; i--)
    if (state & modifiers[i - 1].modifier)
      send (XKeysymToKeycode (display, modifiers[i - 1].keyval), FALSE);
  XSync (display, False);
}

/**
 * kw_ui_press:
 * @key: as gtk_accelerator_parse() reads it: "<Control>f", "Return", "F12"
 *
 * Presses and releases a key in the topmost window.
 */
void
kw_ui_press (KwUi *self,
             const char *key)
{
  GdkModifierType state;
  guint keyval;

  g_assert_true (gtk_accelerator_parse (key, &keyval, &state));
  give_keyboard (self);
  strike (keyval, state);
  kw_ui_settle ();
}

/**
 * kw_ui_type:
 * @text: what to write
 *
 * Types a text, letter by letter, into the topmost window.
 */
void
kw_ui_type (KwUi *self,
            const char *text)
{
  give_keyboard (self);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    strike (*p == '\n' ? GDK_KEY_Return : gdk_unicode_to_keyval (g_utf8_get_char (p)), 0);
  kw_ui_settle ();
}
