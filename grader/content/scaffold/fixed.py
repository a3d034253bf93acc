"""What a new question starts from whose answer is the same for everybody: all of it stands in exercise.toml."""

from __future__ import annotations

from typing import Final


def _question(title: tuple[str, str], asked: tuple[str, str], body: str, hints: tuple[str, ...]) -> dict[str, str]:
    head = f"""
format = 1
title = {{ en = "{title[0]}", zh-hans = "{title[1]}" }}
kind = "question"
topic = "@topic@"
difficulty = 1
minutes = 3
tags = []
{body}"""
    for english, chinese in zip(hints[::2], hints[1::2], strict=True):
        head += f'\n[[hints]]\nen = "{english}"\nzh-hans = "{chinese}"\n'
    return {"exercise.toml": head, "statement.md": f"{asked[0]}\n", "statement.zh-hans.md": f"{asked[1]}\n"}


_OPTIONS = """
[[question.options]]
text = {{ en = "Max pooling.", zh-hans = "最大汇聚层。" }}
{correct}why = {{ en = "A maximum has nothing to learn.", zh-hans = "求最大值没有要学习的参数。" }}

[[question.options]]
text = {{ en = "A dense layer.", zh-hans = "全连接层。" }}
why = {{ en = "Each input has a weight for each output.", zh-hans = "每一对输入与输出之间都有一个权重。" }}

[[question.options]]
text = {{ en = "A convolution.", zh-hans = "卷积层。" }}
why = {{ en = "Its kernels are learnt.", zh-hans = "它的卷积核是学习得到的。" }}

[[question.options]]
text = {{ en = "ReLU.", zh-hans = "ReLU。" }}
{second}why = {{ en = "{relu[0]}", zh-hans = "{relu[1]}" }}

[question.steps]
en = "{steps[0]}"
zh-hans = "{steps[1]}"
"""
_HINT = ("What would training change in each of them?", "训练会改变它们各自的什么？")

CHOICE: Final = _question(
    ("A layer without parameters", "没有参数的层"),
    (
        "Which of these layers changes the size of an image and has no parameters?",
        "哪一个层会改变图像的大小，却没有参数？",
    ),
    '\n[question]\ntype = "choice"\n'
    + _OPTIONS.format(
        correct="correct = true\n",
        second="",
        relu=("It has no parameters either, and leaves the size as it is.", "它也没有参数，但不改变大小。"),
        steps=(
            "Max pooling takes the largest number of each window: the image shrinks, and nothing is learnt.",
            "最大汇聚取每个窗口中最大的数：图像变小，而没有要学习的参数。",
        ),
    ),
    _HINT,
)

CHOICES: Final = _question(
    ("Layers without parameters", "没有参数的层"),
    ("Which of these layers have no parameters?", "哪些层没有参数？"),
    '\n[question]\ntype = "choices"\n'
    + _OPTIONS.format(
        correct="correct = true\n",
        second="correct = true\n",
        relu=("It compares with 0, and learns nothing.", "它只与 0 比较，没有要学习的参数。"),
        steps=(
            "Max pooling and ReLU compare numbers; only the other two have weights.",
            "最大汇聚和 ReLU 只比较大小；另外两个层才有权重。",
        ),
    ),
    _HINT,
)

TEXT: Final = _question(
    ("What is it called?", "它叫什么？"),
    (
        "A layer replaces each window of an image by the largest number in it. What is it called?",
        "有一个层用图像每个窗口中最大的数代替这个窗口。它叫什么？",
    ),
    """
[question]
type = "text"
answer = { en = "max pooling", zh-hans = "最大汇聚" }
alternatives = ["maximum pooling", "max-pooling", "最大池化", "最大汇聚层", "最大池化层"]

[[question.wrong]]
value = "average pooling"
en = "That one takes the mean of each window."
zh-hans = "那是取每个窗口的平均值。"

[question.steps]
en = "It is **max pooling**: of each window the maximum is kept."
zh-hans = "它叫**最大汇聚**：每个窗口保留最大值。"
""",
    ("It is named after what it keeps.", "它以所保留的东西命名。"),
)

SHAPE: Final = _question(
    ("The shape of a dense layer's weight", "全连接层权重的形状"),
    (
        "A dense layer computes `X @ W` from an `X` of shape `(32, 10)`; the result has the shape `(32, 4)`. What is "
        "the shape of `W`?",
        "全连接层由形状为 `(32, 10)` 的 `X` 计算 `X @ W`，结果的形状为 `(32, 4)`。`W` 的形状是什么？",
    ),
    """
[question]
type = "shape"
answer = [10, 4]

[[question.wrong]]
value = [4, 10]
en = "The axes are the other way round: rows of `W` meet columns of `X`."
zh-hans = "两个轴颠倒了：`W` 的行对应 `X` 的列。"

[[question.wrong]]
value = [32, 4]
en = "That is the shape of the result."
zh-hans = "那是结果的形状。"

[question.steps]
en = "`(32, 10) @ (10, 4)` gives `(32, 4)`: the weight has a row for each input and a column for each output."
zh-hans = "`(32, 10) @ (10, 4)` 得到 `(32, 4)`：权重每个输入一行，每个输出一列。"
""",
    ("Which axis of `X` vanishes?", "`X` 的哪个轴消失了？"),
)

