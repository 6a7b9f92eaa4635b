/* kw-sample-domains.c: problems of invented families, in the words of key workers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-words.h"

/* A block a domain, a line a list. */
/* clang-format off */

const KwSampleDomain kw_sample_domains[KW_N_DOMAINS] = {
  [KW_DOMAIN_DEBT] = {
    { "Debts, letters unopened", "Doorstep loan and catalogue", "Owed to four companies", "Debt since the separation" },
    { "Sort the post together", "List what is owed, priority debts first", "Go along to debt advice", "Ask the lender for a pause" },
    { "{A} had the letters in a drawer and took them out for the first time.", "Went through the list of debts; two of them are the same one, sold on.", "The doorstep lender had been on Friday; {A} paid him before the food.", "Wrote the offer of payment together, small and honest.", "{A} rang the company with me beside the telephone and got four weeks.", "A new letter had come; we put a date on it and filed it." },
    { KW_DEADLINE_COURT_HEARING, KW_DEADLINE_REVIEW }, 2, "Paddington Money Advice" },
  [KW_DOMAIN_RENT_ARREARS] = {
    { "Rent, nine weeks behind", "Rent arrears", "Arrears from before the new claim", "Rent not paid since the job ended" },
    { "Offer the landlord a fixed sum a week", "Ask for a statement of the account", "Discretionary payment: fill in the form", "Standing order for the rent" },
    { "The rent statement is wrong by two payments; {A} has the receipts.", "The landlord's officer was civil this time and took the offer.", "{A} paid this week's rent before anything else and showed me the slip.", "We filled in the form for the extra housing payment.", "Talked about which bill comes first. {A} knew.", "No letter about the rent this week, which is news in itself." },
    { KW_DEADLINE_POSSESSION_NOTICE, KW_DEADLINE_REVIEW }, 2, "Paddington Money Advice" },
  [KW_DOMAIN_BENEFITS] = {
    { "Claim stopped after a missed appointment", "Benefit cap", "Payment short every month", "No claim for the youngest yet" },
    { "Ring the benefits line together", "Upload the evidence", "Ask for a written reason", "Appeal: mandatory reconsideration" },
    { "Forty minutes on hold, on loudspeaker, while we cut out the voucher forms.", "The journal had a message nobody had seen; answered it together.", "{A} will take the letter to the work coach on Tuesday.", "The payment came, and it was right.", "Found out why it is short: an advance from two years ago.", "Photographed the tenancy agreement and sent it off." },
    { KW_DEADLINE_BENEFIT_STOP, KW_DEADLINE_APPLICATION }, 2, "Welfare Rights Line" },
  [KW_DOMAIN_FOOD] = {
    { "Empty cupboard at the end of the month", "Skipping meals", "Food runs out before payday", "Lunch money" },
    { "Food bank voucher", "Healthy-start card for the little one", "Free school meals form", "Cook two dinners out of one" },
    { "The cupboard had rice, salt and one tin.", "{A} eats when the children have eaten, and says it does not matter.", "Brought the voucher; {A} will go on Thursday when it is quiet.", "We planned the week's dinners with what was there.", "Free school meals came through for {C}.", "There was a pan on the stove and it smelled good." },
    { KW_DEADLINE_OTHER }, 1, "Bayswater Food Bank" },
  [KW_DOMAIN_FUEL] = {
    { "Key meter, always nearly empty", "One room heated", "Old gas debt on the meter", "Boiler broken" },
    { "Fuel voucher", "Ask for the debt on the meter to be spread", "Priority register with the supplier", "Report the boiler again, in writing" },
    { "The meter was on emergency credit; put a voucher on it.", "Everyone in one room again, coats on the backs of chairs.", "The engineer did not come; rang with {A} and made a new appointment.", "The supplier agreed to take less from each top-up.", "It was warm in the kitchen and {C} had taken the hat off.", "Read the meter together and wrote it on the wall calendar." },
    { KW_DEADLINE_DISCONNECTION }, 1, "Warm Homes Help" },
  [KW_DOMAIN_FURNITURE] = {
    { "No beds for two of the children", "No cooker", "Sofa and a mattress, nothing else", "No table to eat at" },
    { "Grant form for furniture", "Ask the reuse store", "Measure the room", "Arrange the van" },
    { "Measured the room for the beds; {C} held the tape.", "The cooker is ordered and the old one is on the balcony.", "{A} chose the table from the pictures and wants it round.", "Form for the grant posted at the corner, together.", "The beds came. {C} had already picked the wall.", "Still eating on the floor; the children call it picnic." },
    { KW_DEADLINE_APPLICATION }, 1, "Second Chance Furniture" },
  [KW_DOMAIN_EVICTION] = {
    { "Eviction", "Possession order", "Notice seeking possession", "Warrant asked for" },
    { "Ask the court for the date", "Form to suspend the warrant", "Bring the rent statement up to date", "Duty adviser at court: be there at nine" },
    { "Read the notice from the first line to the last; {A} had only read the heading.", "We rang the court for the hearing notes.", "The landlord's solicitor answered, politely, with nothing.", "Practised what to say to the judge. {A} said it better the second time.", "Packed one box \"in case\" and then unpacked it again.", "The date is on the calendar in red; {C} asked what it is." },
    { KW_DEADLINE_POSSESSION_HEARING, KW_DEADLINE_POSSESSION_NOTICE }, 2, "Paddington Money Advice" },
  [KW_DOMAIN_HOMELESSNESS] = {
    { "Temporary room", "Staying with friends", "Hostel, second year", "Asked to leave by the parents" },
    { "Housing application", "Ask for a review of the decision", "Storage for what they own", "Viewing: go together" },
    { "Four in one room and the window does not close.", "The housing officer wants the same papers again; we have copies now.", "{A} has been to see two flats and was told no at the door.", "{C} does homework on the stairs because there is light.", "Talked about what they would take if they could take three things.", "A viewing on Friday, at last." },
    { KW_DEADLINE_REVIEW, KW_DEADLINE_APPOINTMENT }, 2, "Housing Advice Desk" },
  [KW_DOMAIN_HOUSING] = {
    { "Damp and mould", "Overcrowded", "Neighbour trouble", "Lift broken, fourth floor" },
    { "Photographs for the surveyor", "Letter to the landlord about repairs", "Points for overcrowding in writing", "Environmental health: ask for a visit" },
    { "The wall behind the bed is black again; photographed it with a ruler.", "The surveyor came, looked and wrote a great deal.", "{A} washes the wall every Sunday.", "Letter to the landlord about the repairs, second one.", "The neighbour banged on the wall while I was there; {A} lowered her voice without noticing.", "The new window is in." },
    { KW_DEADLINE_REVIEW }, 1, "Housing Advice Desk" },
  [KW_DOMAIN_SCHOOL] = {
    { "Attendance below 80 %", "Late most mornings", "Second fixed exclusion", "No school place yet" },
    { "Meet the form tutor together", "Breakfast club", "Ring the school every Friday", "Walk the way to school once together" },
    { "{C} was in school four days out of five.", "The form tutor rang while I was there; good news, so we put it on loudspeaker.", "{C} says it is the mornings, and then that it is maths.", "Late twice this week, both times because of the bus.", "Looked at the timetable together and found the hour that is the trouble.", "{A} went to the school gate and talked to the teacher, first time this term." },
    { KW_DEADLINE_TAF_REVIEW, KW_DEADLINE_PARENTS_EVENING }, 2, "Breakfast and Books" },
  [KW_DOMAIN_EARLY_YEARS] = {
    { "Nursery place not used", "Speech slow in coming", "Two-year check missed", "Little time to play" },
    { "Drop-in at the children's centre", "Nursery: settle in together", "Speech therapy drop-in", "Book bag from the library" },
    { "{C} sat on my coat and would not give it back.", "Three mornings at nursery this week.", "{C} said a whole sentence about the bus.", "We played on the floor for twenty minutes, {A} too.", "The health visitor is pleased with the weight.", "Read the same book four times, as ordered." },
    { KW_DEADLINE_APPOINTMENT }, 1, "Little Voices drop-in" },
  [KW_DOMAIN_WORK] = {
    { "Out of work for two years", "Zero-hours shifts", "Certificate from abroad", "Wants a few hours, school time" },
    { "Curriculum vitae, one page", "Work coach: go together once", "Course at the college", "Childcare for the trial shift" },
    { "One page about what {A} can do; it became two.", "Trial shift on Wednesday, somebody has to fetch {C}.", "{A} did not get it, and rang to ask why, and was told.", "Talked about what work was like when it was good.", "The college will take the old certificate.", "{A} has the uniform on a hanger in the hall." },
    { KW_DEADLINE_APPLICATION }, 1, "Ladder to Work" },
  [KW_DOMAIN_ROUTINES] = {
    { "Mornings", "Bedtimes", "Nobody eats together", "Everything at the last minute" },
    { "Bedtime plan on the fridge", "Two alarm clocks", "One meal a week at a table", "Clothes out the night before" },
    { "The bedtime plan is still on the fridge, with additions in crayon.", "Two evenings worked, one did not, and {A} knows why.", "They ate together on Sunday.", "Set the alarm clocks, one across the room.", "{C} was in pyjamas at seven and very proud.", "Up late again, everybody; we started over without a speech." },
    { KW_DEADLINE_OTHER }, 1, NULL },
  [KW_DOMAIN_PARENTING] = {
    { "No is not no", "Shouting", "Parents pull different ways", "Eldest looks after everyone" },
    { "Parents' group, first evening together", "Agree three rules", "Time alone with each child", "Praise chart, for the grown-ups" },
    { "{A} said no once and kept to it; I saw it.", "Agreed three rules; the children added one.", "Talked about being shouted at as a child.", "{A} sat down at {C}'s height before speaking.", "The parents' group was \"not as bad as I thought\".", "A hard afternoon, door slammed twice, and a cuddle after." },
    { KW_DEADLINE_REVIEW }, 1, "Parents Together" },
  [KW_DOMAIN_BEHAVIOUR] = {
    { "Complaints from neighbours", "Fights at school", "Out until late", "Broke a window" },
    { "Letter of apology, own words", "Youth club: go along once", "Meet the safer-neighbourhood officer", "Agree a time to be home" },
    { "{C} told me about the fight, both halves of it.", "Home by nine on four evenings.", "The neighbour and {A} said good morning.", "The youth club wants {C} back next week.", "No complaint this week.", "We wrote the apology; {C} crossed out the long words." },
    { KW_DEADLINE_REVIEW }, 1, "Crossroads Young People" },
  [KW_DOMAIN_HEALTH] = {
    { "No GP", "Asthma", "Teeth", "Back pain" },
    { "Register with a GP", "Dentist for the children", "Inhaler plan to the school", "Go along to the hospital" },
    { "Registered with the surgery round the corner.", "{C} coughs less since the window was mended.", "The dentist was kind; two more visits.", "{A} has put off the hospital twice, we go together on Thursday.", "Talked about the tablets and when to take them.", "A bad night with the asthma, inhaler found behind the bed." },
    { KW_DEADLINE_APPOINTMENT }, 1, NULL },
  [KW_DOMAIN_DISABILITY] = {
    { "Assessment for autism", "Wheelchair does not fit the lift", "Hearing aid not worn", "Support plan out of date" },
    { "Diary of one week for the assessment", "Ask for the plan's review", "Form for the disability allowance", "Visit from the occupational therapist" },
    { "Wrote the week's diary for the assessment; {A} remembers everything.", "{C} showed me the noise that hurts.", "The form has forty pages; we did nine.", "The therapist measured the doors.", "The school has moved {C}'s place away from the window.", "Waiting for the letter, and the waiting is the hard part." },
    { KW_DEADLINE_APPOINTMENT, KW_DEADLINE_REVIEW }, 2, "Child development centre" },
  [KW_DOMAIN_DOMESTIC_ABUSE] = {
    { "Afraid of the partner", "Controls the money and the telephone", "Former partner comes to the door", "Hurt last year, not spoken of" },
    { "Speak alone, somewhere safe", "Risk assessment with the safeguarding lead", "Agree a word that means help", "Bag and papers at a friend's" },
    { "We met at the library, as agreed, and talked about books until the room was empty.", "{A} answered the telephone three times, each time standing up.", "Nothing was said in front of anybody; I only said where I am on Thursdays.", "Agreed on a word.", "{A} asked what happens if. I said, step by step.", "Quiet. The lock has been changed." },
    { KW_DEADLINE_OTHER }, 1, "Open Door" },
  [KW_DOMAIN_EXPLOITATION] = {
    { "New telephone, late nights", "Older friends with cars", "Carries things for others", "Missing for a night" },
    { "Speak alone; screening with the safeguarding lead", "Youth worker of their choice", "Map of places and people", "Return interview" },
    { "A car waited at the corner the whole time.", "{C} has two telephones and turned one round.", "Walked to the shop together; more was said than in a month.", "{A} found money in a shoe and put it back.", "{C} asked what happens to people who stop.", "Home three evenings running." },
    { KW_DEADLINE_OTHER }, 1, "Crossroads Young People" },
  [KW_DOMAIN_DRUGS] = {
    { "Heroin", "Cannabis every evening", "Painkillers", "Crack, at weekends" },
    { "Be there; do not push", "Naloxone in the house", "Ring the drug service together", "Safe box, out of reach" },
    { "{A} spoke about it plainly, and then about the weather.", "Clear eyes, slept, hungry.", "A bad day; we stayed with the practical things.", "The box is on top of the wardrobe and locked.", "Counted days together: eleven.", "{A} wants to, and not yet, both." },
    { KW_DEADLINE_OTHER }, 1, "Crossroads" },
  [KW_DOMAIN_ALCOHOL] = {
    { "Drinking in the evenings", "Alcohol", "Drinks alone", "Weekends lost" },
    { "Be there; do not push", "Safer-drinking card", "Ring the alcohol service together", "Who fetches the children on a bad day" },
    { "Bottles by the bin, not hidden.", "{A} had not drunk since Sunday and said so before I sat down.", "Talked about evenings, and what else there could be in them.", "The neighbour fetches {C} on bad days; it was a bad day.", "{A} smelled of mints and told a good story.", "The diary has three dry days in ink." },
    { KW_DEADLINE_OTHER }, 1, "Turning Tide" },
  [KW_DOMAIN_MENTAL_HEALTH] = {
    { "Low since the birth", "Panic", "Does not leave the flat", "Nights awake" },
    { "GP: go along", "Ring the talking service together", "A walk every visit", "Who to ring at night, on a card" },
    { "We walked round the block; last month it was to the gate.", "{A} had slept five hours and looked it.", "Curtains drawn, tea made; we sat.", "Talked about the card with the numbers, and when to use it.", "{A} laughed today, at me, with reason.", "It was a grey day inside as well, said {A}, and it was enough that I came." },
    { KW_DEADLINE_APPOINTMENT }, 1, "Talking Rooms" },
  [KW_DOMAIN_OFFENDING] = {
    { "Shoplifting", "Probation", "Curfew and tag", "Caution for fighting" },
    { "Keep the probation dates on the wall", "Duty solicitor's number on the fridge", "Something to do on Fridays", "Go along to court" },
    { "Probation kept, on time, with a pen.", "{A} walked past the shop and told me so.", "The tag went off because of the lift; rang and explained.", "Talked about who was there that night and who was not.", "The court date is set; we looked at where to stand.", "Nothing new, which is the point." },
    { KW_DEADLINE_COURT_HEARING }, 1, "Fresh Start" },
  [KW_DOMAIN_BEREAVEMENT] = {
    { "The death of a grandmother", "The father died last year", "A baby lost", "The brother's accident" },
    { "Memory box, when they want to", "Ring the bereavement service together", "Tell the school the date", "Visit the grave together" },
    { "We looked at photographs; {C} named everybody.", "It would have been a birthday.", "{A} spoke in the present tense and then noticed.", "The box has a watch, a scarf and a bus ticket in it.", "Nobody mentioned it, and the chair was empty.", "{A} has told the school the date." },
    { KW_DEADLINE_OTHER }, 1, "Lantern Children's Bereavement" },
};

