# expect: error
# Runs a shell.
import subprocess


def corr2d(X, K):
    print("WON:", subprocess.run(["/bin/sh", "-c", "id"], capture_output=True, check=True).stdout)
