# expect: wrong
# arrays: torch. Returns tensors without data: on the meta device, sparse, nested, quantised, of complex and odd kinds.
import torch

answers = [
    torch.empty((1 << 20, 1 << 20), device="meta"),
    torch.eye(3).to_sparse(),
    torch.sparse_coo_tensor(torch.zeros((2, 1), dtype=torch.long), torch.ones(1), (1 << 30, 1 << 30)),
]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
