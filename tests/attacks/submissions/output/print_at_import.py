# expect: output-limit
# Prints without end while the file is imported.
while True:
    print("x" * 1000)
