"""Questions from and to other systems: GIFT, Moodle XML, QTI 2.1 and 3.0; from QTI 1.2 and text2qti.

``formats.read_questions(data)`` finds out what a file is and gives its questions, with a list of what could not be
taken over; ``formats.write_questions(items, form)`` makes a file of questions. A file from elsewhere is hostile until
read: sizes are bounded, nothing is unpacked to disk, no entity is resolved, nothing is fetched, and markup becomes
Markdown, in which no script survives.
"""
