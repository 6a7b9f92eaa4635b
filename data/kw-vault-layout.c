/* kw-vault-layout.c: where what stands in a vault file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-vault-layout.h"

#include "kw-data-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where what stands in the header; the rest of it is zero. */
#define AT_MAGIC     0
#define AT_VERSION   16
#define AT_PAGE_SIZE 20
#define AT_RESERVE   24
#define AT_AREA_SIZE 28
#define AT_KIND      32
#define AT_SAMPLE    36
#define AT_EPOCH     40
#define AT_VAULT_ID  48
#define AT_FILE_ID   64
#define AT_END       80

#define MAGIC_SIZE 16

/* Bytes of the file, not shown. */
static const char magic[MAGIC_SIZE] = "Keyworker vault";
/* Bytes of a file, not shown. */
static const char magic_of_sqlite[MAGIC_SIZE] = "SQLite format 3";

static guint32
read_number (const guint8 *bytes, int at)
{
  guint32 number;

  memcpy (&number, bytes + at, sizeof number);
  return GUINT32_FROM_LE (number);
}

static void
write_number (guint8 *bytes, int at, guint32 number)
{
  number = GUINT32_TO_LE (number);
  memcpy (bytes + at, &number, sizeof number);
}

static gboolean
refuse (KwDataError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, KW_DATA_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
is_zero (const guint8 *bytes, int from, int end)
{
  for (int i = from; i < end; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_our_geometry (const guint8 *bytes)
{
  return read_number (bytes, AT_PAGE_SIZE) == KW_VAULT_PAGE_SIZE &&
         read_number (bytes, AT_RESERVE) == KW_VAULT_RESERVE &&
         read_number (bytes, AT_AREA_SIZE) == KW_VAULT_AREA_SIZE;
}

/**
 * kw_vault_header_parse:
 * @bytes: (array fixed-size=4096): the beginning of a file
 * @self: (out caller-allocates): what it says
 * @error: %KW_DATA_ERROR_NEWER for a vault of a newer version; %KW_DATA_ERROR_DAMAGED for what is none
 *
 * Returns: whether this is a vault that this program can open
 */
gboolean
kw_vault_header_parse (const guint8 *bytes, KwVaultHeader *self, GError **error)
{
  guint64 epoch;

  if (memcmp (bytes + AT_MAGIC, magic_of_sqlite, MAGIC_SIZE) == 0)
    return refuse (KW_DATA_ERROR_DAMAGED, _ ("This file is not encrypted, so it is not a casebook."), error);
  if (memcmp (bytes + AT_MAGIC, magic, MAGIC_SIZE) != 0)
    return refuse (KW_DATA_ERROR_DAMAGED, _ ("This file is not a casebook, or its beginning is damaged."), error);
  if (read_number (bytes, AT_VERSION) > KW_VAULT_VERSION)
    return refuse (KW_DATA_ERROR_NEWER,
                   _ ("This casebook was written by a newer version of Keyworker. Install that version to open it."),
                   error);

  self->kind = (KwVaultKind) read_number (bytes, AT_KIND);
  self->sample = read_number (bytes, AT_SAMPLE) != 0;
  memcpy (&epoch, bytes + AT_EPOCH, sizeof epoch);
  self->epoch = GUINT64_FROM_LE (epoch);
  memcpy (self->vault_id, bytes + AT_VAULT_ID, KW_VAULT_ID_SIZE);
  memcpy (self->file_id, bytes + AT_FILE_ID, KW_VAULT_ID_SIZE);
  if (read_number (bytes, AT_VERSION) != KW_VAULT_VERSION || !has_our_geometry (bytes) ||
      self->kind < KW_VAULT_CASEBOOK || self->kind > KW_VAULT_PAPERS || read_number (bytes, AT_SAMPLE) > TRUE ||
      !is_zero (bytes, AT_END, KW_VAULT_HEADER_SIZE))
    return refuse (KW_DATA_ERROR_DAMAGED, _ ("The beginning of the casebook file is damaged."), error);
  return TRUE;
}

/**
 * kw_vault_header_print:
 * @self: what a file is
 * @bytes: (out caller-allocates) (array fixed-size=4096): its beginning
 */
void
kw_vault_header_print (const KwVaultHeader *self, guint8 *bytes)
{
  guint64 epoch = GUINT64_TO_LE (self->epoch);

  memset (bytes, 0, KW_VAULT_HEADER_SIZE);
  memcpy (bytes + AT_MAGIC, magic, MAGIC_SIZE);
  write_number (bytes, AT_VERSION, KW_VAULT_VERSION);
  write_number (bytes, AT_PAGE_SIZE, KW_VAULT_PAGE_SIZE);
  write_number (bytes, AT_RESERVE, KW_VAULT_RESERVE);
  write_number (bytes, AT_AREA_SIZE, KW_VAULT_AREA_SIZE);
  write_number (bytes, AT_KIND, self->kind);
  write_number (bytes, AT_SAMPLE, self->sample);
  memcpy (bytes + AT_EPOCH, &epoch, sizeof epoch);
  memcpy (bytes + AT_VAULT_ID, self->vault_id, KW_VAULT_ID_SIZE);
  memcpy (bytes + AT_FILE_ID, self->file_id, KW_VAULT_ID_SIZE);
}