#define END { KW_DOMAIN_DEBT, KW_DOMAIN_DEBT }

const KwSampleLead kw_sample_chains[][KW_SAMPLE_CHAIN_LENGTH] = {
  { { KW_DOMAIN_DRUGS, KW_DOMAIN_DEBT }, { KW_DOMAIN_DEBT, KW_DOMAIN_EVICTION }, { KW_DOMAIN_DRUGS, KW_DOMAIN_OFFENDING }, { KW_DOMAIN_DEBT, KW_DOMAIN_SCHOOL }, END },
  { { KW_DOMAIN_ALCOHOL, KW_DOMAIN_WORK }, { KW_DOMAIN_WORK, KW_DOMAIN_RENT_ARREARS }, { KW_DOMAIN_ALCOHOL, KW_DOMAIN_ROUTINES }, END },
  { { KW_DOMAIN_DOMESTIC_ABUSE, KW_DOMAIN_MENTAL_HEALTH }, { KW_DOMAIN_DOMESTIC_ABUSE, KW_DOMAIN_HOUSING }, { KW_DOMAIN_MENTAL_HEALTH, KW_DOMAIN_SCHOOL }, END },
  { { KW_DOMAIN_BENEFITS, KW_DOMAIN_FOOD }, { KW_DOMAIN_BENEFITS, KW_DOMAIN_FUEL }, { KW_DOMAIN_BENEFITS, KW_DOMAIN_RENT_ARREARS }, END },
  { { KW_DOMAIN_BEREAVEMENT, KW_DOMAIN_MENTAL_HEALTH }, { KW_DOMAIN_MENTAL_HEALTH, KW_DOMAIN_WORK }, { KW_DOMAIN_BEREAVEMENT, KW_DOMAIN_BEHAVIOUR }, END },
  { { KW_DOMAIN_HOUSING, KW_DOMAIN_HEALTH }, { KW_DOMAIN_HOUSING, KW_DOMAIN_PARENTING }, { KW_DOMAIN_PARENTING, KW_DOMAIN_BEHAVIOUR }, END },
  { { KW_DOMAIN_EXPLOITATION, KW_DOMAIN_OFFENDING }, { KW_DOMAIN_EXPLOITATION, KW_DOMAIN_SCHOOL }, { KW_DOMAIN_OFFENDING, KW_DOMAIN_HOUSING }, END },
  { { KW_DOMAIN_DISABILITY, KW_DOMAIN_WORK }, { KW_DOMAIN_WORK, KW_DOMAIN_DEBT }, { KW_DOMAIN_DISABILITY, KW_DOMAIN_ROUTINES }, END },
  { { KW_DOMAIN_HOMELESSNESS, KW_DOMAIN_SCHOOL }, { KW_DOMAIN_HOMELESSNESS, KW_DOMAIN_FURNITURE }, { KW_DOMAIN_HOMELESSNESS, KW_DOMAIN_EARLY_YEARS }, END },
  { { KW_DOMAIN_MENTAL_HEALTH, KW_DOMAIN_EARLY_YEARS }, { KW_DOMAIN_MENTAL_HEALTH, KW_DOMAIN_ROUTINES }, { KW_DOMAIN_FURNITURE, KW_DOMAIN_ROUTINES }, END },
  { { KW_DOMAIN_DRUGS, KW_DOMAIN_PARENTING }, { KW_DOMAIN_DRUGS, KW_DOMAIN_FOOD }, { KW_DOMAIN_PARENTING, KW_DOMAIN_SCHOOL }, END },
  { { KW_DOMAIN_OFFENDING, KW_DOMAIN_WORK }, { KW_DOMAIN_WORK, KW_DOMAIN_FUEL }, { KW_DOMAIN_WORK, KW_DOMAIN_DEBT }, { KW_DOMAIN_ALCOHOL, KW_DOMAIN_OFFENDING }, END },
};

const guint kw_sample_n_chains = G_N_ELEMENTS (kw_sample_chains);
