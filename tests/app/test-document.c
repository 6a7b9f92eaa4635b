/* test-document.c: documents on pages, and as files
 *
 * With KW_PICTURES=FOLDER in the environment the PDF is left there to be looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-document-output.h"
#include "kw-document-pages.h"

#include <string.h>

#define TEXT                                                                                                      \
  "The landlord agreed to wait until the housing benefit is paid, if the first twenty pounds come in by Friday. " \
  "She rang from our table, and he heard her say it."

static const KwColumn columns[] = { { "Whom they owe", 3, FALSE }, { "How much", 1, TRUE } };

static void
add_table (KwDocument *document, guint n_rows)
{
  kw_document_begin_table (document, "Debts", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *amount = g_strdup_printf ("£%u", 100 + i);

      kw_document_add_row (document, (const char *[]){ "Rent of the flat", amount });
    }
}

static void
draw_nothing (cairo_t *cr, double width, double height, gpointer data)
{
  guint *n_drawn = data;

  g_assert_cmpfloat (width, >, 0);
  g_assert_cmpfloat (height, ==, 120);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_stroke (cr);
  (*n_drawn)++;
}

static KwDocument *
make_everything (guint *n_drawn)
{
  KwDocument *document = kw_document_new ("Plan <of> the Okafor family & others");

  kw_document_set_subtitle (document, "Tuesday 20 November 2012");
  kw_document_set_footer (document, "WCC-0042");
  kw_document_set_language (document, "en-GB");
  kw_document_add_heading (document, 1, "What comes next");
  kw_document_add_numbered (document, 1, "Ring the landlord.");
  kw_document_add_numbered (document, 2, TEXT);
  kw_document_add_heading (document, 2, "Steps");
  kw_document_add_check (document, TRUE, "Find the letter from the court");
  kw_document_add_check (document, FALSE, TEXT);
  kw_document_add_heading (document, 2, "In their own words");
  kw_document_add_quote (document, TEXT);
  kw_document_add_item (document, "Not to be moved again.");
  kw_document_add_item (document, TEXT);
  kw_document_add_heading (document, 3, "Money");
  kw_document_add_fact (document, "Rent", "£412 a month");
  kw_document_add_fact (document, "Landlord", TEXT);
  kw_document_add_fact (document, "Nothing known", NULL);
  add_table (document, 60);
  kw_document_add_drawing (document, 120, "Visits in the last weeks", draw_nothing, n_drawn, NULL);
  for (guint i = 0; i < 12; i++)
    kw_document_add_paragraph (document, TEXT);
  kw_document_add_page_break (document);
  kw_document_add_note (document, "Made by Keyworker.");
  return document;
}

static char *
to_text (KwDocument *document, KwDocumentFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kw_document_to_bytes (document, format, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_everything (void)
{
  guint n_drawn = 0;
  g_autoptr (KwDocument) document = make_everything (&n_drawn);
  g_autoptr (KwPages) pages = kw_pages_new (document, KW_PAGE_WIDTH, KW_PAGE_HEIGHT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = kw_document_to_bytes (document, KW_DOCUMENT_PDF, &error);
  g_autofree char *html = to_text (document, KW_DOCUMENT_HTML);
  const char *folder = g_getenv ("KW_PICTURES");

  g_assert_no_error (error);
  g_assert_cmpint (strncmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5), ==, 0);
  g_assert_cmpuint (kw_pages_count (pages), ==, 5);
  g_assert_cmpuint (n_drawn, ==, 2); /* once in each */
  g_assert_nonnull (strstr (html, "<h1>Plan &lt;of&gt; the Okafor family &amp; others</h1>"));
  g_assert_nonnull (strstr (html, "<td class=\"n\">£159</td>"));
  g_assert_nonnull (strstr (html, "alt=\"Visits in the last weeks\""));
  if (folder != NULL)
    {
      g_autofree char *path = g_build_filename (folder, "document.pdf", NULL);

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
    }
}

/* Which pages something was drawn on. */
typedef struct
{
  guint page;
  GArray *pages; /* of guint */
} Seen;

static void
note_page (cairo_t *cr, double width, double height, gpointer data)
{
  Seen *seen = data;

  g_array_append_val (seen->pages, seen->page);
}

