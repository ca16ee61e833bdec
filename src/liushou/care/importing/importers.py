"""Which importer takes the rows of which kind of sheet."""

from collections.abc import Mapping

from liushou.care.importing.importer import Importer
from liushou.care.importing.lists.attendance import import_attendance
from liushou.care.importing.lists.grades import import_grades
from liushou.care.importing.lists.records import import_records
from liushou.care.importing.people.children import import_children
from liushou.care.importing.people.residents import import_residents
from liushou.care.importing.people.volunteers import import_volunteers

IMPORTERS: Mapping[str, Importer] = {
    "children": import_children,
    "volunteers": import_volunteers,
    "residents": import_residents,
    "records": import_records,
    "attendance": import_attendance,
    "grades": import_grades,
}
"""By the word that a sheet's kind has on the command line."""
