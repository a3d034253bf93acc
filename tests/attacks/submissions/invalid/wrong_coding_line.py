# expect: wrong
# -*- coding: utf-7 -*- Names an encoding in which its text would mean something else; it is read as UTF-8 all the same.
def corr2d(X, K):
    return "+AAo-import os"
