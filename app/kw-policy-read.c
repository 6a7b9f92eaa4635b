/* kw-policy-read.c: reading a policy
 *
 * A policy is a key file. GKeyFile takes what it is given: the last of two equal keys wins, unknown ones are ignored.
 * A council that mistypes a key must hear of it, so every line is looked at before, and every group and key is known or
 * refused. Called by one thread for a policy that nobody else sees yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-policy-private.h"

#include "kw-app-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define POLICY_VERSION  1
#define MOST_EMERGENCY  20
#define LONGEST_STEP    300
#define LONGEST_TEXT    10000
#define DOMAIN_GROUP    "domain "
#define EMERGENCY_GROUP "emergency "

typedef struct
{
  KwPolicy *policy;
  GKeyFile *file;
  const char *name;                                /* of the file, for messages */
  KwEmergencyNumber emergency[MOST_EMERGENCY + 1]; /* by number; 0 stays empty */
} Reader;

static const struct
{
  const char *group;
  const char *key;
  int min;
  int max;
} number_keys[KW_N_POLICY_NUMBERS] = {
  [KW_POLICY_TRUST_WINDOW_DAYS] = { "plan", "trust-window-days", 0, 3660 },
  [KW_POLICY_TRUST_THRESHOLD] = { "plan", "trust-threshold", 1, 5 },
  [KW_POLICY_OVERDUE_DAYS] = { "plan", "overdue-days", 0, 3660 },
  [KW_POLICY_DATE_HORIZON_DAYS] = { "plan", "date-horizon-days", 0, 3660 },
  [KW_POLICY_CANNOT_WAIT_DAYS] = { "plan", "cannot-wait-days", 0, 3660 },
  [KW_POLICY_REFERRAL_HOURS] = { "referral", "referral-hours", 1, 744 },
  [KW_POLICY_INTENSIVE_VISITS_MIN] = { "rhythm", "intensive-visits-min", 0, 14 },
  [KW_POLICY_INTENSIVE_VISITS_MAX] = { "rhythm", "intensive-visits-max", 0, 14 },
  [KW_POLICY_LIGHT_VISITS_MIN] = { "rhythm", "light-visits-min", 0, 14 },
  [KW_POLICY_LIGHT_VISITS_MAX] = { "rhythm", "light-visits-max", 0, 14 },
  [KW_POLICY_STEPPING_DOWN_VISITS_MIN] = { "rhythm", "stepping-down-visits-min", 0, 14 },
  [KW_POLICY_STEPPING_DOWN_VISITS_MAX] = { "rhythm", "stepping-down-visits-max", 0, 14 },
  [KW_POLICY_OUT_OF_TOUCH_DAYS] = { "rhythm", "out-of-touch-days", 1, 366 },
  [KW_POLICY_NOT_SEEN_RUN] = { "rhythm", "not-seen-run", 1, 100 },
  [KW_POLICY_CHILD_NOT_SEEN_HOURS] = { "rhythm", "child-not-seen-hours", 1, 744 },
  [KW_POLICY_CHILD_ALONE_DAYS] = { "rhythm", "child-alone-days", 1, 366 },
  [KW_POLICY_BREATHING_SPACE_DAYS] = { "clocks", "breathing-space-days", 1, 366 },
  [KW_POLICY_BREATHING_SPACE_REVIEW_FROM] = { "clocks", "breathing-space-review-from", 1, 366 },
  [KW_POLICY_BREATHING_SPACE_REVIEW_TO] = { "clocks", "breathing-space-review-to", 1, 366 },
  [KW_POLICY_BREATHING_SPACE_AGAIN_MONTHS] = { "clocks", "breathing-space-again-months", 0, 120 },
  [KW_POLICY_CARE_PROCEEDINGS_WEEKS] = { "clocks", "care-proceedings-weeks", 1, 520 },
  [KW_POLICY_TAF_FIRST_WEEKS] = { "clocks", "taf-first-weeks", 1, 104 },
  [KW_POLICY_TAF_NEXT_WEEKS] = { "clocks", "taf-next-weeks", 1, 104 },
  [KW_POLICY_SUPERVISION_MONTHS] = { "clocks", "supervision-months", 1, 60 },
  [KW_POLICY_SUMMARY_MONTHS] = { "clocks", "summary-months", 1, 60 },
  [KW_POLICY_CONCERN_WRITTEN_HOURS] = { "danger", "concern-written-hours", 1, 744 },
  [KW_POLICY_PROFESSIONALS_DAYS] = { "rhythm", "professionals-days", 1, 366 },
  [KW_POLICY_JOINT_APPOINTMENTS] = { "referral", "joint-appointments", 0, 100 },
  [KW_POLICY_ASK_AGAIN_DAYS] = { "referral", "ask-again-days", 1, 366 },
  [KW_POLICY_VISIT_MINUTES] = { "rhythm", "visit-minutes", 1, 1440 },
  [KW_POLICY_BACKUP_MINUTES] = { "backup", "backup-minutes", 1, 1440 },
  [KW_POLICY_BACKUP_TODAY] = { "backup", "backup-today", 1, 100 },
  [KW_POLICY_BACKUP_DAYS] = { "backup", "backup-days", 0, 366 },
  [KW_POLICY_BACKUP_WEEKS] = { "backup", "backup-weeks", 0, 520 },
  [KW_POLICY_FULL_LOAD] = { "team", "full-load", 1, 100000 },
  [KW_POLICY_LOAD_INTENSIVE] = { "team", "load-intensive", 0, 1000 },
  [KW_POLICY_LOAD_LIGHT] = { "team", "load-light", 0, 1000 },
  [KW_POLICY_LOAD_STEPPING_DOWN] = { "team", "load-stepping-down", 0, 1000 },
  [KW_POLICY_LOAD_PROBLEM] = { "team", "load-problem", 0, 1000 },
  [KW_POLICY_LOAD_SEVERE] = { "team", "load-severe", 0, 1000 },
  [KW_POLICY_LOAD_CHILD] = { "team", "load-child", 0, 1000 },
  [KW_POLICY_LOAD_INTERPRETER] = { "team", "load-interpreter", 0, 1000 },
  [KW_POLICY_STALE_PLAN_DAYS] = { "team", "stale-plan-days", 1, 366 },
  [KW_POLICY_INTRODUCTION_VISITS] = { "team", "introduction-visits", 0, 100 },
  [KW_POLICY_CLOSURE_CALL_MONTHS] = { "team", "closure-call-months", 0, 60 },
};

