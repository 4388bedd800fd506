"""Hide personal contact data: e-mail addresses and telephone numbers."""

import re

MASKED_EMAIL = "[e-mailadres verborgen]"
MASKED_PHONE = "[telefoonnummer verborgen]"

_EMAIL = re.compile(r"(?:mailto:)?[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:\?[^\s]*)?", re.IGNORECASE)
_TEL_LINK = re.compile(r"\btel:[+\d][\d\s().-]{5,}\d", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w./:+-])(?:"
    r"(?:\+|00)[1-9]\d{0,2}[\s.-]?(?:\(0\))?[\s.-]?\d(?:[\s.-]?\d){6,11}"  # international
    r"|\(0\d{1,4}\)[\s-]?\d(?:[\s.-]?\d){5,8}"  # (020) 123 4567
    r"|0[1-9]\d{0,3}[\s-]\d(?:[\s.]?\d){5,7}"  # 020-1234567, 06 12 34 56 78
    r"|0[1-9]\d{8}"  # 0612345678
    r")(?![\w/-]|[.]\d)"
)


def mask_contact_data(text: str) -> str:
    """Return `text` with e-mail addresses and telephone numbers replaced by a Dutch remark.

    Digits within web addresses and DOIs are left alone.
    """
    if "@" in text:
        text = _EMAIL.sub(MASKED_EMAIL, text)
    if not any(char.isdigit() for char in text):
        return text
    text = _TEL_LINK.sub(MASKED_PHONE, text)
    parts = []
    end = 0
    for url in _URL.finditer(text):
        parts += [_PHONE.sub(MASKED_PHONE, text[end : url.start()]), url[0]]
        end = url.end()
    return "".join([*parts, _PHONE.sub(MASKED_PHONE, text[end:])])
