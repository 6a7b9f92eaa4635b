/* kw-family-people.c: who belongs to a family, and who comes to its door
 *
 * The family's own particulars, its members with what to know about reaching them, the professionals in contact and
 * how many there were before the key worker. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-family-people.h"

#include "kw-columns.h"
#include "kw-family-elsewhere.h"
#include "kw-info-row.h"
#include "kw-people.h"
#include "kw-professionals.h"
#include "kw-section.h"
#include "kw-trust-dots.h"
#include "kw-words.h"

#include <glib/gi18n.h>

struct _KwFamilyPeople
{
  AdwBin parent_instance;

  KwSection *members;
  KwSection *particulars;
  KwSection *professionals;
  KwSection *relationships;
  KwSection *residences;
  GtkWidget *elsewhere;
  GtkWidget *add_member;
  GtkWidget *add_professional;
  GtkWidget *add_relationship;
  GtkWidget *add_residence;
};

G_DEFINE_FINAL_TYPE (KwFamilyPeople, kw_family_people, ADW_TYPE_BIN)

static void
edit_on_activate (GtkWidget *row, const char *kind, gint64 id, gint64 family)
{
  kw_info_row_set_action (KW_INFO_ROW (row), "win.edit-record", g_variant_new ("(sxxx)", kind, id, family, (gint64) 0));
}

static void
append_text (GPtrArray *words, const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (words, g_strdup (text));
}

static char *
join (GPtrArray *words)
{
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static char *
dup_member_name (const KwMember *member)
{
  return member->surname != NULL ? g_strdup_printf ("%s %s", member->given, member->surname) : g_strdup (member->given);
}

/* "Mother, 32 · not at home" */
static char *
dup_member_detail (const KwMember *member, KwDate today)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *age = member->born != KW_NONE ? kw_words_age (member->born, today) : NULL;
  const char *role = kw_code_set_get_label (&kw_member_roles, (int) member->role);

  g_ptr_array_add (words, age != NULL ? g_strdup_printf ("%s, %s", role, age) : g_strdup (role));
  if (!member->at_home)
    append_text (words, _ ("not at home"));
  return join (words);
}

static char *
dup_member_reason (const KwMember *member)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (member->known_as != NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("known as %s"), member->known_as));
  append_text (words, member->school);
  if (member->language != NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("speaks %s"), member->language));
  append_text (words, member->phone);
  if (member->safe_contact != NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("Safe contact: %s"), member->safe_contact));
  if (member->voice != NULL)
    g_ptr_array_add (words, g_strdup_printf (_ ("“%s”"), member->voice));
  return join (words);
}