/* The second may not be below the first. */
static const KwPolicyNumber pairs[][2] = {
  { KW_POLICY_INTENSIVE_VISITS_MIN, KW_POLICY_INTENSIVE_VISITS_MAX },
  { KW_POLICY_LIGHT_VISITS_MIN, KW_POLICY_LIGHT_VISITS_MAX },
  { KW_POLICY_STEPPING_DOWN_VISITS_MIN, KW_POLICY_STEPPING_DOWN_VISITS_MAX },
  { KW_POLICY_BREATHING_SPACE_REVIEW_FROM, KW_POLICY_BREATHING_SPACE_REVIEW_TO },
  { KW_POLICY_BREATHING_SPACE_REVIEW_TO, KW_POLICY_BREATHING_SPACE_DAYS },
};

static const KwCode groups_list[] = {
  { "material", NULL },
  { "daily-life", NULL },
  { "sensitive", NULL },
};
static const KwCodeSet groups = { .name = "group", .codes = groups_list, .n_codes = G_N_ELEMENTS (groups_list) };

static const KwCode proposals_list[] = {
  { "safety", NULL },
  { "breakthrough", NULL },
  { "not-now", NULL },
  { "chase", NULL },
};
static const KwCodeSet proposals = {
  .name = "proposal", .codes = proposals_list, .n_codes = G_N_ELEMENTS (proposals_list)
};

G_STATIC_ASSERT (G_N_ELEMENTS (proposals_list) == KW_N_PROPOSALS);

