/* kw-data-error.c
 *
 * The error domain of `data`. Usable from any thread.
 */

#include "kw-data-error.h"

G_DEFINE_QUARK (KwDataError, kw_data_error)
