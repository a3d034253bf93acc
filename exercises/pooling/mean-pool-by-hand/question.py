def generate(rng):
    """Draw an array of 4 rows; means of four whole numbers are exact in quarters."""
    width = 2 * int(rng.integers(2, 4))
    X = rng.integers(-6, 13, size=(4, width))
    windows = X.reshape(2, 2, width // 2, 2)
    answer = windows.mean(axis=(1, 3)).tolist()
    first = X[:2, :2].ravel().tolist()
    rows = [", ".join(f"{mean:g}" for mean in row) for row in answer]
    slips = [
        (
            windows.sum(axis=(1, 3)).tolist(),
            "Those are the sums of the windows. Divide by the 4 elements of a window.",
            "这是各窗口之和。还要除以窗口的元素个数 4。",
        ),
        (
            windows.max(axis=(1, 3)).tolist(),
            "That is max pooling: the largest element of each window, not the mean.",
            "这是最大汇聚：取的是各窗口的最大元素，而不是平均值。",
        ),
        (
            (windows.sum(axis=(1, 3)) / 2).tolist(),
            "The sums were divided by 2, the window's height. A window has 4 elements.",
            "除以了窗口的边长 2。一个窗口有 4 个元素。",
        ),
        (
            [[float(X[i : i + 2, j : j + 2].mean()) for j in range(width // 2)] for i in range(2)],
            "The window moved on by 1 each time. With stride 2 the windows do not overlap.",
            "窗口每次只移动了 1。步幅为 2 时窗口互不重叠。",
        ),
    ]
    wrong = []
    for value, en, zh in slips:
        if value != answer and value not in [one["value"] for one in wrong]:
            wrong.append({"value": value, "en": en, "zh-hans": zh})
    return dict(
        parameters=dict(X=X.tolist()),
        answer=answer,
        wrong=wrong,
        steps={
            "en": f"The first window holds {', '.join(map(str, first))}: their sum is {sum(first)}, their mean "
            f"{sum(first)} / 4 = {answer[0][0]:g}. In the same way the first row is "
            f"{rows[0]} and the second {rows[1]}.",
            "zh-hans": f"第一个窗口的元素是 {', '.join(map(str, first))}：和为 {sum(first)}，平均值为 "
            f"{sum(first)} / 4 = {answer[0][0]:g}。同样，第一行是 "
            f"{rows[0]}，第二行是 {rows[1]}。",
        },
    )
