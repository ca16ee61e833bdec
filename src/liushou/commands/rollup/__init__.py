"""`liushou rollup`: the figures of many units added up."""
