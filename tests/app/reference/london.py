"""london.py: dates and instants of case files, apart from the program's own code.

A date is a day number, an instant seconds since day 0 in UTC. Local time is London's: an hour that occurs
twice is its first passing, one that the clocks skip counts on from before the change.
"""

import datetime
import re
import zoneinfo

LONDON = zoneinfo.ZoneInfo('Europe/London')
INSTANT = re.compile(r'(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(Z?)$')
DAY = 86400
# Before railways brought one time for all, London kept its own.
FIRST_YEAR_OF_GMT, LOCAL_MEAN_TIME = 1848, -75


def day(text):
    return datetime.date.fromisoformat(text).toordinal()


def day_text(number):
    return datetime.date.fromordinal(number).isoformat()


def _offset(moment):
    if moment.year < FIRST_YEAR_OF_GMT:
        return LOCAL_MEAN_TIME
    return int(moment.utcoffset().total_seconds())


def _at(number, second, fold, zone):
    date = datetime.date.fromordinal(number)
    return datetime.datetime(date.year, date.month, date.day, second // 3600, second // 60 % 60,
                             second % 60, fold=fold, tzinfo=zone)


def _offset_of_utc(seconds):
    number, second = divmod(seconds, DAY)
    moment = _at(number, second, 0, datetime.timezone.utc)
    if moment.year < FIRST_YEAR_OF_GMT:
        return LOCAL_MEAN_TIME
    # The last hours of the calendar have no local time that datetime could hold.
    if moment.year == 9999 and moment.month == 12:
        return 0
    return _offset(moment.astimezone(LONDON))


def instant(text):
    date, hour, minute, second, utc = INSTANT.match(text).groups()
    seconds = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    offset = 0 if utc else _offset(_at(day(date), seconds, 0, LONDON))
    return day(date) * DAY + seconds - offset


def local_day(seconds):
    return (seconds + _offset_of_utc(seconds)) // DAY


def is_twice(number, second):
    return _offset(_at(number, second, 0, LONDON)) > _offset(_at(number, second, 1, LONDON))


def instant_text(seconds, utc=False):
    """Local time, or UTC with Z where it is asked for or the local time occurs twice."""
    number, second = divmod(seconds + _offset_of_utc(seconds), DAY)
    z = ''
    if utc or is_twice(number, second):
        number, second = divmod(seconds, DAY)
        z = 'Z'
    text = f'{day_text(number)}T{second // 3600:02d}:{second // 60 % 60:02d}'
    return text + (f':{second % 60:02d}' if second % 60 else '') + z
