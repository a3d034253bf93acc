"""The client's sentences in Chinese, by the English ones. A fact keeps its name in braces."""

from __future__ import annotations

SENTENCES = {
    # sending
    "There is no {path}. Name the file: tensorgrade submit FILE": "找不到 {path}。请指明文件：tensorgrade submit 文件",
    "{path} is not UTF-8 text: byte {byte} cannot be read.": "{path} 不是 UTF-8 文本：第 {byte} 个字节无法读取。",
    "{path} is no notebook that can be read.": "{path} 不是可以读取的笔记本。",
    "{reason} Your code is safe in its file. Whether it arrived is not known: type the same command again (tensorgrade "
    "{word}) when the connection is back. Unchanged code is recognised, and counts once.": (
        "{reason} 代码安全地保存在文件里，但不知道是否已经送达："
        "网络恢复后请再输入一次同样的命令（tensorgrade {word}）。"
        "没有改动的代码会被认出来，只算一次。"
    ),
    "{reason} Your code has arrived and is graded without you: tensorgrade status shows the verdict, and so does "
    "{url}": ("{reason} 代码已经送达，不用等也会评分：用 tensorgrade status 查看结果，或打开 {url}"),
    "Stopped waiting.": "不再等待。",
    "Running …": "正在运行……",
    "Waiting for its turn …": "正在排队……",
    "Handed in. Its verdict: tensorgrade status, or {url}": "已提交。查看结果：tensorgrade status，或打开 {url}",
    # the report
    "Right": "正确",
    "Partly right": "部分正确",
    "Wrong": "错误",
    "An exception": "抛出异常",
    "Out of time": "超时",
    "Out of memory": "内存不足",
    "Printed too much": "输出过多",
    "Not allowed here": "这里不允许",
    "Crashed": "崩溃",
    "Not readable": "无法读取",
    "Not graded": "未评分",
    "Not run here": "未在此运行",
    "Handed in. What came of it is shown later, as the quiz's rules say.": "已提交。结果按测验的规则稍后公布。",
    "A newer run took its place.": "已被更新的一次运行取代。",
    "Not graded yet: {state}.": "尚未评分：{state}。",
    "Printed while the file was imported:": "导入文件时的输出：",
    "The report with all its pictures: {url}": "带全部图示的报告：{url}",
    ", {right} of {all} cases": "，{all} 个用例中通过 {right} 个",
    " (a run: nothing counts)": "（试运行：不计分）",
    ", {points} of {most} points": "，{most} 分中得 {points} 分",
    " (hidden)": "（隐藏）",
    "It tries: {what}": "它测试：{what}",
    "The same as above.": "同上。",
    "A small input that fails too:": "一个同样会出错的小输入：",
    "printed:": "输出：",
    "expected": "期望",
    "yours": "你的",
    "difference (yours less expected)": "差（你的减去期望）",
    "handed in": "已提交",
    "queued": "排队中",
    "running": "运行中",
    # the service
    "{url} answered {status}.": "{url} 返回了 {status}。",
    "{url} does not know this token, or it has run out: tensorgrade login {url}": (
        "{url} 不认识这个令牌，或令牌已过期：tensorgrade login {url}"
    ),
    "{sentence} That is a fault of the service's; try again later.": "{sentence} 这是服务端的故障，请稍后再试。",
    "{url} is no address of a service.": "{url} 不是服务的地址。",
    "{url} could not be reached ({error}).": "无法连接 {url}（{error}）。",
    "Which service? Sign in first: tensorgrade login https://...": "哪个服务？请先登录：tensorgrade login https://...",
    "{file} cannot be read ({error}). Remove it and sign in again.": "无法读取 {file}（{error}）。请删除它并重新登录。",
    "{file} is not what it should be. Remove it and sign in again.": "{file} 的内容不对。请删除它并重新登录。",
    # folders
    "This folder belongs to no exercise. Fetch one first (tensorgrade pull COURSE/ASSIGNMENT/EXERCISE) and work in its "
    "folder.": "此文件夹不属于任何练习。请先取一个（tensorgrade pull 课程/作业/练习），并在它的文件夹里工作。",
    "{file} does not say {missing}. Pull the exercise again.": "{file} 缺少 {missing}。请重新 pull 这个练习。",
    "Name an exercise as COURSE/ASSIGNMENT/EXERCISE, all of an assignment as COURSE/ASSIGNMENT, or give the address of "
    "its page.": "请写成 课程/作业/练习；要整个作业写 课程/作业；或给出页面的网址。",
    # commands
    "This assignment has no code for you to pull now.": "这个作业现在没有可取的代码练习。",
    "{exercise} is a question: answer it on its page, {url}": "{exercise} 是问答题：请在它的页面上作答，{url}",
    "solution.py is as it stands in your editor": "solution.py 与你编辑器里的一样",
    "solution.py is the starter code": "solution.py 是初始代码",
    "solution.py was the same already": "solution.py 没有变化",
    "your solution.py is kept as it is": "你的 solution.py 保持原样",
    "no cases yet: pull again in a minute": "还没有用例：一分钟后再 pull 一次",
    "{count} visible cases": "{count} 个可见用例",
    "{folder}/  {said}; {count}.": "{folder}/  {said}；{count}。",
    "You have sent nothing for this exercise yet.": "你还没有为这个练习提交过任何东西。",
    "The newest report: tensorgrade status --report": "最新的报告：tensorgrade status --report",
    "due {moment}": "截止 {moment}",
    "no due date": "没有截止时间",
    "{earned} of {most}": "{earned} / {most}",
    "late": "迟交",
    "open": "开放中",
    "untouched": "未开始",
    "started": "已开始",
    "waiting": "等待评分",
    "partial": "部分得分",
    "passed": "已通过",
    "submit": "提交",
    "run": "运行",
    "all": "合计",
    "Signed in to {url} as {name} ({user}), for: {scopes}.": "已登录 {url}，身份是 {name}（{user}），用途：{scopes}。",
    "The token lies in {file}, readable by you alone.": "令牌保存在 {file}，只有你能读取。",
    "Token (made on {url}/me/tokens/)": "令牌（在 {url}/me/tokens/ 创建）",
    "{url} does not know this token.": "{url} 不认识这个令牌。",
    "{url} answered {status}: is it a Tensorgrade service?": "{url} 返回了 {status}：它是 Tensorgrade 服务吗？",
    "Open {url}": "请打开 {url}",
    "and enter the code  {code}": "并输入代码  {code}",
    "You refused it in the browser: this machine has got nothing.": "你在浏览器里拒绝了：这台机器什么也没得到。",
    "The code has run out. Begin again: tensorgrade login": "代码已过期。请重新开始：tensorgrade login",
    "Forgotten. To make it worthless everywhere, withdraw it: {url}/me/tokens/": (
        "已忘记。要让它在任何地方都失效，请撤销它：{url}/me/tokens/"
    ),
    "There is no token for {url} here.": "这里没有 {url} 的令牌。",
    "Stopped.": "已停止。",
    # locally
    "There are no visible cases here yet: tensorgrade pull fetches them.": (
        "这里还没有可见用例：用 tensorgrade pull 取。"
    ),
    "There is no Python at {python}.": "{python} 处没有 Python。",
    "Stopped after {seconds} s. Does a loop not end? --timeout gives it longer.": (
        "{seconds} 秒后停止。是不是有循环没有结束？--timeout 可以给它更长时间。"
    ),
    "{python} ended with status {status} before all cases were run.": (
        "{python} 在跑完全部用例之前以状态 {status} 结束。"
    ),
    "{python} has no {missing}. Install it there, name another Python (--python), or leave out --local.": (
        "{python} 里没有 {missing}。请在那里安装，换一个 Python（--python），或去掉 --local。"
    ),
    # notebooks
    "{reason} Your cell is as it was. Whether it arrived is not known: run the cell again when the connection is back. "
    "Unchanged, it is recognised and counts once.": (
        "{reason} 单元格没有变，但不知道是否已经送达：网络恢复后请再运行一次。没有改动的会被认出来，只算一次。"
    ),
    "{reason} Your code has arrived and is graded: see {url}": "{reason} 代码已经送达，正在评分：见 {url}",
    "None of your courses asks for {exercise} now.": "你的课程现在都没有要求 {exercise}。",
    "Several assignments ask for {exercise}. Say which one: {names}": (
        "有几个作业都要求 {exercise}。请指明是哪个：{names}"
    ),
}
