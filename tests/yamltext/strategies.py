"""Values as an archive may hold them, with all the text that makes trouble in YAML."""

from hypothesis import strategies as st

from liushou.yamltext.reader import Value

_WORDS = (
    "no Off ~ null TRUE << = --- ... -a －a ?a a:b a：b a#b #a ' \" \\ \\n &a *a !a | > %a @a `a [a a] {a a} "
    ", a，b 12:30 1e5 1_000 0x1F 0o17 013800 .inf 2026-09-01 2026-13-45 2026-2027-1 1 ======= ： ，。 石小满 "
    "《书》 “好”"
)
_WITH_SPACES = ("", " ", "- a", "? a", "a: b", "a #b", "a ", " a", "a, b", "<<<<<<< HEAD", "好 # 好", "。 好")
_WITH_BREAKS = ("a\nb", "a\n", "\n", "\ta", "a\tb", "\r", "\r\n", "\x85", "\u2028", "a\u2029b")
_UNSEEN = ("\x00", "\x1b[31m", "\x7f", "\u3000a", "\xa0", "\u200b", "\ufeff", "\ufffe", "e\u0301", "\u0301")
_OTHERS = ("❤\ufe0f", "👩\u200d🏫", "\U0001f600", "长" * 1100, "a" * 1030, "[画画，唱歌]")

_awkward = st.sampled_from((*_WORDS.split(), *_WITH_SPACES, *_WITH_BREAKS, *_UNSEEN, *_OTHERS))
texts = st.one_of(_awkward, st.text(max_size=12), st.builds(str.__add__, st.text(max_size=3), _awkward))
scalars: st.SearchStrategy[Value] = st.one_of(
    texts, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False)
)
values: st.SearchStrategy[Value] = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=12,
)
archives: st.SearchStrategy[dict[str, Value]] = st.dictionaries(texts, values, max_size=5)
