"""The legal forms of firms, at home and abroad, as they stand in names; every list of them is made of these."""

import re

BRITISH = r"(?:ltd|limited|plc|llp|cic)"
ABROAD = (
    r"(?:inc|llc|gmbh|ag|ohg|b\.?v|v\.?o\.?f|nv|sarl|s\.a\.r\.l|sas|s\.?r\.?l|s\.?p\.?a|aps|a/s|dac|"
    r"lda|s\.l\.u|s\.[la](?=\.)|i/s|"
    r"sp\. ?z ?o\. ?o)"
)
ANY = rf"(?:{BRITISH}|{ABROAD})"
LEGAL_FORM = re.compile(rf"\b{ANY}\b\.?", re.IGNORECASE)
