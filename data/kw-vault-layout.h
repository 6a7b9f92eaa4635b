/* kw-vault-layout.h: where what stands in a vault file
 *
 * A vault file is a header, two areas that hold the keys to it, and the pages of a database, each encrypted by itself:
 *
 *       0   header, one page: what the file is; see KwVaultHeader
 *    4096   area A of the keys; see kw-key-slots.h
 *   32768   area B of the keys, in steady state with the same keys as area A
 *   61440   zeros
 *   65536   page 1 of the database, and one page after the other from there on
 *
 * All numbers are little endian. The sizes are fixed: another geometry is another version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KW_VAULT_VERSION 1

#define KW_VAULT_HEADER_SIZE 4096
#define KW_VAULT_AREA_SIZE   28672
#define KW_VAULT_N_AREAS     2
#define KW_VAULT_AREA_A      4096
#define KW_VAULT_AREA_B      32768
#define KW_VAULT_AREAS_END   61440
#define KW_VAULT_FIRST_PAGE  65536

/* Of a page: what SQLite has, and what it leaves to us at the end. */
#define KW_VAULT_PAGE_SIZE  4096
#define KW_VAULT_RESERVE    48
#define KW_VAULT_PAGE_TEXT  (KW_VAULT_PAGE_SIZE - KW_VAULT_RESERVE)
#define KW_VAULT_NONCE_SIZE 24
#define KW_VAULT_TAG_SIZE   16
#define KW_VAULT_EPOCH_SIZE 8

/* SQLite locks bytes there and keeps no page; 1 is the first page. */
#define KW_VAULT_LOCK_PAGE (0x40000000 / KW_VAULT_PAGE_SIZE + 1)

#define KW_VAULT_ID_SIZE 16

/**
 * KwVaultKind:
 * @KW_VAULT_CASEBOOK: a casebook
 * @KW_VAULT_BACKUP: a backup of one
 * @KW_VAULT_PAPERS: papers that belong to one
 *
 * What a vault file holds. The numbers are those of the file.
 */
typedef enum {
  KW_VAULT_CASEBOOK = 1,
  KW_VAULT_BACKUP = 2,
  KW_VAULT_PAPERS = 3
} KwVaultKind;

/**
 * KwVaultHeader:
 * @kind: what the file holds
 * @sample: whether anybody can open it, and all that is random in it comes from a seed
 * @epoch: how often the data key was renewed
 * @vault_id: shared by a casebook, its backups and its papers
 * @file_id: of this file alone; its pages open in no other
 *
 * The beginning of a vault file. It can be read without a key, and can be trusted only once the keys have been verified
 * (kw_key_slots_verify()).
 */
typedef struct
{
  KwVaultKind kind;
  gboolean sample;
  guint64 epoch;
  guint8 vault_id[KW_VAULT_ID_SIZE];
  guint8 file_id[KW_VAULT_ID_SIZE];
} KwVaultHeader;

gboolean kw_vault_header_parse (const guint8 *bytes, KwVaultHeader *self, GError **error);
void kw_vault_header_print (const KwVaultHeader *self, guint8 *bytes);

G_END_DECLS