/* Always FALSE. @message ends as a sentence of its own. */
static gboolean
refuse (const Reader *reader, const char *group, const char *key, GError **error, const char *message)
{
  if (key != NULL)
    /* Translators: a file, a group in it, a key in that, and what is wrong with it */
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s, [%s] %s: %s"), reader->name, group, key, message);
  else
    /* Translators: a file, a group in it, and what is wrong with it */
    g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s, [%s]: %s"), reader->name, group, message);
  return FALSE;
}

/* Every line before GKeyFile sees it: UTF-8, and nothing said twice. */

typedef struct
{
  const char *start;
  gsize length;
  guint number;
} Line;

static gboolean
next_line (const char *data, gsize length, gsize *at, Line *line)
{
  const char *end;

  if (*at >= length)
    return FALSE;
  line->start = data + *at;
  end = memchr (line->start, '\n', length - *at);
  line->length = end != NULL ? (gsize) (end - line->start) : length - *at;
  line->number++;
  *at += line->length + 1;
  return TRUE;
}

static char *
line_text (const Line *line, gsize length)
{
  g_autofree char *text = g_strndup (line->start, length);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_strdup (g_strstrip (valid));
}

static gboolean
look_at_line (const Reader *reader, const Line *line, char **group, GHashTable *seen, GError **error)
{
  const char *equals = memchr (line->start, '=', line->length);
  g_autofree char *key = line_text (line, equals != NULL ? (gsize) (equals - line->start) : line->length);

  if (!g_utf8_validate (line->start, (gssize) line->length, NULL))
    {
      if (*group != NULL && *key != '[' && *key != '#')
        return refuse (reader, *group, key, error, _ ("This is not UTF-8."));
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s, line %u: This is not UTF-8."), reader->name,
                   line->number);
      return FALSE;
    }
  if (*key == '\0' || *key == '#')
    return TRUE;
  if (*key == '[')
    {
      char *end = strchr (key, ']');

      if (end != NULL)
        *end = '\0';
      g_free (*group);
      *group = g_strdup (key + 1);
      if (!g_hash_table_add (seen, g_strdup_printf ("[%s", *group)))
        return refuse (reader, *group, NULL, error, _ ("This group is there twice."));
    }
  else if (*group != NULL && !g_hash_table_add (seen, g_strdup_printf ("[%s]%s", *group, key)))
    return refuse (reader, *group, key, error, _ ("This is said twice."));
  return TRUE;
}

static gboolean
look_at_lines (const Reader *reader, const char *data, gsize length, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *group = NULL;
  Line line = { .number = 0 };
  gsize at = 0;

  while (next_line (data, length, &at, &line))
    if (!look_at_line (reader, &line, &group, seen, error))
      return FALSE;
  return TRUE;
}

/* Values. */

static gboolean
read_integer (const Reader *reader, const char *group, const char *key, int min, int max, int *value, GError **error)
{
  g_autofree char *text = g_key_file_get_value (reader->file, group, key, NULL);
  g_autofree char *message = NULL;
  gint64 number;

  if (text != NULL && *text != '+' && g_ascii_string_to_signed (text, 10, min, max, &number, NULL))
    {
      *value = (int) number;
      return TRUE;
    }
  message = g_strdup_printf (_ ("This has to be a whole number from %d to %d."), min, max);
  return refuse (reader, group, key, error, message);
}

static gboolean
read_boolean (const Reader *reader, const char *group, const char *key, gboolean *value, GError **error)
{
  g_autofree char *text = g_key_file_get_value (reader->file, group, key, NULL);

  if (g_strcmp0 (text, "true") != 0 && g_strcmp0 (text, "false") != 0)
    return refuse (reader, group, key, error, _ ("This has to be true or false."));
  *value = strcmp (text, "true") == 0;
  return TRUE;
}

static gboolean
check_text (const Reader *reader, const char *group, const char *key, const char *text, glong longest, GError **error)
{
  g_autofree char *message = NULL;

  if (text != NULL && *text != '\0' && g_utf8_strlen (text, -1) <= longest)
    return TRUE;
  message = g_strdup_printf (_ ("This has to be a text of 1 to %ld characters."), longest);
  return refuse (reader, group, key, error, message);
}

