"""What people wrote beside a cell: comments (notes), and conversations of Excel 365."""

import re
from collections.abc import Iterator
from typing import Any

from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import RelationshipList
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.xml.constants import COMMENTS_NS
from openpyxl.xml.functions import fromstring

Comments = dict[tuple[int, int], str]

# Excel 365 also writes a conversation as an ordinary comment, for older versions: an explanation in the language of the
# program that ends with this address, then per remark a label such as ``Reply:`` and the indented words.
_END_OF_EXPLANATION = re.compile(r"\A.*?go\.microsoft\.com/fwlink/\?linkid=\d+\S*", re.DOTALL | re.IGNORECASE)
_LABEL = re.compile(r"^\S[^\n:：]{0,40}[:：][ \t]*\n(?=[ \t]{2,}|\Z)", re.MULTILINE)


def read_comments(archive: Any, relations: RelationshipList) -> Comments:
    """Return the text of the comments of one sheet by (row, column)."""
    names = set(archive.namelist())
    comments: Comments = {}
    for relation in relations.find(COMMENTS_NS):
        if relation.target in names:
            comments.update(_in_part(archive.read(relation.target)))
    return comments


def _in_part(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    root: Any = fromstring(xml)
    parsed: Any = CommentSheet.from_tree(root)
    for ref, comment in parsed.comments:
        text = words_of_people(comment.text or "")
        if text.strip():
            yield coordinate_to_tuple(ref), text


def words_of_people(text: str) -> str:
    """Return a comment without what Excel itself wrote around a conversation; any other comment as it is."""
    explanation = _END_OF_EXPLANATION.match(text)
    if explanation is None:
        return text
    remarks = _LABEL.sub("", text[explanation.end() :].strip() + "\n")
    return "\n".join(line.strip() for line in remarks.splitlines() if line.strip())
