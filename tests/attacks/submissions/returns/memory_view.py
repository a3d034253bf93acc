# expect: wrong
# Returns memory views, byte arrays and array.array, whose contents may change later.
import array

answers = [memoryview(bytearray(100)), bytearray(10), array.array("d", [1.0]), memoryview(bytes(16)).cast("d")]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
