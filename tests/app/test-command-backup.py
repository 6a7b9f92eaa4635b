#!/usr/bin/env python3
"""test-command-backup.py PROGRAM: keyworker backup and restore."""

from command import done, path, run, sql

import tap


def make_book(name):
    book = path(name)
    done('demo', book, '--families', '3', '--seed', '7')
    return book


def everything(book):
    return [done('export', book, family['reference']).text
            for family in done('families', book, '--json').json()['families']]


def check_drill():
    book = make_book('drill.keyworker')
    before = everything(book)
    copy = path('drill-copy')
    made = done('backup', book, copy, '--json').json()
    if made['path'] != str(copy) or made['size'] != copy.stat().st_size:
        yield f'it says {made}'
    reference = done('families', book, '--json').json()['families'][0]['reference']
    done('visit', book, reference, '--start', '2013-02-01T09:00', '--minutes', '30', '--outcome', 'nobody-in')
    if everything(book) == before:
        yield 'nothing was changed after the backup'
    book.unlink()
    done('restore', copy, book)
    if everything(book) != before:
        yield 'what was restored is not what was there'
    done('check', book)
    done('visit', book, reference, '--start', '2013-02-01T09:00', '--minutes', '30', '--outcome', 'nobody-in')
    done('check', book)


def check_never_overwrites():
    book = make_book('kept.keyworker')
    copy = path('kept-copy')
    done('backup', book, copy)
    for words in (['backup', book, copy], ['restore', copy, book]):
        file = words[2]
        before = file.read_bytes()
        result = run(*words)
        if result.status != 1 or 'already' not in result.error or len(result.error.splitlines()) != 1:
            yield f'{words[0]}: {result}'
        if file.read_bytes() != before:
            yield f'{words[0]} changed a file'


def check_bad_words():
    book = make_book('words.keyworker')
    for words, status in ((['backup', book], 2), (['restore', book], 2), (['backup', book, 'a', 'b'], 2),
                          (['backup', path('none.keyworker'), path('out')], 1),
                          (['backup', book, path('no-folder') / 'out'], 1),
                          (['restore', path('none'), path('out')], 1)):
        result = run(*words)
        if result.status != status or len(result.error.splitlines()) != 1:
            yield f'{words}: {result}'
    if path('out').exists() or path('out.part').exists():
        yield 'something was left'


def check_damaged():
    book = make_book('damaged.keyworker')
    copy = path('damaged-copy')
    done('backup', book, copy)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2 // 4096 * 4096 + 100] ^= 1
    content[len(content) // 2 // 4096 * 4096] ^= 0x55
    copy.write_bytes(content)
    again = path('damaged-again.keyworker')
    result = run('restore', copy, again)
    if result.status != 5 or len(result.error.splitlines()) != 1:
        yield f'a damaged backup: {result}'
    if 'of its pages is damaged: ' not in result.error:
        yield f'it does not say which page is damaged: {result}'
    if again.exists():
        yield 'something was restored'


def check_brought_over():
    book = make_book('later.keyworker')
    copy = path('later-copy')
    done('backup', book, copy)
    reference = done('families', book, '--json').json()['families'][0]['reference']
    done('visit', book, reference, '--start', '2013-02-01T09:00', '--minutes', '30', '--outcome', 'nobody-in')
    after = everything(book)
    again = path('later-again.keyworker')
    result = done('restore', copy, again, '--damaged', book, '--json').json()
    if result['path'] != str(again) or result['brought'] < 1:
        yield f'it says {result}'
    if everything(again) != after:
        yield 'what was done after the backup is not there'
    done('check', again)
    result = run('restore', copy, path('later-third.keyworker'), '--damaged', path('no-such-book'))
    if result.status != 5 or len(result.error.splitlines()) != 1 or not path('later-third.keyworker').exists():
        yield f'no damaged casebook: {result}'
    if run('restore', copy, path('later-fourth.keyworker'), '--salvage', '--damaged', book).status != 2:
        yield 'two ways at once'


def check_newer():
    book = make_book('newer.keyworker')
    copy = path('newer-copy')
    done('backup', book, copy)
    sql(copy, 'PRAGMA user_version = 999')
    result = run('restore', copy, path('newer-again.keyworker'))
    if result.status != 6 or len(result.error.splitlines()) != 1:
        yield f'a backup of a newer version: {result}'


tap.run([
    ('what is restored is what was there', check_drill),
    ('nothing is ever overwritten', check_never_overwrites),
    ('wrong words and missing files', check_bad_words),
    ('a damaged backup', check_damaged),
    ('what was done after the backup is brought over', check_brought_over),
    ('a backup of a newer version', check_newer),
])
