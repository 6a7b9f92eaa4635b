/* kw-trust-dots.c: how far somebody lets the worker in, as five dots
 *
 * The word that goes with the step stands beside it, where the page puts it; a screen reader is told both here. Main
 * thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-trust-dots.h"

#include "kw-trust.h"

#include <glib/gi18n-lib.h>

#define N_DOTS     5
#define DOT_SIZE   9
#define DOT_GAP    3
#define RING_WIDTH 1.5

struct _KwTrustDots
{
  GtkWidget parent_instance;

  int step;
};

G_DEFINE_FINAL_TYPE (KwTrustDots, kw_trust_dots, GTK_TYPE_WIDGET)

static void
kw_trust_dots_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  int size = orientation == GTK_ORIENTATION_HORIZONTAL ? N_DOTS * DOT_SIZE + (N_DOTS - 1) * DOT_GAP : DOT_SIZE;

  *minimum = *natural = size;
  *minimum_baseline = *natural_baseline = -1;
}

static void
kw_trust_dots_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KwTrustDots *self = KW_TRUST_DOTS (widget);
  gboolean turned = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA colour = { 0.1f, 0.45f, 0.85f, 1.0f };
  cairo_t *cr;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color", &colour);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, RING_WIDTH);
  for (int i = 0; i < N_DOTS; i++)
    {
      int place = turned ? N_DOTS - 1 - i : i;
      double x = place * (DOT_SIZE + DOT_GAP) + DOT_SIZE / 2.0;
      gboolean filled = i < self->step;

      cairo_arc (cr, x, height / 2.0, filled ? DOT_SIZE / 2.0 : (DOT_SIZE - RING_WIDTH) / 2.0, 0, 2 * G_PI);
      if (filled)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
kw_trust_dots_class_init (KwTrustDotsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kw_trust_dots_measure;
  widget_class->snapshot = kw_trust_dots_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kw_trust_dots_init (KwTrustDots *self)
{
  self->step = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * kw_trust_dots_new:
 * @step: 1 to 5, or 0 where none is recorded
 *
 * Returns: (transfer floating): five dots
 */
GtkWidget *
kw_trust_dots_new (int step)
{
  KwTrustDots *self = g_object_new (KW_TYPE_TRUST_DOTS, NULL);

  kw_trust_dots_set_step (self, step);
  return GTK_WIDGET (self);
}

/**
 * kw_trust_dots_set_step:
 * @self: the dots
 * @step: 1 to 5, or 0 where none is recorded
 */
void
kw_trust_dots_set_step (KwTrustDots *self, int step)
{
  g_autofree char *label = NULL;

  g_return_if_fail (KW_IS_TRUST_DOTS (self));
  g_return_if_fail (step >= 0 && step <= N_DOTS);

  if (self->step == step)
    return;
  self->step = step;
  label = step == 0 ? g_strdup (_ ("Trust not recorded"))
                    : g_strdup_printf (_ ("Trust %d of 5: %s"), step, kw_trust_get_word (step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
