#!/usr/bin/env python3
"""test-strings.py SOURCE_DIR [--write]: no string on a screen escapes gettext.

What a person reads must be marked for translation, and every file with marked strings must
stand in po/POTFILES. With --write, po/POTFILES is written anew. What only looks like a sentence
has a comment before it that says "not shown".
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

import csource
import tap

SOURCE = pathlib.Path(sys.argv[1])
POTFILES = SOURCE / 'po/POTFILES'
ROOMS = ('app', 'data', 'ui')

MARKERS = {'_', 'N_', 'C_', 'NC_', 'Q_', 'ngettext', 'dngettext', 'g_dngettext', 'gettext',
           'g_dgettext', 'dgettext', 'g_dpgettext2', 'g_dpgettext', 'pgettext', 'npgettext'}

# For the person who mends the program, not for the one who uses it.
FOR_DEVELOPERS = re.compile(r'g_(debug|info|message|warning|critical|error|log|assert\w*|return\w*|'
                            r'warn\w*|test\w*|param_spec\w*|signal\w*|type\w*|once\w*|intern\w*|'
                            r'quark\w*|task_set_name|source_set_\w*name|thread_\w*new|'
                            r'variant\w*|date_time_format)$|G_STATIC_ASSERT|G_DEFINE\w*|G_DECLARE\w*|'
                            r'gtk_widget_class\w*|gtk_widget_(add|remove|has)_css_class|'
                            r'gtk_(application_set_accels\w*|shortcut_trigger_parse\w*)|'
                            r'json_(un)?pack\w*$|sqlite3_\w+$|CODE_SET$')

# Calls whose text a person sees, whatever it looks like.
SHOWN_CALL = re.compile(r'(gtk|adw|g|kw)_\w*(set_error|set_error_literal|error_new\w*|'
                        r'task_return_new_error|prefix_error|propagate_prefixed_error|'
                        r'_with_label|_with_mnemonic|set_(label|text|title|subtitle|tooltip_text|'
                        r'tooltip_markup|markup|markup_with_mnemonic|description|placeholder_text|'
                        r'heading|body|comments|name_for_people)|add_response|toast_new)$|'
                        r'gtk_label_new|adw_message_dialog_new|g_menu_append|g_menu_item_new|'
                        r'g_print|g_printerr|g_application_command_line_print\w*')

# Members of a table, and properties, that a person reads.
SHOWN = {'label', 'title', 'subtitle', 'tooltip-text', 'tooltip-markup', 'placeholder-text',
         'description', 'heading', 'body', 'text', 'comments', 'summary', 'help', 'sentence',
         'explanation', 'message', 'button-label', 'secondary-text', 'primary-text',
         'section-name', 'value-text', 'arg_description', 'plural', 'singular'}

KEY_NAMES = {'Escape', 'Return', 'Delete', 'Home', 'End', 'Left', 'Right', 'Up', 'Down', 'Page',
             'Tab', 'Space', 'Menu'}

# What a sample casebook says in its families' records is case data, made up in one language.
CASE_DATA = re.compile(r'app/(.*/)?kw-(demo|sample)[a-z-]*\.[ch]$')

PROSE = re.compile(r"[A-Za-z][a-z'’]+,? [a-z]{2,}|^[A-Z][a-z]{2,} ?[.:…!?]?$|[a-z][.!?…]$|"
                   r'9 [a-z]{3,}|[a-z]{3,} 9')
IDENTIFIERS = re.compile(r'[\s"\\]*[\w.:]*[\s"\\]*(,[\s"\\]*[\w.:]*[\s"\\]*)+$')
CONVERSION = re.compile(r"%[-+ 0#'\d.*]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z]")
SQL = re.compile(r'\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|PRAGMA|CREATE|DROP|BEGIN|COMMIT|'
                 r'ROLLBACK|SAVEPOINT|RELEASE|VALUES|JOIN|ORDER BY|GROUP BY|UNION|LIMIT|AND|NOT|'
                 r'ATTACH|ANALYZE|SET|USING|COLLATE|MATCH)\b')


def sources(*suffixes):
    """The project's own files with one of these endings, below the rooms."""
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob('*')):
            if path.is_file() and path.name.endswith(suffixes):
                yield path


def name_of(path):
    return str(path.relative_to(SOURCE))


def has_letters(text):
    # Without escapes, conversions and markup.
    text = re.sub(r'\\.|%[-+ 0#\'\d.*]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z%]|<[^>]*>|&\w+;', ' ', text)
    return re.search(r'[A-Za-z]{2,}', text) is not None


def is_prose(text):
    return PROSE.search(CONVERSION.sub('9', text)) is not None


# po/POTFILES


def is_translatable(path):
    text = path.read_text()
    if path.suffix in ('.c', '.h'):
        return any(literal.calls and literal.calls[0] in MARKERS
                   for literal in csource.literals(text))
    if path.suffix == '.ui':
        return 'translatable="yes"' in text
    return True


def translatable_files():
    return sorted(name_of(path) for path in
                  sources('.c', '.h', '.ui', '.desktop.in', '.xml.in', '.gschema.xml')
                  if is_translatable(path))


