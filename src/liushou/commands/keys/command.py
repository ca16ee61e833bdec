"""`liushou keys` and its actions."""

from typing import Annotated

import typer

from liushou.commands.common import chosen_format, deliver, loaded, root_of, usable
from liushou.commands.keys.log import log
from liushou.commands.keys.new import new
from liushou.commands.keys.recipients import add, remove
from liushou.commands.keys.renewing import rotate
from liushou.commands.keys.start import init
from liushou.commands.keys.status import as_json, show, status_of

ALONE = True
ACTIONS = {"new": new, "init": init, "add": add, "remove": remove, "rotate": rotate, "log": log}


def command(
    ctx: typer.Context,
    style: Annotated[str | None, typer.Option("--format", metavar="格式", help="table 或 json")] = None,
) -> None:
    """密钥：不写动作就说明谁能打开、密封了多少、您的私钥能不能打开。

    密封的用法见说明文档《密封》。

    例：
    liushou keys
    liushou keys --format json
    """
    if ctx.invoked_subcommand is not None:
        return
    status = status_of(usable(loaded(root_of(ctx))))
    if chosen_format(style, None, ("table", "json"), to_file=False) == "json":
        deliver(as_json(status), None)
    else:
        show(status)
