/* kw-service-fit.c: which services fit a problem and a family
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-service-fit.h"

#include "kw-opening-hours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HOURS_OF_DAY     24
#define LONGEST_IN_HOURS (2 * HOURS_OF_DAY)

static gboolean
helps_with (const KwService *service, KwDomain domain)
{
  for (guint i = 0; i < service->domains->len; i++)
    if (g_array_index (service->domains, int, i) == (int) domain)
      return TRUE;
  return FALSE;
}

static gboolean
is_everywhere (const KwService *service)
{
  return service->areas == NULL || service->areas[0] == NULL;
}

static gboolean
is_for (const KwService *service, const KwFamily *family)
{
  if (service->authority != NULL && g_strcmp0 (service->authority, family->authority) != 0)
    return FALSE;
  return is_everywhere (service) || g_strv_contains ((const char *const *) service->areas, family->authority);
}

static char *
response_words (gint64 hours)
{
  if (hours > LONGEST_IN_HOURS)
    {
      guint days = (guint) ((hours + HOURS_OF_DAY - 1) / HOURS_OF_DAY);

      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "first meeting within %u day",
                                           "first meeting within %u days", days),
                              days);
    }
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "first meeting within %d hour",
                                       "first meeting within %d hours", (gulong) hours),
                          (int) hours);
}

static void
fit_free (gpointer data)
{
  KwServiceFit *fit = data;

  g_strfreev (fit->reasons);
  g_free (fit);
}

static KwServiceFit *
fit_new (const KwService *service, KwDomain domain, KwInstant now)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  g_autoptr (KwOpeningHours) hours =
      service->hours != NULL ? kw_opening_hours_parse (service->hours, NULL) : NULL;
  g_autofree char *open = hours != NULL ? kw_opening_hours_dup_words (hours, now) : NULL;
  g_autofree char *response = service->response_hours != KW_NONE ? response_words (service->response_hours) : NULL;
  KwServiceFit *fit = g_new0 (KwServiceFit, 1);

  fit->service = service;
  fit->open_now = hours != NULL && kw_opening_hours_is_open (hours, now, NULL);
  fit->opens = hours != NULL ? kw_opening_hours_next_open (hours, now) : KW_NONE;
  g_strv_builder_add (reasons, kw_code_set_get_label (&kw_domains, (int) domain));
  g_strv_builder_add (reasons, is_everywhere (service) ? _ ("everywhere") : _ ("in your area"));
  if (open != NULL)
    g_strv_builder_add (reasons, open);
  if (response != NULL)
    g_strv_builder_add (reasons, response);
  fit->reasons = g_strv_builder_end (reasons);
  return fit;
}

/* What is known comes before what is not. */
static int
compare_known (gint64 a, gint64 b)
{
  if ((a == KW_NONE) != (b == KW_NONE))
    return a == KW_NONE ? 1 : -1;
  return a < b ? -1 : a > b;
}

static int
compare_fits (gconstpointer a, gconstpointer b)
{
  const KwServiceFit *first = *(KwServiceFit *const *) a;
  const KwServiceFit *second = *(KwServiceFit *const *) b;
  int order = compare_known (first->service->response_hours, second->service->response_hours);

  if (order == 0)
    order = compare_known (first->opens, second->opens);
  if (order == 0)
    order = g_utf8_collate (first->service->name, second->service->name);
  if (order == 0)
    order = first->service->record.id < second->service->record.id ? -1 : 1;
  return order;
}

/**
 * kw_service_fit_find:
 * @services: (element-type KwService): the directory; must outlive the result
 * @family: the family
 * @problem: the problem
 * @now: as of when
 *
 * Returns: (transfer full) (element-type KwServiceFit): those that help with such problems, for the family's authority
 *   and in its area: the quickest response first, then what can be rung soonest
 */
GPtrArray *
kw_service_fit_find (const GPtrArray *services, const KwFamily *family, const KwProblem *problem, KwInstant now)
{
  GPtrArray *fits = g_ptr_array_new_with_free_func (fit_free);

  g_return_val_if_fail (services != NULL, fits);
  g_return_val_if_fail (family != NULL, fits);
  g_return_val_if_fail (problem != NULL, fits);

  for (guint i = 0; i < services->len; i++)
    {
      const KwService *service = g_ptr_array_index (services, i);

      if (helps_with (service, problem->domain) && is_for (service, family))
        g_ptr_array_add (fits, fit_new (service, problem->domain, now));
    }
  g_ptr_array_sort (fits, compare_fits);
  return fits;
}

/**
 * kw_service_fit_dup_reasons:
 * @self: a service that fits
 *
 * Returns: (transfer full): "Alcohol · in your area · open until 17:00"
 */
char *
kw_service_fit_dup_reasons (const KwServiceFit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strjoinv (" · ", self->reasons);
}
