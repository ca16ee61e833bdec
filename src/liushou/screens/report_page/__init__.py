"""The term report as a page of figures: indicators against goals, the children behind them, what is left."""
