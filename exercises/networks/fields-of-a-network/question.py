def generate(rng):
    """Draw five layers with windows; the strides of all layers before spread a window."""
    kernels = [int(k) for k in rng.choice([3, 5, 7], size=3)]
    pools = [int(k) for k in rng.integers(2, 4, size=2)]
    first_stride = int(rng.integers(1, 3))
    plan = [
        ("conv", kernels[0], first_stride),
        ("max-pool", pools[0], 2),
        ("conv", kernels[1], 1),
        ("max-pool", pools[1], 2),
        ("conv", kernels[2], 1),
    ]
    names = {"conv": ("convolution", "卷积"), "max-pool": ("max pooling", "最大汇聚")}
    rows = [dict(label={"en": "input", "zh-hans": "输入"}, receptive_field=1, given=("receptive_field",))]
    wrong = []
    field, jump, plain = 1, 1, 1
    said = []
    for number, (kind, k, stride) in enumerate(plan, start=1):
        before = field
        field += (k - 1) * jump
        plain += k - 1
        en, zh = names[kind]
        rows.append(
            dict(
                label={
                    "en": f"{en}, {k} × {k}, stride {stride}",
                    "zh-hans": f"{zh}，{k} × {k}，步幅 {stride}",
                },
                layer=dict(kind=kind, kernel=(k, k), stride=(stride, stride)),
                receptive_field=field,
            )
        )
        slips = [
            (
                before + (k - 1) * jump * stride,
                "The layer's own stride was used. Only the strides of the layers before it spread its window.",
                "用了这一层自己的步幅。只有前面各层的步幅才会拉开它的窗口。",
            ),
            (
                plain,
                "The strides of the layers before were left out: they spread this layer's window.",
                "没有算前面各层的步幅：它们会拉开这一层的窗口。",
            ),
            (
                before + k * jump,
                f"The window of {k} adds {k} - 1 steps, as its first element is counted already.",
                f"大小为 {k} 的窗口只增加 {k} - 1 步，因为第一个元素已经算过了。",
            ),
        ]
        values = {field}
        for value, text, text_zh in slips:
            if value not in values:
                values.add(value)
                wrong.append(
                    {"row": number, "column": "receptive_field", "value": value, "en": text, "zh-hans": text_zh}
                )
        said.append(rf"${before} + ({k} - 1) \cdot {jump} = {field}$")
        jump *= stride
    steps = "\n".join(f"{number}. {one}" for number, one in enumerate(said, start=1))
    return dict(
        rows=rows,
        wrong=wrong,
        steps={
            "en": "Each layer adds (window - 1) times the product of the strides before it:\n\n" + steps,
            "zh-hans": "每一层增加（窗口 - 1）乘以前面各层步幅之积：\n\n" + steps,
        },
    )
