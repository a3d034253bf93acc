"""By the last place where the window still fits: one position, and one for each whole stride up to there."""


def pool_output_shape(input_shape, pool_size, padding, stride):
    def positions(n, k, p, s):
        last = n + p - k
        return 1 + divmod(last + p, s)[0]

    return (input_shape[0], *map(positions, input_shape[1:], pool_size, padding, stride))