static void
show_members (KwFamilyPeople *self, const KwFamilyFacts *facts, gint64 family)
{
  const GPtrArray *members = kw_case_file_list (facts->case_file, KW_RECORD_MEMBER);

  kw_section_clear (self->members);
  for (guint i = 0; i < members->len; i++)
    {
      const KwMember *member = g_ptr_array_index (members, i);
      g_autofree char *name = dup_member_name (member);
      g_autofree char *detail = dup_member_detail (member, facts->summary->plan->today);
      g_autofree char *reason = dup_member_reason (member);
      GtkWidget *row = kw_info_row_new (name, detail, reason);

      if (facts->summary->plan->trust[i] > 0)
        kw_info_row_add_suffix (KW_INFO_ROW (row), kw_trust_dots_new (facts->summary->plan->trust[i]));
      if (member->safe_contact != NULL)
        kw_info_row_add_suffix (KW_INFO_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      edit_on_activate (row, kw_member_type.name, member->record.id, family);
      kw_section_append (self->members, row);
    }
}

static void
add_particular (KwFamilyPeople *self, const KwFamily *family, const char *name, const char *text)
{
  GtkWidget *row;

  if (text == NULL || *text == '\0')
    return;
  row = kw_info_row_new (name, NULL, text);
  edit_on_activate (row, kw_family_type.name, family->record.id, family->record.id);
  kw_section_append (self->particulars, row);
}

static void
show_particulars (KwFamilyPeople *self, const KwFamilyFacts *facts)
{
  const KwFamily *family = kw_case_file_get_family (facts->case_file);
  g_autofree char *opened = kw_words_date (family->opened, facts->summary->plan->today);
  g_autofree char *strengths = g_strjoinv (" · ", family->strengths);
  g_autofree char *address = g_strjoin (", ", family->address != NULL ? family->address : family->postcode,
                                        family->address != NULL ? family->postcode : NULL, NULL);

  kw_section_clear (self->particulars);
  add_particular (self, family, _ ("Their goal"), family->goal);
  add_particular (self, family, _ ("Strengths"), strengths);
  add_particular (self, family, _ ("Address"), address);
  add_particular (self, family, _ ("Telephone"), family->phone);
  add_particular (self, family, _ ("How we work"), kw_code_set_get_label (&kw_intensities, (int) family->intensity));
  add_particular (self, family, _ ("Opened"), opened);
}

static void
show_professionals (KwFamilyPeople *self, const KwFamilyFacts *facts, gint64 family)
{
  const GPtrArray *professionals = kw_case_file_list (facts->case_file, KW_RECORD_PROFESSIONAL);
  KwPolicy *policy = kw_session_get_policy (facts->session);
  KwProfessionals count;
  g_autofree char *words = NULL;

  kw_section_clear (self->professionals);
  for (guint i = 0; i < professionals->len; i++)
    {
      const KwProfessional *professional = g_ptr_array_index (professionals, i);
      GtkWidget *row =
          kw_info_row_new (professional->name, professional->profession,
                           professional->organisation != NULL ? professional->organisation : professional->phone);

      if (professional->safeguarding)
        kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, _ ("safeguarding"));
      else if (professional->until != KW_NONE && professional->until <= facts->summary->plan->today)
        kw_info_row_add_suffix_words (KW_INFO_ROW (row), NULL, _ ("no longer"));
      edit_on_activate (row, kw_professional_type.name, professional->record.id, family);
      kw_section_append (self->professionals, row);
    }
  kw_professionals_count (facts->case_file, policy, facts->summary->plan->now, &count);
  words = kw_professionals_dup_words (&count, policy);
  if (professionals->len > 0)
    kw_section_append (self->professionals, kw_info_row_new (_ ("How many"), NULL, words));
}

static const char *
name_of (const KwFamilyFacts *facts, gint64 member)
{
  const char *name = kw_people_get_name (facts->case_file, member);

  return name != NULL ? name : "";
}

static void
show_relationships (KwFamilyPeople *self, const KwFamilyFacts *facts, gint64 family)
{
  const GPtrArray *relationships = kw_case_file_list (facts->case_file, KW_RECORD_RELATIONSHIP);

  kw_section_clear (self->relationships);
  for (guint i = 0; i < relationships->len; i++)
    {
      const KwRelationship *relationship = g_ptr_array_index (relationships, i);
      g_autofree char *words = NULL;
      GtkWidget *row;

      /* Translators: "parent of", then a name */
      words = g_strdup_printf (_ ("%s %s"), kw_code_set_get_label (&kw_relations, (int) relationship->kind),
                               name_of (facts, relationship->to));
      row = kw_info_row_new (name_of (facts, relationship->from), words, NULL);
      edit_on_activate (row, kw_relationship_type.name, relationship->record.id, family);
      kw_section_append (self->relationships, row);
    }
}

/* "from 3 May 2011 until 4 January 2013" */
static char *
dup_stay (const KwResidence *residence, KwDate today)
{
  g_autofree char *from = residence->from != KW_NONE ? kw_words_date (residence->from, today) : NULL;
  g_autofree char *until = residence->until != KW_NONE ? kw_words_date (residence->until, today) : NULL;

  if (from != NULL && until != NULL)
    return g_strdup_printf (_ ("from %s until %s"), from, until);
  if (from != NULL)
    return g_strdup_printf (_ ("since %s"), from);
  return until != NULL ? g_strdup_printf (_ ("until %s"), until) : NULL;
}

static void
show_residences (KwFamilyPeople *self, const KwFamilyFacts *facts, gint64 family)
{
  const GPtrArray *residences = kw_case_file_list (facts->case_file, KW_RECORD_RESIDENCE);

  kw_section_clear (self->residences);
  for (guint i = 0; i < residences->len; i++)
    {
      const KwResidence *residence = g_ptr_array_index (residences, i);
      g_autofree char *stay = dup_stay (residence, facts->summary->plan->today);
      GtkWidget *row = kw_info_row_new (name_of (facts, residence->member), residence->address, stay);

      edit_on_activate (row, kw_residence_type.name, residence->record.id, family);
      kw_section_append (self->residences, row);
    }
}

