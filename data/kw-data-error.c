/* kw-data-error.c
 *
 * The error domain of `data`. Usable from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-data-error.h"

G_DEFINE_QUARK (KwDataError, kw_data_error)