ARRAY: Final = _question(
    ("A product by hand", "手算矩阵乘积"),
    (
        "Multiply: what is $A B$ with\n\n$$\nA = \\begin{bmatrix} 1 & 2 \\\\ 0 & 1 \\end{bmatrix}, \\quad\n"
        "B = \\begin{bmatrix} 3 & 0 \\\\ 1 & 1 \\end{bmatrix}?\n$$",
        "计算矩阵乘积 $A B$，其中\n\n$$\nA = \\begin{bmatrix} 1 & 2 \\\\ 0 & 1 \\end{bmatrix}, \\quad\n"
        "B = \\begin{bmatrix} 3 & 0 \\\\ 1 & 1 \\end{bmatrix}。\n$$",
    ),
    """
[question]
type = "array"
answer = [[5, 2], [1, 1]]

[[question.wrong]]
value = [[3, 0], [0, 1]]
en = "That multiplies element by element."
zh-hans = "那是按元素相乘。"

[[question.wrong]]
value = [[3, 6], [1, 3]]
en = "That is $B A$: the order matters."
zh-hans = "那是 $B A$：次序不能交换。"

[question.steps]
en = "Row by column: $3 + 2 = 5$, $0 + 2 = 2$; the second row is that of $B$."
zh-hans = "行乘列：$3 + 2 = 5$，$0 + 2 = 2$，第二行与 $B$ 的第二行相同。"
""",
    ("Each element is a row of $A$ times a column of $B$.", "每个元素等于 $A$ 的一行乘以 $B$ 的一列。"),
)

ORDER: Final = _question(
    ("A step of training", "训练的一步"),
    ("Put what happens in one step of training into order.", "把训练一步中发生的事按顺序排列。"),
    """
[question]
type = "order"

[[question.items]]
text = { en = "Compute the outputs.", zh-hans = "计算输出。" }
why = { en = "The forward pass comes first.", zh-hans = "首先是前向传播。" }

[[question.items]]
text = { en = "Compute the loss.", zh-hans = "计算损失。" }
why = { en = "The loss needs the outputs.", zh-hans = "损失需要输出。" }

[[question.items]]
text = { en = "Compute the gradients.", zh-hans = "计算梯度。" }
why = { en = "Back-propagation starts from the loss.", zh-hans = "反向传播从损失开始。" }

[[question.items]]
text = { en = "Change the weights.", zh-hans = "更新权重。" }
why = { en = "The update needs all gradients.", zh-hans = "更新需要所有的梯度。" }

[question.steps]
en = "Outputs, loss, gradients, update: each needs what comes before it."
zh-hans = "输出、损失、梯度、更新：每一步都需要前一步的结果。"
""",
    ("What does each of them need?", "它们各自需要什么？"),
)

MATCH: Final = _question(
    ("Layers and their parameters", "层与参数个数"),
    ("Which layer has how many parameters?", "哪个层有多少个参数？"),
    """
[question]
type = "match"
extra = ["12"]

[[question.pairs]]
left = "`Linear(3, 2)`"
right = "8"
why = { en = "3 · 2 weights and 2 biases.", zh-hans = "3 · 2 个权重和 2 个偏置。" }

[[question.pairs]]
left = "`Conv2d(1, 2, 3)`"
right = "20"
why = { en = "2 · 9 weights and 2 biases.", zh-hans = "2 · 9 个权重和 2 个偏置。" }

[[question.pairs]]
left = "`MaxPool2d(2)`"
right = "0"
why = { en = "A maximum has nothing to learn.", zh-hans = "求最大值没有要学习的参数。" }

[question.steps]
en = "Weights for each pair of input and output, times the size of the kernel; one bias for each output."
zh-hans = "每一对输入与输出有权重，再乘以卷积核的大小；每个输出一个偏置。"
""",
    ("Begin with the layer that has none.", "从没有参数的层开始。"),
)

TABLE: Final = _question(
    ("Shapes and parameters of a small network", "小网络的形状与参数"),
    (
        "Fill in the table: the shape that each layer returns, and its parameters.",
        "填表：每一层输出的形状和它的参数个数。",
    ),
    """
[question]
type = "table"

[[question.rows]]
label = { en = "input", zh-hans = "输入" }
layer = { kind = "input" }
shape = [1, 8, 8]
given = ["shape"]

[[question.rows]]
label = { en = "convolution, 4 channels, 3 × 3, padding 1", zh-hans = "卷积，4 个通道，3 × 3，填充 1" }
layer = { kind = "conv", channels = 4, kernel = [3, 3], padding = [1, 1] }
shape = [4, 8, 8]
parameters = 40

[[question.rows]]
label = { en = "max pooling, 2 × 2, stride 2", zh-hans = "最大汇聚，2 × 2，步幅 2" }
layer = { kind = "max-pool", kernel = [2, 2], stride = [2, 2] }
shape = [4, 4, 4]
parameters = 0

[question.steps]
en = "Padding 1 keeps the size under a 3 × 3 kernel: $4 \\\\cdot (9 + 1) = 40$ parameters. Pooling halves both sides."
zh-hans = "填充 1 使 3 × 3 卷积保持大小：参数 $4 \\\\cdot (9 + 1) = 40$ 个。汇聚把两边减半。"
""",
    ("Which layer changes the size, which the number of channels?", "哪一层改变大小，哪一层改变通道数？"),
)
