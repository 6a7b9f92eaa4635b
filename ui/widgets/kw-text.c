/* kw-text.c: words on a page, laid out as seldom as can be
 *
 * Laying out words is most of what showing a page costs. A GtkLabel lays its text out four or five times before it is
 * drawn: for the least and the usual width, for the height at each width it is asked about, and to be drawn. This one
 * keeps a single layout and asks it again only when the answer can be another: text that fits at one width is the same
 * at every greater one. Where the width is given anyway, how wide the text would like to be is not worth a layout, and
 * guessed. It looks like a label and is heard as one, and has none of what these can do beyond that. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-text.h"

/* An average character is about half as wide as letters are high; as near as a guess has to be. */
#define CHARACTER_WIDTH 0.55

/* Text that fills what it gets has at least room for so many characters, and asks for no more than so many. */
#define FEWEST_CHARACTERS 10
#define MOST_CHARACTERS   40

/* What is left of a line that is cut. */
#define FEWEST_IN_LINE 3

#define NOT_KNOWN -1

struct _KwText
{
  GtkWidget parent_instance;

  char *text;
  PangoAttrList *attributes;
  KwTextFlow flow;
  float xalign;
  int width_chars;
  int most_chars; /* 0: as many as it takes */
  int most_lines; /* 0: as many as it takes */
  gboolean tabular;

  /* What is known of the layout, while the context has this serial. */
  PangoLayout *layout;
  guint serial;
  int natural_width;
  int natural_height;
  int for_width;
  int height; /* at for_width */
};

G_DEFINE_FINAL_TYPE (KwText, kw_text, GTK_TYPE_WIDGET)

static void
forget (KwText *self)
{
  self->natural_width = NOT_KNOWN;
  self->for_width = NOT_KNOWN;
}

static PangoAttrList *
build_attributes (KwText *self)
{
  PangoAttrList *attributes =
      self->attributes != NULL ? pango_attr_list_copy (self->attributes) : pango_attr_list_new ();

  /* The style's own feature settings reach labels only. */
  if (self->tabular)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  return attributes;
}

