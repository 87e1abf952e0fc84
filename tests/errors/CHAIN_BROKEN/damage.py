import sqlite3

with sqlite3.connect("ws/books.sqlite3") as books:
    books.execute("DROP TRIGGER platform_event_no_update")
    books.execute("UPDATE platform_event SET about = 'somebody else' WHERE number = 1 AND stream = 'actors'")
