/* kw-frameworks.c: the outcomes that a programme counts
 *
 * A key file, read strictly: what is not known is refused, with the group and the key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-frameworks.h"

#include "kw-app-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_FRAMEWORKS "/org/keyworker/Keyworker/app/policy/default.frameworks"
#define FRAMEWORK_GROUP    "framework "
#define OUTCOME_GROUP      "outcome "
#define LARGEST_FILE       (1024 * 1024)
#define MOST_NEEDS         20
#define MOST_MONTHS        60

struct _KwFrameworks
{
  gatomicrefcount references;
  GPtrArray *list;
};

G_DEFINE_BOXED_TYPE (KwFrameworks, kw_frameworks, kw_frameworks_ref, kw_frameworks_unref)

typedef struct
{
  KwFrameworks *frameworks;
  GKeyFile *file;
  const char *name;
} Reader;

static const KwCode requires_list[] = {
  { "lead-practitioner", NULL },
  { "assessment", NULL },
  { "plan", NULL },
};

static const KwCodeSet requirements = {
  .name = "requires", .codes = requires_list, .n_codes = G_N_ELEMENTS (requires_list)
};

static void
outcome_free (gpointer data)
{
  KwFrameworkOutcome *outcome = data;

  g_free (outcome->code);
  g_free (outcome->name);
  g_free (outcome);
}

static void
framework_free (gpointer data)
{
  KwFramework *framework = data;

  g_free (framework->code);
  g_free (framework->name);
  g_ptr_array_unref (framework->outcomes);
  g_free (framework);
}

static gboolean
refuse (const Reader *reader, const char *group, const char *key, GError **error, const char *sentence)
{
  g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, "%s: [%s]%s%s: %s", reader->name, group,
               key != NULL ? " " : "", key != NULL ? key : "", sentence);
  return FALSE;
}

/* (transfer none): the one of that code, made where there is none. */
static KwFramework *
ensure_framework (KwFrameworks *self, const char *code)
{
  KwFramework *framework = (KwFramework *) kw_frameworks_find (self, code);

  if (framework != NULL)
    return framework;
  framework = g_new0 (KwFramework, 1);
  framework->code = g_strdup (code);
  framework->from = framework->until = KW_NONE;
  framework->outcomes = g_ptr_array_new_with_free_func (outcome_free);
  g_ptr_array_add (self->list, framework);
  return framework;
}

static KwFrameworkOutcome *
ensure_outcome (KwFramework *framework, const char *code)
{
  KwFrameworkOutcome *outcome = (KwFrameworkOutcome *) kw_framework_find_outcome (framework, code);

  if (outcome != NULL)
    return outcome;
  outcome = g_new0 (KwFrameworkOutcome, 1);
  outcome->code = g_strdup (code);
  g_ptr_array_add (framework->outcomes, outcome);
  return outcome;
}

static gboolean
read_date (const Reader *reader, const char *group, const char *key, const char *text, KwDate *date, GError **error)
{
  return kw_date_parse (text, date) || refuse (reader, group, key, error, _ ("This has to be a day, like 2013-02-01."));
}

static gboolean
read_number (const Reader *reader,
             const char *group,
             const char *key,
             const char *text,
             int most,
             int *to,
             GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, (guint64) most, &number, NULL))
    return refuse (reader, group, key, error, _ ("This is not a number that is possible here."));
  *to = (int) number;
  return TRUE;
}

static gboolean
read_requires (const Reader *reader, const char *group, const char *text, KwFramework *framework, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  framework->requires = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int code = kw_code_set_lookup (&requirements, g_strstrip (words[i]));

      if (*words[i] == '\0')
        continue;
      if (code == KW_CODE_NONE)
        return refuse (reader, group, "requires", error, _ ("This is not known."));
      framework->requires |= (KwFrameworkRequires) (1 << code);
    }
  return TRUE;
}

