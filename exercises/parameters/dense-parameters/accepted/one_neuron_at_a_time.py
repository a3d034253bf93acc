"""Each neuron has as many weights as there are inputs, and perhaps a bias."""


def dense_parameters(n_in, n_out, bias=True):
    of_one_neuron = n_in + int(bias)
    return n_out * of_one_neuron
