"""`liushou render`: documents from templates."""
