"""The lines of the statement around some lines: not each line of a long one is seen to run."""

import ast


def statement(text: str, begin: int, end: int) -> tuple[int, int]:
    """First and last line of the innermost statement that has the lines `begin` to `end`.

    Of a statement with a body (`if`, `for`, `def`), only what stands before that.
    """
    found = begin, end
    waiting: list[ast.AST] = [ast.parse(text)]
    while waiting:
        node = waiting.pop()
        waiting.extend(
            child
            for child in ast.iter_child_nodes(node)
            if not isinstance(child, ast.stmt) or (child.lineno <= end and begin <= (child.end_lineno or end))
        )
        if isinstance(node, ast.stmt) and node.lineno <= begin and end <= (node.end_lineno or end):
            first, last = node.lineno, node.end_lineno or end
            body = getattr(node, "body", None)
            if isinstance(body, list) and body:
                last = max(first, body[0].lineno - 1)
            if begin <= last:
                found = first, last
    return found
