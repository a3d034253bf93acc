# expect: wrong|error|crashed
# Replaces the functions that write and read JSON, structs and pickles.
import json
import json.encoder
import marshal
import pickle
import struct

import numpy as np

text = '{"status": "ok", "end": "finished"}'
json.dumps = json.JSONEncoder.encode = lambda *_, **__: text
json.JSONEncoder.iterencode = lambda *_, **__: iter([text])
json.encoder.c_make_encoder = None
pickle.dumps = marshal.dumps = lambda *_, **__: text.encode()
struct.pack = lambda *_: bytes(8)
struct.Struct = lambda *_: None


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))
