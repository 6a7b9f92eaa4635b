/* kw-backup-keeper.c
 *
 * Backups that make themselves. The clock on the wall decides when, because the other one stands still while a laptop
 * sleeps; it is looked at every half minute.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-backup-keeper.h"

#include "kw-data-error.h"
#include "kw-record-json.h"

#include <glib/gi18n-lib.h>

#define TICK_SECONDS 30

/* A backup takes its time: it is begun when two thirds of what the policy allows are over. */
#define BEGIN_AFTER(minutes) ((minutes) *KW_MINUTE * 2 / 3)

#define TRY_AGAIN_AFTER (2 * KW_MINUTE)

#define FOLDER_MODE 0700

struct _KwBackupKeeper
{
  GObject parent_instance;

  KwCasebook *casebook;
  KwPolicy *policy;
  char *place;
  KwClock clock;
  gpointer clock_data;

  guint tick_id;
  GCancellable *working;  /* NULL: nothing is under way */
  gboolean asked;         /* somebody wants a backup now */
  gboolean changed_since; /* since the one under way was begun */
  gboolean same_disk;
  KwInstant made;    /* when the last good backup was made; KW_NONE: never, as far as is known */
  KwInstant changed; /* the first change that is in no backup; KW_NONE: there is none */
  KwInstant tried;   /* when it last did not work */
  GError *problem;   /* why; NULL: it worked */
};

G_DEFINE_FINAL_TYPE (KwBackupKeeper, kw_backup_keeper, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KwInstant
get_now (KwBackupKeeper *self)
{
  return self->clock (self->clock_data);
}

static void
tell_changed (KwBackupKeeper *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_casebook_changed (KwBackupKeeper *self, gint64 family, gint64 edit)
{
  self->changed_since = TRUE;
  if (self->changed != KW_NONE)
    return;
  self->changed = get_now (self);
  tell_changed (self);
}

/* Making one */

static void
note_made (KwBackupKeeper *self, const KwBackup *backup)
{
  self->made = backup->made;
  self->tried = KW_NONE;
  g_clear_error (&self->problem);
  /* What was saved meanwhile may be in it or not. */
  self->changed = self->changed_since ? backup->made : KW_NONE;
  if (backup->lost != NULL && backup->lost->len > 0)
    g_set_error_literal (&self->problem, KW_DATA_ERROR, KW_DATA_ERROR_DAMAGED, g_ptr_array_index (backup->lost, 0));
}

static void
note_problem (KwBackupKeeper *self, GError *error)
{
  self->tried = get_now (self);
  g_clear_error (&self->problem);
  self->problem = error;
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwBackupKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KwBackup) backup = kw_casebook_back_up_finish (KW_CASEBOOK (source), result, &error);

  g_clear_object (&self->working);
  if (backup != NULL)
    note_made (self, backup);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    note_problem (self, g_steal_pointer (&error));
  tell_changed (self);
}

static void
begin (KwBackupKeeper *self)
{
  KwBackupKeep keep;

  kw_backup_keep_from_policy (self->policy, &keep);
  self->asked = FALSE;
  self->changed_since = FALSE;
  self->working = g_cancellable_new ();
  kw_casebook_back_up_to_place_async (self->casebook, self->place, &keep, NULL, NULL, self->working, on_backed_up,
                                      g_object_ref (self));
  tell_changed (self);
}

static gboolean
is_time (KwBackupKeeper *self)
{
  KwInstant now = get_now (self);
  int minutes = kw_policy_get_number (self->policy, KW_POLICY_BACKUP_MINUTES);

  if (self->asked)
    return TRUE;
  if (self->changed == KW_NONE)
    return FALSE;
  /* A clock that went back must not make it wait for years. */
  self->changed = MIN (self->changed, now);
  self->tried = self->tried != KW_NONE ? MIN (self->tried, now) : KW_NONE;
  if (self->tried != KW_NONE)
    return now - self->tried >= TRY_AGAIN_AFTER;
  return now - self->changed >= BEGIN_AFTER (minutes);
}

/* What the place has from earlier */

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KwBackupKeeper) self = data;
  g_autoptr (GPtrArray) files = kw_backup_place_list_finish (result, NULL);

  if (files == NULL || files->len == 0 || self->made != KW_NONE)
    return;
  self->made = ((KwBackupFile *) g_ptr_array_index (files, 0))->made;
  tell_changed (self);
}

/* A place that somebody chose is never made: where a stick is out, nothing must be written to where it would be. */
static void
ensure_usual_place (KwBackupKeeper *self)
{
  g_autofree char *usual = kw_backup_keeper_get_usual_place ();

  if (g_strcmp0 (usual, self->place) == 0)
    g_mkdir_with_parents (usual, FOLDER_MODE);
}

