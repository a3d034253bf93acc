# expect: timeout
# Sets every interval timer to fire constantly and swallows what they raise, to starve a timeout kept by a timer.
import signal


def again(*_):
    signal.setitimer(signal.ITIMER_REAL, 0.001)


for timer, number in ((signal.ITIMER_REAL, signal.SIGALRM), (signal.ITIMER_VIRTUAL, signal.SIGVTALRM)):
    signal.signal(number, again)
    signal.setitimer(timer, 0.001, 0.001)


def corr2d(X, K):
    while True:
        pass
