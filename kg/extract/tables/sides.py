"""Words that tell which companies a cue governs, and which side of an arrangement each is on."""

from __future__ import annotations

import re

KIND_ROLES: dict[str, tuple[str, str]] = {
    "component-supply": ("supplier", "customer"),
    "contract-manufacturing": ("manufacturer", "customer"),
    "distribution": ("distributor", "supplier"),
    "service-provision": ("provider", "customer"),
    "technology-licensing": ("licensor", "licensee"),
    "brand-licensing": ("brand_owner", "brand_user"),
    "technology-transfer": ("licensor", "licensee"),
    "minority-investment": ("investor", "investee"),
    "acquisition": ("acquirer", "target"),
    "contract-research": ("sponsor", "performer"),
    "second-sourcing": ("second_source", "licensor"),
}
"""The roles of the subject and the object of a cue, for the kinds that have sides."""

OPPOSITES = frozenset(KIND_ROLES.values()) | {
    (second, first) for first, second in KIND_ROLES.values()
}
"""Every two roles of which a company has one at most in an arrangement."""

BRAND_ROLES = ("brand_owner", "brand_user")
"""The roles of the two companies of "Nordlens-branded Zephyr phones"."""

COMMON_KINDS = frozenset(
    {"joint-venture", "merger", "standards-consortium", "cross-shareholding", "cross-licensing"}
)
"""Kinds whose many parties share one agreement."""

REVERSED = re.compile(
    r"(?i)\b(?:by|from|licen[sc]ee of|customer of|runs? on|rel(?:y|ies|ied) on|hosted on|awarded)\s"
    r"|\b(?:by|from|buys?|bought|order(?:s|ed)?|purchas(?:e|es|ed)|sourc(?:e|es|ed|ing)|us(?:e|"
    r"es|ed|ing)|"
    r"select(?:s|ed)?|chose(?:n)?|chooses|pick(?:s|ed)?|tapped|hired|switch(?:ed|es)? to|"
    r"mov(?:ed|es) to|"
    r"runs? on|relies on|relied on)$"
)
"""Words at or after a cue that turn it round: its subject is on the second side."""

REVERSIBLE = frozenset(KIND_ROLES) - {"contract-research", "second-sourcing"}

RELATIONAL = re.compile(
    r"(?i)\b(?:suppliers?|customers?|clients?|vendors?|distributors?|resellers?|licensees?|"
    r"shareholders?|investors?|"
    r"backers?|manufacturers?|contract manufacturer|service provider|stockists?|assemblers?|"
    r"second source)$"
)
"""Cues that are a noun for one side of the arrangement."""

SHARED = re.compile(
    r"(?i)together|joint|co-|allian|allied|allies|partner|agree|deal|\bpact|contract|venture|"
    r"merg|combin|"
    r"consorti|standard|pool|forces|hands|team|operat|collaborat|swap|exchang|each other|"
    r"one another|"
    r"memorandum|\bmou\b|letter of intent|licensing|tie-up|formed|found(?:ed|ing)?|common|"
    r"member|talks|discussions|"
    r"cross-|both|links|ties|ways|relationship|working|worked"
)
"""Cues that can be said of several companies at once: "A and B signed an agreement"."""

OUTSIDER = re.compile(r"^ (?:with|to|from) [A-Za-z]")
"""Words after such a cue that bring in somebody else, named or not."""

SPOKEN = (
    re.compile(r"\b(?:said|says|told|according to|confirmed to|added)\s?$"),
    re.compile(
        r"^(?:,|\.)? (?:said|says|added|disclosed)\.?$|^ (?:said|says)(?: on \w+day)?\.[”\"]?$"
    ),
)
"""Words before and after a company that is only named as the one who says so."""

PAIRING = re.compile(
    r"(?:between|among|of|by|linking|unites|joins|from)\s(?:(?!\band\b)[\w'’-]+\s){0,4}$"
)
WITH = re.compile(r"\b(?:with|alongside)\s(?:[\w'’-]+\s){0,4}$")
OBLIQUE = re.compile(
    r"\b(?:with|from|of|in|for|to|against|than|like|over|about|after|since|on|under|alongside|into|"
    r"including|between|despite|unlike|at|rivals?)\s(?:the\s|"
    r"its\s)?(?:[\w-]+-based\s)?(?:[a-z]+\s){0,2}$"
)
"""Words before a company that is not the subject of what follows."""

RELATIVE = re.compile(
    r"^(?:['’]s)?,? ?(?:which|that|whom|who|(?:the|an?) (?:[\w-]+ ){1,4}(?:which |"
    r"that )?)? ?(?:the |\w+ )?$"
)
"""Words between what was bought and who bought it: "B, which A bought", "B, the firm that A backs".
"""

REACHES = re.compile(
    r"(?:^|\b)(?:with|and|to|from|for|in|into|by|of|joining|alongside|on|through|"
    r"against)\s(?:[\w'’%$€£.-]+\s){0,8}$"
    r"|^\s?(?:the |its |an? |all of |all |rival |out |up |more |some )?(?:[\w'’%$€£.-]+\s){0,4}$"
)
BREAKS = re.compile(
    r"[;:()“”]|,(?! (?:which|who)? ?(?:an?|the) )|\s[–—-]+\s|"
    r"\b(?:while|but|because|although|though|whereas|when|where|if|than|unlike|like|against|"
    r"said|says|"
    r"rivals?|instead of|rather than|after|before|compete|which|who|whose|similar)\b"
)
"""Words between a cue and a company across which the cue does not govern it."""

TOGETHER = re.compile(
    r"(?i)\b(?:together with|three-way|tripartite|trilateral|jointly|consortium|all three)\b"
)