static gboolean
read_framework_key (const Reader *reader, const char *group, const char *key, const char *text, GError **error)
{
  KwFramework *framework = ensure_framework (reader->frameworks, group + strlen (FRAMEWORK_GROUP));

  if (strcmp (key, "name") == 0)
    {
      g_free (framework->name);
      framework->name = g_strdup (text);
      return *text != '\0' || refuse (reader, group, key, error, _ ("This is missing."));
    }
  if (strcmp (key, "from") == 0)
    return read_date (reader, group, key, text, &framework->from, error);
  if (strcmp (key, "until") == 0)
    return read_date (reader, group, key, text, &framework->until, error);
  if (strcmp (key, "needs") == 0)
    return read_number (reader, group, key, text, MOST_NEEDS, &framework->needs, error);
  if (strcmp (key, "sustained-months") == 0)
    return read_number (reader, group, key, text, MOST_MONTHS, &framework->sustained_months, error);
  if (strcmp (key, "requires") == 0)
    return read_requires (reader, group, text, framework, error);
  return refuse (reader, group, key, error, _ ("There is no such key."));
}

static gboolean
read_domains (const Reader *reader, const char *group, const char *text, KwFrameworkOutcome *outcome, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);

  memset (outcome->domains, 0, sizeof outcome->domains);
  for (guint i = 0; words[i] != NULL; i++)
    {
      int domain = kw_code_set_lookup (&kw_domains, g_strstrip (words[i]));

      if (domain == KW_CODE_NONE)
        return refuse (reader, group, "domains", error, _ ("There is no such domain."));
      outcome->domains[domain] = TRUE;
    }
  return TRUE;
}

static gboolean
read_outcome_key (const Reader *reader, const char *group, const char *key, const char *text, GError **error)
{
  g_auto (GStrv) codes = g_strsplit (group + strlen (OUTCOME_GROUP), " ", -1);
  KwFramework *framework;
  KwFrameworkOutcome *outcome;

  if (g_strv_length (codes) != 2 || *codes[1] == '\0')
    return refuse (reader, group, NULL, error, _ ("This has to name a framework and an outcome."));
  framework = (KwFramework *) kw_frameworks_find (reader->frameworks, codes[0]);
  if (framework == NULL)
    return refuse (reader, group, NULL, error, _ ("There is no such framework above."));
  outcome = ensure_outcome (framework, codes[1]);
  if (strcmp (key, "name") == 0)
    {
      g_free (outcome->name);
      outcome->name = g_strdup (text);
      return *text != '\0' || refuse (reader, group, key, error, _ ("This is missing."));
    }
  if (strcmp (key, "domains") == 0)
    return read_domains (reader, group, text, outcome, error);
  return refuse (reader, group, key, error, _ ("There is no such key."));
}

static gboolean
read_group (const Reader *reader, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reader->file, group, NULL, NULL);
  gboolean is_outcome = g_str_has_prefix (group, OUTCOME_GROUP);

  if (!is_outcome && !g_str_has_prefix (group, FRAMEWORK_GROUP))
    return refuse (reader, group, NULL, error, _ ("There is no such group."));
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *text = g_key_file_get_string (reader->file, group, keys[i], NULL);

      if (text == NULL)
        return refuse (reader, group, keys[i], error, _ ("There is a backslash with something unknown behind it."));
      if (!(is_outcome ? read_outcome_key (reader, group, keys[i], text, error)
                       : read_framework_key (reader, group, keys[i], text, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_framework (const Reader *reader, const KwFramework *framework, GError **error)
{
  g_autofree char *group = g_strconcat (FRAMEWORK_GROUP, framework->code, NULL);

  if (framework->name == NULL)
    return refuse (reader, group, "name", error, _ ("This is missing."));
  if (framework->from == KW_NONE)
    return refuse (reader, group, "from", error, _ ("This is missing."));
  if (framework->until != KW_NONE && framework->until < framework->from)
    return refuse (reader, group, "until", error, _ ("It ends before it begins."));
  for (guint i = 0; i < framework->outcomes->len; i++)
    if (((const KwFrameworkOutcome *) g_ptr_array_index (framework->outcomes, i))->name == NULL)
      return refuse (reader, group, NULL, error, _ ("One of its outcomes has no name."));
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const KwFramework *left = *(KwFramework *const *) a, *right = *(KwFramework *const *) b;

  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return strcmp (left->code, right->code);
}

/* Reads @data over what is there. */
static gboolean
read_over (KwFrameworks *self, const char *data, gsize length, const char *name, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) cause = NULL;
  g_auto (GStrv) groups = NULL;
  Reader reader = { .frameworks = self, .file = file, .name = name };

  if (length > LARGEST_FILE || !g_utf8_validate (data, (gssize) length, NULL) ||
      !g_key_file_load_from_data (file, data, length, G_KEY_FILE_NONE, &cause))
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s is no file of frameworks: %s"), name,
                   cause != NULL ? cause->message : _ ("it is too large, or no text."));
      return FALSE;
    }
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!read_group (&reader, groups[i], error))
      return FALSE;
  for (guint i = 0; i < self->list->len; i++)
    if (!check_framework (&reader, g_ptr_array_index (self->list, i), error))
      return FALSE;
  g_ptr_array_sort (self->list, compare);
  return TRUE;
}