/* The target comes first: an action is refused a button that gives it nothing. */
static void
set_adds (GtkWidget *button, const KwRecordType *type, gint64 family)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sxxx)", type->name, (gint64) 0, family, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.edit-record");
}

/**
 * kw_family_people_show:
 * @self: the people
 * @facts: what to show; not kept
 */
void
kw_family_people_show (KwFamilyPeople *self, const KwFamilyFacts *facts)
{
  gint64 family;

  g_return_if_fail (KW_IS_FAMILY_PEOPLE (self));
  g_return_if_fail (facts != NULL);

  family = kw_case_file_get_family (facts->case_file)->record.id;
  show_members (self, facts, family);
  show_particulars (self, facts);
  show_professionals (self, facts, family);
  show_relationships (self, facts, family);
  show_residences (self, facts, family);
  kw_family_elsewhere_show (KW_FAMILY_ELSEWHERE (self->elsewhere), facts);
  set_adds (self->add_relationship, &kw_relationship_type, family);
  set_adds (self->add_residence, &kw_residence_type, family);
  set_adds (self->add_member, &kw_member_type, family);
  set_adds (self->add_professional, &kw_professional_type, family);
}

static void
kw_family_people_class_init (KwFamilyPeopleClass *klass)
{
}

static GtkWidget *
add_button_new (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
kw_family_people_init (KwFamilyPeople *self)
{
  GtkWidget *columns = kw_columns_new (0.55);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->members = KW_SECTION (kw_section_new (_ ("Members"), _ ("Nobody yet. Add those who live there first.")));
  self->particulars = KW_SECTION (kw_section_new (_ ("The family"), _ ("Nothing recorded yet.")));
  self->professionals = KW_SECTION (kw_section_new (
      _ ("Professionals at the door"), _ ("Nobody else yet. Everybody who comes to the family's door belongs here.")));
  self->relationships = KW_SECTION (
      kw_section_new (_ ("How they belong together"), _ ("Who is whose parent, partner, brother or sister.")));
  self->residences = KW_SECTION (kw_section_new (
      _ ("Where they lived"), _ ("Each person's addresses, with dates: moving one moves nobody else.")));
  self->elsewhere = kw_family_elsewhere_new ();
  self->add_relationship = add_button_new (_ ("Add a relationship"));
  self->add_residence = add_button_new (_ ("Add an address"));
  self->add_member = add_button_new (_ ("Add a member"));
  self->add_professional = add_button_new (_ ("Add a professional"));
  kw_columns_append (KW_COLUMNS (columns), FALSE, GTK_WIDGET (self->members));
  kw_columns_append (KW_COLUMNS (columns), FALSE, self->add_member);
  kw_columns_append (KW_COLUMNS (columns), FALSE, self->elsewhere);
  kw_columns_append (KW_COLUMNS (columns), FALSE, GTK_WIDGET (self->relationships));
  kw_columns_append (KW_COLUMNS (columns), FALSE, self->add_relationship);
  kw_columns_append (KW_COLUMNS (columns), FALSE, GTK_WIDGET (self->residences));
  kw_columns_append (KW_COLUMNS (columns), FALSE, self->add_residence);
  kw_columns_append (KW_COLUMNS (columns), TRUE, GTK_WIDGET (self->particulars));
  kw_columns_append (KW_COLUMNS (columns), TRUE, GTK_WIDGET (self->professionals));
  kw_columns_append (KW_COLUMNS (columns), TRUE, self->add_professional);

  gtk_widget_set_margin_start (columns, 22);
  gtk_widget_set_margin_end (columns, 22);
  gtk_widget_set_margin_top (columns, 6);
  gtk_widget_set_margin_bottom (columns, 22);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * kw_family_people_new:
 *
 * Returns: (transfer floating): an empty list of people
 */
GtkWidget *
kw_family_people_new (void)
{
  return g_object_new (KW_TYPE_FAMILY_PEOPLE, NULL);
}
