/* kw-app-error.h
 *
 * What can go wrong in `app`, as one GError domain. The message of each error is one plain
 * sentence for a person. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwAppError:
 * @KW_APP_ERROR_FAILED: it did not work and there is no better code
 * @KW_APP_ERROR_USAGE: a command was given in a way it does not understand
 * @KW_APP_ERROR_INPUT: a file from outside is not as described; the message names the
 *   file, the line or path, and the field
 * @KW_APP_ERROR_NOT_ALLOWED: the rules do not let this follow what stands there now
 *
 * The codes of %KW_APP_ERROR.
 */
typedef enum {
  KW_APP_ERROR_FAILED,
  KW_APP_ERROR_USAGE,
  KW_APP_ERROR_INPUT,
  KW_APP_ERROR_NOT_ALLOWED
} KwAppError;

#define KW_APP_ERROR (kw_app_error_quark ())

/**
 * kw_app_error_quark:
 *
 * Returns: the error domain of `app`
 */
GQuark kw_app_error_quark (void);

G_END_DECLS
