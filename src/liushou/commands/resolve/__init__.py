"""`liushou resolve`: the conflicts that a merge left, one by one."""
