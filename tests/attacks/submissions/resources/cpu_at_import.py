# expect: timeout
# Burns CPU while the file is imported, before any case has begun.
while True:
    pass
