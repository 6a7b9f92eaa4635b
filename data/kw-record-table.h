/* kw-record-table.h: how the tables of fields are written
 *
 * Only for kw-records-*.c. A row names a member of the struct RECORD_STRUCT, which each table defines first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "kw-record.h"

#define FIELD(member, what, field_kind, ...)                                                               \
  {                                                                                                        \
    .name = #member, .label = what, .kind = field_kind, .offset = G_STRUCT_OFFSET (RECORD_STRUCT, member), \
    .target = KW_RECORD_NO_KIND, __VA_ARGS__                                                               \
  }

#define TEXT(member, what, ...) FIELD (member, what, KW_FIELD_TEXT, __VA_ARGS__)
#define INTEGER(member, what, smallest, largest, ...) \
  FIELD (member, what, KW_FIELD_INTEGER, .min = (smallest), .max = (largest), __VA_ARGS__)
#define DATE(member, what, ...)       FIELD (member, what, KW_FIELD_DATE, __VA_ARGS__)
#define INSTANT(member, what, ...)    FIELD (member, what, KW_FIELD_INSTANT, __VA_ARGS__)
#define CODE(member, what, set, ...)  FIELD (member, what, KW_FIELD_CODE, .codes = &(set), __VA_ARGS__)
#define CODES(member, what, set, ...) FIELD (member, what, KW_FIELD_CODES, .codes = &(set), __VA_ARGS__)
#define TEXTS(member, what, ...)      FIELD (member, what, KW_FIELD_TEXTS, __VA_ARGS__)
#define REFERENCE(member, what, kind_of_record, ...)                                           \
  {                                                                                            \
    .name = #member, .label = what, .kind = KW_FIELD_REFERENCE,                                \
    .offset = G_STRUCT_OFFSET (RECORD_STRUCT, member), .target = (kind_of_record), __VA_ARGS__ \
  }
#define BOOLEAN(member, what, usual, ...) \
  FIELD (member, what, KW_FIELD_BOOLEAN, .flags = KW_FIELD_DEFAULTS, .fallback = (usual), __VA_ARGS__)

#define REQUIRED             .flags = KW_FIELD_REQUIRED
#define OPTIONAL             .flags = KW_FIELD_OPTIONAL
#define DEFAULTS(value)      .flags = KW_FIELD_DEFAULTS, .fallback = (value)
#define LONG                 .flags = KW_FIELD_LONG
#define SIGNATURE            .flags = KW_FIELD_SIGNATURE
#define AFTER_SIGNING        .flags = KW_FIELD_AFTER_SIGNING
#define NOT_TOLD             .flags = KW_FIELD_NOT_SEARCHED | KW_FIELD_NOT_TOLD
#define NOT_SEARCHED         .flags = KW_FIELD_NOT_SEARCHED
#define LENGTH(fewest, most) .min = (fewest), .max = (most)
#define PERSONAL             .sensitivity = KW_SENSITIVITY_PERSONAL
#define SECRET               .sensitivity = KW_SENSITIVITY_SECRET

/* The largest integer that every JSON reader keeps exactly. */
#define LARGEST_INTEGER ((G_GINT64_CONSTANT (1) << 53) - 1)

#define RECORD_TYPE(type_name, record_kind, table_name, what, table, ...) \
  const KwRecordType type_name = { .kind = record_kind,                   \
                                   .name = table_name,                    \
                                   .label = what,                         \
                                   .size = sizeof (RECORD_STRUCT),        \
                                   .fields = table,                       \
                                   .n_fields = G_N_ELEMENTS (table),      \
                                   __VA_ARGS__ }

#define OF_TEAM                      .scope = KW_SCOPE_TEAM, .parent = KW_RECORD_NO_KIND
#define OF_FAMILY                    .scope = KW_SCOPE_FAMILY
#define NOT_FILED                    .filed_as = KW_FILED_NOT, .parent = KW_RECORD_NO_KIND
#define FILED(key)                   .filed_as = KW_FILED_OBJECTS, .filed_name = key, .parent = KW_RECORD_NO_KIND
#define FILED_ALONE(key)             .filed_as = KW_FILED_OBJECT, .filed_name = key, .parent = KW_RECORD_NO_KIND
#define OBJECTS_IN(record_kind, key) .parent = record_kind, .filed_as = KW_FILED_OBJECTS, .filed_name = key
#define VALUES_IN(record_kind, key)  .parent = record_kind, .filed_as = KW_FILED_VALUES, .filed_name = key
