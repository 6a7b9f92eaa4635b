/* kw-window-private.h: what the files of the window share
 *
 * kw-window.c is the window itself, kw-window-casebook.c how it comes to a casebook,
 * kw-window-backups.c its backups and kw-window-look.c looking into one, kw-window-places.c where it is and
 * was, kw-window-forms.c the forms it opens, kw-window-actions.c what can be asked of it by name, and
 * kw-window-notices.c what it says; kw-window-present.c is how it comes up, kw-window-lock.c and
 * kw-window-unlock.c how it locks the casebook and opens it again. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-backup-keeper.h"
#include "kw-draft-notice.h"
#include "kw-pages.h"
#include "kw-sidebar.h"
#include "kw-start-form.h"
#include "kw-start-page.h"
#include "kw-toast.h"
#include "kw-unlock-page.h"
#include "kw-window.h"

G_BEGIN_DECLS

/* Somewhere in the window: a page, or one family's. */
typedef struct
{
  const char *name; /* of a page, interned; "family" for a family's */
  gint64 family;    /* KW_NONE where it is no family's page */
} KwSpot;

/* What to ask of the window to open a form again. */
typedef struct
{
  const char *action; /* of the window, interned */
  GVariant *parameter;
} KwRequest;

/* Where somebody was when the casebook was locked: names of pages and numbers, nothing of what is in it. */
typedef struct
{
  KwSpot spot;
  char *part;      /* of the page; NULL: it has none */
  GArray *history; /* of KwSpot */
  GArray *forms;   /* of KwRequest, the lowest first */
} KwPlaces;

typedef struct _KwLocking KwLocking;

struct _KwWindow
{
  AdwApplicationWindow parent_instance;

  KwSession *session;
  KwBackupKeeper *backups; /* of the session's casebook */
  gboolean looking;        /* into a backup, which is all that this window is for */
  KwWindow *live;          /* weak: of the casebook that this is a backup of */
  GSettings *settings;
  GCancellable *cancellable; /* of what belongs to the session */

  KwPage *page; /* in sight */
  KwSpot spot;
  GArray *history; /* of KwSpot, latest last */
  GtkWindow *forms[KW_N_FORMS];
  KwRequest requests[KW_N_FORMS]; /* of the forms that are open */
  KwStartForm *start_form;
  GCancellable *opening; /* of a casebook that is being opened or made */
  char *opening_path;
  char *locked_path;  /* of the casebook that is locked; NULL: none is */
  KwLocking *locking; /* while it is being locked */
  KwPlaces *places;   /* where to go on when it is unlocked */
  gint64 last_edit;
  guint fill_id;
  KwPage *family_page; /* shown, or about to be left */
  KwPage *coming;      /* a family's page that is being read and not shown yet; in the stack too */
  gint64 coming_family;
  char *coming_part;
  guint coming_id;  /* waits for it no longer */
  guint present_id; /* while a new window waits for its first page */
  gboolean closing; /* a casebook is */
  gboolean leaving; /* the window goes with the casebook that is being closed */
  gboolean narrow;  /* no room for the title widget in the header bar */
  gboolean details_hidden;
  GPtrArray *hidden_windows; /* of GtkWindow: forms and dialogs hidden with them, as they were opened */

  GtkStack *main_stack;
  KwToast *toast;
  KwStartPage *start_page;
  KwUnlockPage *unlock_page;
  GtkWidget *start_menu_button;
  AdwLeaflet *leaflet;
  KwSidebar *sidebar;
  GtkStack *pages;
  GtkLabel *backup_banner;
  KwDraftNotice *draft_notice;
  AdwHeaderBar *header;
  GtkWidget *back_button;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  AdwBin *title_bin; /* the page's title widget stands in one of these */
  AdwBin *below_bin;
  AdwBin *end_bin;
  GtkWidget *danger_label;
  GtkWidget *visit_label;
};

/* kw-window-casebook.c */
void kw_window_start_casebook (KwWindow *self);
void kw_window_choose_casebook (KwWindow *self);
void kw_window_stop_opening (KwWindow *self);
void kw_window_close_casebook (KwWindow *self, gboolean leave);
void kw_window_take_casebook (KwWindow *self, KwCasebook *casebook);
void kw_window_open_with (KwWindow *self, const char *path, const char *passphrase, GAsyncReadyCallback callback);
GCancellable *kw_window_start_working (KwWindow *self, const char *what);
void kw_window_stop_working (KwWindow *self);

/* kw-window-backups.c */
void kw_window_start_backups (KwWindow *self);
void kw_window_stop_backups (KwWindow *self);
void kw_window_show_backups (KwWindow *self);

/* kw-window-look.c */
void kw_window_look_into (KwWindow *self, const char *path, KwInstant made);
KwCasebook *kw_window_get_live_casebook (KwWindow *self);
gboolean kw_window_hand_on (KwWindow *self, const char *action, GVariant *parameter);

/* kw-window-rescue.c */
void kw_window_offer_rescue (KwWindow *self, const char *path, const GError *error);

/* kw-window-sample.c */
void kw_window_open_sample (KwWindow *self);

/* kw-window-places.c */
void kw_window_show_page (KwWindow *self, const char *name);
void kw_window_show_family (KwWindow *self, gint64 family, const char *part);
void kw_window_go_back (KwWindow *self);
void kw_window_forget_places (KwWindow *self);
void kw_window_remember_places (KwWindow *self);
void kw_window_remember_forms (KwWindow *self);
void kw_window_return_to_places (KwWindow *self);
void kw_window_drop_places (KwWindow *self);
gint64 kw_window_get_family (KwWindow *self);

/* kw-window-forms.c */
void kw_window_open_form (KwWindow *self,
                          KwFormKind kind,
                          GAction *action,
                          GVariant *parameter,
                          const char *first_property,
                          ...) G_GNUC_NULL_TERMINATED;
void kw_window_close_forms (KwWindow *self);
void kw_window_put_forms_away (KwWindow *self);
void kw_window_keep_forms (KwWindow *self);
GArray *kw_window_list_requests (KwWindow *self);

/* kw-window-actions.c */
void kw_window_class_add_actions (GtkWidgetClass *widget_class);
void kw_window_add_actions (KwWindow *self);
void kw_window_update_actions (KwWindow *self);

/* kw-window-lock.c */
void kw_window_empty_clipboards (KwWindow *self);

/* kw-window-unlock.c */
void kw_window_show_locked (KwWindow *self, const char *path, gboolean sample);
void kw_window_unlock (KwWindow *self, const char *secret);
void kw_window_leave_locked (KwWindow *self);

/* kw-window-keys.c */
void kw_window_make_recovery_key (KwWindow *self);

/* kw-window.c */
void kw_window_show_main (KwWindow *self);
void kw_window_leave_places (KwWindow *self);
void kw_window_leave_session (KwWindow *self);
void kw_window_tell_guarded (KwWindow *self);
void kw_window_set_page (KwWindow *self, KwPage *page);
void kw_window_set_details_hidden (KwWindow *self, gboolean hidden);
gboolean kw_window_is_gone (KwWindow *self);

/* kw-window-present.c */
void kw_window_stop_waiting (KwWindow *self);

/* kw-window-notices.c */
void kw_window_undo (KwWindow *self, gint64 edit);

G_END_DECLS
