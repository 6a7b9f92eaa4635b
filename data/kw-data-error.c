/* kw-data-error.c
 *
 * The error domain of `data`. Usable from any thread.
 */

#include "kw-data-error.h"

G_DEFINE_QUARK (kw-data-error-quark, kw_data_error)
