"""LS306: budgets add up."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from liushou.check.rule import Hit, rule
from liushou.records.activity import Activity
from liushou.sums import difference, exact, shown, total

_FEN = Decimal("0.01")


@rule("LS306", "budget-sum", "error", Activity)
def budget_sum(activity: Activity, _on: date) -> Iterator[Hit]:
    """经费加得起来：数量乘单价等于金额，各项之和等于合计；实际支出超过预算时作警告。

    经费要报销、要公示；加不起来的预算会被退回，给孩子买的东西就不能按时到。

    坏例（活动方案）：
        budget: {total: 720, items: [{item: 学习用品, quantity: 12, unit_price: 60, amount: 700}]}

    坏例（活动方案）：
        budget: {total: 900}
        outcome: {spent: 912.5}

    好例（活动方案）：
        budget: {total: 720, items: [{item: 学习用品, quantity: 12, unit_price: 60, amount: 720}]}
        outcome: {spent: 708}

    怎样改：按单据重算金额和合计；超支的在总结里说明，或调整预算。
    """
    budget = activity.budget
    if budget is None:
        return
    for index, item in enumerate(budget.items):
        if item.quantity is None or item.unit_price is None:
            continue
        product = exact(item.quantity) * exact(item.unit_price)
        if abs(product - exact(item.amount)) >= _FEN:
            message = (
                f"“{item.item}”的金额 {shown(item.amount)} 元，但数量 {shown(item.quantity)} × "
                f"单价 {shown(item.unit_price)} = {shown(product)} 元，{_gap(item.amount, product)}"
            )
            yield Hit(("budget", "items", index, "amount"), message)
    added = total(item.amount for item in budget.items)
    if budget.items and added != exact(budget.total):
        message = (
            f"合计 {shown(budget.total)} 元，但各项相加为 {shown(added)} 元，{_gap(budget.total, added)}"
        )
        yield Hit(("budget", "total"), message)
    spent = activity.outcome.spent if activity.outcome else None
    if spent is not None and exact(spent) > exact(budget.total):
        message = f"实际支出 {shown(spent)} 元，超过预算 {shown(budget.total)} 元：请核对，或说明原因"
        yield Hit(("outcome", "spent"), message, severity="warning")


def _gap(stated: float, added: Decimal) -> str:
    return f"{difference(exact(stated), added, '元')}：请重算"
