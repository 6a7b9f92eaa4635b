/* kw-test-vfs.h: SQLite's way to the simulated disks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KW_TEST_VFS "keyworker-test"

void kw_test_vfs_register (void);

G_END_DECLS
