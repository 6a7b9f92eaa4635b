/* kw-band-pill.c: a band of the order of work, as icon, word and colour
 *
 * Used wherever a band is named, so that it looks the same everywhere; the words may say more than the band's own
 * ("bailiffs in 3 days"), the icon and the colour stay the band's. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-band-pill.h"

#include "kw-text.h"

struct _KwBandPill
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *label;
  KwBand band;
};

G_DEFINE_FINAL_TYPE (KwBandPill, kw_band_pill, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon_name;
  const char *css_class;
} looks[KW_N_BANDS] = {
  [KW_BAND_SAFETY] = { "kw-band-safety-symbolic", "band-safety" },
  [KW_BAND_AT_THE_DOOR] = { "kw-band-at-the-door-symbolic", "band-at-the-door" },
  [KW_BAND_BREAKTHROUGH] = { "kw-band-breakthrough-symbolic", "band-breakthrough" },
  [KW_BAND_CANNOT_WAIT] = { "kw-band-cannot-wait-symbolic", "band-cannot-wait" },
  [KW_BAND_MATERIAL] = { "kw-band-material-symbolic", "band-material" },
  [KW_BAND_DAILY_LIFE] = { "kw-band-daily-life-symbolic", "band-daily-life" },
  [KW_BAND_READY] = { "kw-band-ready-symbolic", "band-ready" },
  [KW_BAND_WAITING_FOR_TRUST] = { "kw-band-waiting-for-trust-symbolic", "band-waiting-for-trust" },
};

static void
kw_band_pill_dispose (GObject *object)
{
  KwBandPill *self = KW_BAND_PILL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (kw_band_pill_parent_class)->dispose (object);
}

static void
kw_band_pill_class_init (KwBandPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kw_band_pill_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kw_band_pill_init (KwBandPill *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->band = KW_N_BANDS;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 5);
  gtk_widget_add_css_class (GTK_WIDGET (self), "band-pill");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);

  self->icon = gtk_image_new ();
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->label = kw_text_new (NULL, KW_TEXT_LINE, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * kw_band_pill_new:
 * @band: a band
 * @words: (nullable): what to say instead of the band's name, plain text
 *
 * Returns: (transfer floating): a pill
 */
GtkWidget *
kw_band_pill_new (KwBand band, const char *words)
{
  KwBandPill *self = g_object_new (KW_TYPE_BAND_PILL, NULL);

  kw_band_pill_set_band (self, band, words);
  return GTK_WIDGET (self);
}

/**
 * kw_band_pill_set_band:
 * @self: a pill
 * @band: a band
 * @words: (nullable): what to say instead of the band's name, plain text
 */
void
kw_band_pill_set_band (KwBandPill *self, KwBand band, const char *words)
{
  g_return_if_fail (KW_IS_BAND_PILL (self));
  g_return_if_fail (band < KW_N_BANDS);

  if (self->band != KW_N_BANDS)
    gtk_widget_remove_css_class (GTK_WIDGET (self), looks[self->band].css_class);
  self->band = band;
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[band].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[band].icon_name);
  kw_text_set_text (KW_TEXT (self->label), words != NULL ? words : kw_code_set_get_label (&kw_bands, band));
}

/**
 * kw_band_get_icon_name:
 * @band: a band
 *
 * Returns: (transfer none): the name of its symbolic icon
 */
const char *
kw_band_get_icon_name (KwBand band)
{
  g_return_val_if_fail (band < KW_N_BANDS, NULL);

  return looks[band].icon_name;
}

/**
 * kw_band_get_css_class:
 * @band: a band
 *
 * Returns: (transfer none): the style class that gives a widget its colours
 */
const char *
kw_band_get_css_class (KwBand band)
{
  g_return_val_if_fail (band < KW_N_BANDS, NULL);

  return looks[band].css_class;
}
