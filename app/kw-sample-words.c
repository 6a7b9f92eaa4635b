/* kw-sample-words.c: names and sentences for invented families
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kw-sample-words.h"

/* clang-format off */

const char *const kw_sample_surnames[] = {
  "Abara", "Acheampong", "Adair", "Aguilar", "Ahmed", "Akhtar", "Alder", "Amoah", "Andrade", "Ansell", "Asante", "Ashby", "Aziz", "Baptiste", "Barlow", "Begum",
  "Bello", "Birch", "Blackwood", "Boateng", "Brannigan", "Brook", "Burke", "Cairns", "Campbell", "Carew", "Carvalho", "Cassidy", "Chaudhry", "Clarke", "Cole", "Conteh",
  "Costa", "Cullen", "Da Silva", "Dalton", "Darko", "Dhillon", "Diallo", "Doyle", "Drake", "Edwards", "El-Amin", "Ennis", "Fagan", "Farah", "Fernandes", "Finch",
  "Fofana", "Forde", "Francis", "Gallagher", "Georgiou", "Gill", "Gomes", "Gordon", "Hagan", "Hall", "Hart", "Hassan", "Henry", "Hill", "Hoxha", "Hussain",
  "Ibrahim", "Islam", "Ivanova", "Jallow", "Jama", "James", "Joseph", "Kamara", "Karimi", "Kaur", "Kelly", "Kowalczyk", "Krasniqi", "Lamb", "Lewis", "Lopes",
  "Mahmood", "Malik", "Marsh", "Mbeki", "McBride", "McKay", "Mendes", "Mensah", "Mitchell", "Mohamud", "Moore", "Morgan", "Murphy", "Mwangi", "Nasser", "Ndiaye",
  "Nguyen", "Nkosi", "Noor", "Novak", "Nwosu", "O'Brien", "O'Dowd", "Odunsi", "Osborne", "Osman", "Owusu", "Palmer", "Patel", "Pereira", "Phelan", "Pinto",
  "Popescu", "Powell", "Quinn", "Rahimi", "Rahman", "Reyes", "Riley", "Robinson", "Rocha", "Roy", "Rustemi", "Santos", "Sesay", "Shah", "Sharif", "Silva",
  "Simpson", "Singh", "Sow", "Stanford", "Sultana", "Tahir", "Tavares", "Taylor", "Tesfaye", "Thapa", "Tierney", "Toure", "Turner", "Uddin", "Vasquez", "Vaz",
  "Wade", "Ward", "Warsame", "Webb", "Wilkes", "Williams", "Wójcik", "Yilmaz", "Yusuf", "Zaman", "Zeqiri", "Zhou", NULL
};

const char *const kw_sample_women[] = {
  "Abigail", "Adaeze", "Agnieszka", "Aisha", "Amina", "Ana", "Angela", "Anita", "Beatriz", "Bukola", "Carmen", "Chantelle", "Charlene", "Claire", "Comfort", "Dawn",
  "Debra", "Denise", "Elena", "Emma", "Esther", "Farida", "Fatou", "Gemma", "Grace", "Halima", "Hannah", "Hodan", "Irina", "Jasmine", "Joy", "Julie",
  "Karen", "Kemi", "Kerry", "Leanne", "Lucia", "Magdalena", "Maria", "Marie", "Maxine", "Mercy", "Michelle", "Nasrin", "Natasha", "Nicola", "Nimo", "Patience",
  "Paula", "Rachel", "Rehana", "Rosa", "Rukhsana", "Sandra", "Sarah", "Shabnam", "Shanice", "Sharon", "Sofia", "Stacey", "Tanya", "Teresa", "Yasmin", "Zainab", NULL
};

const char *const kw_sample_men[] = {
  "Abdi", "Adam", "Ahmed", "Alan", "Andrew", "Anton", "Ben", "Carlos", "Craig", "Curtis", "Damian", "Daniel", "Darren", "David", "Delroy", "Emeka",
  "Farid", "Gary", "Hassan", "Ian", "Ismail", "Ivan", "Jason", "João", "Joseph", "Kevin", "Kwame", "Lee", "Luis", "Marcin", "Mark", "Martin",
  "Mohamed", "Nathan", "Noel", "Olu", "Patrick", "Paul", "Peter", "Ramon", "Rashid", "Ricardo", "Sam", "Sanjay", "Stephen", "Tariq", "Tony", "Winston", NULL
};

const char *const kw_sample_girls[] = {
  "Aaliyah", "Abi", "Ada", "Alicia", "Amber", "Amelia", "Amira", "Anya", "Ayaan", "Bea", "Bella", "Chloe", "Courtney", "Daisy", "Ebony", "Eliza",
  "Ella", "Esme", "Eva", "Fatima", "Freya", "Gabriela", "Hafsa", "Holly", "Iman", "Jade", "Kadija", "Kiera", "Lara", "Layla", "Leah", "Lola",
  "Maja", "Maryam", "Mia", "Naomi", "Nia", "Olivia", "Poppy", "Precious", "Rosie", "Ruby", "Safia", "Sienna", "Skye", "Tia", "Zara", "Zoe", NULL
};

