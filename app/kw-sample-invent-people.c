/* kw-sample-invent-people.c: who lives in an invented family, and who comes to its door
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-inventing.h"
#include "kw-sample-words.h"

#define YEAR       365
#define SCHOOL_AGE 5

typedef struct
{
  const char *name;
  const char *profession;
  const char *organisation;
  gboolean safeguarding;
} KwSampleProfessional;

static const KwSampleProfessional professionals[] = {
  { "S. Kirby", "Health visitor", "Community health", FALSE },
  { "Mr Bright", "Head of year", "School", FALSE },
  { "Miss Farrow", "Learning mentor", "School", FALSE },
  { "T. Osgood", "Income officer", "Housing association", FALSE },
  { "D. Sharma", "Probation officer", "Probation", FALSE },
  { "R. Idowu", "Social worker", "Children's social care", TRUE },
  { "Dr Whitcombe", "GP", "Surgery", FALSE },
  { "PC Amos", "Safer schools officer", "Police", FALSE },
  { "F. Ibrahim", "Debt adviser", "Paddington Money Advice", FALSE },
  { "Y. Castle", "Youth worker", "Youth club", FALSE },
  { "Mrs Dutta", "Work coach", "Jobcentre", FALSE },
  { "H. Said", "Family support worker", "Children's centre", FALSE },
};

static KwMember *
add_member (KwInventing *self, KwMemberRole role, const char *const *names, int youngest, int oldest)
{
  KwMember *member = kw_inventing_add (self, KW_RECORD_MEMBER);

  member->given = g_strdup (kw_sample_dice_pick (&self->dice, names));
  member->surname = g_strdup (self->family->name);
  member->role = role;
  member->born = self->today - kw_sample_dice_between (&self->dice, youngest * YEAR, oldest * YEAR);
  member->involved = kw_sample_dice_chance (&self->dice, 85) ? KW_INVOLVED_ASKED : KW_INVOLVED_NOT_ASKED;
  return member;
}

static void
relate (KwInventing *self, const KwMember *from, KwRelation kind, const KwMember *to)
{
  KwRelationship *relationship = kw_inventing_add (self, KW_RECORD_RELATIONSHIP);

  relationship->from = from->record.id;
  relationship->kind = kind;
  relationship->to = to->record.id;
}

static void
add_adults (KwInventing *self)
{
  KwMember *first = add_member (self, KW_MEMBER_MOTHER, kw_sample_women, 22, 47);

  first->involved = KW_INVOLVED_ASKED;
  first->phone = kw_inventing_phone (self, TRUE);
  self->adults[self->n_adults++] = first;
  if (kw_sample_dice_chance (&self->dice, 45))
    {
      KwMember *second = add_member (self, KW_MEMBER_FATHER, kw_sample_men, 24, 52);

      second->at_home = kw_sample_dice_chance (&self->dice, 70);
      self->adults[self->n_adults++] = second;
      relate (self, first, second->at_home ? KW_RELATION_PARTNER : KW_RELATION_FORMER_PARTNER, second);
    }
}

static void
add_child (KwInventing *self)
{
  gboolean girl = kw_sample_dice_chance (&self->dice, 50);
  KwMember *child = add_member (self, KW_MEMBER_CHILD, girl ? kw_sample_girls : kw_sample_boys, 0, 16);
  gint64 age = (self->today - child->born) / YEAR;

  if (age >= SCHOOL_AGE)
    child->school = g_strdup (kw_sample_dice_pick (&self->dice, kw_sample_schools));
  else if (age >= 2)
    child->school = g_strdup (kw_sample_dice_pick (&self->dice, kw_sample_nurseries));
  if (age >= SCHOOL_AGE && kw_sample_dice_chance (&self->dice, 40))
    child->voice = g_strdup (kw_sample_dice_pick (&self->dice, kw_sample_voices));
  for (guint i = 0; i < self->n_adults; i++)
    relate (self, self->adults[i], KW_RELATION_PARENT, child);
  self->children[self->n_children++] = child;
}

static void
add_professionals (KwInventing *self)
{
  guint first = kw_sample_dice_below (&self->dice, G_N_ELEMENTS (professionals));
  guint n = 1 + kw_sample_dice_below (&self->dice, 4);

  for (guint i = 0; i < n; i++)
    {
      const KwSampleProfessional *from = &professionals[(first + 5 * i) % G_N_ELEMENTS (professionals)];
      KwProfessional *professional = kw_inventing_add (self, KW_RECORD_PROFESSIONAL);

      professional->name = g_strdup (from->name);
      professional->profession = g_strdup (from->profession);
      professional->organisation = g_strdup (from->organisation);
      professional->safeguarding = from->safeguarding;
      professional->phone = kw_inventing_phone (self, FALSE);
      professional->from = self->family->opened - kw_sample_dice_between (&self->dice, -30, 200);
      professional->from = MIN (professional->from, self->today);
      if (kw_sample_dice_chance (&self->dice, 45))
        professional->until = kw_sample_dice_between (&self->dice, professional->from, self->today);
    }
}

/**
 * kw_inventing_add_people:
 * @self: the family
 *
 * Adds the adults, one to five children, how they are related, and the professionals.
 */
void
kw_inventing_add_people (KwInventing *self)
{
  static const guint n_children[] = { 0, 25, 35, 24, 11, 5 };
  guint n = kw_sample_dice_weighted (&self->dice, n_children, G_N_ELEMENTS (n_children));

  add_adults (self);
  for (guint i = 0; i < n; i++)
    add_child (self);
  add_professionals (self);
}