static void
assert_drawn_on (KwDocument *document, Seen *seen, guint page)
{
  g_autoptr (KwPages) pages = kw_pages_new (document, KW_PAGE_WIDTH, KW_PAGE_HEIGHT);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  g_array_set_size (seen->pages, 0);
  for (seen->page = 0; seen->page < kw_pages_count (pages); seen->page++)
    kw_pages_draw (pages, seen->page, cr);
  g_assert_cmpuint (seen->pages->len, ==, 1);
  g_assert_cmpuint (g_array_index (seen->pages, guint, 0), ==, page);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A heading goes to the next page with the drawing below it that has no room on this one. */
static void
test_kept_together (void)
{
  g_autoptr (KwDocument) document = kw_document_new ("Together");
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (guint));
  Seen seen = { 0, drawn };
  g_autoptr (KwDocument) heading_last = kw_document_new ("Together");
  g_autoptr (KwPages) pages = NULL;

  kw_document_add_drawing (document, 500, "More than half a page", note_page, &seen, NULL);
  assert_drawn_on (document, &seen, 0);

  kw_document_add_page_break (heading_last);
  kw_document_add_heading (heading_last, 1, "Alone");
  kw_document_add_drawing (heading_last, 700, "All but a page", note_page, &seen, NULL);
  pages = kw_pages_new (heading_last, KW_PAGE_WIDTH, KW_PAGE_HEIGHT);
  g_assert_cmpuint (kw_pages_count (pages), ==, 3);
}

/* What is higher than a page is parted, and nothing hangs or is lost. */
static void
test_too_high (void)
{
  g_autoptr (KwDocument) document = kw_document_new ("Long");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KwPages) pages = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append (text, TEXT " ");
  kw_document_add_heading (document, 1, text->str);
  kw_document_begin_table (document, "Long", columns, G_N_ELEMENTS (columns));
  kw_document_add_row (document, (const char *[]){ text->str, NULL });
  kw_document_add_drawing (document, 2000, "High", note_page, &(Seen){ 0, g_array_new (FALSE, FALSE, 4) }, NULL);
  pages = kw_pages_new (document, KW_PAGE_WIDTH, KW_PAGE_HEIGHT);
  g_assert_cmpuint (kw_pages_count (pages), >, 10);
}

static void
test_csv (void)
{
  g_autoptr (KwDocument) document = kw_document_new ("Spreadsheet");
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  kw_document_add_paragraph (document, "Not in the spreadsheet");
  kw_document_begin_table (document, "Debts", columns, G_N_ELEMENTS (columns));
  kw_document_add_row (document, (const char *[]){ "=cmd|'/c calc'!A1", "-5" });
  kw_document_add_row (document, (const char *[]){ "Said \"no\", twice", NULL });
  one = to_text (document, KW_DOCUMENT_CSV);
  g_assert_cmpstr (one, ==,
                   "\"Whom they owe\",\"How much\"\r\n\"'=cmd|'/c calc'!A1\",\"'-5\"\r\n"
                   "\"Said \"\"no\"\", twice\",\"\"\r\n");
  add_table (document, 1);
  two = to_text (document, KW_DOCUMENT_CSV);
  g_assert_true (g_str_has_prefix (two, "\"Debts\"\r\n\"Whom they owe\""));
  g_assert_true (g_str_has_suffix (two, "\r\n\r\n\"Debts\"\r\n\"Whom they owe\",\"How much\"\r\n"
                                        "\"Rent of the flat\",\"£100\"\r\n"));
}

static void
test_formats (void)
{
  KwDocumentFormat format = KW_DOCUMENT_PDF;

  g_assert_true (kw_document_format_from_code ("csv", &format));
  g_assert_cmpint (format, ==, KW_DOCUMENT_CSV);
  g_assert_false (kw_document_format_from_code ("doc", &format));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/everything", test_everything);
  g_test_add_func ("/document/kept-together", test_kept_together);
  g_test_add_func ("/document/too-high", test_too_high);
  g_test_add_func ("/document/csv", test_csv);
  g_test_add_func ("/document/formats", test_formats);
  return g_test_run ();
}