const char *const kw_sample_boys[] = {
  "Aaron", "Abdul", "Alfie", "Amir", "Archie", "Ayden", "Bilal", "Caleb", "Charlie", "Darius", "David", "Dominik", "Eddie", "Elijah", "Ethan", "Finn",
  "Gabriel", "George", "Harvey", "Hugo", "Ibrahim", "Idris", "Isaac", "Jaden", "Jakub", "Jayden", "Joel", "Josh", "Kai", "Kieran", "Leo", "Liam",
  "Malachi", "Mateo", "Max", "Musa", "Noah", "Oscar", "Ravi", "Reece", "Riley", "Samuel", "Theo", "Tomas", "Tyler", "Yusuf", "Zac", "Zion", NULL
};

const char *const kw_sample_streets[] = {
  "Alder Walk", "Ashgrove Mews", "Barge Lane", "Bellwether Street", "Bramble Court", "Canal Rise", "Carter's Yard", "Chandler Road", "Cherry Orchard Way", "Copperfield Place", "Cotton Wharf", "Drover Street",
  "Elder Terrace", "Fairlight Avenue", "Foundry Close", "Gasworks Lane", "Goldfinch Road", "Halfpenny Lane", "Harrier House", "Hazel Buildings", "Ironbridge Walk", "Juniper Lodge", "Kestrel Point", "Lamplighter Close",
  "Larkspur Road", "Limehurst Estate", "Mallow Street", "Mariner's Court", "Needle Lane", "Nightingale Mansions", "Old Brewery Yard", "Orchard Tower", "Pembury House", "Quarry Street", "Rope Walk", "Saddler's Row",
  "Sandpiper Court", "Signal House", "Silver Birch Road", "Stonecutter Lane", "Swallow Gardens", "Tanner's Hill", "Thistle Grove", "Turnpike Street", "Vintry Road", "Waterman Close", "Weaver Street", "Willow Gate", NULL
};

const char *const kw_sample_districts[] = { "W2", "W6", "W8", "W9", "W10", "W11", "W12", "W14", "SW1", "SW5", "SW6", "SW7", "SW10", "NW1", "NW6", "NW8", NULL };

const char *const kw_sample_schools[] = {
  "Harrow Lane Academy", "Quintin Green School", "Latimer Road School", "Parsons Lane School", "Rivercourt School", "Kensal College", "Amberley Primary", "Maida Primary", "Hallfield Juniors", "Middle Row Primary", "Oxford Gardens Primary", "St Brigid's Primary", "Wharf Road Primary", "Larch Hill School", NULL
};

const char *const kw_sample_nurseries[] = { "Lanark Nursery", "Crabtree Infants, nursery", "Kensal Children's Centre", "Little Barge Nursery", "Maida Primary, nursery", NULL };

const char *const kw_sample_goals[] = {
  "A quiet house.", "To open the post without my stomach turning.", "The children in school and me in work.", "Sleep. Then we will see.", "That they stop talking about us at the gate.", "Our own front door.", "To cook for my own children in my own kitchen.", "One summer without a court letter.",
  "That my son comes home at night.", "To be left alone, in a good way.", "To finish what I start.", "A bed each.", "Us, but calmer.", "To be the mother they think I am.", "To see my girls every week.", "No more moving.", "To laugh at dinner.", "That somebody tells us the truth.", NULL
};

const char *const kw_sample_strengths[] = {
  "The grandmother comes every Sunday", "Never misses parents' evening", "The children look out for each other", "Good with money when there is some", "Knows everybody in the street", "Says what is true", "Always on time", "Sings in the kitchen", "Has kept the same friends since school",
  "Reads to the little one every night", "Was a carer for eleven years", "The eldest wants to be a nurse", "Cooks from nothing", "Asks for help before it is too late", "Has given up smoking", "Keeps every paper in one folder", NULL
};

const char *const kw_sample_voices[] = {
  "I like it when it is loud in a nice way.", "I don't want to move again.", "Mum is funny when she is not tired.", "I can cook eggs.", "I wish Dad would ring.", "Nobody hits in our house now.", "I want my own drawer.", "School is all right. Lunch is good.", "I look after my brother.", "When the bell goes I hide the telephone.", "I am the fastest in my class.", "Can you come on a Saturday?", NULL
};

const char *const kw_sample_workers[] = {
  "A. Brown", "C. Diaz", "E. Farrow", "G. Hallam", "I. Jonas", "K. Lewin", "M. Nowicka", "O. Prince", "R. Sood", "T. Umeh", "V. West", "B. Yates", "D. Abbott", "F. Bailey", "H. Chowdhury", "J. Dunne", NULL
};

const char *const kw_sample_events[] = {
  "Key worker introduced", "Moved in", "Father moved out", "Lost the job", "Started at a new school", "Police called, nobody charged", "Youngest born", "Out of hospital", "Grandmother died", "Arrears cleared", "Excluded for two days", "Back in school", "New cooker", "Passed the driving theory", "Court: adjourned", "Housing offer", NULL
};

