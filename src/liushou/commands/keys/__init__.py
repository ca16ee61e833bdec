"""`liushou keys`: the keys of a store that seals what is sensitive, and one's own."""
