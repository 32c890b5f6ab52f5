"""Titles, and the other words that tie a person to a company."""

from __future__ import annotations

import re

_OFFICE = (
    r"(?:officer|director|manager|president|head|lead|leader|counsel|scientist|engineer|"
    r"designer|architect|technologist|analyst|adviser|partner|chairman|chairwoman|chair|"
    r"secretary|editor|treasurer|principal|professor|consultant|economist|executive|chief|"
    r"boss|ceo|owner|founder|spokes(?:man|woman|person))"
)
_RANK = (
    r"(?:senior|group|global|deputy|acting|interim|executive|managing|founding|vice|general|"
    r"regional|technical|commercial|non-executive|rotating|joint|long-time|new)"
)
_FUNCTION = (
    r"(?:finance|financial|technology|operating|operations|product|marketing|revenue|strategy|"
    r"information|people|sales|research|design|software|hardware|plant|country|channel|buying|"
    r"procurement|partner|creative|innovation|brand|network|imaging|licensing|legal|medical|"
    r"scientific|executive|supply[- ]chain|human resources|growth|engineering|art|studio|export|"
    r"project|programme|program|community|fleet|purchasing|security|digital|data|it|us|european)"
)
_ONE = (
    rf"(?:chief (?:{_FUNCTION} ){{1,2}}?officer|chief executive|chief {_OFFICE}"
    r"|co-?(?:founder|ceo|chief executive)|board member|c[efmtpio]o|s?e?vp|md"
    rf"|(?:co-?|vice-|ex-)?(?:{_RANK}[ -])*(?:{_FUNCTION} ){{0,2}}{_OFFICE})"
)
_LISTED = rf"{_ONE}(?:(?:, (?:and )?| and | & |-){_ONE})*"
SMALL_TITLE = re.compile(rf"(?<![\w-]){_LISTED}(?![\w-])(?!['’]s)")
"""One title or several in a row, in small letters: "founder, chairman and chief executive"."""
_TITLE = rf"(?i:{SMALL_TITLE.pattern})"

FORMER = re.compile(r"(?i)\b(?:former(?:ly)?|ex-|once|previously|past)\b")
"""Words that put a title in the past."""

OFFICE_VERBS = {
    "chairs": "chair",
    "chaired": "chair",
    "founded": "founder",
    "co-founded": "founder",
    "started": "founder",
    "set up": "founder",
    "runs": "executive",
    "leads": "executive",
    "heads": "executive",
}
"""Verbs that say of a person what a title would, and the role they tell of."""

TITLE_AFTER = re.compile(  # ", Acme's founder and CEO", " is chief executive"
    r"(?i:,| is| was| as|, who is| becomes| has been (?:named|appointed)|) ?(?i:the |its |an? |as |"
    rf"now |current |former |then )*(?:(?!and )[\w&.’' -]{{2,40}}?['’]s? )?"
    rf"(?P<title>{_TITLE})"
)
TITLE_BEFORE = re.compile(  # "former president ", "chief executive of Acme, "
    rf"(?:(?i:former|ex-|once) ?)?(?P<title>{_TITLE})(?: (?:of|at) [^,.;]{{2,40}})?,? ?$"
)
VERB_AFTER = re.compile(rf"(?:, who)? (?P<verb>{'|'.join(sorted(OFFICE_VERBS, key=len))})\b")