const char *const kw_sample_concerns[] = {
  "\"I don't want to go home.\"", "\"He threw the chair again and it was near me.\"", "\"We were on our own the whole night.\"", "\"I'm not allowed to say.\"", "\"She forgot to wake up.\"", "\"A man waits for me after school.\"", NULL
};

const char *const kw_sample_creditors[] = {
  "Westway Housing Trust", "Council tax", "Electricity", "Gas", "Water", "Magistrates' court", "Doorstep loan", "Catalogue", "Credit card", "TV licence", "Benefit overpayment", "A cousin", NULL
};

const char *const kw_sample_openings[] = {
  "Kettle on before I had my coat off.", "Came at the agreed time and was expected.", "Ten minutes late because of the bus; said sorry.", "The television stayed on, low.", "{A} opened in a dressing gown and apologised to the cat.", "Everyone talking at once when I came.", "Quiet today.",
  "{A} had made a list, so we took the list.", "Met on the stairs and went up together.", "Sat in the kitchen as usual.", "A new sofa cover, and {A} waited for me to see it.", "Rain all the way; sat by the radiator.", "{A} was on the telephone to the school and waved me in.", "Came with the forms, went with different ones.", NULL
};

const char *const kw_sample_guarded[] = {
  "{A} answered what I asked and no more.", "We stayed in the hall.", "{A} looked at the door a good deal.", "\"You lot all say that.\"", "Short, polite, tired.", "I did most of the talking, which is not the aim.", "{A} wanted to know who reads this. I said who.", "No tea, which is fine.", NULL
};

const char *const kw_sample_open[] = {
  "{A} told me before I asked.", "We disagreed and it was all right.", "{A} rang me yesterday just to say how it went.", "\"I thought: I'll tell you on Thursday.\"", "{A} laughed at my handwriting and took over the pen.", "There was a silence and nobody minded it.", "{A} decided, I only nodded.", "{A} has told her sister about me, it turns out kindly.", NULL
};

const char *const kw_sample_children[] = {
  "{C} showed me a drawing of the bus.", "{C} did homework at the end of the table.", "{C} slept through all of it.", "{C} wanted to know if I have children.", "{C} has lost a tooth and found it again.", "{C} was in a mood and allowed to be.", "{C} read aloud two pages.", "{C} ate well and asked for more.", "{C} had a cold, otherwise cheerful.",
  "{C} was dressed for the weather, hair done.", "{C} built a tower against the sofa and knocked it down for us.", "{C} listened at the door; we opened it.", "{C} explained football to me.", "{C} said little and stayed close.", NULL
};

const char *const kw_sample_alone[] = {
  "A few minutes with {C} alone: school is fine, nights are long.", "{C} alone on the balcony: likes it here, misses the old dog.", "{C} alone on the way to the shop: worries about money, has heard us.", "With {C} alone: who is nice, who is not, what helps.", "{C} alone, drawing: three people in the house, all with hands.", "{C} alone: \"It's better on the days you come.\"", NULL
};

const char *const kw_sample_closings[] = {
  "Next time on the usual day.", "I bring the form, {A} brings the papers.", "{A} will ring the school by Friday.", "I ring the office tomorrow morning.", "Agreed one thing only, and it is written on the fridge.", "{A} walked me to the bus stop.", "Left when {C} wanted dinner.", "Said what I will write down, and {A} agreed.", "A good hour.", "Tired, both of us.", NULL
};

const char *const kw_sample_lines[] = {
  "Was not well and did not want the others to know.", "Asked me to keep the date of the interview to myself for now.", "Has not spoken to the father since the summer.", "Worries about a lump; GP on Monday, I asked.", "Cried in the kitchen, dried up, went back in.", "Would like to be asked alone next time.", NULL
};

const char *const kw_sample_headlines[] = {
  "First dinner at the table", "Back in school for a whole week", "Letter opened the day it came", "Asked for help without being asked", "A setback, and said so", "New key, new lock", "Interview", "Went to the appointment alone", NULL
};

const char *const kw_sample_nobody_in[] = {
  "No answer. Card through the door with Thursday's time.", "Rang twice, waited ten minutes, lights off.", "Nobody in; the neighbour thinks they are at the grandmother's.", "Music inside, no answer. Did not push it.", "No answer at the door or on the telephone.", "Curtains drawn. Left a friendly note.", NULL
};

const char *const kw_sample_declined[] = {
  "\"Not today.\" All right. Said when I am back.", "{A} came to the door and did not want a visit. That is a right.", "Declined, politely, through the window.", "Not a good day, said {A}. Thanked for saying so.", NULL
};

const char *const kw_sample_cancelled_by_family[] = {
  "Text this morning: hospital appointment, come next week.", "{A} rang: {C} is ill.", "{A} cancelled, shift at work.", "Message through the school: not today.", NULL
};

const char *const kw_sample_cancelled_by_us[] = {
  "I had to cancel, court with another family. Rang myself.", "Ill. Colleague rang to say so.", "Training day that I had forgotten to mention. Said sorry.", "Car broke down; rang at once, new time tomorrow.", NULL
};
