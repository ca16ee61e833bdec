"""liushou: care for left-behind children, kept in plain files under git."""

__version__ = "0.1.0"