/* Sets @value only from the plain key; a key for one language is looked at, and used through the plain one. */
static gboolean
read_text (const Reader *reader, const char *group, const char *key, glong longest, char **value, GError **error)
{
  g_autoptr (GError) escape = NULL;
  g_autofree char *text = g_key_file_get_string (reader->file, group, key, &escape);
  g_autofree char *local = NULL;

  if (escape != NULL)
    return refuse (reader, group, key, error, _ ("There is a backslash with something unknown behind it."));
  if (!check_text (reader, group, key, text, longest, error))
    return FALSE;
  if (strchr (key, '[') != NULL)
    return TRUE;
  local = g_key_file_get_locale_string (reader->file, group, key, NULL, NULL);
  if (!check_text (reader, group, key, local, longest, error))
    return FALSE;
  g_free (*value);
  *value = g_steal_pointer (&local);
  return TRUE;
}

/* "first-step[cy]" is "first-step". */
static gboolean
key_is (const char *key, const char *plain)
{
  gsize length = strlen (plain);

  return strncmp (key, plain, length) == 0 && (key[length] == '\0' || key[length] == '[');
}

static gboolean
unknown_key (const Reader *reader, const char *group, const char *key, GError **error)
{
  return refuse (reader, group, key, error, _ ("There is no such key."));
}

/* Groups: one function a kind, called for each key. */

static gboolean
read_policy_key (Reader *reader, const char *group, const char *key, GError **error)
{
  g_autofree char *version = NULL;

  if (strcmp (key, "version") != 0)
    return unknown_key (reader, group, key, error);
  version = g_key_file_get_value (reader->file, group, key, NULL);
  if (g_strcmp0 (version, G_STRINGIFY (POLICY_VERSION)) != 0)
    return refuse (reader, group, key, error, _ ("This version of Keyworker only knows version 1."));
  return TRUE;
}

static gboolean
read_number_key (Reader *reader, const char *group, const char *key, GError **error)
{
  for (guint i = 0; i < KW_N_POLICY_NUMBERS; i++)
    if (strcmp (number_keys[i].group, group) == 0 && strcmp (number_keys[i].key, key) == 0)
      return read_integer (reader, group, key, number_keys[i].min, number_keys[i].max,
                           &reader->policy->numbers[i], error);
  return unknown_key (reader, group, key, error);
}

static gboolean
read_money_key (Reader *reader, const char *group, const char *key, GError **error)
{
  gboolean priority[G_N_ELEMENTS (reader->policy->priority_debts)] = { FALSE };
  g_auto (GStrv) codes = NULL;

  if (strcmp (key, "priority-debts") != 0)
    return unknown_key (reader, group, key, error);
  codes = g_key_file_get_string_list (reader->file, group, key, NULL, NULL);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      int kind = kw_code_set_lookup (&kw_debt_kinds, codes[i]);

      if (kind == KW_CODE_NONE)
        return refuse (reader, group, key, error, _ ("There is no such kind of debt."));
      priority[kind] = TRUE;
    }
  memcpy (reader->policy->priority_debts, priority, sizeof priority);
  return TRUE;
}

static gboolean
read_named_text (Reader *reader,
                 const char *group,
                 const char *key,
                 const KwCodeSet *set,
                 char **values,
                 glong longest,
                 GError **error)
{
  for (guint i = 0; i < set->n_codes; i++)
    if (key_is (key, set->codes[i].code))
      return read_text (reader, group, key, longest, &values[i], error);
  return unknown_key (reader, group, key, error);
}

static gboolean
read_proposal_key (Reader *reader, const char *group, const char *key, GError **error)
{
  return read_named_text (reader, group, key, &proposals, reader->policy->proposals, LONGEST_STEP, error);
}

static gboolean
read_text_key (Reader *reader, const char *group, const char *key, GError **error)
{
  return read_named_text (reader, group, key, &kw_policy_text_names, reader->policy->texts, LONGEST_TEXT, error);
}

