"""Learning from people: a correction is remembered for one layout of one supplier, and the next document reads right.

A correction becomes a lesson (`teaching`): by which label the value is found again (`anchors`), of which supplier
(`identity`) and of which layout (`layouts`). Lessons are plain data. When a document has been read, `recalling` looks
up those that fit it.
"""
