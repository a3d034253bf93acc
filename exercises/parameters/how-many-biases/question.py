def generate(rng):
    """Draw the widths of the layers; each output channel and each unit has one bias."""
    c_i = int(rng.choice([1, 3]))
    c_1 = int(rng.integers(4, 17))
    c_2 = int(rng.integers(17, 41))
    hidden = int(rng.integers(5, 21)) * 10
    classes = int(rng.integers(4, 13))
    answer = c_1 + c_2 + hidden + classes
    slips = [
        (
            answer + c_1 + c_2,
            "Biases were counted for the pooling layers. They learn nothing, so they have none.",
            "给汇聚层也算了偏置。汇聚层没有要学习的参数，因此没有偏置。",
        ),
        (
            4,
            "That is one for each layer. Each output channel and each unit has its own.",
            "这是每层一个。每个输出通道、每个单元各有一个偏置。",
        ),
        (
            c_i + c_1 + c_2 + hidden,
            "Biases were counted by each layer's inputs. They belong to its outputs.",
            "偏置是按各层的输入计算的。偏置属于输出。",
        ),
        (
            answer - classes,
            f"The last layer was left out. It has {classes} biases.",
            f"漏掉了最后一层。它有 {classes} 个偏置。",
        ),
        (
            hidden + classes,
            "The convolutions were left out. Each of their output channels has a bias.",
            "漏掉了卷积层。卷积层的每个输出通道有一个偏置。",
        ),
        (
            c_i * c_1 + c_1 * c_2 + hidden + classes,
            "A bias was counted for each pair of channels. An output channel sums over the input channels first and "
            "adds one bias.",
            "每一对输入、输出通道都算了一个偏置。输出通道先对各输入通道求和，再加一个偏置。",
        ),
    ]
    wrong = {}
    for value, en, zh in slips:
        if value != answer and value not in wrong:
            wrong[value] = {"en": en, "zh-hans": zh}
    return dict(
        parameters=dict(c_i=c_i, c_1=c_1, c_2=c_2, hidden=hidden, classes=classes),
        answer=answer,
        wrong=wrong,
        steps={
            "en": "A convolution has one bias for each output channel, a dense layer one for each output, pooling "
            rf"none: ${c_1} + {c_2} + {hidden} + {classes} = \mathbf{{{answer}}}$.",
            "zh-hans": "卷积层的每个输出通道有一个偏置，全连接层的每个输出有一个偏置，汇聚层没有："
            rf"${c_1} + {c_2} + {hidden} + {classes} = \mathbf{{{answer}}}$。",
        },
    )