def listed_files():
    return [line for line in POTFILES.read_text().splitlines()
            if line and not line.startswith('#')]


def potfiles():
    listed, wanted = listed_files(), translatable_files()
    for name in sorted(set(listed) ^ set(wanted)):
        yield f'{name} {"has nothing to translate" if name in listed else "is missing"}'
    if set(listed) != set(wanted):
        yield 'Run ./dev format.'


# Interface files


def is_shown(name):
    return name in SHOWN or any(name.endswith('-' + shown) for shown in SHOWN)


def interface_strings(path):
    """Yields (name, element) of everything in a .ui file that may be text to read."""
    for element in ElementTree.parse(path).iter():
        if element.tag in ('property', 'attribute'):
            yield element.get('name').replace('_', '-'), element
        elif element.tag in ('item', 'col', 'relation') and element.text:
            yield 'text' if element.tag == 'item' else element.tag, element


def interface():
    for path in sources('.ui'):
        for name, element in interface_strings(path):
            text = (element.text or '').strip()
            if element.get('translatable') == 'yes' or element.get('bind-source'):
                continue
            if has_letters(text) and (is_shown(name) or is_prose(text)):
                yield f'{name_of(path)}: {name} "{text}" is not translatable'


# C sources


def is_marked(literal):
    return bool(literal.calls) and literal.calls[0] in MARKERS


def is_for_developers(literal):
    return any(FOR_DEVELOPERS.match(call) for call in literal.calls) or \
        SQL.search(literal.text) is not None or IDENTIFIERS.match(literal.text) is not None or \
        'not shown' in literal.remark


def is_property_value(literal):
    """In g_object_new and its like, text follows the name of the property."""
    return bool(literal.calls) and bool(literal.earlier) and literal.argument % 2 == 0 and \
        literal.calls[0] in ('g_object_new', 'g_object_set', 'gtk_widget_new') and \
        is_shown(literal.earlier[-1])


def escapes(literal):
    if is_marked(literal) or not has_letters(literal.text):
        return False
    if literal.calls and SHOWN_CALL.match(literal.calls[0]):
        return True
    if is_property_value(literal) or is_shown(literal.member.replace('_', '-')):
        return True
    if is_for_developers(literal) or literal.text in KEY_NAMES:
        return False
    return is_prose(literal.text)


def escaped(source):
    """The literals of a source that escape gettext; the contexts it gives are not shown."""
    found = list(csource.literals(source))
    contexts = {literal.text for literal in found
                if literal.calls[:1] in (['C_'], ['NC_']) and literal.argument == 0}
    return [literal for literal in found if escapes(literal) and literal.text not in contexts]


def c_sources():
    for path in sources('.c', '.h'):
        if CASE_DATA.match(name_of(path)):
            continue
        for literal in escaped(path.read_text()):
            yield f'{name_of(path)}:{literal.line}: "{literal.text}"'


# What the check of C sources must find, and what it must leave alone.
EXAMPLES = [
    ('gtk_label_new ("Text");', True),
    ('gtk_label_new (_ ("Text"));', False),
    ('gtk_label_set_text (label, "12:30");', False),
    ('adw_preferences_group_set_title (group, "some text");', True),
    ('g_set_error (error, KW_DATA_ERROR, 0, "The family %s is not there.", name);', True),
    ('g_object_new (TYPE, "label", "hello", "name", "row", NULL);', True),
    ('g_object_new (TYPE, "css-name", "row", NULL);', False),
    ('const Row rows[] = { { "seen", "Seen" } };', True),
    ('const Row rows[] = { { "seen", N_ ("Seen") } };', False),
    ('const Row rows[] = { { .label = "go" } };', True),
    ('text = g_strdup_printf ("%d of %d visits", n, m);', True),
    ('text = ngettext ("%d visit", "%d visits", n);', False),
    ('g_print ("seen\\n");', True),
    ('text = seen ? "yes please" : _ ("No");', True),
    ('const Set set = { "state of a clock", { NC_ ("state of a clock", "Running") } };', False),
    ('g_debug ("This is for the programmer");', False),
    ('sql = "SELECT id FROM family WHERE name = :name";', False),
    ('#define COLUMNS "device, epoch, \\"row\\", "', False),
    ('/* Hashed, not shown. */\n#define TAG "keyworker journal 1"', False),
    ('/* Hashed. */\n#define TAG "keyworker journal 1"', True),
    ('g_signal_connect (x, "notify::name", NULL, NULL); /* "A comment" */', False),
]


def examples():
    for source, wanted in EXAMPLES:
        if bool(escaped(source)) != wanted:
            yield f'{"missed" if wanted else "wrongly found"}: {source}'


if '--write' in sys.argv[2:]:
    POTFILES.write_text(''.join(name + '\n' for name in translatable_files()))
else:
    tap.run([
        ('an escaped string is known when it is seen', examples),
        ('po/POTFILES lists every file with strings, and no other', potfiles),
        ('what an interface file shows is translatable', interface),
        ('what a C source shows goes through gettext', c_sources),
    ])
