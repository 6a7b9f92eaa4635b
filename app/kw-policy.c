/* kw-policy.c: every number and choice that a council may make differently
 *
 * What is held and what is asked of it; kw-policy-read.c reads the files. A policy is filled before anybody else sees
 * it and read-only from then on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-policy-private.h"

#include "kw-app-error.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_POLICY "/org/keyworker/Keyworker/app/policy/default.policy"
#define LARGEST_FILE   (1024 * 1024)

G_DEFINE_BOXED_TYPE (KwPolicy, kw_policy, kw_policy_ref, kw_policy_unref)

static const KwCode text_names_list[] = {
  { "safeguarding", NULL },
  { "tonight", NULL },
  { "office-hours", NULL },
  { "school-hours", NULL },
};

const KwCodeSet kw_policy_text_names = {
  .name = "text", .codes = text_names_list, .n_codes = G_N_ELEMENTS (text_names_list)
};

static void
clear_emergency_number (gpointer data)
{
  KwEmergencyNumber *number = data;

  g_free (number->name);
  g_free (number->number);
  g_free (number->hours);
}

GArray *
kw_policy_emergency_new (void)
{
  GArray *numbers = g_array_new (FALSE, TRUE, sizeof (KwEmergencyNumber));

  g_array_set_clear_func (numbers, clear_emergency_number);
  return numbers;
}

/**
 * kw_policy_new_default:
 *
 * Returns: (transfer full): the policy that is built in
 */
KwPolicy *
kw_policy_new_default (void)
{
  KwPolicy *self = g_new0 (KwPolicy, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&self->references);
  self->emergency = kw_policy_emergency_new ();

  bytes = g_resources_lookup_data (DEFAULT_POLICY, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL ||
      !kw_policy_read (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "default.policy", &error))
    g_error ("The built-in policy cannot be read: %s", error->message);
  return self;
}

/**
 * kw_policy_new_from_data:
 * @data: a policy
 * @length: its length in bytes
 * @name: what messages call it
 * @error: (nullable): a place for an error
 *
 * Reads @data over the built-in policy.
 *
 * Returns: (transfer full): the policy; %NULL with %KW_APP_ERROR_INPUT, which names the group and the key
 */
KwPolicy *
kw_policy_new_from_data (const char *data, gsize length, const char *name, GError **error)
{
  g_autoptr (KwPolicy) self = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (length > LARGEST_FILE)
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_INPUT, _ ("%s is too large for a policy."), name);
      return NULL;
    }
  self = kw_policy_new_default ();
  if (!kw_policy_read (self, data, length, name, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kw_policy_load:
 * @path: a file
 * @error: (nullable): a place for an error
 *
 * Reads the policy at @path over the built-in one.
 *
 * Returns: (transfer full): the policy; %NULL with %KW_APP_ERROR_INPUT, which names the file, the group and the key,
 *   or with %KW_APP_ERROR_FAILED where the file could not be read
 */
KwPolicy *
kw_policy_load (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_name (path);
  if (!g_file_get_contents (path, &data, &length, &local_error))
    {
      g_set_error (error, KW_APP_ERROR, KW_APP_ERROR_FAILED, _ ("The policy cannot be read: %s"), local_error->message);
      return NULL;
    }
  return kw_policy_new_from_data (data, length, name, error);
}

/* The council's file in @folder, (nullable): %NULL where there is none. */
static char *
find_council_policy (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "keyworker", "council.policy", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/**
 * kw_policy_load_usual:
 * @error: (nullable): a place for an error
 *
 * Reads the council's policy: keyworker/council.policy in the user's folder of settings, else in the machine's
 * (/etc/xdg). Where there is none it is the built-in one.
 *
 * Returns: (transfer full): the policy; %NULL as kw_policy_load()
 */
KwPolicy *
kw_policy_load_usual (GError **error)
{
  const char *const *folders = g_get_system_config_dirs ();
  g_autofree char *path = find_council_policy (g_get_user_config_dir ());

  for (guint i = 0; path == NULL && folders[i] != NULL; i++)
    path = find_council_policy (folders[i]);
  return path != NULL ? kw_policy_load (path, error) : kw_policy_new_default ();
}

/**
 * kw_policy_ref:
 * @self: a policy
 *
 * Returns: (transfer full): @self
 */
KwPolicy *
kw_policy_ref (KwPolicy *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * kw_policy_unref:
 * @self: (transfer full): a policy
 */
void
kw_policy_unref (KwPolicy *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < KW_N_DOMAINS; i++)
    g_free (self->domains[i].first_step);
  for (guint i = 0; i < KW_N_PROPOSALS; i++)
    g_free (self->proposals[i]);
  for (guint i = 0; i < KW_N_POLICY_TEXTS; i++)
    g_free (self->texts[i]);
  g_array_unref (self->emergency);
  g_free (self);
}

/**
 * kw_policy_get_number:
 * @self: a policy
 * @number: which number
 *
 * Returns: the number, in the unit that its name says
 */
int
kw_policy_get_number (const KwPolicy *self, KwPolicyNumber number)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (number < KW_N_POLICY_NUMBERS, 0);

  return self->numbers[number];
}

/**
 * kw_policy_get_domain:
 * @self: a policy
 * @domain: a domain
 *
 * Returns: (transfer none): what the policy says of @domain
 */
const KwDomainPolicy *
kw_policy_get_domain (const KwPolicy *self, KwDomain domain)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (domain < KW_N_DOMAINS, NULL);

  return &self->domains[domain];
}

/**
 * kw_policy_is_priority_debt:
 * @self: a policy
 * @kind: a kind of debt
 *
 * Returns: whether such debts come first, whatever their size
 */
gboolean
kw_policy_is_priority_debt (const KwPolicy *self, KwDebtKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (kind <= KW_DEBT_OTHER, FALSE);

  return self->priority_debts[kind];
}

/**
 * kw_policy_get_proposal:
 * @self: a policy
 * @proposal: which one
 *
 * Returns: (transfer none): the step that is proposed
 */
const char *
kw_policy_get_proposal (const KwPolicy *self, KwProposal proposal)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (proposal < KW_N_PROPOSALS, NULL);

  return self->proposals[proposal];
}

/**
 * kw_policy_get_emergency_numbers:
 * @self: a policy
 * @n_numbers: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_numbers): the numbers to ring when someone is in danger, in order
 */
const KwEmergencyNumber *
kw_policy_get_emergency_numbers (const KwPolicy *self, guint *n_numbers)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_numbers != NULL, NULL);

  *n_numbers = self->emergency->len;
  return (const KwEmergencyNumber *) (gpointer) self->emergency->data;
}

/**
 * kw_policy_get_text:
 * @self: a policy
 * @name: "safeguarding", "tonight", "office-hours" or "school-hours"
 *
 * Returns: (transfer none): the text; the first two are of several lines
 */
const char *
kw_policy_get_text (const KwPolicy *self, const char *name)
{
  int text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  text = kw_code_set_lookup (&kw_policy_text_names, name);
  g_return_val_if_fail (text != KW_CODE_NONE, NULL);
  return self->texts[text];
}
