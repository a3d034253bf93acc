# expect: passed
# Star imports, semicolons, tabs, lambda and a global array, as much working code has them.
from math import *
from numpy import *

Y = None

def corr2d(X, K):
	global Y
	h = K.shape[0]; w = K.shape[1]
	size = lambda n, k: int(floor(n - k + 1))
	Y = zeros([size(X.shape[0], h), size(X.shape[1], w)])
	for i in range(len(Y)):
		for j in range(len(Y[0])): Y[i][j] = sum(X[i:i+h, j:j+w] * K)
	return Y
