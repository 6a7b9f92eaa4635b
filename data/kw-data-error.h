/* kw-data-error.h
 *
 * What can go wrong below `app`, as one GError domain. The message of each error is one
 * plain sentence for a person; the code says what a program may do about it. Usable from
 * any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KwDataError:
 * @KW_DATA_ERROR_FAILED: it did not work and there is no better code
 * @KW_DATA_ERROR_NOT_FOUND: there is no such record, family or file
 * @KW_DATA_ERROR_INVALID: a value breaks a rule of its field; nothing was stored
 * @KW_DATA_ERROR_BUSY: another process has the casebook open, or the work was stopped
 * @KW_DATA_ERROR_LOCKED: the casebook cannot be unlocked with what was given
 * @KW_DATA_ERROR_DAMAGED: the file is not whole, or its history does not hold together
 * @KW_DATA_ERROR_NEWER: the file was made by a newer version of Keyworker
 * @KW_DATA_ERROR_GUARDED: a write tried to go past the journal and was refused
 * @KW_DATA_ERROR_CONFLICT: the record has changed since it was read
 * @KW_DATA_ERROR_FULL: the disk is full
 *
 * The codes of %KW_DATA_ERROR.
 */
typedef enum {
  KW_DATA_ERROR_FAILED,
  KW_DATA_ERROR_NOT_FOUND,
  KW_DATA_ERROR_INVALID,
  KW_DATA_ERROR_BUSY,
  KW_DATA_ERROR_LOCKED,
  KW_DATA_ERROR_DAMAGED,
  KW_DATA_ERROR_NEWER,
  KW_DATA_ERROR_GUARDED,
  KW_DATA_ERROR_CONFLICT,
  KW_DATA_ERROR_FULL
} KwDataError;

#define KW_DATA_ERROR (kw_data_error_quark ())

/**
 * kw_data_error_quark:
 *
 * Returns: the error domain of `data`
 */
GQuark kw_data_error_quark (void);

G_END_DECLS
