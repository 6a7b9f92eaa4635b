/* kw-command-roles.c: keyworker roles
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-commands.h"
#include "kw-roles.h"

#include <glib/gi18n-lib.h>

/* (transfer full): "own, else with a reason" */
static char *
dup_permission (KwPermission permission)
{
  static const char *const reaches[] = { N_ ("no"), N_ ("own"), N_ ("team"), N_ ("all") };
  const char *reach = _ (reaches[permission.reach]);

  if (!permission.with_reason)
    return g_strdup (reach);
  if (permission.reach == KW_REACH_NOTHING)
    return g_strdup (_ ("with a reason"));
  /* Translators: "own" or "team" */
  return g_strdup_printf (_ ("%s, else with a reason"), reach);
}

static void
add_action (KwTextTable *table, KwAction action)
{
  g_autofree char *worker = dup_permission (kw_roles_get (KW_ROLE_KEY_WORKER, action));
  g_autofree char *supervisor = dup_permission (kw_roles_get (KW_ROLE_SUPERVISOR, action));
  g_autofree char *lead = dup_permission (kw_roles_get (KW_ROLE_PROGRAMME_LEAD, action));
  g_autofree char *officer = dup_permission (kw_roles_get (KW_ROLE_INFORMATION_OFFICER, action));

  kw_text_table_add (table, kw_code_set_get_label (&kw_actions, (int) action), worker, supervisor, lead, officer, NULL);
}

gboolean
kw_command_roles (const KwCommandLine *line, GError **error)
{
  g_autoptr (KwTextTable) table = NULL;
  g_autofree char *text = NULL;

  if (kw_command_line_wants_json (line))
    return kw_command_write_json (kw_roles_to_json (), error);
  table = kw_command_table_new ();
  kw_text_table_add (table, "", kw_code_set_get_label (&kw_worker_roles, KW_ROLE_KEY_WORKER),
                     kw_code_set_get_label (&kw_worker_roles, KW_ROLE_SUPERVISOR),
                     kw_code_set_get_label (&kw_worker_roles, KW_ROLE_PROGRAMME_LEAD),
                     kw_code_set_get_label (&kw_worker_roles, KW_ROLE_INFORMATION_OFFICER), NULL);
  for (int action = 0; action < KW_N_ACTIONS; action++)
    add_action (table, (KwAction) action);
  text = kw_text_table_to_text (table);
  return kw_command_write (text, error);
}
