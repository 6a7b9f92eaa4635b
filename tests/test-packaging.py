#!/usr/bin/env python3
"""test-packaging.py SOURCE_DIR BUILD_DIR VERSION: what the desktop is told about Keyworker.

The desktop entry, AppStream metadata, settings schema, MIME type and icons are valid, agree
with each other, and are installed where a desktop looks for them.
"""

import configparser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import tap

APP_ID = 'org.keyworker.Keyworker'
SOURCE, BUILD = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
VERSION = sys.argv[3]
DESKTOP = BUILD / 'ui/desktop'
ICONS = SOURCE / 'ui/icons'
SVG = '{http://www.w3.org/2000/svg}'

BUILD_FILES = ['meson.build', 'data/meson.build', 'app/meson.build', 'ui/meson.build',
               'tests/meson.build', 'tests/data/meson.build', 'tests/app/meson.build',
               'tests/ui/meson.build', 'tests/bench/meson.build']
INSTALLED = [
    '{bindir}/keyworker',
    f'{{datadir}}/applications/{APP_ID}.desktop',
    f'{{datadir}}/glib-2.0/schemas/{APP_ID}.gschema.xml',
    f'{{datadir}}/icons/hicolor/scalable/apps/{APP_ID}.svg',
    f'{{datadir}}/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
    f'{{datadir}}/metainfo/{APP_ID}.metainfo.xml',
    f'{{datadir}}/mime/packages/{APP_ID}.xml',
]


def tool(*words):
    """Runs a validator; its words are the complaint when it is not content."""
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        yield (result.stdout + result.stderr).strip() or f'{words[0]}: {result.returncode}'


def desktop_entry():
    return tool('desktop-file-validate', '--warn-kde', str(DESKTOP / f'{APP_ID}.desktop'))


def metadata():
    result = subprocess.run(['appstreamcli', 'validate', '--no-net', '--no-color',
                             str(DESKTOP / f'{APP_ID}.metainfo.xml')],
                            capture_output=True, text=True, check=False)
    found = re.findall(r'^[EW]: .*', result.stdout, re.MULTILINE)
    # Later versions would like a homepage; there is none to name.
    yield from (line for line in found if 'url-homepage-missing' not in line)
    if result.returncode != 0 and not found:
        yield result.stdout + result.stderr


def schema():
    return tool('glib-compile-schemas', '--strict', '--dry-run', str(SOURCE / 'ui/desktop'))


def keys_are_used():
    text = '\n'.join(path.read_text() for path in (SOURCE / 'ui').rglob('*.[ch]'))
    for key in ElementTree.parse(SOURCE / f'ui/desktop/{APP_ID}.gschema.xml').iter('key'):
        if f'"{key.get("name")}"' not in text:
            yield f'nothing uses the setting {key.get("name")}'


def mime_type():
    with tempfile.TemporaryDirectory() as name:
        packages = pathlib.Path(name) / 'packages'
        packages.mkdir()
        text = (DESKTOP / f'{APP_ID}.xml').read_text()
        (packages / f'{APP_ID}.xml').write_text(text)
        yield from tool('update-mime-database', name)
        globs = (pathlib.Path(name) / 'globs2').read_text()
        if 'application/vnd.keyworker.casebook:*.keyworker' not in globs:
            yield 'a .keyworker file has no type of its own'


def agreement():
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str
    entry.read(DESKTOP / f'{APP_ID}.desktop')
    entry = entry['Desktop Entry']
    metainfo = ElementTree.parse(DESKTOP / f'{APP_ID}.metainfo.xml').getroot()

    for what, found, wanted in [
            ('icon', entry['Icon'], APP_ID),
            ('program', entry['Exec'].split()[0], metainfo.findtext('provides/binary')),
            ('type', entry['MimeType'].rstrip(';'), metainfo.findtext('provides/mediatype')),
            ('component', metainfo.findtext('id'), APP_ID),
            ('launchable', metainfo.findtext('launchable'), f'{APP_ID}.desktop'),
            ('name', metainfo.findtext('name'), entry['Name']),
            ('version', metainfo.find('releases/release').get('version'), VERSION)]:
        if found != wanted:
            yield f'{what}: {found} is not {wanted}'


def icons_are_bundled():
    listed = {element.text for element in
              ElementTree.parse(ICONS / 'icons.gresource.xml').iter('file')}
    there = {str(path.relative_to(ICONS)) for path in ICONS.rglob('*.svg')}
    for name in sorted(listed ^ there):
        yield f'{name} is {"listed but not there" if name in listed else "not listed"}'


def icons_are_drawn_to_size():
    for path in sorted(ICONS.rglob('*.svg')):
        symbolic = path.stem.endswith('-symbolic')
        size = '16' if symbolic else '128'
        root = ElementTree.parse(path).getroot()
        if (root.get('width'), root.get('height'), root.get('viewBox')) != \
                (size, size, f'0 0 {size} {size}'):
            yield f'{path.name} is not {size} by {size}'
        # GTK recolours the fill of symbolic icons, and only the fill.
        if symbolic and re.search(r'stroke|fill="none"|gradient', path.read_text()):
            yield f'{path.name} needs more than a fill'
        if root.find(f'{SVG}title') is None:
            yield f'{path.name} has no title'


def icons_are_known():
    """Every icon of ours that a screen names is there."""
    there = {path.stem for path in ICONS.rglob('*.svg')}
    for path in sorted(SOURCE.rglob('*')):
        if path.suffix not in ('.c', '.h', '.ui') or path.parts[len(SOURCE.parts)] == 'tests':
            continue
        for name in set(re.findall(r'["> ](kw-[a-z-]+-symbolic)["<]', path.read_text())) - there:
            yield f'{path.relative_to(SOURCE)} names {name}, which is not there'


def installation():
    plan = json.loads((BUILD / 'meson-info/intro-install_plan.json').read_text())
    places = {entry['destination'] for kind in plan.values() for entry in kind.values()}
    for place in INSTALLED:
        if place not in places:
            yield f'{place} is not installed'


def dpkg(*words):
    return subprocess.run(['dpkg-query', *words], text=True, capture_output=True,
                          check=True).stdout


def packages():
    """Every library the build asks for is one that ./dev installs, where there is dpkg."""
    if shutil.which('dpkg-query') is None:
        return
    script = (SOURCE / 'dev').read_text()
    listed = set(re.findall(r'^  ([a-z0-9.+-]+-dev)$', script, re.MULTILINE))
    brought = {word for package in listed
               for word in re.findall(r'[a-z0-9.+-]+', dpkg('-W', '-f', '${Depends}', package))}
    build = ''.join((SOURCE / name).read_text() for name in BUILD_FILES)
    for name in re.findall(r"\bdependency\('([^']+)'", build):
        folder = subprocess.run(['pkg-config', '--variable=pcfiledir', name], text=True,
                                capture_output=True, check=True).stdout.strip()
        owner = dpkg('-S', f'{folder}/{name}.pc').split(':')[0]
        if owner not in listed | brought:
            yield f'{name}: {owner} is not in the list of packages in ./dev'


tap.run([
    ('the desktop entry is valid', desktop_entry),
    ('the AppStream metadata is valid', metadata),
    ('the settings schema is valid', schema),
    ('every setting is used', keys_are_used),
    ('casebooks have a MIME type', mime_type),
    ('the files agree with each other', agreement),
    ('every icon is in the bundle', icons_are_bundled),
    ('every icon is drawn to its size', icons_are_drawn_to_size),
    ('every icon named on a screen is there', icons_are_known),
    ('everything is installed where a desktop looks', installation),
    ('every library is in the list of ./dev', packages),
])
