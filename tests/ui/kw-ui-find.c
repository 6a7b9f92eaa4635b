/* kw-ui-find.c
 *
 * Finding what is in sight, and waiting for it: widgets by name, class or what they say, pages, windows. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-ui-harness.h"

#include "kw-text.h"

static gboolean
is_drawn (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

typedef struct
{
  gpointer root;
  const char *name;
  GtkWidget *found;
} Search;

typedef gboolean (*Match) (GtkWidget *widget, const char *text);

static GtkWidget *
find (GtkWidget *widget,
      Match match,
      const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (match (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, match, text);

  return found;
}

static gboolean
has_name (GtkWidget *widget,
          const char *name)
{
  return g_strcmp0 (gtk_widget_get_name (widget), name) == 0;
}

static gboolean
has_type (GtkWidget *widget,
          const char *name)
{
  GType type = g_type_from_name (name);

  return type != G_TYPE_INVALID && g_type_is_a (G_OBJECT_TYPE (widget), type);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (KW_IS_TEXT (widget))
    return kw_text_get_text (KW_TEXT (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));

  return NULL;
}

static gboolean
has_text (GtkWidget *widget,
          const char *text)
{
  return g_strcmp0 (get_text (widget), text) == 0 || g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static gboolean
contains_text (GtkWidget *widget,
               const char *text)
{
  const char *shown = get_text (widget);

  return shown != NULL && strstr (shown, text) != NULL;
}

/**
 * kw_ui_find_name:
 *
 * Returns: (nullable): the widget of that name that is shown below @root
 */
GtkWidget *
kw_ui_find_name (gpointer root,
                 const char *name)
{
  return find (root, has_name, name);
}

/**
 * kw_ui_find_type:
 *
 * Returns: (nullable): the first widget of that class that is shown below @root
 */
GtkWidget *
kw_ui_find_type (gpointer root,
                 const char *type_name)
{
  return find (root, has_type, type_name);
}

/**
 * kw_ui_find_text:
 *
 * Returns: (nullable): the first widget shown below @root that says @text, or else has it in what it says
 */
GtkWidget *
kw_ui_find_text (gpointer root,
                 const char *text)
{
  GtkWidget *found = find (root, has_text, text);

  return found != NULL ? found : find (root, contains_text, text);
}

static gboolean
name_is_there (gpointer data)
{
  Search *search = data;

  search->found = kw_ui_find_name (search->root, search->name);

  return search->found != NULL;
}

static gboolean
text_is_there (gpointer data)
{
  Search *search = data;

  search->found = kw_ui_find_text (search->root, search->name);

  return search->found != NULL;
}

GtkWidget *
kw_ui_wait_name (gpointer root,
                 const char *name)
{
  Search search = { root, name };

  kw_ui_wait (name_is_there, &search, name);

  return search.found;
}

GtkWidget *
kw_ui_wait_text (gpointer root,
                 const char *text)
{
  Search search = { root, text };

  kw_ui_wait (text_is_there, &search, text);

  return search.found;
}

static void
gather_texts (GtkWidget *widget,
              GString *texts)
{
  const char *text = get_text (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (text != NULL && *text != '\0')
    g_string_append_printf (texts, "%s\n", text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_texts (child, texts);
}

/**
 * kw_ui_dup_texts:
 *
 * Returns: (transfer full): everything that can be read below @root, a line each
 */
char *
kw_ui_dup_texts (gpointer root)
{
  GString *texts = g_string_new (NULL);

  gather_texts (root, texts);

  return g_string_free (texts, FALSE);
}

static gboolean
page_is_there (gpointer data)
{
  Search *search = data;
  KwUi *ui = search->root;
  KwPage *page = kw_window_get_page (ui->window);

  return page != NULL && !kw_window_is_arriving (ui->window) && has_type (GTK_WIDGET (page), search->name) &&
         is_drawn (page);
}

/**
 * kw_ui_wait_for_page:
 * @type_name: the page's class
 *
 * Waits until a page is in sight.
 */
void
kw_ui_wait_for_page (KwUi *self,
                     const char *type_name)
{
  Search search = { self, type_name };

  kw_ui_wait (page_is_there, &search, type_name);
}

static gboolean
window_is_there (gpointer data)
{
  Search *search = data;
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (has_type (l->data, search->name) && is_drawn (l->data))
      search->found = l->data;

  return search->found != NULL;
}

/**
 * kw_ui_wait_for_window:
 * @type_name: the class of a form or dialog
 *
 * Waits until a window is open and gives it the keyboard.
 *
 * Returns: (transfer none): that window
 */
GtkWindow *
kw_ui_wait_for_window (KwUi *self,
                       const char *type_name)
{
  Search search = { NULL, type_name };

  kw_ui_wait (window_is_there, &search, type_name);
  kw_ui_focus_window (GTK_WINDOW (search.found));

  return GTK_WINDOW (search.found);
}

static gboolean
is_no_window (gpointer data)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  return g_list_find (toplevels, data) == NULL;
}

/**
 * kw_ui_wait_until_closed:
 * @window: a form or dialog; it may be gone already
 */
void
kw_ui_wait_until_closed (GtkWindow *window)
{
  kw_ui_wait (is_no_window, window, "a window to close");
}

/**
 * kw_ui_click:
 * @widget: a button or row, or something on one
 *
 * Activates what a click on @widget would.
 */
void
kw_ui_click (GtkWidget *widget)
{
  GtkWidget *ancestor = widget;

  while (ancestor != NULL && !GTK_IS_BUTTON (ancestor) && !GTK_IS_LIST_BOX_ROW (ancestor) &&
         !GTK_IS_CHECK_BUTTON (ancestor) && !GTK_IS_SWITCH (ancestor))
    ancestor = gtk_widget_get_parent (ancestor);
  g_assert_nonnull (ancestor);
  g_assert_true (gtk_widget_is_sensitive (ancestor));
  /* A button that is activated shows itself pressed and only acts a quarter of a second later; a click acts at once. */
  if (GTK_IS_BUTTON (ancestor))
    g_signal_emit_by_name (ancestor, "clicked");
  else
    g_assert_true (gtk_widget_activate (ancestor));
}
