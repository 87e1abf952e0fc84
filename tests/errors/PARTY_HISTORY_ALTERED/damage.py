import sqlite3

with sqlite3.connect("ws/books.sqlite3") as books:
    books.execute("DROP TRIGGER parties_profile_no_update")
    books.execute("UPDATE parties_profile SET legal_name = 'Carrier B Ltd'")