static gboolean
read_domain_group (const Reader *reader, const char *group, const char *key, KwDomainPolicy *domain, GError **error)
{
  g_autofree char *text = g_key_file_get_value (reader->file, group, key, NULL);
  int value = text != NULL ? kw_code_set_lookup (&groups, text) : KW_CODE_NONE;

  if (value == KW_CODE_NONE)
    return refuse (reader, group, key, error, _ ("This has to be material, daily-life or sensitive."));
  domain->group = (KwDomainGroup) value;
  return TRUE;
}

static gboolean
read_domain_key (Reader *reader, const char *group, const char *key, GError **error)
{
  int code = kw_code_set_lookup (&kw_domains, group + strlen (DOMAIN_GROUP));
  KwDomainPolicy *domain;

  if (code == KW_CODE_NONE)
    return refuse (reader, group, NULL, error, _ ("There is no such domain."));
  domain = &reader->policy->domains[code];
  if (strcmp (key, "group") == 0)
    return read_domain_group (reader, group, key, domain, error);
  if (strcmp (key, "gated") == 0)
    return read_boolean (reader, group, key, &domain->gated, error);
  if (strcmp (key, "acute") == 0)
    return read_boolean (reader, group, key, &domain->acute, error);
  if (strcmp (key, "speak-alone") == 0)
    return read_boolean (reader, group, key, &domain->speak_alone, error);
  if (key_is (key, "first-step"))
    return read_text (reader, group, key, LONGEST_STEP, &domain->first_step, error);
  return unknown_key (reader, group, key, error);
}

static gboolean
read_emergency_key (Reader *reader, const char *group, const char *key, GError **error)
{
  const char *text = group + strlen (EMERGENCY_GROUP);
  guint64 number;

  if (!g_ascii_isdigit (*text) || *text == '0' ||
      !g_ascii_string_to_unsigned (text, 10, 1, MOST_EMERGENCY, &number, NULL))
    return refuse (reader, group, NULL, error, _ ("Emergency numbers are counted from 1 to 20."));
  if (key_is (key, "name"))
    return read_text (reader, group, key, LONGEST_STEP, &reader->emergency[number].name, error);
  if (key_is (key, "hours"))
    return read_text (reader, group, key, LONGEST_STEP, &reader->emergency[number].hours, error);
  if (strcmp (key, "number") == 0)
    return read_text (reader, group, key, LONGEST_STEP, &reader->emergency[number].number, error);
  return unknown_key (reader, group, key, error);
}

static const struct
{
  const char *group;
  gboolean prefix; /* @group is only the beginning */
  gboolean (*read_key) (Reader *reader, const char *group, const char *key, GError **error);
} group_readers[] = {
  { "policy", FALSE, read_policy_key },
  { "plan", FALSE, read_number_key },
  { "rhythm", FALSE, read_number_key },
  { "referral", FALSE, read_number_key },
  { "clocks", FALSE, read_number_key },
  { "danger", FALSE, read_number_key },
  { "backup", FALSE, read_number_key },
  { "team", FALSE, read_number_key },
  { "money", FALSE, read_money_key },
  { "texts", FALSE, read_text_key },
  { "proposals", FALSE, read_proposal_key },
  { DOMAIN_GROUP, TRUE, read_domain_key },
  { EMERGENCY_GROUP, TRUE, read_emergency_key },
};

static gboolean
read_group (Reader *reader, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reader->file, group, NULL, NULL);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (group_readers); i++)
    if (group_readers[i].prefix ? g_str_has_prefix (group, group_readers[i].group)
                                : strcmp (group, group_readers[i].group) == 0)
      break;
  if (i == G_N_ELEMENTS (group_readers))
    return refuse (reader, group, NULL, error, _ ("There is no such group."));
  if (group_readers[i].prefix && (keys == NULL || keys[0] == NULL))
    return refuse (reader, group, NULL, error, _ ("There is nothing in this group."));
  for (guint k = 0; keys != NULL && keys[k] != NULL; k++)
    if (!group_readers[i].read_key (reader, group, keys[k], error))
      return FALSE;
  return TRUE;
}

