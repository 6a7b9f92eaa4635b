/* kw-ui-harness.h: driving the real window as a person does
 *
 * Starts the program's window in the test's own process, on a casebook of the test's own;
 * looks widgets up by what a person sees of them; types real keys, which the X server hands
 * to whatever window has the focus. Every wait has a bound and names what it waited for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-session.h"
#include "kw-window.h"

G_BEGIN_DECLS

typedef struct
{
  KwApplication *application;
  KwWindow *window;
  char *path; /* of the casebook; NULL where none was given */
} KwUi;

typedef gboolean (*KwUiCondition) (gpointer data);

/* Of every casebook made for a test that is no sample. */
#define KW_UI_PASSPHRASE "three quiet herons"

/* Puts what a test needs into its casebook; the family's designation is the test's own business. */
typedef void (*KwUiFill) (KwCasebook *casebook, KwEdit *edit);

/* The program without a casebook; on one that is there; on one made for the test, which belongs to a worker called
 * "Test Worker" of "WCC". @now is what rules take for the time; KW_NONE: the time as it goes. */
KwUi *kw_ui_start (KwInstant now);
KwUi *kw_ui_start_on (const char *path, KwInstant now);
KwUi *kw_ui_start_with (KwInstant now, KwUiFill fill);

/* On a sample casebook of as many families, at least the dozen or so composed by hand (0: those). */
KwUi *kw_ui_start_on_sample (KwInstant now, guint families);
void kw_ui_unlock (KwUi *self);
void kw_ui_stop (KwUi *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KwUi, kw_ui_stop)

/* Waiting. The test fails when @what has not come to pass in time. */
void kw_ui_wait (KwUiCondition condition, gpointer data, const char *what);
void kw_ui_wait_for_page (KwUi *self, const char *type_name);
GtkWindow *kw_ui_wait_for_window (KwUi *self, const char *type_name);
void kw_ui_wait_until_closed (GtkWindow *window);
void kw_ui_wait_until_loaded (KwUi *self);
void kw_ui_wait_until_drawn (GtkWindow *window);
void kw_ui_settle (void);

/* Finding, among what is mapped below @root: NULL where there is none. Waiting for it. */
GtkWidget *kw_ui_find_name (gpointer root, const char *name);
GtkWidget *kw_ui_find_type (gpointer root, const char *type_name);
GtkWidget *kw_ui_find_text (gpointer root, const char *text);
GtkWidget *kw_ui_wait_name (gpointer root, const char *name);
GtkWidget *kw_ui_wait_text (gpointer root, const char *text);
char *kw_ui_dup_texts (gpointer root);

/* Keys: one, as gtk_accelerator_parse() writes it ("<Control>f", "Return"); a text, letter by letter. */
void kw_ui_press (KwUi *self, const char *key);
void kw_ui_type (KwUi *self, const char *text);
void kw_ui_focus_window (GtkWindow *window);

/* Activates a widget as a click does. */
void kw_ui_click (GtkWidget *widget);

G_END_DECLS
