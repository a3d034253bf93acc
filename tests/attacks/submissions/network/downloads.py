# expect: error
# Fetches the answer from the network, as a student's code might in good faith.
import urllib.request


def corr2d(X, K):
    return urllib.request.urlopen("http://127.0.0.1:80/answer", timeout=0.3).read()