static void
look_at_place (KwBackupKeeper *self)
{
  g_autofree char *identity = kw_casebook_dup_identity (self->casebook);

  ensure_usual_place (self);
  self->made = KW_NONE;
  self->same_disk = kw_backup_place_is_same_disk (self->place, kw_casebook_get_path (self->casebook));
  kw_backup_place_list_async (self->place, kw_casebook_get_path (self->casebook), identity, NULL, on_listed,
                              g_object_ref (self));
}

static void
kw_backup_keeper_dispose (GObject *object)
{
  KwBackupKeeper *self = KW_BACKUP_KEEPER (object);

  kw_backup_keeper_stop (self);
  g_clear_object (&self->casebook);
  g_clear_pointer (&self->policy, kw_policy_unref);

  G_OBJECT_CLASS (kw_backup_keeper_parent_class)->dispose (object);
}

static void
kw_backup_keeper_finalize (GObject *object)
{
  KwBackupKeeper *self = KW_BACKUP_KEEPER (object);

  g_clear_error (&self->problem);
  g_free (self->place);

  G_OBJECT_CLASS (kw_backup_keeper_parent_class)->finalize (object);
}

static void
kw_backup_keeper_class_init (KwBackupKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kw_backup_keeper_dispose;
  object_class->finalize = kw_backup_keeper_finalize;

  /**
   * KwBackupKeeper::changed:
   * @self: a keeper
   *
   * Something that it says is not as it was.
   */
  signals[CHANGED] =
      g_signal_new ("changed", KW_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kw_backup_keeper_init (KwBackupKeeper *self)
{
  self->made = self->changed = self->tried = KW_NONE;
}

/**
 * kw_backup_keeper_new:
 * @casebook: whose backups
 * @policy: how soon and how many
 * @place: (nullable): the folder that was chosen; %NULL or empty for the usual one
 * @clock: the time
 * @clock_data: for @clock; must outlive the keeper
 *
 * Returns: (transfer full): a keeper, which does nothing before it is started
 */
KwBackupKeeper *
kw_backup_keeper_new (
    KwCasebook *casebook, KwPolicy *policy, const char *place, KwClock clock, gpointer clock_data)
{
  KwBackupKeeper *self;

  g_return_val_if_fail (KW_IS_CASEBOOK (casebook), NULL);
  g_return_val_if_fail (policy != NULL && clock != NULL, NULL);

  self = g_object_new (KW_TYPE_BACKUP_KEEPER, NULL);
  self->casebook = g_object_ref (casebook);
  self->policy = kw_policy_ref (policy);
  self->clock = clock;
  self->clock_data = clock_data;
  g_signal_connect_object (casebook, "changed", G_CALLBACK (on_casebook_changed), self, G_CONNECT_SWAPPED);
  kw_backup_keeper_set_place (self, place);
  return self;
}

static gboolean
on_tick (gpointer data)
{
  kw_backup_keeper_tick (data);
  return G_SOURCE_CONTINUE;
}

/**
 * kw_backup_keeper_start:
 * @self: a keeper
 *
 * Has it look at the clock by itself.
 */
void
kw_backup_keeper_start (KwBackupKeeper *self)
{
  g_return_if_fail (KW_IS_BACKUP_KEEPER (self));

  if (self->tick_id == 0 && !kw_casebook_is_sample (self->casebook))
    self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
}

/**
 * kw_backup_keeper_stop:
 * @self: a keeper
 *
 * Ends that, and stops a backup that is under way.
 */
void
kw_backup_keeper_stop (KwBackupKeeper *self)
{
  g_return_if_fail (KW_IS_BACKUP_KEEPER (self));

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
}

/**
 * kw_backup_keeper_tick:
 * @self: a keeper
 *
 * Looks at the clock, and begins a backup where it is time.
 */
void
kw_backup_keeper_tick (KwBackupKeeper *self)
{
  g_return_if_fail (KW_IS_BACKUP_KEEPER (self));

  if (self->working != NULL || (kw_casebook_is_sample (self->casebook) && !self->asked))
    return;
  if (is_time (self))
    begin (self);
}

/**
 * kw_backup_keeper_back_up_now:
 * @self: a keeper
 *
 * Makes a backup, changed or not, once what is under way is over.
 */
void
kw_backup_keeper_back_up_now (KwBackupKeeper *self)
{
  g_return_if_fail (KW_IS_BACKUP_KEEPER (self));

  self->asked = TRUE;
  kw_backup_keeper_tick (self);
}

/**
 * kw_backup_keeper_get_place:
 * @self: a keeper
 *
 * Returns: (transfer none): the folder
 */
const char *
kw_backup_keeper_get_place (KwBackupKeeper *self)
{
  g_return_val_if_fail (KW_IS_BACKUP_KEEPER (self), NULL);

  return self->place;
}

/**
 * kw_backup_keeper_set_place:
 * @self: a keeper
 * @place: (nullable): a folder; %NULL or empty for the usual one
 *
 * Has the next backup, and all after it, lie in @place.
 */
void
kw_backup_keeper_set_place (KwBackupKeeper *self, const char *place)
{
  g_autofree char *usual = kw_backup_keeper_get_usual_place ();
  const char *chosen = place != NULL && *place != '\0' ? place : usual;

  g_return_if_fail (KW_IS_BACKUP_KEEPER (self));

  if (g_strcmp0 (chosen, self->place) == 0)
    return;
  g_free (self->place);
  self->place = g_strdup (chosen);
  self->tried = KW_NONE;
  g_clear_error (&self->problem);
  look_at_place (self);
  tell_changed (self);
}

/**
 * kw_backup_keeper_is_same_disk:
 * @self: a keeper
 *
 * Returns: whether the backups lie on the disk that the casebook lies on, and would be lost with it
 */
gboolean
kw_backup_keeper_is_same_disk (KwBackupKeeper *self)
{
  g_return_val_if_fail (KW_IS_BACKUP_KEEPER (self), FALSE);

  return self->same_disk;
}

/**
 * kw_backup_keeper_is_working:
 * @self: a keeper
 *
 * Returns: whether a backup is being made
 */
gboolean
kw_backup_keeper_is_working (KwBackupKeeper *self)
{
  g_return_val_if_fail (KW_IS_BACKUP_KEEPER (self), FALSE);

  return self->working != NULL;
}

/**
 * kw_backup_keeper_get_made:
 * @self: a keeper
 *
 * Returns: when the last good backup of the place was made; %KW_NONE where none is known
 */
KwInstant
kw_backup_keeper_get_made (KwBackupKeeper *self)
{
  g_return_val_if_fail (KW_IS_BACKUP_KEEPER (self), KW_NONE);

  return self->made;
}

/**
 * kw_backup_keeper_get_changed:
 * @self: a keeper
 *
 * Returns: since when there is something that no backup has; %KW_NONE where there is nothing
 */
KwInstant
kw_backup_keeper_get_changed (KwBackupKeeper *self)
{
  g_return_val_if_fail (KW_IS_BACKUP_KEEPER (self), KW_NONE);

  return self->changed;
}

/**
 * kw_backup_keeper_get_problem:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): why the last backup was not made, or is not all it should be
 */
const GError *
kw_backup_keeper_get_problem (KwBackupKeeper *self)
{
  g_return_val_if_fail (KW_IS_BACKUP_KEEPER (self), NULL);

  return self->problem;
}

/**
 * kw_backup_keeper_describe:
 * @self: a keeper
 *
 * Returns: (transfer full): how it stands, in one short sentence without a full stop
 */
char *
kw_backup_keeper_describe (KwBackupKeeper *self)
{
  g_autofree char *since = NULL;
  g_autofree char *made = NULL;

  g_return_val_if_fail (KW_IS_BACKUP_KEEPER (self), NULL);

  if (self->working != NULL)
    return g_strdup (_ ("Backing up…"));
  if (kw_casebook_is_sample (self->casebook) && self->made == KW_NONE)
    return g_strdup (_ ("A sample casebook is not backed up by itself"));
  since = self->changed != KW_NONE ? kw_instant_describe (self->changed) : NULL;
  if (self->tried != KW_NONE && since != NULL)
    return g_strdup_printf (_ ("No backup of what was saved since %s"), since);
  if (self->made == KW_NONE)
    return g_strdup (_ ("No backup yet"));
  made = kw_instant_describe (self->made);
  return g_strdup_printf (_ ("Backed up %s"), made);
}

/**
 * kw_backup_keeper_get_usual_place:
 *
 * Returns: (transfer full): the folder for backups while nobody has chosen one
 */
char *
kw_backup_keeper_get_usual_place (void)
{
  return g_build_filename (g_get_user_data_dir (), "keyworker", "backups", NULL);
}

/**
 * kw_backup_keep_from_policy:
 * @policy: a policy
 * @keep: (out): how many backups it has kept
 */
void
kw_backup_keep_from_policy (KwPolicy *policy, KwBackupKeep *keep)
{
  keep->today = kw_policy_get_number (policy, KW_POLICY_BACKUP_TODAY);
  keep->days = kw_policy_get_number (policy, KW_POLICY_BACKUP_DAYS);
  keep->weeks = kw_policy_get_number (policy, KW_POLICY_BACKUP_WEEKS);
}
