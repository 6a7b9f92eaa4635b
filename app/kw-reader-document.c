/* kw-reader-document.c: the plan on paper, for one named reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-reader-document.h"

#include "kw-words.h"

#include <string.h>

#define WORDS_PATH "/org/keyworker/Keyworker/app/reader/words.ini"
#define ENGLISH    "en"

typedef struct
{
  const KwReaderPlan *plan;
  KwDocument *document;
  const char *language;
} Writer;

/* The resource is part of the program: that it cannot be read is a fault of ours. */
static GKeyFile *
get_words (void)
{
  static GKeyFile *words = NULL;

  if (g_once_init_enter (&words))
    {
      g_autoptr (GBytes) bytes = g_resources_lookup_data (WORDS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      GKeyFile *file = g_key_file_new ();

      if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, NULL))
        g_error ("The words of the plan for readers are not in the program");
      g_once_init_leave (&words, file);
    }
  return words;
}

static char *
dup_word (const char *language, const char *group, const char *key)
{
  return g_key_file_get_locale_string (get_words (), group, key, language, NULL);
}

/* @value takes the place of @mark in the words of @key. */
static char *
dup_words_with (const char *language, const char *key, const char *mark, const char *value)
{
  g_autofree char *words = dup_word (language, "words", key);
  g_autoptr (GString) text = g_string_new (words);

  g_string_replace (text, mark, value, 1);
  return g_strdup (text->str);
}

/**
 * kw_reader_list_languages:
 *
 * Returns: (transfer full): the codes of the languages that the plan can be printed in, English first
 */
GStrv
kw_reader_list_languages (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = g_key_file_get_keys (get_words (), "words", NULL, NULL);

  g_strv_builder_add (builder, ENGLISH);
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], "name[") && g_str_has_suffix (keys[i], "]"))
      {
        g_autofree char *code = g_strndup (keys[i] + strlen ("name["), strlen (keys[i]) - strlen ("name[]"));

        g_strv_builder_add (builder, code);
      }
  return g_strv_builder_end (builder);
}

/**
 * kw_reader_dup_language_name:
 * @language: one of kw_reader_list_languages()
 *
 * Returns: (transfer full): what the language calls itself
 */
char *
kw_reader_dup_language_name (const char *language)
{
  g_return_val_if_fail (language != NULL, NULL);

  return dup_word (language, "words", "name");
}

/* Dates as people say them in English, in figures elsewhere: the months of every language are not ours to know. */
static char *
dup_date (const Writer *writer, KwDate date)
{
  g_autofree char *format = NULL;
  g_autoptr (GDateTime) time = NULL;
  int year;
  int month;
  int day;

  if (strcmp (writer->language, ENGLISH) == 0)
    return kw_words_date (date, writer->plan->today);
  kw_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  format = dup_word (writer->language, "words", "date");
  return g_date_time_format (time, format);
}

static char *
dup_instant (const Writer *writer, KwInstant instant)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (strcmp (writer->language, ENGLISH) == 0)
    return kw_words_instant (instant, writer->plan->now);
  date = dup_date (writer, kw_instant_to_date (instant));
  time = kw_words_time (instant);
  return g_strdup_printf ("%s, %s", date, time);
}

static void
add_heading (const Writer *writer, guint level, const char *key)
{
  g_autofree char *text = dup_word (writer->language, "words", key);

  kw_document_add_heading (writer->document, level, text);
}

static void
add_quoted (const Writer *writer, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  add_heading (writer, 2, key);
  kw_document_add_quote (writer->document, text);
}

static void
add_listed (const Writer *writer, const char *key, const GPtrArray *texts)
{
  if (texts->len > 0)
    add_heading (writer, 2, key);
  for (guint i = 0; i < texts->len; i++)
    kw_document_add_item (writer->document, g_ptr_array_index (texts, i));
}

/* Steps */

static const char *
get_steps_heading (KwStepOwner owner)
{
  switch (owner)
    {
    case KW_OWNER_FAMILY:
      return "yours";
    case KW_OWNER_KEY_WORKER:
      return "ours";
    case KW_OWNER_SPECIALIST:
    case KW_OWNER_OTHER:
    case KW_OWNER_SUPERVISOR:
    default:
      return "others";
    }
}

