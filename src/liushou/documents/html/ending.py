"""落款 and 附件说明 (GB/T 9704-2012, 7.3.4 and 7.3.5)."""

from liushou.documents.blocks import Attachments, Signature
from liushou.documents.html.text import text
from liushou.documents.language.chinese import figure
from liushou.documents.signing import placed


def signature_html(signature: Signature) -> str:
    """The units, each centred over the date (`signing.placed`); at least two characters from the margin."""
    lines = [line for line, _ in placed(signature)]
    nearest = min((indent for _, indent in placed(signature)), default=0.0)
    made = "\n".join(f"<p>{text(line)}</p>" for line in lines)
    return f'<div class="signature" style="--in:{figure(nearest)}">\n{made}\n</div>'


def attachments_html(attachments: Attachments) -> str:
    """附件： and the names; long names wrap under their first character."""
    if len(attachments.names) == 1:
        names = f"<p>{text(attachments.names[0])}</p>"
    else:
        numbered = enumerate(attachments.names, 1)
        names = "\n".join(f'<p class="several">{number}. {text(name)}</p>' for number, name in numbered)
    return f'<div class="attachments">\n<p>附件：</p>\n<div>\n{names}\n</div>\n</div>'
