/* kw-app-error.c
 *
 * The error domain of `app`. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-app-error.h"

G_DEFINE_QUARK (KwAppError, kw_app_error)
