/* kw-app-error.c
 *
 * The error domain of `app`. Usable from any thread.
 */

#include "kw-app-error.h"

G_DEFINE_QUARK (kw-app-error-quark, kw_app_error)
