#!/usr/bin/env python3
"""test-contrast.py SOURCE_DIR: text can be read, in the light and in the dark.

Every ground of ours (kw_*_bg) has its text (kw_*_fg), at least 4.5 : 1 apart; so is that text from
the grounds of the theme, where it stands without its own; and so is text that is dimmed.
"""

import pathlib
import re
import sys

import tap

STYLE = pathlib.Path(sys.argv[1]) / 'ui/style'
ENOUGH = 4.5

# What libadwaita 1.2 paints behind text: windows, lists and cards, header bars; and its text.
GROUNDS = {'light': ['#fafafa', '#ffffff', '#ebebeb'], 'dark': ['#242424', '#1e1e1e', '#363636']}
TEXT = {'light': ('#000000', 0.8), 'dark': ('#ffffff', 1.0)}
ACCENT_TEXT = '#ffffff'

COLOUR = re.compile(r'@define-color (\w+) (#[0-9a-f]{6});')
DIM = re.compile(r'^\.dim-label[^{]*\{ opacity: 1; color: alpha\(currentColor, ([\d.]+)\); \}', re.M)
SETTLED = re.compile(r'\.graph-settled \{ opacity: ([\d.]+);')


def colours(name):
    return dict(COLOUR.findall((STYLE / name).read_text()))


def parts(colour):
    return [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]


def over(colour, alpha, ground):
    """What is seen of a colour that lets its ground through."""
    mixed = [alpha * a + (1 - alpha) * b for a, b in zip(parts(colour), parts(ground))]
    return '#' + ''.join(f'{round(part * 255):02x}' for part in mixed)


def luminance(colour):
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_close(what, text, ground):
    ratio = contrast(text, ground)
    return [] if ratio >= ENOUGH else [f'{what}: {text} on {ground} is {ratio:.2f} : 1']


def check_pairs(names):
    problems = []
    for name in sorted(names):
        stem, _, side = name.rpartition('_')
        if side == 'bg' and name.startswith('kw_'):
            text = names.get(stem + '_fg')
            problems += [f'{name} has no text'] if text is None else too_close(stem, text, names[name])
    return problems


def check_grounds(names, mode):
    return [problem for name in sorted(names) if name.endswith('_fg') and name.startswith('kw_')
            for ground in GROUNDS[mode] for problem in too_close(name, names[name], ground)]


def check_dimmed(names, mode, css):
    dim = float(DIM.search(css).group(1))
    settled = float(SETTLED.search(css).group(1))
    colour, alpha = TEXT[mode]
    problems = [problem for ground in GROUNDS[mode]
                for problem in too_close('dimmed text', over(colour, alpha * dim, ground), ground)]
    behind = GROUNDS[mode][1]
    text, ground = (over(names['kw_waiting_for_trust_' + side], settled, behind) for side in ('fg', 'bg'))
    return problems + too_close('a settled problem', text, ground)


def check_scale():
    if not (contrast('#000000', '#ffffff') > 20.9 and 4.4 < contrast('#777777', '#ffffff') < ENOUGH):
        yield 'the contrast is wrongly computed'


CSS = (STYLE / 'style.css').read_text()
LIGHT, DARK_ONLY = colours('style.css'), colours('style-dark.css')
MODES = {'light': LIGHT, 'dark': {**LIGHT, **DARK_ONLY}}


def check_mode(mode):
    names = MODES[mode]
    return [
        (f'pairs, {mode}', lambda: check_pairs(names)),
        (f'on the grounds of the theme, {mode}', lambda: check_grounds(names, mode)),
        (f'dimmed, {mode}', lambda: check_dimmed(names, mode, CSS)),
        (f'on the accent, {mode}', lambda: too_close('accent', ACCENT_TEXT, names['accent_bg_color'])),
    ]


tap.run([
    ('the scale', check_scale),
    *check_mode('light'),
    *check_mode('dark'),
    ('every colour has a dark value',
     lambda: [name for name in sorted(LIGHT) if name.startswith('kw_') and name not in DARK_ONLY]),
])
