"""Changes to a parsed template that keep it within its limits and its data text.

Every turn of a loop and every call of a macro is counted, and `a ~ b` goes through the environment,
which knows what is markup and what is data.
"""

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer


class _Guard(NodeTransformer):
    def __init__(self, environment: Environment) -> None:
        self.environment = environment

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        return self._counted(node, node.body)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._counted(node, node.body)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._counted(node, node.body)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return self._call("joined", list(node.nodes), node.lineno)

    def _counted(self, node: nodes.Node, body: list[nodes.Node]) -> nodes.Node:
        fixed = sum(len(text.data) for part in body for text in _texts(part))
        self.generic_visit(node)
        count = self._call("step", [nodes.Const(fixed, lineno=node.lineno)], node.lineno)
        body.insert(0, nodes.ExprStmt(count, lineno=node.lineno))
        return node

    def _call(self, method: str, arguments: list[nodes.Expr], line: int) -> nodes.Call:
        target = nodes.EnvironmentAttribute(method, lineno=line)
        return nodes.Call(target, arguments, [], None, None, lineno=line)


def _texts(node: nodes.Node) -> list[nodes.TemplateData]:
    own = [node] if isinstance(node, nodes.TemplateData) else []
    return own + list(node.find_all(nodes.TemplateData))


def guarded(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """The template with its counters in place."""
    _Guard(environment).visit(tree)
    tree.set_environment(environment)
    return tree
