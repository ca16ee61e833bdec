"""How long a check took, in words."""


def took(seconds: float) -> str:
    """用时 0.5 秒。"""
    return f"用时 {seconds:.1f} 秒。"
