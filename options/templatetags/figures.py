"""The numbers of `options.numbers` as filters of the templates."""

from django import template

from options.numbers import ordinal, percent, points, points_among, signed, signed_among

register = template.Library()

for written in (points, percent, signed, points_among, signed_among, ordinal):
    register.filter(written.__name__, written)
