def generate(rng):
    """Draw columns with numbers and two columns with names."""
    numbers, regions, contracts = (int(n) for n in rng.choice(range(3, 12), size=3, replace=False))
    answer = numbers + regions + contracts
    slips = [
        (
            numbers + 2,
            "Each column was given one input. A region is no number: it needs an input for each of its values.",
            "每一列只给了一个输入。地区不是数：它的每个取值都需要一个输入。",
        ),
        (
            numbers + regions * contracts,
            "Regions and contracts were multiplied. Each column is coded by itself, so its inputs are added.",
            "把地区和合同的个数相乘了。每一列各自编码，输入的个数应当相加。",
        ),
        (
            regions + contracts,
            f"The {numbers} columns with numbers were left out: each is one input.",
            f"漏掉了 {numbers} 列数值：每一列是一个输入。",
        ),
        (
            numbers + regions + contracts - 2,
            "One value of each column was left out. In one-of-k coding each of the k values has its input.",
            "每一列漏掉了一个取值。独热编码中，k 个取值各有一个输入。",
        ),
        (
            numbers + regions + contracts + 1,
            "The bias was counted. It is a parameter of the neurons, not an input of the table.",
            "把偏置也算上了。偏置是神经元的参数，不是表中的输入。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(numbers=numbers, regions=regions, contracts=contracts),
        answer=answer,
        wrong=wrong,
        steps={
            "en": "A number is one input; a column with k values has k of them: "
            rf"${numbers} + {regions} + {contracts} = \mathbf{{{answer}}}$.",
            "zh-hans": "一列数值是一个输入；有 k 个取值的列有 k 个输入："
            rf"${numbers} + {regions} + {contracts} = \mathbf{{{answer}}}$。",
        },
    )
