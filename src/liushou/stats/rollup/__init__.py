"""The figures of many units added up: school, town, county, city."""