/* Which way the text is read goes by its first letter, as Pango has it. */
static gboolean
is_turned (const char *text, gboolean around)
{
  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  if (*text == '\0')
    return around;
  switch (g_unichar_get_script (g_utf8_get_char (text)))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What stands at the end of its room does so with each of its lines. Pango takes the other side than it is
 * told for words that are read against the direction of what is around them, such as English in a window that
 * is read from the right. */
static PangoAlignment
get_alignment (KwText *self)
{
  gboolean turned = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean against = is_turned (self->text, turned) != turned;

  if (self->xalign == 0.5f)
    return PANGO_ALIGN_CENTER;
  return ((self->xalign > 0.5f) != turned) != against ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
ensure_layout (KwText *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoAttrList *attributes;

  if (self->serial != pango_context_get_serial (context))
    forget (self);
  self->serial = pango_context_get_serial (context);
  if (self->layout != NULL)
    {
      pango_layout_set_alignment (self->layout, get_alignment (self));
      return;
    }
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_alignment (self->layout, get_alignment (self));
  if (self->attributes != NULL || self->tabular)
    {
      attributes = build_attributes (self);
      pango_layout_set_attributes (self->layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  if (self->flow == KW_TEXT_LINE || self->most_lines > 0)
    pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  if (self->most_lines > 0)
    pango_layout_set_height (self->layout, -self->most_lines);
}

static void
drop_layout (KwText *self)
{
  g_clear_object (&self->layout);
  forget (self);
}

static double
character_width (KwText *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size * CHARACTER_WIDTH;
}

static int
width_of (KwText *self, int n_characters)
{
  return (int) (n_characters * character_width (self));
}

/* Whether the layout as it is would be no other at @width. */
static gboolean
fits (KwText *self, int width)
{
  int has;

  if (self->natural_width == NOT_KNOWN && self->for_width == NOT_KNOWN)
    return FALSE;
  if (pango_layout_is_ellipsized (self->layout))
    return FALSE;
  /* A word that did not get into a line does not get into a shorter one. */
  if (pango_layout_is_wrapped (self->layout) && width * PANGO_SCALE > pango_layout_get_width (self->layout))
    return FALSE;
  pango_layout_get_pixel_size (self->layout, &has, NULL);
  return has <= width;
}

static void
lay_out (KwText *self, int width)
{
  ensure_layout (self);
  if (pango_layout_get_width (self->layout) != width * PANGO_SCALE && !fits (self, width))
    pango_layout_set_width (self->layout, width * PANGO_SCALE);
}

static void
measure_naturally (KwText *self)
{
  int most = self->most_chars > 0 ? width_of (self, self->most_chars) : G_MAXINT / PANGO_SCALE;

  ensure_layout (self);
  if (self->natural_width != NOT_KNOWN)
    return;
  if (!fits (self, most))
    pango_layout_set_width (self->layout, self->most_chars > 0 ? most * PANGO_SCALE : -1);
  pango_layout_get_pixel_size (self->layout, &self->natural_width, &self->natural_height);
}

static int
height_at (KwText *self, int width)
{
  ensure_layout (self);
  if (self->for_width == width)
    return self->height;
  lay_out (self, width);
  pango_layout_get_pixel_size (self->layout, NULL, &self->height);
  self->for_width = width;
  return self->height;
}

static void
measure_width (KwText *self, int *minimum, int *natural)
{
  int n_characters;

  switch (self->flow)
    {
    case KW_TEXT_FILL:
      n_characters = (int) g_utf8_strlen (self->text, -1);
      *minimum = width_of (self, FEWEST_CHARACTERS);
      *natural = MAX (*minimum, width_of (self, MIN (n_characters, MOST_CHARACTERS)));
      return;
    case KW_TEXT_WRAP:
      measure_naturally (self);
      *minimum = MIN (self->natural_width, width_of (self, FEWEST_CHARACTERS));
      break;
    case KW_TEXT_LINE:
    default:
      measure_naturally (self);
      *minimum = MIN (self->natural_width, width_of (self, FEWEST_IN_LINE));
    }
  *minimum = MAX (*minimum, width_of (self, self->width_chars));
  *natural = MAX (*minimum, self->natural_width);
}

static GtkSizeRequestMode
kw_text_get_request_mode (GtkWidget *widget)
{
  return KW_TEXT (widget)->flow == KW_TEXT_LINE ? GTK_SIZE_REQUEST_CONSTANT_SIZE : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kw_text_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  KwText *self = KW_TEXT (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  if (for_size >= 0 && self->flow != KW_TEXT_LINE)
    {
      *minimum = *natural = height_at (self, for_size);
      return;
    }
  measure_naturally (self);
  *minimum = *natural = self->natural_height;
}

static void
kw_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (KW_TEXT (widget), width);
}

static void
kw_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KwText *self = KW_TEXT (widget);
  gboolean turned = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoRectangle extents;
  GdkRGBA colour;
  double x, y;

  if (*self->text == '\0')
    return;
  lay_out (self, gtk_widget_get_width (widget));
  pango_layout_get_pixel_extents (self->layout, NULL, &extents);
  x = (gtk_widget_get_width (widget) - extents.width) * (turned ? 1 - self->xalign : self->xalign) - extents.x;
  y = (gtk_widget_get_height (widget) - extents.height) / 2;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (int) x, (float) (int) y));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
kw_text_finalize (GObject *object)
{
  KwText *self = KW_TEXT (object);

  g_free (self->text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (kw_text_parent_class)->finalize (object);
}

static void
kw_text_class_init (KwTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kw_text_finalize;

  widget_class->get_request_mode = kw_text_get_request_mode;
  widget_class->measure = kw_text_measure;
  widget_class->size_allocate = kw_text_size_allocate;
  widget_class->snapshot = kw_text_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
kw_text_init (KwText *self)
{
  self->text = g_strdup ("");
  forget (self);
}

/**
 * kw_text_new:
 * @text: (nullable): what it says, plain text
 * @flow: what it does where there is no room
 * @css_class: (nullable): a style class
 *
 * Returns: (transfer floating): the words, from the line's beginning
 */
GtkWidget *
kw_text_new (const char *text, KwTextFlow flow, const char *css_class)
{
  KwText *self = g_object_new (KW_TYPE_TEXT, NULL);

  self->flow = flow;
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  kw_text_set_text (self, text);
  return GTK_WIDGET (self);
}

/**
 * kw_text_set_text:
 * @self: the words
 * @text: (nullable): what it says from now on, plain text
 */
void
kw_text_set_text (KwText *self, const char *text)
{
  g_return_if_fail (KW_IS_TEXT (self));

  if (text == NULL)
    text = "";
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  drop_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kw_text_set_attributes:
 * @self: the words
 * @attributes: (nullable) (transfer none): how parts of the text look
 */
void
kw_text_set_attributes (KwText *self, PangoAttrList *attributes)
{
  g_return_if_fail (KW_IS_TEXT (self));

  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  if (attributes != NULL)
    self->attributes = pango_attr_list_ref (attributes);
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kw_text_set_tabular:
 * @self: the words
 *
 * Makes all figures equally wide.
 */
void
kw_text_set_tabular (KwText *self)
{
  g_return_if_fail (KW_IS_TEXT (self));

  self->tabular = TRUE;
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kw_text_set_align:
 * @self: the words
 * @xalign: where they stand in the room they have: 0 at the line's beginning, 1 at its end
 */
void
kw_text_set_align (KwText *self, float xalign)
{
  g_return_if_fail (KW_IS_TEXT (self));

  self->xalign = xalign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kw_text_set_width_chars:
 * @self: the words, not such that fill
 * @n_chars: room for so many characters is kept for them
 */
void
kw_text_set_width_chars (KwText *self, int n_chars)
{
  g_return_if_fail (KW_IS_TEXT (self));

  self->width_chars = n_chars;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kw_text_set_most:
 * @self: the words
 * @n_chars: about so many characters at most stand in a line, where nobody gives it more room
 * @n_lines: so many lines at most, the last with an ellipsis; 0 for as many as it takes
 */
void
kw_text_set_most (KwText *self, int n_chars, int n_lines)
{
  g_return_if_fail (KW_IS_TEXT (self));

  self->most_chars = n_chars;
  self->most_lines = n_lines;
  drop_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kw_text_get_text:
 * @self: the words
 *
 * Returns: (transfer none): what they say
 */
const char *
kw_text_get_text (KwText *self)
{
  g_return_val_if_fail (KW_IS_TEXT (self), NULL);

  return self->text;
}