static void
add_step (const Writer *writer, const KwReaderStep *step)
{
  g_autoptr (GString) text = g_string_new (step->title);

  if (step->due != KW_NONE)
    {
      g_autofree char *date = dup_date (writer, step->due);
      g_autofree char *by = dup_words_with (writer->language, "by", "{}", date);

      g_string_append_printf (text, " – %s", by);
    }
  if (step->waiting_until != KW_NONE && step->waiting_until > writer->plan->today)
    {
      g_autofree char *date = dup_date (writer, step->waiting_until);
      g_autofree char *waiting = dup_words_with (writer->language, "waiting", "{}", date);

      g_string_append_printf (text, " – %s", waiting);
    }
  kw_document_add_check (writer->document, FALSE, text->str);
}

static void
add_steps (const Writer *writer, const KwReaderProblem *problem)
{
  const char *heading = NULL;

  for (guint i = 0; i < problem->steps->len; i++)
    {
      const KwReaderStep *step = g_ptr_array_index (problem->steps, i);

      if (g_strcmp0 (heading, get_steps_heading (step->owner)) != 0)
        {
          heading = get_steps_heading (step->owner);
          add_heading (writer, 3, heading);
        }
      add_step (writer, step);
    }
}

static void
add_dates (const Writer *writer, const KwReaderProblem *problem)
{
  for (guint i = 0; i < problem->dates->len; i++)
    {
      const KwReaderDate *date = &g_array_index (problem->dates, KwReaderDate, i);
      g_autofree char *what =
          dup_word (writer->language, "dates", kw_code_set_get_code (&kw_deadline_kinds, (int) date->kind));
      g_autofree char *when = dup_date (writer, date->due);

      kw_document_add_fact (writer->document, what, when);
    }
}

static void
add_help (const Writer *writer, const KwReaderProblem *problem)
{
  g_autofree char *helps = NULL;

  if (problem->service == NULL)
    return;
  helps = dup_words_with (writer->language, "helps", "{}", problem->service);
  kw_document_add_paragraph (writer->document, helps);
  if (problem->appointment != KW_NONE)
    {
      g_autofree char *when = dup_instant (writer, problem->appointment);
      g_autofree char *together = dup_words_with (writer->language, "together", "{}", when);

      kw_document_add_paragraph (writer->document, together);
    }
}

static void
add_problem (const Writer *writer, const KwReaderProblem *problem)
{
  kw_document_add_heading (writer->document, 2, problem->title);
  add_help (writer, problem);
  add_dates (writer, problem);
  add_steps (writer, problem);
}

static KwDocument *
begin (const KwReaderPlan *self, const char *language, gboolean large)
{
  g_autofree char *title = dup_word (language, "words", "title");
  g_autofree char *footer = dup_word (language, "words", "footer");
  KwDocument *document = kw_document_new (title);
  Writer writer = { self, document, language };
  g_autofree char *day = dup_date (&writer, self->today);
  g_autofree char *for_whom = dup_words_with (language, "made", "{who}", self->reader);
  g_autoptr (GString) made = g_string_new (for_whom);

  g_string_replace (made, "{day}", day, 1);
  kw_document_set_subtitle (document, made->str);
  kw_document_set_footer (document, footer);
  kw_document_set_language (document, language);
  kw_document_set_large (document, large);
  return document;
}

static void
add_contact (const Writer *writer)
{
  if (writer->plan->worker != NULL)
    {
      g_autofree char *worker = dup_words_with (writer->language, "worker", "{}", writer->plan->worker);

      kw_document_add_paragraph (writer->document, worker);
    }
  if (writer->plan->next_visit != KW_NONE)
    {
      g_autofree char *when = dup_instant (writer, writer->plan->next_visit);
      g_autofree char *visit = dup_words_with (writer->language, "visit", "{}", when);

      kw_document_add_paragraph (writer->document, visit);
    }
}

/**
 * kw_reader_plan_to_document:
 * @self: a reader's plan
 * @language: one of kw_reader_list_languages()
 * @large: whether in large type
 *
 * Returns: (transfer full): the plan as it is printed
 */
KwDocument *
kw_reader_plan_to_document (const KwReaderPlan *self, const char *language, gboolean large)
{
  Writer writer;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  writer = (Writer){ self, begin (self, language, large), language };
  add_contact (&writer);
  add_quoted (&writer, "goal", self->goal);
  add_quoted (&writer, "voice", self->voice);
  add_listed (&writer, "strengths", self->strengths);
  for (guint i = 0; i < self->problems->len; i++)
    add_problem (&writer, g_ptr_array_index (self->problems, i));
  if (self->problems->len == 0)
    {
      g_autofree char *nothing = dup_word (language, "words", "nothing");

      kw_document_add_paragraph (writer.document, nothing);
    }
  add_listed (&writer, "settled", self->settled);
  return writer.document;
}
