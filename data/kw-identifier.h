/* kw-identifier.h: numbers that carry a check of their own
 *
 * An NHS number is ten digits, the last of which is computed from the others modulo 11; a unique pupil number
 * is a check letter computed modulo 23, a digit, ten digits, and a digit or, while it is temporary, a letter.
 * Spaces are allowed where people write them. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kw_identifier_check_nhs (const char *text, GError **error);
gboolean kw_identifier_check_upn (const char *text, GError **error);

G_END_DECLS
