/* kw-test-memory.c: memory that SQLite does not get
 *
 * SQLite's own requests go through here and can fail; GLib's do not, whose programs end when there is none. Usable from
 * any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "kw-test-memory.h"

#include <sqlite3.h>

static sqlite3_mem_methods usual;
static gint64 n_requests; /* all of these atomic */
static gint64 fails_at = -1;
static int for_good;
static int has_failed;

static gboolean
is_refused (void)
{
  gint64 number = __atomic_fetch_add (&n_requests, 1, __ATOMIC_SEQ_CST);
  gint64 first = __atomic_load_n (&fails_at, __ATOMIC_SEQ_CST);

  if (first < 0 || number < first || (number > first && !__atomic_load_n (&for_good, __ATOMIC_SEQ_CST)))
    return FALSE;
  __atomic_store_n (&has_failed, TRUE, __ATOMIC_SEQ_CST);
  return TRUE;
}

static void *
refusing_malloc (int size)
{
  return is_refused () ? NULL : usual.xMalloc (size);
}

static void *
refusing_realloc (void *memory, int size)
{
  return is_refused () ? NULL : usual.xRealloc (memory, size);
}

/**
 * kw_test_memory_install:
 *
 * From now on SQLite asks here. Before anything else is done with SQLite.
 */
void
kw_test_memory_install (void)
{
  sqlite3_mem_methods refusing;

  g_assert (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &usual) == SQLITE_OK);
  refusing = usual;
  refusing.xMalloc = refusing_malloc;
  refusing.xRealloc = refusing_realloc;
  g_assert (sqlite3_config (SQLITE_CONFIG_MALLOC, &refusing) == SQLITE_OK);
}

/**
 * kw_test_memory_fail:
 * @number: of a request, as kw_test_memory_get_n_requests() counts
 * @forever: whether every one after it is refused too, until kw_test_memory_heal()
 */
void
kw_test_memory_fail (gint64 number, gboolean forever)
{
  __atomic_store_n (&for_good, forever, __ATOMIC_SEQ_CST);
  __atomic_store_n (&has_failed, FALSE, __ATOMIC_SEQ_CST);
  __atomic_store_n (&fails_at, number, __ATOMIC_SEQ_CST);
}

/**
 * kw_test_memory_heal:
 *
 * There is memory again.
 */
void
kw_test_memory_heal (void)
{
  __atomic_store_n (&fails_at, -1, __ATOMIC_SEQ_CST);
}

/**
 * kw_test_memory_get_n_requests:
 *
 * Returns: how many requests there were, which is the number of the next
 */
gint64
kw_test_memory_get_n_requests (void)
{
  return __atomic_load_n (&n_requests, __ATOMIC_SEQ_CST);
}

/**
 * kw_test_memory_has_failed:
 *
 * Returns: whether a request was refused since kw_test_memory_fail()
 */
gboolean
kw_test_memory_has_failed (void)
{
  return __atomic_load_n (&has_failed, __ATOMIC_SEQ_CST);
}