/* A policy that names one number to ring names them all: numbers of somewhere else must not stay behind. */
static gboolean
take_emergency_numbers (Reader *reader, GError **error)
{
  g_autoptr (GArray) numbers = kw_policy_emergency_new ();

  for (guint i = 1; i <= MOST_EMERGENCY; i++)
    {
      KwEmergencyNumber *number = &reader->emergency[i];
      g_autofree char *group = g_strdup_printf (EMERGENCY_GROUP "%u", i);

      if (!g_key_file_has_group (reader->file, group))
        continue;
      if (number->name == NULL || number->number == NULL)
        return refuse (reader, group, number->name == NULL ? "name" : "number", error, _ ("This is missing."));
      g_array_append_val (numbers, *number);
      *number = (KwEmergencyNumber){ NULL, NULL, NULL };
    }
  if (numbers->len > 0)
    {
      g_array_unref (reader->policy->emergency);
      reader->policy->emergency = g_steal_pointer (&numbers);
    }
  return TRUE;
}

static gboolean
check_pairs (const Reader *reader, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      KwPolicyNumber low = pairs[i][0], high = pairs[i][1];
      g_autofree char *message = NULL;

      if (reader->policy->numbers[low] <= reader->policy->numbers[high])
        continue;
      message = g_strdup_printf (_ ("This may not be less than %s."), number_keys[low].key);
      return refuse (reader, number_keys[high].group, number_keys[high].key, error, message);
    }
  return TRUE;
}

static gboolean
check_domains (const Reader *reader, GError **error)
{
  for (guint i = 0; i < KW_N_DOMAINS; i++)
    {
      const KwDomainPolicy *domain = &reader->policy->domains[i];
      g_autofree char *group = g_strconcat (DOMAIN_GROUP, kw_code_set_get_code (&kw_domains, (int) i), NULL);

      if (domain->group != KW_GROUP_SENSITIVE && domain->gated)
        return refuse (reader, group, "gated", error, _ ("Only a sensitive domain can be gated."));
      if (domain->group != KW_GROUP_SENSITIVE && domain->speak_alone)
        return refuse (reader, group, "speak-alone", error, _ ("Only a sensitive domain can be spoken of alone."));
      if (domain->gated && domain->speak_alone)
        return refuse (reader, group, "gated", error, _ ("What is spoken of alone cannot wait for trust."));
    }
  return TRUE;
}

static gboolean
read_groups (Reader *reader, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_groups (reader->file, NULL);

  if (!g_key_file_has_key (reader->file, "policy", "version", NULL))
    return refuse (reader, "policy", "version", error, _ ("This is missing."));
  for (guint i = 0; names[i] != NULL; i++)
    if (!read_group (reader, names[i], error))
      return FALSE;
  return take_emergency_numbers (reader, error) && check_pairs (reader, error) && check_domains (reader, error);
}

/**
 * kw_policy_read:
 * @self: a policy that nobody else sees yet
 * @data: a policy file
 * @length: its length
 * @name: what messages call it
 * @error: (nullable): a place for an error
 *
 * Sets in @self what @data says.
 *
 * Returns: %FALSE with %KW_APP_ERROR_INPUT where something in it is not as described; @self is of no use then
 */
gboolean
kw_policy_read (KwPolicy *self, const char *data, gsize length, const char *name, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  Reader reader = { .policy = self, .file = file, .name = name };
  gboolean done;

  if (!look_at_lines (&reader, data, length, error))
    return FALSE;
  if (!g_key_file_load_from_data (file, data, length, G_KEY_FILE_KEEP_TRANSLATIONS, &local_error))
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s is not a policy: %s."), name, local_error->message);
      return FALSE;
    }
  done = read_groups (&reader, error);
  for (guint i = 0; i <= MOST_EMERGENCY; i++)
    {
      g_free (reader.emergency[i].name);
      g_free (reader.emergency[i].number);
      g_free (reader.emergency[i].hours);
    }
  return done;
}
