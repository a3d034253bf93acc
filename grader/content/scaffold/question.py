"""What a new question starts from."""

from __future__ import annotations

from typing import Final

NUMBER: Final = {
    "exercise.toml": """
format = 1
title = { en = "Parameters of a dense layer", zh-hans = "全连接层的参数个数" }
kind = "question"
topic = "@topic@"
difficulty = 1
minutes = 3
tags = ["counting"]

[question]
type = "number"

[[hints]]
en = "Every output has a weight for each input."
zh-hans = "每个输出对每个输入都有一个权重。"

[[hints]]
en = "{{inputs}} weights for one output, {{outputs}} outputs; then the biases, one for each output."
zh-hans = "一个输出有 {{inputs}} 个权重，一共 {{outputs}} 个输出；再加上偏置，每个输出一个。"
""",
    "statement.md": """
A dense layer takes a vector of {{inputs}} numbers and returns a vector of {{outputs}} numbers, with a bias. How many
parameters does it have?
""",
    "statement.zh-hans.md": """
一个带偏置的全连接层，输入是 {{inputs}} 个数的向量，输出是 {{outputs}} 个数的向量。它有多少个参数？
""",
    "question.py": '''
def generate(rng):
    """Draw one variant: what the page says, the answer, what known slips give, and the worked solution."""
    inputs = int(rng.integers(2, 40)) * 10
    outputs = int(rng.integers(2, 30)) * 5
    weights = inputs * outputs
    answer = weights + outputs
    return dict(
        parameters=dict(inputs=inputs, outputs=outputs),
        answer=answer,
        wrong={
            weights: {
                "en": f"That is the count of the weights alone; each of the {outputs} outputs has a bias as well.",
                "zh-hans": f"这只是权重的个数；{outputs} 个输出各自还有一个偏置。",
            },
            weights + 1: {
                "en": f"One bias was counted; each of the {outputs} outputs has its own.",
                "zh-hans": f"只算了一个偏置；{outputs} 个输出各有自己的偏置。",
            },
            inputs + outputs: {
                "en": "Inputs and outputs were added; every input is connected to every output, so multiply.",
                "zh-hans": "把输入和输出的个数相加了；每个输入都与每个输出相连，应当相乘。",
            },
        },
        steps={
            "en": f"${inputs} \\\\times {outputs} = {weights}$ weights and ${outputs}$ biases: ${answer}$.",
            "zh-hans": f"权重 ${inputs} \\\\times {outputs} = {weights}$ 个，偏置 ${outputs}$ 个：共 ${answer}$ 个。",
        },
    )
''',
}
