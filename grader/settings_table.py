"""Every setting, as docs/operations.md lists them: ``python -m grader.settings_table``."""

from __future__ import annotations

from pathlib import Path

from grader.config import ROOT, Config


def settings_table() -> str:
    """Every setting, as docs/operations.md lists them."""
    lines = ["| variable | what it is |", "|---|---|"]
    for name, field in Config.model_fields.items():
        default = _shown(field.default) if field.default_factory is None else "the number of cores"
        said = f" Default: {default}." if default else ""
        lines.append(f"| `{name.upper()}` | {field.description}{said} |")
    return "\n".join(lines)


def _shown(default: object) -> str:
    match default:
        case None | ():
            return ""
        case bool():
            return f"`{str(default).lower()}`"
        case Path():
            return f"`{default.relative_to(ROOT)}/`"
        case tuple():
            return f"`{','.join(map(str, default))}`"
        case float() if default == int(default):
            return f"`{int(default)}`"
    return f"`{default}`"


if __name__ == "__main__":
    print(settings_table())  # noqa: T201