/**
 * kw_frameworks_new_default:
 *
 * Returns: (transfer full): those that are built in
 */
KwFrameworks *
kw_frameworks_new_default (void)
{
  KwFrameworks *self = g_new0 (KwFrameworks, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (DEFAULT_FRAMEWORKS, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_atomic_ref_count_init (&self->references);
  self->list = g_ptr_array_new_with_free_func (framework_free);
  if (bytes == NULL || !read_over (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   "default.frameworks", &error))
    g_error ("The built-in frameworks cannot be read: %s", error->message);
  return self;
}

/**
 * kw_frameworks_new_from_data:
 * @data: a file of frameworks
 * @length: its length
 * @name: what messages call it
 * @error: for what is wrong with it
 *
 * Returns: (transfer full) (nullable): the built-in ones with @data over them
 */
KwFrameworks *
kw_frameworks_new_from_data (const char *data, gsize length, const char *name, GError **error)
{
  g_autoptr (KwFrameworks) self = kw_frameworks_new_default ();

  return read_over (self, data, length, name, error) ? g_steal_pointer (&self) : NULL;
}

static char *
find_council_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "keyworker", "council.frameworks", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/**
 * kw_frameworks_load_usual:
 * @error: for a council's file that cannot be read
 *
 * Reads keyworker/council.frameworks in the user's folder of settings, else in the machine's, over the built-in ones.
 *
 * Returns: (transfer full) (nullable): the frameworks
 */
KwFrameworks *
kw_frameworks_load_usual (GError **error)
{
  const char *const *folders = g_get_system_config_dirs ();
  g_autofree char *path = find_council_file (g_get_user_config_dir ());
  g_autofree char *data = NULL;
  gsize length;

  for (guint i = 0; path == NULL && folders[i] != NULL; i++)
    path = find_council_file (folders[i]);
  if (path == NULL)
    return kw_frameworks_new_default ();
  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  return kw_frameworks_new_from_data (data, length, path, error);
}

KwFrameworks *
kw_frameworks_ref (KwFrameworks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kw_frameworks_unref (KwFrameworks *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->list);
  g_free (self);
}

const GPtrArray *
kw_frameworks_list (const KwFrameworks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->list;
}

const KwFramework *
kw_frameworks_find (const KwFrameworks *self, const char *code)
{
  for (guint i = 0; i < self->list->len; i++)
    if (strcmp (((const KwFramework *) g_ptr_array_index (self->list, i))->code, code) == 0)
      return g_ptr_array_index (self->list, i);
  return NULL;
}

const KwFrameworkOutcome *
kw_framework_find_outcome (const KwFramework *self, const char *code)
{
  for (guint i = 0; i < self->outcomes->len; i++)
    if (strcmp (((const KwFrameworkOutcome *) g_ptr_array_index (self->outcomes, i))->code, code) == 0)
      return g_ptr_array_index (self->outcomes, i);
  return NULL;
}

const KwFramework *
kw_frameworks_in_force (const KwFrameworks *self, KwDate date, gboolean *ended)
{
  const KwFramework *latest = NULL;

  for (guint i = 0; i < self->list->len; i++)
    {
      const KwFramework *framework = g_ptr_array_index (self->list, i);

      if (framework->from <= date)
        latest = framework;
    }
  if (ended != NULL)
    *ended = latest != NULL && latest->until != KW_NONE && latest->until < date;
  return latest;
}
